/** Notices that folders have changed: told so by the system where it can, and by looking now and then in any case. */
import { type FSWatcher, watch } from "node:fs";

/** In milliseconds. What changes at once is looked at once, and who writes slowly is not waited for for ever. */
const QUIET = 150;
const LONGEST_QUIET = 1_000;
/** Between two looks that nothing has asked for; longer where looking takes long. */
const POLL = 10_000;
const TIMES_LOOKING = 50;

/**
 * @param look Looks at the folders; called again only when it is done.
 * @param failed Told when looking failed; watching goes on.
 */
export function watchFolders(
  folders: readonly string[],
  look: () => Promise<void>,
  failed: (error: unknown) => void,
): { readonly close: () => void } {
  let closed = false;
  let soon: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let firstNoticed: number | undefined;
  let looking = false;

  const lookNow = async () => {
    clearTimeout(soon);
    clearTimeout(later);
    firstNoticed = undefined;
    looking = true;
    const started = performance.now();
    try {
      await look();
    } catch (error) {
      failed(error);
    }
    looking = false;
    if (closed) return;
    if (firstNoticed !== undefined) plan();
    later = setTimeout(lookNow, Math.max(POLL, TIMES_LOOKING * (performance.now() - started))).unref();
  };
  const plan = () => {
    clearTimeout(soon);
    const waited = performance.now() - (firstNoticed ?? 0);
    soon = setTimeout(lookNow, Math.max(0, Math.min(QUIET, LONGEST_QUIET - waited)));
  };
  const noticed = () => {
    firstNoticed ??= performance.now();
    if (!looking) plan();
  };

  const watchers = folders.flatMap((folder) => begin(folder, noticed));
  later = setTimeout(lookNow, POLL).unref();
  return {
    close: () => {
      closed = true;
      clearTimeout(soon);
      clearTimeout(later);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** No watcher where the system has none to give, as on some network drives: looking now and then goes on. */
function begin(folder: string, noticed: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, noticed);
    watcher.on("error", () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
