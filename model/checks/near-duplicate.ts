import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

/** Share of words that two wordings have in common (Jaccard's index) from which they are near-duplicates. */
const SIMILARITY = 0.8;

/**
 * How many earlier wordings each one is compared with at most. Those of a language never come near; where thousands are
 * made of the same few words, a twin beyond these is not found.
 */
const MOST_COMPARED = 200;

/**
 * Compares each claim with the earlier ones that can reach the threshold at all: two sets that alike must share one of
 * the rarest words of each (prefix filtering; Chaudhuri, Ganti & Kaushik 2006), so no pair of all claims is formed.
 * Of claims with the very same words only the first is compared with: it is the first twin of whatever is like them.
 */
export const nearDuplicates: Check = ({ map }) => {
  const sets = ranked(map.claims.map(({ text }) => words(text)));
  const restated = new Set(map.restatements.flatMap((group) => group.flatMap((a) => group.map((b) => pair(a, b)))));
  const first = new Map<string, number>();
  /** The claims that have a word among their rarest, in the map's order. */
  const index = new Map<number, number[]>();
  const twinOf = (own: readonly number[], at: number): number | undefined => {
    const key = own.join(" ");
    const same = first.get(key);
    const rarest = own.slice(0, own.length - Math.ceil(SIMILARITY * own.length) + 1);
    const lists = rarest.map((word) => index.get(word) ?? []);
    const like = (other: number) => similarity(own, sets[other] ?? []) >= SIMILARITY;
    const twin = firstOf(ascending(lists), MOST_COMPARED, like) ?? same;
    if (same !== undefined) return twin;
    first.set(key, at);
    for (const word of rarest) {
      const earlier = index.get(word);
      if (earlier === undefined) index.set(word, [at]);
      else earlier.push(at);
    }
    return twin;
  };
  return map.claims.flatMap(({ id }, at) => {
    const own = sets[at] ?? [];
    const twin = own.length === 0 ? undefined : twinOf(own, at);
    const earlier = twin === undefined ? undefined : map.claims[twin];
    if (earlier === undefined || restated.has(pair(earlier.id, id))) return [];
    const message = `The wording is almost that of ${quoted(earlier.id)}.`;
    return [problem("near-duplicate", ["claims", at, "text"], message, id)];
  });
};

/** Each set's words as their ranks among all, the rarest first. */
function ranked(sets: readonly ReadonlySet<string>[]): readonly (readonly number[])[] {
  const frequency = new Map<string, number>();
  for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byRarity = [...frequency].sort(([left, few], [right, many]) => few - many || (left < right ? -1 : 1));
  const ranks = new Map(byRarity.map(([word], rank) => [word, rank]));
  // Every word was counted.
  return sets.map((set) => Array.from(set, (word) => ranks.get(word) as number).sort((left, right) => left - right));
}

/** The numbers of ascending lists as one that ascends, each number once, taken only as far as it is asked for. */
function* ascending(lists: readonly (readonly number[])[]): Generator<number, undefined> {
  const next = lists.map(() => 0);
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    for (const [at, list] of lists.entries()) least = Math.min(least, list[next[at] ?? 0] ?? least);
    if (least === Number.POSITIVE_INFINITY) return;
    for (const [at, list] of lists.entries()) if (list[next[at] ?? 0] === least) next[at] = (next[at] ?? 0) + 1;
    yield least;
  }
}

function firstOf(numbers: Iterable<number>, most: number, like: (number: number) => boolean): number | undefined {
  let tried = 0;
  for (const number of numbers) {
    if (like(number)) return number;
    tried += 1;
    if (tried === most) return undefined;
  }
  return undefined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Of two lists of ranks that ascend. */
function similarity(left: readonly number[], right: readonly number[]): number {
  let common = 0;
  for (let at = 0, other = 0; at < left.length && other < right.length; ) {
    const difference = (left[at] ?? 0) - (right[other] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return common / (left.length + right.length - common);
}

const pair = (left: string, right: string) => JSON.stringify([left, right]);
