/** Notices that folders have changed: told so by the system where it can, and by looking now and then in any case. */
import { watch } from "node:fs";

/** In milliseconds. What changes at once is looked at once, and who writes slowly is not waited for for ever. */
const QUIET = 150;
const LONGEST_QUIET = 1_000;
/** Between two looks that nothing has asked for; longer where looking takes long. */
const POLL = 10_000;
const TIMES_LOOKING = 50;

/**
 * Watches from now on, and looks for the first time: what changes while that goes on is looked at after it.
 *
 * @param look Looks at the folders; called again only when it is done.
 * @param failed Told when looking again has failed; watching goes on.
 * @returns `first`: the first look, which fails where the folders can't be read.
 */
export function watchFolders(
  folders: readonly string[],
  look: () => Promise<void>,
  failed: (error: unknown) => void,
): { readonly first: Promise<void> } {
  let soon: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let firstNoticed: number | undefined;
  let looking = true;

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
    looked(started);
  };
  const looked = (started: number) => {
    looking = false;
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

  for (const folder of folders) begin(folder, noticed);
  const started = performance.now();
  const first = look();
  const done = () => looked(started);
  first.then(done, done);
  return { first };
}

/** No watcher where the system has none to give, as on some network drives: looking now and then goes on. */
function begin(folder: string, noticed: () => void): void {
  try {
    const watcher = watch(folder, { persistent: false }, noticed);
    watcher.on("error", () => watcher.close());
  } catch {
    // ENOSYS, ENOSPC and the like.
  }
}
