/** Puts another version of the map in the place of the one that is shown. */
import type { ArgumentMap } from "../model/map.ts";
import { type LinksByClaim, read } from "../model/picture/reading.ts";
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
  async function replace(map: ArgumentMap, links: LinksByClaim): Promise<void> {
    const whole = read(map, links);
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

  return { replace, say };
}
