import { createHash } from "node:crypto";
import fc from "fast-check";
import { indexText, type Span, sliceByCodePoints } from "../../model/code-points.ts";
import { segment } from "../../model/sentences.ts";
import { testWithArticles } from "./articles.ts";

/** The sentences of a text as `place sentence`. */
function read(text: string, language = "en", headings: readonly Span[] = []): readonly string[] {
  const indexed = indexText(text);
  return segment(text, language, headings).map((sentence) => `${sentence.at} ${sliceByCodePoints(indexed, sentence)}`);
}

describe("a place is counted", () => {
  test("by paragraph, which is a line, and by sentence within it", () => {
    expect(read("It rained. We left.\nNobody came.\n")).toEqual(["1.1 It rained.", "1.2 We left.", "2.1 Nobody came."]);
  });

  test("without blank lines, whatever ends a line, with or without an end of the last", () => {
    for (const end of ["\n", "\r\n", "\r", "\n\n", "\n \t\n", "\u2029"]) {
      expect(read(`One.${end}Two.`)).toEqual(["1.1 One.", "2.1 Two."]);
      expect(read(`One.${end}Two.${end}`)).toEqual(["1.1 One.", "2.1 Two."]);
    }
  });

  test("without headings", () => {
    const text = "One.\nA heading\nTwo. Three.";
    expect(read(text, "en", [{ start: 5, end: 14 }])).toEqual(["1.1 One.", "2.1 Two.", "2.2 Three."]);
  });

  test("after a heading that runs into its line", () => {
    expect(read("One.\nNote. Two.", "en", [{ start: 5, end: 10 }])).toEqual(["1.1 One.", "2.1 Two."]);
  });

  test("from nothing in an empty or blank text", () => {
    expect(read("")).toEqual([]);
    expect(read(" \n\t\r\n")).toEqual([]);
  });

  test("in code points, where characters take two UTF-16 units or combine", () => {
    expect(segment("😀 Oui! Cafe\u0301 noir. Fin", "fr")).toEqual([
      { at: "1.1", paragraph: 1, sentence: 1, start: 0, end: 6 },
      { at: "1.2", paragraph: 1, sentence: 2, start: 7, end: 18 },
      { at: "1.3", paragraph: 1, sentence: 3, start: 19, end: 22 },
    ]);
  });
});

describe("a sentence goes on", () => {
  test.each([
    ["a title", "We met Dr. Ada Roe. She spoke.", ["We met Dr. Ada Roe.", "She spoke."]],
    [
      "initials of a name",
      "Then J. D. Roe and A.B. Loe spoke. I left.",
      ["Then J. D. Roe and A.B. Loe spoke.", "I left."],
    ],
    ["initials of a country", "A U.S. Senate vote. It failed.", ["A U.S. Senate vote.", "It failed."]],
    ["an abbreviation before a number", "See Fig. 5. On Sept. 11. No. 7.", ["See Fig. 5.", "On Sept. 11.", "No. 7."]],
    [
      "an abbreviation in lower case",
      "Tea, e.g. Assam. At 5 p.m. Ada left.",
      ["Tea, e.g. Assam.", "At 5 p.m. Ada left."],
    ],
    ["a quoted question", "“Really?” she asked. “Yes!” he said.", ["“Really?” she asked.", "“Yes!” he said."]],
    ["a number of a list", "1. First, we wait. 2. Then we go.", ["1. First, we wait.", "2. Then we go."]],
    ["an aside in brackets", "It rained. (It often does.) We left.", ["It rained. (It often does.)", "We left."]],
    ["what may be the rest of a name", "He saw the U.S. Former aides spoke.", ["He saw the U.S. Former aides spoke."]],
    ["a decimal", "It cost $5.5 million. Nobody paid.", ["It cost $5.5 million.", "Nobody paid."]],
    ["Cyrillic initials", "Это А. С. Пушкин. Он поэт.", ["Это А. С. Пушкин.", "Он поэт."]],
  ])("after %s", (_, text, sentences) => {
    expect(read(text)).toEqual(sentences.map((sentence, index) => `1.${index + 1} ${sentence}`));
  });
});

describe("a sentence ends", () => {
  test.each([
    ["after a short answer", "Did she go? No. He did.", ["Did she go?", "No.", "He did."]],
    ["after a month that is no date", "It was in Mar. Nobody knew.", ["It was in Mar.", "Nobody knew."]],
    ["inside the quotation marks that close it", "She said “Go.” Then I left.", ["She said “Go.”", "Then I left."]],
    ["before a quotation that opens the next", "He left. “Good,” she said.", ["He left.", "“Good,” she said."]],
    [
      "after initials, where no name follows",
      "It is plan B. The rest is U.S. “Law.”",
      ["It is plan B.", "The rest is U.S.", "“Law.”"],
    ],
    ["after dots", "Well... We shall see. So…", ["Well...", "We shall see.", "So…"]],
  ])("%s", (_, text, sentences) => {
    expect(read(text)).toEqual(sentences.map((sentence, index) => `1.${index + 1} ${sentence}`));
  });

  test("without a space after it, before an opening bracket", () => {
    expect(read("雨が降った。「行こう。」", "ja")).toEqual(["1.1 雨が降った。", "1.2 「行こう。」"]);
  });

  test("after a syllable that is a word, where letters have no case", () => {
    expect(read("네. 갑니다.", "ko")).toEqual(["1.1 네.", "1.2 갑니다."]);
  });

  test("in text that runs from right to left", () => {
    expect(read("هل نذهب؟ نعم. غدا!", "ar")).toEqual(["1.1 هل نذهب؟", "1.2 نعم.", "1.3 غدا!"]);
  });
});

test("a language that is no language tag is read as English is", () => {
  for (const language of ["en_GB", "x", "not a language", "__proto__"]) {
    expect(read("One. Two.", language)).toEqual(read("One. Two."));
  }
});

/** Texts full of what decides about sentences. */
const prose = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom("One", "two", "U.S.", "J.", "Dr.", "No.", "5", "雨。", "「", "😀", "e\u0301"),
      },
      { weight: 4, arbitrary: fc.constantFrom(". ", "? ", "! ", "… ", "” ", " “", " (", ") ", "-", " ", ".") },
      { weight: 1, arbitrary: fc.constantFrom("\n", "\r\n", "\n\n", "\u2028", "\ufeff", "\u0000") },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

/** A text and up to two headings in it. */
const headed = prose.chain((text) => {
  const offset = fc.nat(Array.from(text).length);
  const headings = fc
    .array(fc.tuple(offset, offset), { maxLength: 2 })
    .map((pairs) => pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })));
  return fc.tuple(fc.constant(text), headings);
});

test("sentences lie in order, do not overlap, and hold every character but space and headings", () => {
  fc.assert(
    fc.property(headed, ([text, headings]) => {
      const characters = Array.from(text);
      const inside = (spans: readonly Span[], point: number) => spans.some((s) => s.start <= point && point < s.end);
      const sentences = segment(text, "en", headings);
      for (const [index, sentence] of sentences.entries()) {
        expect(sentence.start).toBeLessThan(sentence.end);
        expect(sentence.start).toBeGreaterThanOrEqual(sentences[index - 1]?.end ?? 0);
        const words = characters.slice(sentence.start, sentence.end).join("");
        expect(words).toBe(words.trim());
      }
      for (const [point, character] of characters.entries()) {
        if (inside(headings, point)) expect(inside(sentences, point)).toBe(false);
        else if (/\S/u.test(character)) expect(inside(sentences, point)).toBe(true);
      }
    }),
  );
});

test("places count up without a gap", () => {
  fc.assert(
    fc.property(headed, ([text, headings]) => {
      let [paragraph, sentence] = [0, 0];
      for (const next of segment(text, "en", headings)) {
        [paragraph, sentence] = next.sentence === 1 ? [paragraph + 1, 1] : [paragraph, sentence + 1];
        expect([next.paragraph, next.sentence, next.at]).toEqual([paragraph, sentence, `${paragraph}.${sentence}`]);
      }
    }),
  );
});

test("a long line is read in time, and as its parts are", () => {
  const started = performance.now();
  for (const unit of ["a.", "word ", "Dr. ", "(", "「", "5. ", "😀"]) segment(unit.repeat(50_000), "en");
  const long = segment("It rained. 😀 Nobody came.  ".repeat(10_000), "en");
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(long.map(({ start, end }) => end - start)).toEqual(Array.from({ length: 20_000 }, (_, n) => [10, 14][n % 2]));
});

testWithArticles("the sentences are those that were marked by hand", async ({ text, headings, sentences }) => {
  const indexed = indexText(text);
  const sha256 = (span: Span) => createHash("sha256").update(sliceByCodePoints(indexed, span)).digest("hex");
  const found = segment(text, "en", headings).map(({ at, start, end }) => {
    return { at, start, end, sha256: sha256({ start, end }).slice(0, 16) };
  });
  expect(found).toEqual(sentences);
});
