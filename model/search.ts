/**
 * Words to claims, best first: MiniSearch (BM25+) over what can be read of a claim, its label counting most.
 *
 * Case, diacritics and the possessive 's make no difference. A word also finds longer words that start with it and,
 * with less weight, words that differ by a typing error.
 */
import MiniSearch from "minisearch";
import { codePointAt, indexText, type Span } from "./code-points.ts";
import type { ArgumentMap, Claim } from "./map.ts";
import { remembered } from "./remembered.ts";
import { termOf, termsOf, wordsOf } from "./terms.ts";
import { type Asked, findWords, indexWords, type WordIndex } from "./word-index.ts";

/** What is searched, and how much a word that is found there counts. */
const WEIGHTS = { label: 4, text: 2, tags: 2, holder: 1.5, section: 1 } as const;

export type SearchedField = keyof typeof WEIGHTS;
export const SEARCHED_FIELDS = Object.keys(WEIGHTS) as readonly SearchedField[]; // Object.keys forgets what the keys are

/** What is searched of a claim. */
type Entry = {
  /** In the map. It is what MiniSearch knows the claim by: a map's ids can be anything, object keys that bite too. */
  readonly position: number;
  readonly claim: string;
  /** Each tag is a value of its own. */
  readonly values: Readonly<Record<SearchedField, readonly string[]>>;
};

/** A value of an entry's field, and where its terms stand, in code points. */
type Marked = {
  readonly field: SearchedField;
  readonly value: string;
  readonly terms: readonly (Span & { readonly term: string })[];
};

export type SearchIndex = {
  /** MiniSearch where the map is small enough that it can be built beside other work. */
  readonly words: MiniSearch<Entry> | WordIndex;
  /** The entry at a position, and its terms' places, which are worked out when it is first found. */
  readonly found: (position: number) => { readonly claim: string; readonly marked: readonly Marked[] } | undefined;
};

export type Hit = {
  readonly claim: string;
  /** Only good for comparing hits of the same answer. */
  readonly score: number;
  readonly matches: readonly {
    readonly field: SearchedField;
    /** The text of the field, or of one tag, that the spans refer to. */
    readonly value: string;
    /** The words that were found, in code points. */
    readonly spans: readonly Span[];
  }[];
};

export type Hits = {
  /** `all`: each hit has every word of the query. `any`: no claim has them all, so each hit has at least one. */
  readonly having: "all" | "any";
  /** How many claims were found, more than `hits` where there was a limit. */
  readonly total: number;
  /** By score, then in the map's order. */
  readonly hits: readonly Hit[];
};

/** A query of more words is a pasted sentence, not a typed one. */
const TYPED_WORDS = 32;

/** How many typing errors are forgiven in a word; none in one that is beyond any dictionary, or in a pasted text. */
function forgiven(term: string, _: number, terms: readonly string[]): number {
  if (term.length < 4 || term.length > 40 || terms.length > TYPED_WORDS) return 0;
  return term.length < 8 ? 1 : 2;
}

/** A lone letter starts too many words to tell anything, unless it is the word that is being written. */
const canBeUnfinished = (term: string, position: number, terms: readonly string[]) =>
  term.length > 1 || position === terms.length - 1;

/** What is searched of a map's claims. */
function entriesOf({ holders, sections }: Pick<ArgumentMap, "holders" | "sections">) {
  const names = new Map(holders.map(({ id, name }) => [id, name]));
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  return ({ id, label, text, tags, holder = "", section = "" }: Claim, position: number): Entry => {
    const named = { holder: [names.get(holder) ?? ""], section: [titles.get(section) ?? ""] };
    return { position, claim: id, values: { label: [label], text: [text], tags, ...named } };
  };
}

type Worded = Pick<ArgumentMap, "holders" | "sections"> & { readonly claims: Iterable<Claim> };

/** The words of a large map, to be kept: building them takes seconds. A claim is needed only until the next is taken. */
export const wordsOfMap = (map: Worded): WordIndex => wordsOfMaps([map]);

/** The words of maps as if they were one, their claims one after the other. A map is needed only until the next is taken. */
export function wordsOfMaps(maps: Iterable<Worded>): WordIndex {
  function* fields() {
    for (const map of maps) {
      const entryOf = entriesOf(map);
      for (const claim of map.claims) {
        const { values } = entryOf(claim, 0); // its position is not looked at
        yield SEARCHED_FIELDS.map((field) => values[field].flatMap(termsOf));
      }
    }
  }
  const weights = SEARCHED_FIELDS.map((field) => WEIGHTS[field]);
  return indexWords(fields(), weights);
}

/** @param claimAt The claim at a position of the map that the words are of. */
export function largeIndex(
  words: WordIndex,
  head: Pick<ArgumentMap, "holders" | "sections">,
  claimAt: (position: number) => Claim,
): SearchIndex {
  const entryOf = entriesOf(head);
  // Looking for a claim's words takes longer than finding it, and the best are found again and again.
  const found = remembered(
    (position) => {
      const entry = entryOf(claimAt(position), position);
      return { claim: entry.claim, marked: markedIn(entry) };
    },
    { most: MOST_MARKED, sizeOf: () => 1 },
  );
  return { words, found };
}

/** Claims whose words' places are kept, at some kilobytes each. */
const MOST_MARKED = 24_000;

/** The words of a query, as indices that are kept are asked. */
export function termsAsked(query: string): readonly Asked[] {
  const terms = [...new Set(termsOf(query))];
  return terms.map((term, at) => ({
    term,
    prefix: canBeUnfinished(term, at, terms),
    errors: forgiven(term, at, terms),
  }));
}

/** Where in a claim the terms stand that an index that is kept has found in it. */
export function matchesOf(
  head: Pick<ArgumentMap, "holders" | "sections">,
  claim: Claim,
  terms: readonly string[],
): Hit["matches"] {
  return matchesIn(markedIn(entriesOf(head)(claim, 0)), everywhere(terms));
}

const everywhere = (terms: readonly string[]) => Object.fromEntries(terms.map((term) => [term, SEARCHED_FIELDS]));

function searchLarge(words: WordIndex, entryAt: SearchIndex["found"], asked: readonly Asked[], limit: number): Hits {
  const { having, total, hits } = findWords(words, asked, limit);
  return {
    having,
    total,
    hits: hits.flatMap(({ position, score, terms }) => {
      const entry = entryAt(position);
      if (entry === undefined) return [];
      return [{ claim: entry.claim, score, matches: matchesIn(entry.marked, everywhere(terms)) }];
    }),
  };
}

export function searchIndex(map: ArgumentMap): SearchIndex {
  const { words, entries, found } = emptyIndex(map);
  words.addAll(entries);
  return { words, found };
}

/** So many claims are indexed without a pause. */
const AT_ONCE = 200;

/** The same, with pauses in which a page can answer its reader. */
export async function searchIndexInParts(map: ArgumentMap): Promise<SearchIndex> {
  const { words, entries, found } = emptyIndex(map);
  await words.addAllAsync(entries, { chunkSize: AT_ONCE });
  return { words, found };
}

function emptyIndex(map: ArgumentMap) {
  const entryOf = entriesOf(map);
  const entries = map.claims.map(entryOf);
  const words = new MiniSearch<Entry>({
    idField: "position",
    fields: [...SEARCHED_FIELDS],
    extractField: (entry, name) =>
      name === "position" ? entry.position : entry.values[name as SearchedField].join("\n"), // It asks for no others.
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { boost: WEIGHTS, prefix: canBeUnfinished, fuzzy: forgiven },
  });
  const known = new Map<number, readonly Marked[]>();
  const found = (position: number) => {
    const entry = entries[position];
    if (entry === undefined) return undefined;
    const marked = known.get(position) ?? markedIn(entry);
    known.set(position, marked);
    return { claim: entry.claim, marked };
  };
  return { words, entries, found };
}

/**
 * The claims that have all words of the query in any of their fields, or, where none has, those that have any of them.
 * A query without a word finds nothing.
 *
 * @param limit How many hits to answer at most; `total` counts them all.
 */
export function search(index: SearchIndex, query: string, limit = Number.POSITIVE_INFINITY): Hits {
  if (!("search" in index.words)) return searchLarge(index.words, index.found, termsAsked(query), limit);
  const asked = new Set(termsOf(query));
  const found = index.words.search(query, { tokenize: () => [...asked] });
  const complete = found.filter(({ queryTerms }) => queryTerms.length === asked.size);
  const having = complete.length === 0 && found.length > 0 ? "any" : "all";
  const ranked = (having === "all" ? complete : found)
    // Rounded, so that the last bits of a sum do not decide between claims that match alike.
    .map(({ id, score, match }) => ({ position: Number(id), score: Number(score.toFixed(6)), match }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
  const hits = ranked.slice(0, limit).flatMap(({ position, score, match }) => {
    const entry = index.found(position);
    return entry === undefined ? [] : [{ claim: entry.claim, score, matches: matchesIn(entry.marked, match) }];
  });
  return { having, total: ranked.length, hits };
}

function markedIn({ values }: Entry): readonly Marked[] {
  return SEARCHED_FIELDS.flatMap((field) =>
    values[field].map((value) => {
      const indexed = indexText(value);
      const terms = Array.from(wordsOf(value), ({ word, start, end }) => ({
        term: termOf(word),
        start: codePointAt(indexed, start),
        end: codePointAt(indexed, end),
      }));
      return { field, value, terms };
    }),
  );
}

/** Where the terms that were found stand; `match` has the fields of each. */
function matchesIn(marked: readonly Marked[], match: Readonly<Record<string, readonly string[]>>): Hit["matches"] {
  const fieldsOf = new Map(Object.entries(match));
  return marked.flatMap(({ field, value, terms }) => {
    const spans = terms
      .filter(({ term }) => fieldsOf.get(term)?.includes(field))
      .map(({ start, end }) => ({ start, end }));
    return spans.length === 0 ? [] : [{ field, value, spans }];
  });
}
