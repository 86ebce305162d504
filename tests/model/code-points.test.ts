import fc from "fast-check";
import { codePointAt, indexText, sliceByCodePoints } from "../../model/code-points.ts";

const anyText = fc.string({ unit: "binary", maxLength: 60 });

test("a span is cut by code points, not by UTF-16 units", () => {
  const indexed = indexText("a😀e\u0301👩‍🚀z");
  expect(indexed.length).toBe(8);
  expect(sliceByCodePoints(indexed, { start: 1, end: 2 })).toBe("😀");
  expect(sliceByCodePoints(indexed, { start: 2, end: 4 })).toBe("e\u0301");
});

test("a span beyond the end of the text gives what there is", () => {
  const indexed = indexText("a😀");
  expect(sliceByCodePoints(indexed, { start: 1, end: 99 })).toBe("😀");
  expect(sliceByCodePoints(indexed, { start: 98, end: 99 })).toBe("");
});

test("a span is what cutting the list of characters gives, for any text", () => {
  fc.assert(
    fc.property(anyText, fc.nat(70), fc.nat(70), (text, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const expected = Array.from(text).slice(start, end).join("");
      expect(sliceByCodePoints(indexText(text), { start, end })).toBe(expected);
    }),
  );
});

test("every code point is found again by the unit at which it starts", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const indexed = indexText(text);
      expect(indexed.length).toBe(Array.from(text).length);
      for (const [point, unit] of indexed.units.entries()) expect(codePointAt(indexed, unit)).toBe(point);
    }),
  );
});
