import fc from "fast-check";
import { termOf, wordsOf } from "../../model/terms.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** The words as the platform knows them, chunk by chunk. */
function segmented(text: string) {
  return [...text.matchAll(/\S+/gu)].flatMap((chunk) =>
    [...segmenter.segment(chunk[0])]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment, index }) => {
        const start = chunk.index + index;
        return { word: segment, start, end: start + segment.length };
      }),
  );
}

/** Letters, digits and the marks that may or may not join them. */
const tangled = fc.string({ unit: fc.constantFrom(..."abYZ09éß字ſ\u212A'’‘“”\"()[].,;:!?…_-/ "), maxLength: 30 });

test("words are what the platform's segmenter says they are, plain or not", () => {
  fc.assert(
    fc.property(fc.oneof(tangled, fc.string({ unit: "grapheme", maxLength: 30 })), (text) => {
      expect([...wordsOf(text)]).toEqual(segmented(text));
    }),
    { numRuns: 1000 },
  );
});

test("a term has no capitals, accents, possessives or compatibility forms", () => {
  for (const word of ["Café’s", "CAFE", "cafe", "café"]) expect(termOf(word)).toBe("cafe");
  expect(termOf("\u212A9")).toBe("k9");
  expect(termOf("ſo")).toBe("so");
});
