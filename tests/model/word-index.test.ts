import fc from "fast-check";
import type { ArgumentMap } from "../../model/map.ts";
import { largeIndex, search, searchIndex, wordsOfMap } from "../../model/search.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { mapOf } from "../maps.ts";

const large = (map: ArgumentMap) =>
  largeIndex(wordsOfMap(map), map, (position) => map.claims[position] as ArgumentMap["claims"][number]);

function mapWith(...texts: readonly string[]): ArgumentMap {
  return mapOf([], { claims: texts.map((text, at) => ({ id: `c${at}`, label: "-", text })), inferences: [] });
}

const found = (map: ArgumentMap, query: string) => search(large(map), query).hits.map(({ claim }) => claim);

test("a word finds itself first, then longer words and words with typing errors", () => {
  const map = mapWith("Estonias border", "an Estomia treaty", "Estonia itself", "nothing of it");
  const [first, ...others] = found(map, "estonia");
  expect([first, new Set(others)]).toEqual(["c2", new Set(["c0", "c1"])]);
});

test("the claims that have all words leave no room for those that have some", () => {
  const map = mapWith("alpha beta", "alpha", "beta gamma");
  expect(search(large(map), "alpha beta")).toMatchObject({ having: "all", total: 1 });
  expect(search(large(map), "alpha gamma")).toMatchObject({ having: "any", total: 3 });
  expect(search(large(map), "omega")).toMatchObject({ having: "all", total: 0 });
});

test("what is found is marked where it stands", () => {
  const [hit] = search(large(mapWith("Café talks, café walks")), "cafe").hits;
  expect(hit?.matches).toEqual([
    {
      field: "text",
      value: "Café talks, café walks",
      spans: [
        { start: 0, end: 4 },
        { start: 12, end: 16 },
      ],
    },
  ]);
});

test("a limit cuts the hits and not their number", () => {
  const map = mapWith("one word", "word", "a word more", "word word");
  const all = search(large(map), "word");
  for (const limit of [0, 1, 3, 4, 9]) {
    const some = search(large(map), "word", limit);
    expect(some).toEqual({ ...all, hits: all.hits.slice(0, limit) });
  }
});

test("it finds what MiniSearch finds, whatever is asked of whatever map", () => {
  const word = fc.stringMatching(/^[a-c]{1,9}$/);
  const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
  const query = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(texts, query, (claims, asked) => {
      const map = mapWith(...claims.map((words) => words.join(" ")));
      const [one, other] = [search(searchIndex(map), asked), search(large(map), asked)];
      expect([other.having, other.total]).toEqual([one.having, one.total]);
      expect(new Set(other.hits.map(({ claim }) => claim))).toEqual(new Set(one.hits.map(({ claim }) => claim)));
    }),
    { numRuns: 300 },
  );
});

test("no query is too strange for it", () => {
  fc.assert(
    fc.property(arbitraryMap(), fc.string({ unit: "binary", maxLength: 40 }), (map, asked) => {
      const { hits, total } = search(large(map), asked);
      expect(hits.length).toBe(total);
    }),
  );
});
