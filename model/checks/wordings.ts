/** The words of many texts as numbers, so that hundreds of thousands of texts can be held against each other. */

/** Text t has the words `ranks[start[t]]` up to `ranks[start[t + 1]]`, each once, ascending: the rarest comes first. */
export type Wordings = {
  readonly start: Uint32Array;
  /** A word's place among all words of all texts, by the number of texts that have it, the rarest first. */
  readonly ranks: Uint32Array;
  /** How many words there are. */
  readonly words: number;
};

export function wordingsOf(texts: readonly string[]): Wordings {
  const numbers = new Map<string, number>();
  /** By a word's number, the last text that had it, counted from 1. */
  const lastIn: number[] = [];
  const frequency: number[] = [];
  const start = new Uint32Array(texts.length + 1);
  const found: number[] = [];
  for (const [at, text] of texts.entries()) {
    for (const word of wordsOf(text)) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      if (lastIn[number] === at + 1) continue;
      lastIn[number] = at + 1;
      frequency[number] = (frequency[number] ?? 0) + 1;
      found.push(number);
    }
    start[at + 1] = found.length;
  }
  const rankOf = ranksBy(frequency, [...numbers.keys()]);
  const ranks = Uint32Array.from(found, (number) => rankOf[number] as number); // every word has one
  for (let at = 0; at < texts.length; at += 1) ranks.subarray(start[at], start[at + 1]).sort();
  return { start, ranks, words: numbers.size };
}

/** Of equally rare words the first by its letters comes first, so that the order of texts does not matter. */
function ranksBy(frequency: readonly number[], words: readonly string[]): Uint32Array {
  const byRarity = Array.from(words.keys()).sort((left, right) => {
    const difference = (frequency[left] ?? 0) - (frequency[right] ?? 0);
    return difference !== 0 ? difference : (words[left] as string) < (words[right] as string) ? -1 : 1;
  });
  const rankOf = new Uint32Array(words.length);
  for (const [rank, number] of byRarity.entries()) rankOf[number] = rank;
  return rankOf;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
