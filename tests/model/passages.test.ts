import { createHash } from "node:crypto";
import fc from "fast-check";
import { indexText, type Span, sliceByCodePoints } from "../../model/code-points.ts";
import { type Source, sourceSchema } from "../../model/map.ts";
import { type Excerpt, found, verify } from "../../model/passages.ts";
import { segment } from "../../model/sentences.ts";
import { testWithArticles } from "./articles.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const digest = async (text: string) => sha256(text);

function sourceOf(text: string, headings: Source["headings"] = []): Source {
  return sourceSchema.parse({
    id: "article",
    title: "An article",
    text: { sha256: sha256(text), length: Array.from(text).length },
    headings,
  });
}

/** The excerpt from one sentence of a text to another, counted from 0. */
function excerpt(text: string, first: number, last = first, headings: readonly Span[] = []): Excerpt {
  const sentences = segment(text, "en", headings);
  const [from, to] = [sentences[first], sentences[last]];
  if (from === undefined || to === undefined) throw new Error(`The text has ${sentences.length} sentences.`);
  const span = { start: from.start, end: to.end };
  const at = first === last ? from.at : `${from.at}-${to.at}`;
  return { at, ...span, sha256: sha256(sliceByCodePoints(indexText(text), span)).slice(0, 16) };
}

const RAIN = "It rained. 😀 Nobody came.\nWe left early. It was late.\n";

describe("in the very text", () => {
  test("a passage is verified where it stands", async () => {
    const passages = [excerpt(RAIN, 1), excerpt(RAIN, 1, 2)];
    const { text, counts, passages: findings } = await verify(sourceOf(RAIN), passages, RAIN, "en", digest);
    expect(text).toBe("same");
    expect(counts).toEqual({ verified: 2, moved: 0, missing: 0 });
    expect(findings[1]).toEqual({
      passage: passages[1],
      status: "verified",
      place: { at: "1.2-2.1", start: 11, end: 40 },
    });
  });

  test("a passage that is no run of whole sentences is verified too", async () => {
    const words = { at: "1.1", start: 3, end: 9, sha256: sha256("rained").slice(0, 16) };
    const { passages } = await verify(sourceOf(RAIN), [words], RAIN, "en", digest);
    expect(passages[0]).toEqual({ passage: words, status: "verified", place: { at: "1.1", start: 3, end: 9 } });
  });

  test("wrong offsets are found out, and the right ones named", async () => {
    const shifted = { ...excerpt(RAIN, 2), start: 27, end: 41 };
    const { passages } = await verify(sourceOf(RAIN), [shifted], RAIN, "en", digest);
    expect(passages[0]).toMatchObject({ status: "moved", place: { at: "2.1", start: 26, end: 40 } });
  });

  test("a wrong digest, and offsets beyond the end, are missing", async () => {
    const wrong = { ...excerpt(RAIN, 0), sha256: "0".repeat(16) };
    const beyond = { ...excerpt(RAIN, 3), end: 999 };
    const { counts } = await verify(sourceOf(RAIN), [wrong, beyond], RAIN, "en", digest);
    expect(counts).toEqual({ verified: 0, moved: 0, missing: 2 });
  });

  test("a sentence that stands twice is verified at each place", async () => {
    const twice = "We wait. It rains. We wait.";
    const { counts } = await verify(sourceOf(twice), [excerpt(twice, 0), excerpt(twice, 2)], twice, "en", digest);
    expect(counts.verified).toBe(2);
  });
});

describe("in another version of the text", () => {
  test("what was put before a passage moves it, what was rewritten or cut is missing", async () => {
    const passages = [0, 1, 2, 3].map((n) => excerpt(RAIN, n));
    const later = "A foreword.\nIt rained. 😀 Somebody came.\nWe left early.";
    const { text, counts, passages: findings } = await verify(sourceOf(RAIN), passages, later, "en", digest);
    expect(text).toBe("other");
    expect(counts).toEqual({ verified: 0, moved: 2, missing: 2 });
    expect(findings.map((finding) => (finding.status === "missing" ? "missing" : finding.place.at))).toEqual([
      "2.1",
      "missing",
      "3.1",
      "missing",
    ]);
  });

  test("a passage that still stands where it stood is verified", async () => {
    const { text, passages } = await verify(sourceOf(RAIN), [excerpt(RAIN, 0)], `${RAIN}More.`, "en", digest);
    expect(text).toBe("other");
    expect(passages[0]?.status).toBe("verified");
  });

  test("headings are known again by their titles, so that places do not count them", async () => {
    const text = "One.\nA heading\nTwo.";
    const heading = { title: "A heading", start: 5, end: 14 };
    const passage = excerpt(text, 1, 1, [heading]);
    const later = "Zero.\nOne.\nA heading\nTwo.";
    const { passages } = await verify(sourceOf(text, [heading]), [passage], later, "en", digest);
    expect(passages[0]).toMatchObject({ status: "moved", place: { at: "3.1" } });
  });

  test("a heading that the map calls otherwise is known again by its digest", async () => {
    const text = "One.\nA heading\nTwo.";
    const sha256 = (await digest("A heading")).slice(0, 16);
    const heading = { title: "What we call it", start: 5, end: 14, sha256 };
    const passage = excerpt(text, 1, 1, [heading]);
    const { sentences, passages } = await verify(sourceOf(text, [heading]), [passage], `Zero.\n${text}`, "en", digest);
    expect(sentences.map(({ at }) => at)).toEqual(["1.1", "2.1", "3.1"]);
    expect(passages).toMatchObject([{ status: "moved", place: { at: "3.1" } }]);
  });

  test("of two places with the same words, it is the one shifted as its neighbour is", async () => {
    // The insertion is as long as the way between the two places, so that the old offsets alone would mislead.
    const text = "We wait. It rains. We wait. It pours.";
    const later = `We paused at home. ${text}`;
    const passages = [0, 1, 2].map((n) => excerpt(text, n));
    const { passages: findings } = await verify(sourceOf(text), passages, later, "en", digest);
    expect(findings.map((finding) => finding.status !== "missing" && finding.place.at)).toEqual(["1.2", "1.3", "1.4"]);
  });

  test("a text of which the source gives no digest counts as another version", async () => {
    const { text: _, ...source } = sourceOf(RAIN);
    const report = await verify(source, [excerpt(RAIN, 0)], RAIN, "en", digest);
    expect(report).toMatchObject({ text: "other", counts: { verified: 1 } });
  });
});

test("the passages that a text still has come with their places there", async () => {
  const passages = [
    { ...excerpt(RAIN, 0), claim: "rain" },
    { ...excerpt(RAIN, 3), claim: "hour" },
  ];
  const verification = await verify(sourceOf(RAIN), passages, "So. It rained.", "en", digest);
  expect(found(verification)).toEqual([{ ...passages[0], at: "1.2", start: 4, end: 14 }]);
});

const sentence = fc.constantFrom(
  "It rained.",
  "We left.",
  "Nobody came?",
  "😀 Late!",
  "Cafe\u0301 noir.",
  "雨が降った。",
);
const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const written = (text: readonly (readonly string[])[]) => text.map((line) => line.join(" ")).join("\n");

test("every run of sentences is verified in its own text", async () => {
  await fc.assert(
    fc.asyncProperty(paragraphs, fc.nat(), fc.nat(), async (lines, a, b) => {
      const text = written(lines);
      const count = segment(text, "en").length;
      const [first, last] = [Math.min(a % count, b % count), Math.max(a % count, b % count)];
      const passage = excerpt(text, first, last);
      const { passages } = await verify(sourceOf(text), [passage], text, "en", digest);
      const { at, start, end } = passage;
      expect(passages).toEqual([{ passage, status: "verified", place: { at, start, end } }]);
    }),
  );
});

test("where paragraphs are put before a text, every passage moves with it, repeated words or not", async () => {
  await fc.assert(
    fc.asyncProperty(paragraphs, fc.nat({ max: 60 }), async (lines, length) => {
      const text = `${written(lines)}\nAn unmistakable end.`;
      const passages = segment(text, "en").map((_, n) => excerpt(text, n));
      const foreword = `Q${"q".repeat(length)}.\n`;
      const { passages: findings } = await verify(sourceOf(text), passages, foreword + text, "en", digest);
      for (const finding of findings) {
        expect(finding).toMatchObject({ status: "moved", place: { start: finding.passage.start + foreword.length } });
      }
    }),
  );
});

testWithArticles("every sentence is verified, and found again behind a foreword", async (article) => {
  const { text, headings, sentences } = article;
  const indexed = indexText(text);
  const source = sourceOf(
    text,
    headings.map(({ start, end }) => ({ title: sliceByCodePoints(indexed, { start, end }), start, end })),
  );
  const here = await verify(source, sentences, text, "en", digest);
  expect(here).toMatchObject({ text: "same", counts: { verified: sentences.length, moved: 0, missing: 0 } });

  const foreword = "A foreword that the article did not have.\n";
  const there = await verify(source, sentences, foreword + text, "en", digest);
  expect(there).toMatchObject({ text: "other", counts: { verified: 0, moved: sentences.length, missing: 0 } });
  const shifted = sentences.map(({ at }) => at.replace(/^\d+/u, (paragraph) => `${Number(paragraph) + 1}`));
  expect(found(there).map(({ at }) => at)).toEqual(shifted);
});
