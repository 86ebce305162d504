import fc from "fast-check";
import { type Coverage, coverage, type Use, uses } from "../../model/coverage.ts";
import { type ArgumentMap, mapSchema } from "../../model/map.ts";
import { segment } from "../../model/sentences.ts";

const TEXT = "It rained. We left.\nWhat now? Nobody came. We went home.";
const sentences = segment(TEXT, "en");

const sha256 = "0".repeat(16);
const [rained, left, question, nobody] = sentences.map(({ at, start, end }) => ({ at, start, end, sha256 }));
const bothOfFirst = { at: "1.1-1.2", start: 0, end: 19, sha256 };

/** Two claims and an inference on the first paragraph, a question set aside, and a passage of another article. */
const map: ArgumentMap = mapSchema.parse({
  format: "argument-map/1",
  id: "rain",
  title: "Rain",
  sources: [
    { id: "diary", title: "A diary", unmapped: [{ ...question, reason: "A question." }] },
    { id: "letter", title: "A letter" },
  ],
  claims: [
    { id: "rain", text: "It rained.", passages: [{ source: "diary", ...rained }] },
    {
      id: "leave",
      text: "They left.",
      passages: [
        { source: "diary", ...left },
        { source: "letter", ...nobody },
      ],
    },
  ],
  inferences: [
    {
      id: "because",
      premises: ["rain"],
      conclusion: "leave",
      polarity: "support",
      passages: [{ source: "diary", ...bothOfFirst }],
    },
  ],
});

function usesOf(sourceId: string): readonly Use[] {
  const source = map.sources.find(({ id }) => id === sourceId);
  return source === undefined ? [] : uses(map, source);
}

/** A coverage as lines, one a place. */
const read = ({ covered }: Coverage) =>
  covered.map(({ at, claims, inferences, unmapped }) => [at, ...claims, ...inferences, ...unmapped].join(" "));

test("the uses of a source are its claims', its inferences' and what it lists as unmapped", () => {
  expect(usesOf("diary").map((use) => [use.by, use.at, use.by === "unmapped" ? use.reason : use.id])).toEqual([
    ["claim", "1.1", "rain"],
    ["claim", "1.2", "leave"],
    ["inference", "1.1-1.2", "because"],
    ["unmapped", "2.1", "A question."],
  ]);
  expect(usesOf("letter")).toHaveLength(1);
});

test("with the text, each sentence says what it is in, and those in nothing are counted", () => {
  const report = coverage(usesOf("diary"), sentences);
  expect(report.of).toBe("sentences");
  expect(read(report)).toEqual(["1.1 rain because", "1.2 leave because", "2.1 A question.", "2.2", "2.3"]);
  expect(report.counts).toEqual({ total: 5, mapped: 2, unmapped: 1, open: 2 });
});

test("without the text, each place that something refers to is told", () => {
  const report = coverage(usesOf("diary"));
  expect(report.of).toBe("places");
  expect(read(report)).toEqual([
    "1.1 rain because",
    "1.1-1.2 rain leave because",
    "1.2 leave because",
    "2.1 A question.",
  ]);
  expect(report.counts).toEqual({ total: 4, mapped: 3, unmapped: 1, open: 0 });
});

test("a source that nothing refers to is open, or has no places", () => {
  expect(coverage([], sentences).counts).toEqual({ total: 5, mapped: 0, unmapped: 0, open: 5 });
  expect(coverage([]).covered).toEqual([]);
});

test("a sentence is mapped even where it is also set aside, and a part of it counts for the whole", () => {
  const part: Use = { by: "claim", id: "what", at: "2.1", start: 20, end: 22, sha256 };
  const report = coverage([...usesOf("diary"), part], sentences);
  expect(read(report)[2]).toBe("2.1 what A question.");
  expect(report.counts).toEqual({ total: 5, mapped: 3, unmapped: 0, open: 2 });
});

const anyUse = fc
  .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 40 }), name: fc.constantFrom("a", "b", "c") })
  .chain(({ start, length, name }) => {
    const excerpt = { at: "1.1", start, end: start + length, sha256 };
    return fc.constantFrom<Use>(
      { by: "claim", id: name, ...excerpt },
      { by: "inference", id: name, ...excerpt },
      { by: "unmapped", reason: name, ...excerpt },
    );
  });

test("a sentence is in what overlaps it, and in nothing else", () => {
  fc.assert(
    fc.property(fc.array(anyUse, { maxLength: 12 }), (all) => {
      const { covered, counts } = coverage(all, sentences);
      for (const place of covered) {
        const here = all.filter((use) => use.start < place.end && place.start < use.end);
        const names = (by: Use["by"]) =>
          new Set(here.filter((use) => use.by === by).map((use) => (use.by === "unmapped" ? use.reason : use.id)));
        expect(new Set(place.claims)).toEqual(names("claim"));
        expect(new Set(place.inferences)).toEqual(names("inference"));
        expect(new Set(place.unmapped)).toEqual(names("unmapped"));
      }
      expect(counts.mapped + counts.unmapped + counts.open).toBe(counts.total);
    }),
  );
});
