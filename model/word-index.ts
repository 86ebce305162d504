/**
 * Words to claims in maps that are too large for MiniSearch: terms sorted, with the claims that have each, all of it in
 * typed arrays, so that it is built once, away from who answers, and kept and shared as bytes.
 *
 * Ranked as MiniSearch ranks, by BM25+ with the same weights, but with what a term is worth in a claim rounded to a
 * byte. Typing errors are found by walking the sorted terms as the trie that they are, a row of the edit distance's
 * matrix for each letter, and passing over whatever starts in a way that is too far off already.
 */
import { add } from "./evaluation/cells.ts";

/** What a term is worth in a claim is a byte, in so many parts of one. */
const PARTS_OF_ONE = 9;

/** BM25+'s constants, as MiniSearch has them (Lv & Zhai 2011). */
const [SATURATION, LENGTHS, FLOOR] = [1.2, 0.7, 0.5] as const;

/** What matches that are not exact count, as in MiniSearch. */
const [PREFIX, FUZZY] = [0.375, 0.45] as const;

/** Entries of terms that are looked at for all words of a query: a lone letter starts half of a dictionary. */
const MOST_ENTRIES = 2_000_000;

export type WordIndex = {
  readonly claims: number;
  /** The terms in the order of their UTF-16 units, one after the other, and where each starts. */
  readonly letters: Uint16Array;
  readonly starts: Uint32Array;
  /** Entries of term t: from `firsts[t]` up to `firsts[t + 1]`, by claim. */
  readonly firsts: Uint32Array;
  readonly positions: Uint32Array;
  readonly worth: Uint8Array;
};

/**
 * @param claims For each claim the terms of its fields.
 * @param weights What a term counts in each field.
 */
export function indexWords(claims: Iterable<readonly (readonly string[])[]>, weights: readonly number[]): WordIndex {
  const ids = new Map<string, number>();
  const found = growing();
  const lengths: number[][] = weights.map(() => []);
  let count = 0;
  for (const fields of claims) {
    for (const [field, terms] of fields.entries()) {
      lengths[field]?.push(terms.length);
      for (const term of terms) {
        let id = ids.get(term);
        if (id === undefined) {
          id = ids.size;
          ids.set(term, id);
        }
        found.push(id, count, field);
      }
    }
    count += 1;
  }
  const means = lengths.map((all) => all.reduce((sum, length) => sum + length, 0) / Math.max(1, all.length));
  const terms = [...ids.keys()].sort();
  const rank = new Uint32Array(terms.length);
  for (const [at, term] of terms.entries()) rank[ids.get(term) as number] = at; // it was put in above

  const { length, term: termIds, claim: claimOf, field: fieldOf } = found.arrays();
  // A counting sort by term keeps the claims of each in order.
  const first = new Uint32Array(terms.length + 1);
  for (let at = 0; at < length; at += 1) add(first, (rank[termIds[at] as number] as number) + 1, 1);
  for (let at = 0; at < terms.length; at += 1) add(first, at + 1, first[at] as number);
  const next = first.slice(0, -1);
  const order = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) {
    const term = rank[termIds[at] as number] as number;
    order[next[term] as number] = at;
    add(next, term, 1);
  }
  const positions = new Uint32Array(length);
  const worth = new Uint8Array(length);
  const firsts = new Uint32Array(terms.length + 1);
  let entries = 0;
  const times = new Uint32Array(weights.length);
  for (let term = 0; term < terms.length; term += 1) {
    firsts[term] = entries;
    for (let at = first[term] as number; at < (first[term + 1] as number); ) {
      const claim = claimOf[order[at] as number] as number;
      times.fill(0);
      for (; at < (first[term + 1] as number) && claimOf[order[at] as number] === claim; at += 1) {
        add(times, fieldOf[order[at] as number] as number, 1);
      }
      let sum = 0;
      for (const [field, weight] of weights.entries()) {
        const often = times[field] as number;
        if (often === 0) continue;
        const long = (lengths[field]?.[claim] ?? 0) / (means[field] || 1);
        sum += weight * (FLOOR + (often * (SATURATION + 1)) / (often + SATURATION * (1 - LENGTHS + LENGTHS * long)));
      }
      positions[entries] = claim;
      worth[entries] = Math.max(1, Math.min(255, Math.round(sum * PARTS_OF_ONE)));
      entries += 1;
    }
  }
  firsts[terms.length] = entries;
  const starts = new Uint32Array(terms.length + 1);
  for (const [at, term] of terms.entries()) starts[at + 1] = (starts[at] as number) + term.length;
  const letters = new Uint16Array(starts[terms.length] as number);
  for (const [at, term] of terms.entries()) {
    for (let letter = 0; letter < term.length; letter += 1) {
      letters[(starts[at] as number) + letter] = term.charCodeAt(letter);
    }
  }
  return {
    claims: count,
    letters,
    starts,
    firsts,
    positions: positions.slice(0, entries),
    worth: worth.slice(0, entries),
  };
}

/** Triples in typed arrays that grow: millions of objects would not fit. */
function growing() {
  let length = 0;
  let term = new Uint32Array(1 << 16);
  let claim = new Uint32Array(1 << 16);
  let field = new Uint8Array(1 << 16);
  return {
    push(termId: number, claimAt: number, fieldAt: number) {
      if (length === term.length) {
        const [terms, claims, fields] = [term, claim, field];
        term = new Uint32Array(length * 2);
        claim = new Uint32Array(length * 2);
        field = new Uint8Array(length * 2);
        term.set(terms);
        claim.set(claims);
        field.set(fields);
      }
      term[length] = termId;
      claim[length] = claimAt;
      field[length] = fieldAt;
      length += 1;
    },
    arrays: () => ({ length, term, claim, field }),
  };
}

export type Asked = {
  readonly term: string;
  /** Whether it may be the start of a longer word. */
  readonly prefix: boolean;
  /** Typing errors that are forgiven. */
  readonly errors: number;
};

export type FoundWords = {
  /** All words of the query, or, where no claim has all of them, any. */
  readonly having: "all" | "any";
  readonly total: number;
  /** Best first, then in the map's order; as many as were wanted. */
  readonly hits: readonly { readonly position: number; readonly score: number; readonly terms: readonly string[] }[];
};

/** @param passes Only claims at these positions. */
export function findWords(
  index: WordIndex,
  asked: readonly Asked[],
  limit: number,
  passes: (position: number) => boolean = () => true,
): FoundWords {
  const { scores, words, touched } = cellsFor(index);
  let met = 0;
  const matched = asked.map((word) => termsFor(index, word, MOST_ENTRIES / asked.length));
  for (const [at, terms] of matched.entries()) {
    for (const { term, weight } of terms) {
      const first = index.firsts[term] as number;
      const last = index.firsts[term + 1] as number;
      const rarity = Math.log(1 + (index.claims - (last - first) + 0.5) / (last - first + 0.5));
      const factor = (rarity * weight) / PARTS_OF_ONE;
      for (let entry = first; entry < last; entry += 1) {
        const position = index.positions[entry] as number;
        if (scores[position] === 0) touched[met++] = position;
        add(scores, position, (index.worth[entry] as number) * factor);
        // Counted in turn: a claim with two terms for a word has it once, and one that lacks a word falls behind for good.
        if (words[position] === at) words[position] = at + 1;
      }
    }
  }
  const found = touched.subarray(0, met);
  const complete = found.some((position) => words[position] === asked.length && passes(position));
  const counts = (position: number) =>
    (scores[position] as number) > 0 && (!complete || words[position] === asked.length) && passes(position);
  const { best, total } = top(scores, found, counts, limit);
  const having = complete || total === 0 ? "all" : "any";
  const all = matched.flat().map(({ term }) => term);
  const hits = best.map((position) => ({
    position,
    score: Number((scores[position] as number).toFixed(6)),
    terms: all.filter((term) => hasClaim(index, term, position)).map((term) => termAt(index, term)),
  }));
  for (const position of found) {
    scores[position] = 0;
    words[position] = 0;
  }
  return { having, total, hits };
}

type Cells = { readonly scores: Float32Array; readonly words: Uint8Array; readonly touched: Uint32Array };

/** For each claim what it scores, and how many of the words it has; and the claims that were met. */
function cellsFor(index: WordIndex): Cells {
  const known = cells.get(index);
  if (known !== undefined) return known;
  const { claims } = index;
  const made = {
    scores: new Float32Array(claims),
    words: new Uint8Array(claims),
    touched: new Uint32Array(claims),
  };
  cells.set(index, made);
  return made;
}

/** Cleared by who uses them: to have them anew for each search would take longer than most searches. */
const cells = new WeakMap<WordIndex, Cells>();

/** The best in order, by a heap whose root is the worst of them. */
function top(scores: Float32Array, found: Uint32Array, counts: (position: number) => boolean, limit: number) {
  const heap: number[] = [];
  let total = 0;
  const worse = (a: number, b: number) =>
    (scores[a] as number) < (scores[b] as number) || (scores[a] === scores[b] && a > b);
  const sink = () => {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && worse(heap[child] as number, heap[least] as number)) least = child;
      }
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] as number, heap[at] as number];
      at = least;
    }
  };
  for (const position of found) {
    if (!counts(position)) continue;
    total += 1;
    if (heap.length < limit) {
      heap.push(position);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!worse(heap[at] as number, heap[parent] as number)) break;
        [heap[at], heap[parent]] = [heap[parent] as number, heap[at] as number];
        at = parent;
      }
    } else if (limit > 0 && worse(heap[0] as number, position)) {
      heap[0] = position;
      sink();
    }
  }
  return { best: heap.sort((a, b) => (worse(a, b) ? 1 : -1)), total };
}

type Matched = { readonly term: number; readonly weight: number };

/** The terms that a word finds: itself, longer ones, and ones with typing errors; the nearest first. */
function termsFor(index: WordIndex, { term, prefix, errors }: Asked, most: number): readonly Matched[] {
  const weights = new Map<number, number>();
  const size = index.starts.length - 1;
  const from = lowerBound(index, term);
  for (let at = from; at < size && startsWith(index, at, term); at += 1) {
    const distance = lengthOf(index, at) - term.length;
    if (distance > 0 && !prefix) break;
    weights.set(at, distance === 0 ? 1 : (PREFIX * lengthOf(index, at)) / (lengthOf(index, at) + 0.3 * distance));
  }
  if (errors > 0) {
    for (const { at, distance } of near(index, term, errors)) {
      const weight = (FUZZY * lengthOf(index, at)) / (lengthOf(index, at) + distance);
      if (!weights.has(at)) weights.set(at, weight);
    }
  }
  const nearest = [...weights].map(([term, weight]) => ({ term, weight })).sort((a, b) => b.weight - a.weight);
  let entries = 0;
  return nearest.filter(({ term: at }, rank) => {
    entries += (index.firsts[at + 1] as number) - (index.firsts[at] as number);
    return rank === 0 || entries <= most;
  });
}

const lengthOf = ({ starts }: WordIndex, at: number) => (starts[at + 1] as number) - (starts[at] as number);
const letterAt = ({ letters, starts }: WordIndex, at: number, letter: number) =>
  letters[(starts[at] as number) + letter] as number;

function termAt({ letters, starts }: WordIndex, at: number): string {
  return String.fromCharCode(...letters.subarray(starts[at], starts[at + 1]));
}

function startsWith(index: WordIndex, at: number, start: string): boolean {
  if (lengthOf(index, at) < start.length) return false;
  for (let letter = 0; letter < start.length; letter += 1) {
    if (letterAt(index, at, letter) !== start.charCodeAt(letter)) return false;
  }
  return true;
}

/** The first term that is not before this one. */
function lowerBound(index: WordIndex, term: string): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (termAt(index, middle) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hasClaim({ firsts, positions }: WordIndex, term: number, claim: number): boolean {
  let low = firsts[term] as number;
  let high = firsts[term + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < claim) low = middle + 1;
    else high = middle;
  }
  return low < (firsts[term + 1] as number) && positions[low] === claim;
}

/** The terms within an edit distance (Levenshtein 1966) of at most `most`, in UTF-16 units; not the term itself. */
function near(index: WordIndex, term: string, most: number): readonly { at: number; distance: number }[] {
  const found: { at: number; distance: number }[] = [];
  const size = index.starts.length - 1;
  const width = term.length + 1;
  // A row for each letter of the term that is looked at; terms that start alike share the rows of what they share.
  const rows = [Uint8Array.from({ length: width }, (_, column) => Math.min(column, 255))];
  let valid = 0;
  let previous = -1;
  for (let at = 0; at < size; ) {
    const length = lengthOf(index, at);
    let shared = 0;
    if (previous >= 0) {
      const limit = Math.min(valid, length, lengthOf(index, previous));
      while (shared < limit && letterAt(index, at, shared) === letterAt(index, previous, shared)) shared += 1;
    }
    let depth = shared;
    let least = 0;
    while (depth < length) {
      const above = rows[depth] as Uint8Array;
      rows[depth + 1] ??= new Uint8Array(width);
      const row = rows[depth + 1] as Uint8Array;
      const letter = letterAt(index, at, depth);
      row[0] = depth + 1;
      least = depth + 1;
      for (let column = 1; column < width; column += 1) {
        const change = (above[column - 1] as number) + (term.charCodeAt(column - 1) === letter ? 0 : 1);
        const distance = Math.min(change, (above[column] as number) + 1, (row[column - 1] as number) + 1);
        row[column] = distance;
        if (distance < least) least = distance;
      }
      depth += 1;
      if (least > most) break;
    }
    valid = depth;
    previous = at;
    if (least > most) {
      at = skip(index, at, depth);
      continue;
    }
    const distance = (rows[length] as Uint8Array)[width - 1] as number;
    if (distance > 0 && distance <= most) found.push({ at, distance });
    at += 1;
  }
  return found;
}

/** The first term after this one that does not start with the same letters: found by steps that double, then halve. */
function skip(index: WordIndex, at: number, letters: number): number {
  const size = index.starts.length - 1;
  const same = (other: number) => {
    if (lengthOf(index, other) < letters) return false;
    for (let letter = letters - 1; letter >= 0; letter -= 1) {
      if (letterAt(index, other, letter) !== letterAt(index, at, letter)) return false;
    }
    return true;
  };
  let step = 1;
  while (at + step < size && same(at + step)) step *= 2;
  let low = at + (step >> 1);
  let high = Math.min(size, at + step);
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (same(middle)) low = middle;
    else high = middle;
  }
  return high;
}
