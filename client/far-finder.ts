/** Searching a map that is here in part: the whole is searched, and what is found best is brought here. */
import type { Branches } from "./branches.ts";
import type { Far } from "./far.ts";
import { type Find, NO_HITS } from "./finder.ts";
import type { Later } from "./later.ts";
import type { Passing } from "./passing.ts";
import type { ViewerState } from "./state.ts";
import type { Store } from "./store.ts";

/** So many hits are listed and stepped through; there may be thousands. */
const LISTED = 20;
/** In ms: so long a reader pauses who has typed a word. */
const PAUSE = 200;

const FAILED = "The search could not be answered; of a large map its words may still be put in order.";

type Parts = {
  readonly far: Far;
  readonly store: Store<ViewerState>;
  readonly passing: Store<Passing>;
  readonly bring: Branches["bring"];
  readonly later: Pick<Later, "failed">;
};

/** Asks whenever the words have changed. */
export function findFarOff({ far, store, passing, bring, later }: Parts): void {
  let wanted = "";
  let pause: ReturnType<typeof setTimeout> | undefined;

  const show = (find: Find) => passing.update((state) => ({ ...state, find }));

  async function ask(words: string): Promise<void> {
    try {
      const answer = await far.hits(words, LISTED);
      if (!answer.ok) throw new Error(answer.failure.title);
      const found = answer.value;
      await bring(found.hits.map(({ claim }) => claim));
      if (wanted !== words) return;
      show((query) => (query.trim() === words ? found : undefined));
    } catch {
      if (wanted === words) later.failed(FAILED, () => void ask(words));
    }
  }

  const look = ({ query }: ViewerState) => {
    const words = query.trim();
    if (words === wanted) return;
    wanted = words;
    clearTimeout(pause);
    show((query) => (query.trim() === "" ? NO_HITS : undefined));
    if (words !== "") pause = setTimeout(() => void ask(words), PAUSE);
  };
  look(store.get());
  store.subscribe(look);
}
