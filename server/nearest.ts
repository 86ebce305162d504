/** The nearest known words to one that is not known: what somebody who mistyped may have meant. */

/** Known words of so many characters in all are looked at: a suggestion is a courtesy with a bounded price. */
const LOOKED_AT = 50_000;
const MOST_ERRORS = 4;
const MOST_SUGGESTIONS = 3;

/** At most three, nearest first; words that differ in more than a third, or in more than four letters, are not suggested. */
export function nearest(wanted: string, known: Iterable<string>): readonly string[] {
  const goal = wanted.toLowerCase();
  const most = Math.min(MOST_ERRORS, Math.max(1, Math.floor(goal.length / 3)));
  const candidates: { word: string; distance: number }[] = [];
  let looked = 0;
  for (const word of known) {
    looked += word.length;
    if (looked > LOOKED_AT) break;
    const distance = distanceWithin(goal, word.toLowerCase(), most);
    if (distance !== undefined) candidates.push({ word, distance });
  }
  return candidates
    .toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ word }) => word);
}

/** "Did you mean ...?", or nothing where nothing is near; to be put after a sentence. */
export function asked(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : ` Did you mean ${suggestions.map((word) => `"${word}"`).join(" or ")}?`;
}

/**
 * The edit distance (Levenshtein 1966) of two words where it is at most `most`, in UTF-16 units; a word that starts
 * with the other counts as near. Only the band of the matrix that can stay within `most` is computed (Ukkonen 1985).
 */
function distanceWithin(a: string, b: string, most: number): number | undefined {
  if (a.length >= 3 && b.startsWith(a)) return 1;
  if (Math.abs(a.length - b.length) > most) return undefined;
  const beyond = most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, column) => Math.min(column, beyond));
  let next = new Array<number>(b.length + 1).fill(beyond);
  for (let i = 1; i <= a.length; i += 1) {
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    // What is left of the band was within it in the row before.
    next[first - 1] = first === 1 ? Math.min(i, beyond) : beyond;
    let least = next[first - 1] ?? beyond;
    for (let j = first; j <= last; j += 1) {
      const change = (row[j - 1] ?? beyond) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const removal = (row[j] ?? beyond) + 1;
      const insertion = (next[j - 1] ?? beyond) + 1;
      let distance = change < removal ? change : removal;
      if (insertion < distance) distance = insertion;
      next[j] = distance;
      if (distance < least) least = distance;
    }
    if (least > most) return undefined;
    // The next row's band reaches one further, where this array still holds what an earlier row had there.
    if (last < b.length) next[last + 1] = beyond;
    [row, next] = [next, row];
  }
  const distance = row[b.length] ?? beyond;
  return distance > most ? undefined : distance;
}
