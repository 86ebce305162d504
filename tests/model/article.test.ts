import fc from "fast-check";
import { blocksOf, wordsIn } from "../../model/article.ts";
import { segment } from "../../model/sentences.ts";
import { testWithArticles } from "./articles.ts";

const RAIN = "Weather\n\nIt rained. 😀 Nobody came.\nWe left early. It was late.\n";

test("a text reads as headings and paragraphs of sentences", () => {
  const sentences = segment(RAIN, "en", [{ start: 0, end: 7 }]);
  const [heading, first, second] = blocksOf(RAIN, sentences);
  expect(heading).toEqual({ kind: "heading", text: "Weather" });
  expect(first).toMatchObject({
    kind: "paragraph",
    number: 1,
    sentences: [
      { at: "1.1", text: "It rained.", space: "" },
      { at: "1.2", text: "😀 Nobody came.", space: " " },
    ],
  });
  expect(second).toMatchObject({ kind: "paragraph", number: 2 });
});

test("nothing of any text is lost but the space between its lines", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const read = blocksOf(text, segment(text, "en")).map((block) =>
        block.kind === "heading" ? block.text : block.sentences.map(({ space, text }) => space + text).join(""),
      );
      expect(read.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
    }),
  );
});

testWithArticles("an article reads with its own headings and paragraphs", async ({ text, headings, sentences }) => {
  const blocks = blocksOf(text, sentences);
  expect(blocks.filter(({ kind }) => kind === "heading")).toHaveLength(headings.length);
  const read = blocks.flatMap((block) => (block.kind === "heading" ? [] : block.sentences));
  expect(read.map(({ at }) => at)).toEqual(sentences.map(({ at }) => at));
});

describe("words in a text", () => {
  const found = (text: string, query: string) => wordsIn(text, query).map(({ start, end }) => text.slice(start, end));

  test("are found whatever their case and accents, and where they are unfinished", () => {
    expect(found("Café, cafés and CAFETERIA", "cafe")).toEqual(["Café", "cafés", "CAFETERIA"]);
  });

  test("are found only where all of them are", () => {
    expect(found("The bus is late.", "late bus")).toEqual(["bus", "late"]);
    expect(found("The bus is late.", "late train")).toEqual([]);
    expect(found("The bus is late.", " ")).toEqual([]);
  });
});
