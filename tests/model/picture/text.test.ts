import fc from "fast-check";
import { breakLines, oneLine } from "../../../model/picture/text.ts";

/** Every UTF-16 unit ten pixels wide. */
const measure = (text: string) => text.length * 10;

describe("breakLines", () => {
  test("a text that fits is one line", () => {
    expect(breakLines("a short text", 200, measure)).toEqual(["a short text"]);
  });

  test("a line ends at a space, and white space is collapsed", () => {
    expect(breakLines("  one\n two\tthree ", 80, measure)).toEqual(["one two", "three"]);
  });

  test("a line may end after a hyphen, but not before a number's digits", () => {
    expect(breakLines("post-war order", 60, measure)).toEqual(["post-", "war", "order"]);
    expect(breakLines("from 1-2 on", 60, measure)).toEqual(["from", "1-2 on"]);
  });

  test("a word that is too wide is cut between graphemes, never inside one", () => {
    expect(breakLines("abcdefgh", 30, measure)).toEqual(["abc", "def", "gh"]);
    expect(breakLines("👩‍👩‍👧👩‍👩‍👧", 80, measure)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
  });

  test("scripts without spaces break between words", () => {
    const lines = breakLines("地図は議論の形を示す", 40, measure);
    expect(lines.join("")).toBe("地図は議論の形を示す");
    expect(lines.length).toBeGreaterThan(1);
  });

  test("what does not fit into the most lines ends in an ellipsis", () => {
    expect(breakLines("one two three four", 50, measure, 2)).toEqual(["one", "two…"]);
  });

  test("ten thousand letters without a space take no longer than the lines that are kept", () => {
    const lines = breakLines("x".repeat(10_000), 200, measure, 14);
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toMatch(/…$/u);
  });

  test("nothing is lost, and no line is wider than the column unless it is one grapheme", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), fc.integer({ min: 10, max: 300 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
        for (const line of lines) {
          const single = [...graphemes.segment(line)].length === 1;
          expect(single || measure(line) <= width).toBe(true);
        }
      }),
    );
  });
});

describe("oneLine", () => {
  test("a text that is too wide keeps its beginning", () => {
    expect(oneLine("a long label", 80, measure)).toBe("a long…");
    expect(oneLine("a label", 80, measure)).toBe("a label");
  });
});
