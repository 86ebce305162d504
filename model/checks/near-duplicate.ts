import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

/** Share of words that two wordings have in common (Jaccard's index) from which they are near-duplicates. */
const SIMILARITY = 0.8;

/**
 * Compares each claim with the earlier ones that can reach the threshold at all: two sets that alike must share one of
 * the rarest words of each (prefix filtering; Chaudhuri, Ganti & Kaushik 2006), so no pair of all claims is formed.
 */
export const nearDuplicates: Check = ({ map }) => {
  const sets = map.claims.map(({ text }) => words(text));
  const frequency = new Map<string, number>();
  for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byRarity = (left: string, right: string) =>
    (frequency.get(left) ?? 0) - (frequency.get(right) ?? 0) || (left < right ? -1 : 1);

  const restated = new Set(map.restatements.flatMap((group) => group.flatMap((a) => group.map((b) => pair(a, b)))));
  const index = new Map<string, number[]>();
  return map.claims.flatMap(({ id }, at) => {
    const own = sets[at] ?? new Set();
    const rarest = [...own].sort(byRarity).slice(0, own.size - Math.ceil(SIMILARITY * own.size) + 1);
    const candidates = new Set(rarest.flatMap((word) => index.get(word) ?? []));
    for (const word of rarest) {
      const earlier = index.get(word);
      if (earlier === undefined) index.set(word, [at]);
      else earlier.push(at);
    }
    const twin = [...candidates]
      .sort((left, right) => left - right)
      .find((other) => similarity(own, sets[other] ?? new Set()) >= SIMILARITY);
    const earlier = twin === undefined ? undefined : map.claims[twin];
    if (earlier === undefined || restated.has(pair(earlier.id, id))) return [];
    const message = `The wording is almost that of ${quoted(earlier.id)}.`;
    return [problem("near-duplicate", ["claims", at, "text"], message, id)];
  });
};

function words(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  return common / (left.size + right.size - common);
}

const pair = (left: string, right: string) => JSON.stringify([left, right]);
