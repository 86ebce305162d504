/** Starts the viewer: the server's answers, or a file of the reader's own, to a map on the page. */
import { h, render } from "preact";
import { MOST_WHOLE } from "../model/excerpt.ts";
import { type LinksByClaim, linksByClaim, type Reading, read } from "../model/picture/reading.ts";
import { stateOf } from "./address.ts";
import { type Answer, fetchLinks, fetchMap } from "./api.ts";
import type { Branching } from "./branching.ts";
import type { Far } from "./far.ts";
import type { Shown } from "./live.ts";
import { loadFonts } from "./measure.ts";
import { Notice } from "./notice.tsx";
import { afterPainting, SLOW, sayAfter } from "./progress.ts";
import { showTheme } from "./theme.ts";
import { type InPart, type MoreOfView, view } from "./view.ts";

/** From so many claims on, drawing the first picture takes long enough to be told of. */
const LARGE = 2_000;

showTheme();
const page = document.getElementById("viewer");
const id = page?.dataset.map;
if (page !== null && id !== undefined) await start(page, id);
if (page?.dataset.own !== undefined) {
  const [{ startOwn }] = await Promise.all([import("./own.tsx"), loadFonts()]);
  await startOwn(page, async (map, bar) => {
    if (map.claims.length <= MOST_WHOLE) return show(page, map.claims.length, () => read(map), { bar });
    const { ownFar } = await import("./own-far.ts");
    const part = await inPart(() => ownFar(map));
    return part.ok ? showPart(page, part.value, { bar }) : undefined; // all of it is here
  });
}

async function start(page: HTMLElement, id: string): Promise<void> {
  const stopSaying = sayAfter(SLOW, "Fetching the map …");
  const fetched = page.dataset.inPart === undefined ? fetchMap(id) : inPart(({ served }) => served(id));
  // A plain address shows the map alone; any other may show a claim's details, which are then to be there from the start.
  const atOnce = location.search === "" ? undefined : import("./panels.ts").catch(() => undefined); // tried again later
  const [answer, links, loaded] = await Promise.all([fetched, fetchLinks(id), atOnce, loadFonts()]);
  stopSaying();
  if (answer.ok) {
    const [byClaim, panels, { value }] = [linksByClaim(links), loaded?.panels, answer];
    const shown =
      "branching" in value
        ? showPart(page, value, { panels }, byClaim)
        : await show(page, value.claims.length, () => read(value, byClaim), { panels });
    return follow(page, id, shown);
  }
  // What the server has put into the page is left to read, below the notice.
  const notice = document.createElement("div");
  page.before(notice);
  const again = () => {
    notice.remove();
    void start(page, id);
  };
  render(h(Notice, { failure: answer.failure, again }), notice);
}

/** Of a map that is too large to be shown whole: how it opens, and what brings more of it. */
async function inPart(farOf: (branching: Branching) => Far): Promise<Answer<InPart>> {
  const { branching } = await import("./branching.ts");
  const far = farOf(branching);
  const here = await branching.firstPart(far, stateOf(location.search));
  return here.ok ? { ok: true, value: { far, here: here.value, branching } } : here;
}

function showPart(page: HTMLElement, part: InPart, more: MoreOfView, links?: LinksByClaim): ReturnType<typeof view> {
  return view(page, part.branching.readingOf(part.here, links), { ...more, inPart: part });
}

/** Puts a map on the page, and says so before where that takes long. */
async function show(
  page: HTMLElement,
  claims: number,
  whole: () => Reading,
  more: MoreOfView,
): Promise<ReturnType<typeof view>> {
  if (claims < LARGE) return view(page, whole(), more);
  const drawn = sayAfter(0, `Drawing ${claims.toLocaleString("en")} claims …`);
  await afterPainting();
  const shown = view(page, whole(), more);
  drawn();
  return shown;
}

/** Follows the map once nothing else is fetched; what can't be followed reads all the same. */
async function follow(page: HTMLElement, id: string, shown: Shown & { readonly complete: Promise<unknown> }) {
  await shown.complete;
  const { version } = page.dataset;
  if (version === undefined) return;
  const loaded = await import("./live.ts").catch(() => undefined);
  loaded?.live(page, id, version, shown);
}
