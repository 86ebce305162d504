/** Puts another version of the map in the place of the one that is shown. */
import { linksByClaim, read } from "../model/picture/reading.ts";
import { fetchLinks, fetchMap } from "./api.ts";
import type { Derived } from "./derived.ts";
import { loadFinder } from "./finder.ts";
import { readdress, seen } from "./history.ts";
import { loadJudgement } from "./judgement.ts";
import type { Shown } from "./live.ts";
import type { Passing } from "./passing.ts";
import type { ViewerState } from "./state.ts";
import type { Store } from "./store.ts";

type Parts = {
  readonly store: Store<ViewerState>;
  readonly passing: Store<Passing>;
  readonly readingOf: Derived["readingOf"];
  readonly announce: (words: string) => void;
};

export function replacing({ store, passing, readingOf, announce }: Parts): Shown {
  function say(news: string | undefined): void {
    passing.update((state) => ({ ...state, news }));
    if (news !== undefined) announce(news);
  }

  /** All of a version at once, so that nothing on the page speaks of two. */
  async function renew(): Promise<void> {
    const { id } = passing.get().whole.connections.map;
    const [answer, links] = await Promise.all([fetchMap(id), fetchLinks(id)]);
    if (!answer.ok) throw new Error(answer.failure.title);
    const map = answer.value;
    const whole = read(map, linksByClaim(links));
    const [find, judgement, { carriedOver, wordsOfVersions }] = await Promise.all([
      loadFinder(map),
      loadJudgement(whole.connections),
      import("./carried-over.ts"),
    ]);
    const before = passing.get().whole.connections.map;
    document.title = document.title.replace(before.title, () => map.title);
    passing.update((state) => ({ ...state, whole, find, judgement, hover: undefined }));
    const state = seen(readingOf, carriedOver(whole, judgement.tour)(store.get()));
    const { selected } = store.get();
    readdress(state);
    store.update(() => state);
    const lost = selected !== undefined && state.selected === undefined ? " What was selected is gone." : "";
    say(`${wordsOfVersions(before, map)}${lost}`);
  }

  return { renew, say };
}
