/**
 * Follows a served map while the page is in sight: fetches each other version and has it shown. Loaded once all that the
 * page wants at first is there.
 */
/** What the page does about what is heard. */
export type Shown = {
  /** Shows the version that is served now, in place. @throws {Error} where something that it needs can't be fetched. */
  readonly renew: () => Promise<void>;
  /** Says something of the map, in place of what was said of it before. */
  readonly say: (words: string | undefined) => void;
};

type Heard = { readonly map: string; readonly version: string | null };

type Broken = {
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly line?: number;
    readonly column?: number;
  }[];
  readonly total: number;
};

/** In ms. A browser connects again itself, but not to a service that has turned it away; nor does it ask again for a map. */
const AGAIN = 10_000;

export const GONE = "This map is no longer served. What you see is its last version.";

/** @param version of what is shown now. */
export function live(page: HTMLElement, id: string, version: string, { renew, say }: Shown): void {
  let shown = version;
  let wanted: string | null = version;
  let fetching = false;
  let broken = false;
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let inSight = true;

  const fetchWanted = async () => {
    if (fetching || wanted === null || wanted === shown) return;
    fetching = true;
    const version = wanted;
    try {
      await renew();
      shown = version;
    } catch {
      // It, or what evaluates and searches it, could not be fetched, such as when the service is restarting.
    }
    fetching = false;
    if (shown === version) void fetchWanted();
    else setTimeout(fetchWanted, AGAIN);
  };

  const hear = ({ version }: Heard) => {
    if (version === null) say(GONE);
    else if (wanted === null || broken) say(undefined);
    broken = false;
    wanted = version;
    void fetchWanted();
  };
  const leave = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const connect = () => {
    const opened = new EventSource(`/api/events?map=${encodeURIComponent(id)}`);
    source = opened;
    // The server's events are checked in its own tests.
    opened.addEventListener("version", ({ data }) => hear(JSON.parse(data) as Heard));
    opened.addEventListener("broken", ({ data }) => {
      broken = true;
      say(wordsOf(JSON.parse(data) as Broken));
    });
    opened.addEventListener("error", () => {
      if (opened.readyState !== EventSource.CLOSED) return;
      leave();
      again = setTimeout(connect, AGAIN);
    });
  };
  // A browser has few connections for a host: a page that nobody sees, or a frame out of sight, holds none. What is missed
  // meanwhile is told first when it comes back.
  const look = () => {
    if (document.visibilityState === "hidden" || !inSight) leave();
    else if (source === undefined) connect();
  };
  document.addEventListener("visibilitychange", look);
  new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? inSight;
    look();
  }).observe(page);
}

/** What is wrong with the file, for whoever edits it with this page beside. */
function wordsOf({ problems: [first], total }: Broken): string {
  // A syntax error names its place itself.
  const place =
    first?.line === undefined || first.code === "not-json" ? "" : `line ${first.line}, column ${first.column}: `;
  const more = total > 1 ? ` And ${total - 1} more.` : "";
  return `The file of this map is broken; what you see is its last good version. ${place}${first?.message ?? ""}${more}`;
}
