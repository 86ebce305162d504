/** The nearest known words to one that is not known: what somebody who mistyped may have meant. */

/** So many known words are looked at, however many there are: a suggestion is a courtesy with a bounded price. */
const LOOKED_AT = 5_000;
const MOST_SUGGESTIONS = 3;

/** At most three, nearest first; words that differ in more than a third are not suggested. */
export function nearest(wanted: string, known: Iterable<string>): readonly string[] {
  const goal = wanted.toLowerCase();
  const most = Math.min(8, Math.max(1, Math.floor(goal.length / 3)));
  const candidates: { word: string; distance: number }[] = [];
  let looked = 0;
  for (const word of known) {
    looked += 1;
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
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Array<number>(b.length + 1).fill(beyond);
    if (i <= most) next[0] = i;
    const last = Math.min(b.length, i + most);
    for (let j = Math.max(1, i - most); j <= last; j += 1) {
      const change = (row[j - 1] ?? beyond) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? beyond) + 1, (next[j - 1] ?? beyond) + 1, beyond);
    }
    if (Math.min(...next) > most) return undefined;
    row = next;
  }
  const distance = row[b.length] ?? beyond;
  return distance > most ? undefined : distance;
}
