import fc from "fast-check";
import { type ArgumentMap, mapSchema } from "../../model/map.ts";
import { type Hits, search, searchIndex } from "../../model/search.ts";
import { termOf } from "../../model/terms.ts";
import { arbitraryMap, HOSTILE_IDS } from "../arbitrary.ts";

type Written = { id: string; label: string; text?: string; tags?: string[]; holder?: string; section?: string };

function mapWith(claims: readonly Written[]): ArgumentMap {
  return mapSchema.parse({
    format: "argument-map/1",
    id: "weather",
    title: "Weather",
    holders: [{ id: "roe", name: "Ada Roe", kind: "person" }],
    sections: [{ id: "forecast", title: "The forecast" }],
    claims: claims.map((claim) => ({ text: claim.label, ...claim })),
    inferences: [],
  });
}

const weather = searchIndex(
  mapWith([
    {
      id: "storm",
      label: "A storm comes",
      text: "A thunderstorm will come from the west tonight.",
      section: "forecast",
    },
    { id: "calm", label: "The evening is calm", text: "There is no sign of a storm.", holder: "roe" },
    { id: "café", label: "The Café’s garden floods", tags: ["public life", "flooding"] },
    { id: "law", label: "U.S. services agree" },
    { id: "雨", label: "今日は雨が降る", text: "😀 雨が降るので、庭が水浸しになる。" },
    { id: "thai", label: "วันนี้ฝนตกหนัก" },
  ]),
);

const claims = ({ hits }: Hits) => hits.map(({ claim }) => claim);

/** What was marked, as `field: words`. */
const marked = ({ hits }: Hits) =>
  hits.flatMap(({ matches }) =>
    matches.map(({ field, value, spans }) => {
      const words = spans.map(({ start, end }) => Array.from(value).slice(start, end).join(""));
      return `${field}: ${words.join(", ")}`;
    }),
  );

describe("a claim is found", () => {
  test.each([
    ["by a word of its label, before one that has it in the text", "storm", ["storm", "calm"]],
    ["by the start of a word", "thund", ["storm"]],
    ["in spite of a typing error", "thunderstrom", ["storm"]],
    ["in spite of a typing error in a short word", "calx", ["calm"]],
    ["by who holds it", "roe", ["calm"]],
    ["by its section", "forecast", ["storm"]],
    ["by a tag", "public", ["café"]],
    ["without regard to case, diacritics and possessives", "CAFE GARDEN’S", ["café"]],
    ["by an abbreviation without its stops", "us", ["law"]],
    ["where no space stands between words", "雨", ["雨"]],
    ["in Thai", "ฝน", ["thai"]],
    ["by words from different fields", "roe evening", ["calm"]],
  ])("%s", (_, query, expected) => {
    const found = search(weather, query);
    expect(found.having).toBe("all");
    expect(new Set(claims(found))).toEqual(new Set(expected));
    expect(claims(found)[0]).toBe(expected[0]);
  });

  test("by any of the words where no claim has them all", () => {
    const found = search(weather, "garden thunderstorm");
    expect(found.having).toBe("any");
    expect(new Set(claims(found))).toEqual(new Set(["storm", "café"]));
  });

  test("by nothing that is less than a word", () => {
    for (const query of ["", " ", "?!", "😀", "\u0301", "…"]) {
      expect(search(weather, query)).toEqual({ having: "all", total: 0, hits: [] });
    }
    expect(search(weather, "zyxwvu").total).toBe(0);
  });

  test("but no typing error is forgiven in a word of three letters", () => {
    expect(search(weather, "rox").total).toBe(0);
  });
});

describe("the found words are marked", () => {
  test("in each field, as whole words of the text as written", () => {
    expect(marked(search(weather, "cafe flood"))).toEqual([
      "label: Café’s, floods",
      "text: Café’s, floods",
      "tags: flooding",
    ]);
  });

  test("in code points, where characters before them take two UTF-16 units", () => {
    const match = search(weather, "庭").hits[0]?.matches[0];
    expect(match).toMatchObject({ field: "text", spans: [{ start: 9, end: 10 }] });
  });

  test("only in the field where they were found", () => {
    expect(marked(search(weather, "roe"))).toEqual(["holder: Roe"]);
  });
});

test("a word that folding makes longer is still one word", () => {
  const half = searchIndex(mapWith([{ id: "half", label: "½ a litre falls" }]));
  expect(search(half, "½ litre")).toMatchObject({ having: "all", total: 1 });
});

test("a limit leaves the count of all hits", () => {
  const all = search(weather, "storm");
  expect(search(weather, "storm", 1)).toEqual({ ...all, hits: all.hits.slice(0, 1) });
  expect(all.total).toBe(2);
});

test("claims that match alike come in the map's order", () => {
  const alike = searchIndex(mapWith(["c", "a", "b"].map((id) => ({ id, label: "Rain falls" }))));
  expect(claims(search(alike, "rain"))).toEqual(["c", "a", "b"]);
});

describe("a hostile query does no harm", () => {
  test.each([
    "__proto__",
    "constructor",
    "hasOwnProperty toString valueOf",
    "\u0000\u0000",
    "(a+)+$ [ \\ .* ^",
    "<script>alert(1)</script>",
    "\ud800 \udfff",
    "\u202e\ufeff\u200d",
    "AND OR NOT *",
    ...HOSTILE_IDS,
  ])("%j", (query) => {
    const found = search(weather, query);
    expect(found.hits).toHaveLength(found.total);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("label");
  });

  test("of 10 kB, whatever it is made of", () => {
    const words = Array.from({ length: 1500 }, (_, n) => `w${(n * 7919).toString(36)}`).join(" ");
    const started = performance.now();
    for (const query of ["x".repeat(10_000), "a ".repeat(5_000), "雨".repeat(5_000), "(a+)+$".repeat(1_700), words]) {
      search(weather, query);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("or a map with hostile words and ids", () => {
    const hostile = searchIndex(
      mapWith(HOSTILE_IDS.map((id) => ({ id, label: `constructor ${id}`, tags: ["__proto__"] }))),
    );
    expect(search(hostile, "constructor").total).toBe(HOSTILE_IDS.length);
    expect(search(hostile, "proto").total).toBe(HOSTILE_IDS.length);
  });
});

const word = fc.constantFrom(
  "rain",
  "Rains",
  "Café",
  "cafe\u0301",
  "wind’s",
  "U.S.",
  "ветер",
  "Ο",
  "Σεισμός",
  "über",
  "5",
  "I",
);
const label = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const labelled = fc
  .array(label, { minLength: 1, maxLength: 8 })
  .map((labels) => mapWith(labels.map((label, n) => ({ id: `${n}`, label }))));

test("every claim is found by any whole word of its label, and by its whole label", () => {
  fc.assert(
    fc.property(labelled, (map) => {
      const index = searchIndex(map);
      for (const { id, label } of map.claims) {
        for (const query of [label, ...label.split(" ")]) {
          expect(search(index, query).having).toBe("all");
          expect(claims(search(index, query))).toContain(id);
        }
      }
    }),
  );
});

test("another order of the claims changes no set of hits", () => {
  const shuffled = labelled.chain((map) => {
    const ids = map.claims.map(({ id }) => id);
    return fc.tuple(fc.constant(map), fc.shuffledSubarray(ids, { minLength: ids.length }));
  });
  fc.assert(
    fc.property(shuffled, label, ([map, order], query) => {
      const places = new Map(order.map((id, place) => [id, place]));
      const sorted = map.claims.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
      const [one, other] = [map, { ...map, claims: sorted }].map((each) => search(searchIndex(each), query));
      expect(other?.having).toBe(one?.having);
      expect(new Set(other?.hits.map(({ claim }) => claim))).toEqual(new Set(one?.hits.map(({ claim }) => claim)));
    }),
  );
});

test("a letter in a circle is a word, and is marked where its plain letter is asked for", () => {
  const circled = searchIndex(mapWith([{ id: "a", label: "Variable", tags: ["Ⓨ "] }]));
  expect(search(circled, "𝘠").hits[0]?.matches).toEqual([
    { field: "tags", value: "Ⓨ ", spans: [{ start: 0, end: 1 }] },
  ]);
});

test("whatever the map and the query, hits are claims in order of score, and marks are words of the value", () => {
  fc.assert(
    fc.property(arbitraryMap(), fc.string({ unit: "grapheme", maxLength: 20 }), (map, query) => {
      const { total, hits } = search(searchIndex(map), query);
      expect(hits).toHaveLength(total);
      const ids = new Set(map.claims.map(({ id }) => id));
      for (const [index, { claim, score, matches }] of hits.entries()) {
        expect(ids.has(claim)).toBe(true);
        expect(score).toBeLessThanOrEqual(hits[index - 1]?.score ?? Number.POSITIVE_INFINITY);
        expect(matches).not.toHaveLength(0);
        for (const { value, spans } of matches) {
          for (const { start, end } of spans) expect(termOf(Array.from(value).slice(start, end).join(""))).not.toBe("");
        }
      }
    }),
  );
});
