/**
 * A map that is too large to be fetched whole, branch by branch: what a view needs of it is fetched before the view is
 * shown. What was fetched stays, in its place.
 */
import type { ExcerptAnswer } from "../model/api.ts";
import { placesIn } from "../model/layout/places.ts";
import { merged, type Part } from "../model/merged.ts";
import { elidedOpen, type LinksByClaim, type Reading, read } from "../model/picture/reading.ts";
import type { Answer, Excerpted } from "./api.ts";
import type { Far } from "./far.ts";
import { createLabelling } from "./far-labels.ts";
import type { Later } from "./later.ts";
import type { Passing } from "./passing.ts";
import { SLOW, sayAfter } from "./progress.ts";
import type { Transition, ViewerState } from "./state.ts";
import type { Store } from "./store.ts";

/** What a page takes of a map before it says that this is enough, in claims. */
const MOST_HERE = 3_000;
/** An address with many more ids might be refused. */
const MOST_ASKED = 50;
/** In levels: so far ahead of what is shown, so that the next step need not wait; and as deep as is asked for at once. */
const AHEAD = 2;
const DEEPEST = 20;
/** So many roots are brought at a time: more fill no window that can be read. */
const ROOTS = 20;

const FULL = `More than ${MOST_HERE.toLocaleString("en")} claims of this map are here now, and no more are fetched at once: what is folded stays so. Load the page again to start from the top.`;
const FAILED = "This part of the map could not be fetched.";

/** What is here of a map. */
export type Here = {
  readonly part: Part;
  readonly version: string;
  /** How many claims the whole map has. */
  readonly total: number;
  /** What was come to, with all its uses; or is not in the map. */
  readonly known: ReadonlySet<string>;
  readonly roots: Roots;
};

/** How many of a map's roots are here, of how many, and where there are more. */
export type Roots = { readonly here: number; readonly total: number; readonly next: string | null };

/** The map as it opens: its roots, and what the address comes to. */
export async function firstPart(far: Far, state: ViewerState): Promise<Answer<Here>> {
  const roots = await far.excerpt(FIRST);
  if (!roots.ok) return roots;
  const { version, whole, next } = roots.value;
  let here: Here = {
    part: partIn(roots.value),
    version,
    total: whole.claims,
    known: new Set(),
    roots: { here: next === null ? whole.roots : ROOTS, total: whole.roots, next },
  };
  for (const id of namedIn(state)) {
    const more = await come(far, id);
    if (!more.ok) return more;
    const grown = more.value(here);
    // Another version has come in between.
    if (grown === undefined) return firstPart(far, state);
    here = grown;
  }
  return { ok: true, value: here };
}

/** @param kept What is shown now, where there is something. */
export function readingOf({ part: { map, folded }, total }: Here, links?: LinksByClaim, kept?: Reading): Reading {
  return read(map, links, { elided: folded, total, ...(kept === undefined ? {} : { kept: placesIn(kept.forest) }) });
}

type Parts = {
  readonly far: Far;
  readonly first: Here;
  readonly states: Store<ViewerState>;
  readonly passing: Store<Passing>;
  readonly later: Pick<Later, "failed" | "note">;
};

export type Branches = {
  /** The same states; a change to one that needs more of the map comes to pass once that is here. */
  readonly states: Store<ViewerState>;
  /** Fetches what else the page wants that shows the first part. */
  readonly begin: () => void;
  /** Brings the next roots here. */
  readonly moreRoots: () => void;
  /** Brings claims or inferences here, with what stands above them. @throws {Error} where they can't be had. */
  readonly bring: (ids: readonly string[]) => Promise<void>;
  /** Starts again from the roots, with the version that is served now. @throws {Error} where it can't be had. */
  readonly restart: () => Promise<void>;
};

/** What a view needs and is not here. */
type Lack = { readonly to: string } | { readonly open: readonly string[]; readonly depth: number };

export function createBranches({ far, first, states, passing, later }: Parts): Branches {
  let here = first;
  let full = false;
  const label = createLabelling({ far, passing, later });
  const waiting: Transition[] = [];
  /** What is selected and on its way. */
  const coming = new Set<string>();

  function take(next: Here): void {
    here = next;
    const { roots } = here;
    passing.update((state) => ({ ...state, whole: readingOf(here, state.whole.links, state.whole), roots }));
  }

  async function fetchRoots(next: string): Promise<void> {
    const answer = found(await far.moreRoots(next));
    if (answer.version !== here.version) return restart();
    const { total } = here.roots;
    const roots = { here: Math.min(total, here.roots.here + ROOTS), total, next: answer.next };
    take({ ...here, part: merged(here.part, partIn(answer)), roots });
    label({ open: topOf(answer), depth: AHEAD });
  }

  function moreRoots(): void {
    const { next } = here.roots;
    if (next !== null) fetchRoots(next).catch(() => later.failed(FAILED, moreRoots));
  }

  function lackOf(state: ViewerState): Lack | undefined {
    const { whole } = passing.get();
    const { claims, inferences, elided } = whole.connections;
    const isHere = (id: string) => inferences.has(id) || (claims.has(id) && !elided.has(id));
    const to = namedIn(state).find((id) => !here.known.has(id) && !isHere(id));
    if (to !== undefined) return { to };
    if (full) return undefined;
    const open = elidedOpen(whole, state.folding).slice(0, MOST_ASKED);
    if (open.length === 0) return undefined;
    // What is opened by its depth is opened as far down as that goes.
    const least = Math.min(...open.map((claim) => whole.depths.get(claim) ?? 0));
    return { open, depth: Math.min(DEEPEST, Math.max(AHEAD, state.folding.depth - least)) };
  }

  async function supply(lack: Lack): Promise<void> {
    const grown = found("to" in lack ? await come(far, lack.to) : await grow(far, lack))(here);
    if (grown === undefined) return restart();
    take(grown);
    label("to" in lack ? comingTo(lack.to) : lack);
    if (full || here.part.map.claims.length <= MOST_HERE) return;
    full = true;
    later.note(FULL);
  }

  async function work(): Promise<void> {
    const stopSaying = sayAfter(SLOW, "Fetching this part of the map …");
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const given = next;
      const lack = lackOf(given(states.get()));
      if (lack === undefined) {
        waiting.shift();
        states.update(given);
        complete();
        continue;
      }
      await supply(lack).catch(() => {
        waiting.shift();
        later.failed(FAILED, () => update(given));
      });
    }
    stopSaying();
  }

  function update(transition: Transition): void {
    if (lackOf(transition(states.get())) === undefined) {
      states.update(transition);
      complete();
      return;
    }
    waiting.push(transition);
    if (waiting.length === 1) void work();
  }

  /** What is selected is shown at once where it is here; its other uses, and what lies further down, come after. */
  function complete(): void {
    const id = namedIn(states.get()).find((id) => !here.known.has(id) && !coming.has(id));
    if (id === undefined) return;
    coming.add(id);
    supply({ to: id })
      .catch(() => later.failed(FAILED, complete))
      .finally(() => coming.delete(id));
  }

  async function restart(): Promise<void> {
    full = false;
    take(found(await firstPart(far, states.get())));
    passing.update((state) => ({ ...state, labels: new Map() }));
    begin();
  }

  /** Fetches what the view has open, and what stands of what is here. */
  function begin(): void {
    for (const asked of [FIRST, ...namedIn(states.get()).map(comingTo)]) label(asked);
    update((state) => ({ ...state }));
  }

  return {
    states: { ...states, update },
    begin,
    moreRoots,
    bring: async (ids) => {
      const missing = ids.filter((id) => !here.part.map.claims.some((claim) => claim.id === id));
      if (missing.length === 0) return;
      const asked = { to: missing };
      const grown = found(await grow(far, asked))(here);
      if (grown === undefined) return restart();
      take(grown);
      label(asked);
    },
    restart,
  };
}

const FIRST: Excerpted = { roots: ROOTS, depth: AHEAD };
const comingTo = (id: string): Excerpted => ({ to: [id], depth: AHEAD });

/** What a view is about, wherever it stands in the map. */
const namedIn = ({ selected, focus }: ViewerState): readonly string[] =>
  [selected, focus?.claim].filter((id) => id !== undefined);

/** What is here, with more of it; `undefined` where the map has another version now. */
type Growth = (here: Here) => Here | undefined;

/** Comes to a claim or an inference, if the map has it. */
async function come(far: Far, id: string): Promise<Answer<Growth>> {
  const more = await grow(far, comingTo(id));
  if (!more.ok && more.failure.again) return more;
  const grown = more.ok ? more.value : (here: Here) => here;
  return {
    ok: true,
    value: (here) => {
      const value = grown(here);
      return value && { ...value, known: new Set([...value.known, id]) };
    },
  };
}

async function grow(far: Far, asked: Excerpted): Promise<Answer<Growth>> {
  const answer = await far.excerpt(asked);
  if (!answer.ok) return answer;
  const { value } = answer;
  const grown: Growth = (here) =>
    value.version === here.version ? { ...here, part: merged(here.part, partIn(value)) } : undefined;
  return { ok: true, value: grown };
}

/** What is a premise of nothing. */
function topOf({ document: { claims, inferences } }: ExcerptAnswer): readonly string[] {
  const premises = new Set(inferences.flatMap((inference) => inference.premises));
  return claims.map(({ id }) => id).filter((id) => !premises.has(id));
}

/** The document comes from typed code of the same repository; only its arrays are read-only here. */
const partIn = ({ document, folded }: ExcerptAnswer): Part => ({
  map: document as Part["map"],
  folded: new Map(folded.map(({ claim, beneath }) => [claim, beneath])),
});

function found<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(answer.failure.title);
}
