import fc from "fast-check";
import { FONTS } from "../../model/picture/boxes.ts";
import { loadFonts } from "../../server/fonts.ts";

const { measure, lettering, faces } = loadFonts();
const body = measure(FONTS.body);
const { size } = FONTS.body;

describe("the width of a text", () => {
  test("is that of its letters, drawn together where they are a pair", () => {
    expect(body("Alaska")).toBeGreaterThan(6 * 0.4 * size);
    expect(body("Alaska")).toBeLessThan(6 * 0.7 * size);
    expect(body("AV")).toBeLessThan(body("A") + body("V"));
    expect(measure(FONTS.thesis)("Alaska")).toBeGreaterThan(body("Alaska"));
    expect(body("")).toBe(0);
  });

  test("of what no font has is never too small", () => {
    for (const unknown of ["中", "没", "한", "ก", "🦉"]) expect(body(unknown)).toBeGreaterThanOrEqual(size);
    expect(body("👩‍👩‍👧")).toBeGreaterThanOrEqual(size);
  });

  test("takes the signs of the map and other scripts from the second font", () => {
    for (const known of ["→", "✓", "✕", "⊘", "Ω", "Ж", "א", "ع"]) {
      expect(body(known)).toBeGreaterThan(0.2 * size);
      expect(body(known)).toBeLessThan(1.1 * size);
    }
  });

  test("counts nothing for what stands in no line by itself", () => {
    for (const mark of ["\u0301", "\u202E", "\u200D", "\u0000"]) expect(body(`e${mark}`)).toBeCloseTo(body("e"), 1);
  });

  test("is one of finite numbers, and the text is all there, in runs of one font each", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom(400, 600), (text, weight) => {
        const runs = lettering(text, 20, weight);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        for (const { width } of runs) expect(Number.isFinite(width) && width >= 0).toBe(true);
        for (const [at, run] of runs.entries()) if (at > 0) expect(run.text).not.toBe("");
      }),
    );
  });
});

test("words from right to left stay together with their spaces", () => {
  expect(lettering("שלום עולם", 13, 400).map(({ family }) => family)).toEqual(["DejaVu Sans"]);
  expect(lettering("→ Trump", 11, 600).map(({ text }) => text)).toEqual(["→", " Trump"]);
});

test("an SVG brings the fonts of the weights that it uses, and no others", () => {
  expect(faces(new Set([600])).match(/@font-face/gu)).toHaveLength(1);
  expect(faces(new Set([400, 600])).match(/font-weight:(400|600)/gu)).toHaveLength(2);
  expect(faces(new Set())).toBe("");
});
