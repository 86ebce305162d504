import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";
import { type Wordings, wordingsOf } from "./wordings.ts";

/** Share of words that two wordings have in common (Jaccard's index) from which they are near-duplicates. */
const SIMILARITY = 0.8;

/**
 * How many earlier wordings each one is compared with at most, and how many it is not compared with, since where they
 * share a word says that they can't be alike. Those of a language never come near; where thousands are made of the same
 * few words, a twin beyond these is not found.
 */
const MOST_COMPARED = 200;
const MOST_PASSED = 4_000;

export const nearDuplicates: Check = ({ map }) => {
  const restated = new Set(map.restatements.flatMap((group) => group.flatMap((a) => group.map((b) => pair(a, b)))));
  const twinOf = twins(wordingsOf(map.claims.map(({ text }) => text)));
  return map.claims.flatMap(({ id }, at) => {
    const twin = twinOf(at);
    const earlier = twin === undefined ? undefined : map.claims[twin];
    if (earlier === undefined || restated.has(pair(earlier.id, id))) return [];
    const message = `The wording is almost that of ${quoted(earlier.id)}.`;
    return [problem("near-duplicate", ["claims", at, "text"], message, id)];
  });
};

/**
 * Tells of each wording, asked for one after the other, the first one before it that is nearly the same.
 *
 * It is compared with those alone that can reach the threshold: two that are alike share one of the rarest words of each
 * (prefix filtering; Chaudhuri, Ganti & Kaushik 2006), have enough words left after it (positional filtering; Xiao, Wang,
 * Lin & Yu 2008), and differ in few of the bits that stand for their words (bitmap filtering; Sandes, Teodoro & Melo
 * 2020). Of those with the very same words only the first is compared with: it is the first twin of whatever is
 * like them.
 */
function twins(wordings: Wordings): (at: number) => number | undefined {
  const { start, ranks, words } = wordings;
  const startOf = (at: number) => start[at] as number; // of those there are, and of the end
  const sameAs = firsts(wordings);
  /**
   * Of each word the wordings that have it among their rarest, in order, each in four numbers: its position, how many
   * words it has, how many of them from this one on, and its bits. All that is looked at lies side by side.
   */
  const holders = new Array<number[] | undefined>(words);

  return (at) => {
    const from = startOf(at);
    const size = startOf(at + 1) - from;
    if (size === 0) return undefined;
    const bits = bitsOf(wordings, at);
    const same = sameAs(at);
    let twin = same;
    let compared = 0;
    let passed = 0;
    const rarest = size - Math.ceil(SIMILARITY * size) + 1;
    for (let place = 0; place < rarest; place += 1) {
      const word = ranks[from + place] as number; // within the wording
      const others = holders[word] ?? [];
      for (let k = 0; k < others.length && compared < MOST_COMPARED && passed < MOST_PASSED; k += 4) {
        const [other, otherSize, otherLeft] = [others[k] as number, others[k + 1] as number, others[k + 2] as number];
        if (twin !== undefined && other >= twin) break;
        const shared = needed(size + otherSize);
        const left = Math.min(size - place, otherLeft);
        if (left < shared || ones(bits & ~(others[k + 3] as number)) > size - shared) {
          passed += 1;
          continue;
        }
        compared += 1;
        if (similarity(wordings, at, other) >= SIMILARITY) twin = other;
      }
      if (same !== undefined) continue;
      if (others.length === 0) holders[word] = others;
      others.push(at, size, size - place, bits);
    }
    return twin;
  };
}

/** How many words two wordings must share that have so many together; rounding must not make it one more. */
const needed = (together: number) => Math.ceil((SIMILARITY * together) / (1 + SIMILARITY) - 1e-9);

/** Thirty bits, one for each word, several words to a bit: whatever bit only one of two wordings has is a word that only it has. */
function bitsOf({ start, ranks }: Wordings, at: number): number {
  let bits = 0;
  const end = start[at + 1] as number;
  for (let k = start[at] as number; k < end; k += 1) {
    bits |= 1 << ((Math.imul(ranks[k] as number, 0x9e3779b1) >>> 0) % 30);
  }
  return bits;
}

/** How many bits are set. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Tells of each wording, asked for one after the other, the first one before it with the very same words. */
function firsts({ start, ranks }: Wordings): (at: number) => number | undefined {
  const byHash = new Map<number, number>();
  const same = (a: number, b: number) => {
    const [from, other] = [start[a] as number, start[b] as number];
    const size = (start[a + 1] as number) - from;
    if ((start[b + 1] as number) - other !== size) return false;
    for (let k = 0; k < size; k += 1) if (ranks[from + k] !== ranks[other + k]) return false;
    return true;
  };
  return (at) => {
    // FNV-1a over the words' ranks.
    let hash = 0x811c9dc5;
    const end = start[at + 1] as number;
    for (let k = start[at] as number; k < end; k += 1) hash = Math.imul(hash ^ (ranks[k] as number), 0x01000193);
    const first = byHash.get(hash);
    if (first === undefined) byHash.set(hash, at);
    // Others with its hash are rare, and are compared like any other wording.
    return first !== undefined && same(first, at) ? first : undefined;
  };
}

/** Of two wordings, the share of their words that both have. */
function similarity({ start, ranks }: Wordings, left: number, right: number): number {
  let at = start[left] as number;
  let other = start[right] as number;
  const end = start[left + 1] as number;
  const otherEnd = start[right + 1] as number;
  const together = end - at + otherEnd - other;
  let common = 0;
  while (at < end && other < otherEnd) {
    const difference = (ranks[at] as number) - (ranks[other] as number);
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return common / (together - common);
}

const pair = (left: string, right: string) => JSON.stringify([left, right]);
