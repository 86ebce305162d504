/** What follows from the view's state and what is at hand; each is worked out once for as long as it stays the same. */
import { lastOnly } from "../model/last-only.ts";
import type { Selection } from "../model/neighbourhood.ts";
import { type Focus, partOf, type Reading, read } from "../model/picture/reading.ts";
import type { Standing } from "../model/picture/standing.ts";
import type { Hits } from "../model/search.ts";
import type { Find } from "./finder.ts";
import type { Verdict } from "./judge.ts";
import type { Judgement } from "./judgement.ts";
import type { Passing } from "./passing.ts";
import type { ViewerState } from "./state.ts";
import type { Store } from "./store.ts";

export type Derived = {
  /** The part of the map that is shown. */
  readonly readingOf: (state: ViewerState) => Reading;
  /** `undefined` while they are being looked for. */
  readonly hitsOf: (state: ViewerState) => Hits | undefined;
  readonly foundOf: (state: ViewerState) => ReadonlySet<string>;
  readonly verdictOf: (judgement: Judgement, assumed: ViewerState["assumed"]) => Verdict;
  readonly standingOf: (state: ViewerState) => Standing;
  /** What the tour tells; `undefined` off the tour. */
  readonly toldOf: (state: ViewerState) => Selection | undefined;
};

export function derivedFrom({ get: atHand }: Store<Passing>): Derived {
  const partial = lastOnly(({ connections, links }: Reading, focus: Focus) => {
    const { elided, conclusions } = connections;
    return read(partOf(connections.map, focus), links, { elided, conclusions });
  });
  const readingOf = ({ focus }: ViewerState): Reading => {
    const { whole } = atHand();
    return focus === undefined || !whole.connections.claims.has(focus.claim) ? whole : partial(whole, focus);
  };
  const hits = lastOnly((reading: Reading, find: Find, query: string): Hits | undefined => {
    const found = find(query);
    if (found === undefined) return undefined;
    const here = found.hits.filter(({ claim }) => reading.connections.claims.has(claim));
    // Of a map that is here in part, there may be more to find than is listed.
    const total = here.length === found.hits.length ? found.total : here.length;
    return { having: found.having, hits: here, total };
  });
  const found = lastOnly((hits: Hits | undefined) => new Set(hits?.hits.map(({ claim }) => claim)));
  const verdictOf = lastOnly(({ judge }: Judgement, assumed: ViewerState["assumed"]) => judge(assumed));
  const standing = lastOnly(
    (judgement: Judgement | undefined, told: Standing["labels"], assumed: ViewerState["assumed"]): Standing => ({
      labels: judgement === undefined ? told : verdictOf(judgement, assumed).labels,
      assumed,
    }),
  );
  const told = lastOnly((judgement: Judgement | undefined, tour: string | undefined) =>
    judgement?.touring.toldAt(judgement.tour, tour),
  );
  const hitsOf = (state: ViewerState) => hits(readingOf(state), atHand().find, state.query);
  return {
    readingOf,
    hitsOf,
    foundOf: (state) => found(hitsOf(state)),
    verdictOf,
    standingOf: ({ assumed }) => standing(atHand().judgement, atHand().labels, assumed),
    toldOf: ({ tour }) => told(atHand().judgement, tour),
  };
}
