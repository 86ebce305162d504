/** What the page has at hand beside the view's state: what was fetched, and what passes. No address tells of it. */
import type { Reading } from "../model/picture/reading.ts";
import { NO_STANDING, type Standing } from "../model/picture/standing.ts";
import type { Remark } from "./app.tsx";
import type { Roots } from "./branches.ts";
import { type Find, findLater } from "./finder.ts";
import type { Judgement } from "./judgement.ts";
import type { Arranging } from "./layers.ts";
import type { Hover } from "./map-pane.tsx";
import type { Panels } from "./panels.ts";
import type { Schemes } from "./schemes.ts";
import { createStore, type Store } from "./store.ts";

export type Passing = {
  /** The whole map, or all that is here of it. Another version comes with what searches and evaluates it. */
  readonly whole: Reading;
  /** Of a map that is here in part. */
  readonly roots: Roots | undefined;
  /** What there is to say of the version that is shown. */
  readonly news: string | undefined;
  readonly hover: Hover;
  readonly announcement: string;
  readonly schemes: Schemes;
  readonly arranging: Arranging;
  readonly find: Find;
  readonly remarks: readonly Remark[];
  readonly panels: Panels | undefined;
  readonly judgement: Judgement | undefined;
  /** What stands of a map that is here in part, as the server has told it so far. */
  readonly labels: Standing["labels"];
};

export const createPassing = (whole: Reading, roots: Roots | undefined, panels: Panels | undefined): Store<Passing> =>
  createStore<Passing>({
    whole,
    roots,
    news: undefined,
    hover: undefined,
    announcement: "",
    schemes: new Map(),
    arranging: undefined,
    find: findLater,
    remarks: [],
    panels,
    judgement: undefined,
    labels: NO_STANDING.labels,
  });

/** Says words to readers who hear the page. The same words twice are heard twice only if they differ. */
export const announcing =
  (passing: Store<Passing>) =>
  (words: string): void =>
    passing.update((state) => ({ ...state, announcement: state.announcement === words ? `${words}\u00a0` : words }));
