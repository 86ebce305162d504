import fc from "fast-check";
import { OPENING, openTo, select } from "../../../client/state.ts";
import { pngScale } from "../../../client/take-away.ts";
import { svgOf } from "../../../model/picture/svg.ts";
import { read } from "../../../model/read.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { linked, undercut } from "../../maps.ts";
import { flat, sheet } from "./taken.ts";

const ELEMENTS = ["svg", "title", "rect", "path", "g", "text"];

/** The elements of well-formed XML, in order; throws where a tag is not closed or a character can't be. */
function elementsIn(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
  expect(xml.replace(/&(amp|lt|gt|quot);/gu, "")).not.toContain("&");
  const rest = xml.replace(/<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/gu, (_, end, name, _attributes, empty) => {
    if (end === "/") expect(open.pop()).toBe(name);
    else seen.push(name);
    if (end === "" && empty === "") open.push(name);
    return "";
  });
  expect(rest).not.toContain("<");
  expect(open).toEqual([]);
  return seen;
}

describe("a map as SVG", () => {
  test("is well-formed and made of shapes and text alone, whatever the map says", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        expect(elementsIn(svgOf(sheet(map), map.title)).filter((name) => !ELEMENTS.includes(name))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("holds hostile words as text, and leaves out only what XML can't hold", () => {
    const texts = [
      "<script>alert(1)</script>",
      "\u202Eback",
      "\u0000null",
      "a\uD800b",
      '" onload="x',
      "]]>",
      "😀 Ελλάδα 中文 עברית",
    ];
    const map = read({
      format: "argument-map/1",
      id: "hostile",
      title: "</title><script>alert(1)</script>",
      claims: texts.map((text, index) => ({ id: `c${index}`, text })),
      inferences: [],
    });
    const svg = svgOf(sheet(map), map.title);
    elementsIn(svg);
    expect(svg).not.toMatch(/<script/u);
    expect(svg).not.toMatch(/<[^>]* onload=/u);
    for (const words of [
      "&lt;script&gt;alert(1)&lt;/script&gt;",
      "\u202Eback",
      ">null<",
      "ab",
      "]]&gt;",
      "Ελλάδα 中文 עברית",
    ]) {
      expect(svg).toContain(words);
    }
  });

  test("keeps every text inside of its picture", () => {
    const map = read({
      ...linked,
      title: "Title ".repeat(60),
      claims: linked.claims.map((claim) => ({ ...claim, text: "word ".repeat(2_000) })),
    });
    const { width, height, shapes } = sheet(map);
    for (const shape of flat(shapes)) {
      if (shape.kind !== "text") continue;
      const longest = Math.max(...shape.lines.map((line) => line.length)) * (shape.size / 2);
      const left = shape.anchor === "start" ? shape.x : shape.x - longest / 2;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + longest).toBeLessThanOrEqual(width);
      expect(shape.y + (shape.lines.length * shape.leading) / 2).toBeLessThanOrEqual(height);
    }
  });

  test("dashes an attack and ends it in a bar, and ends a support in a triangle", () => {
    const heads = flat(sheet(undercut).shapes).flatMap((shape) => (shape.kind === "line" ? [shape] : []));
    expect(heads.filter(({ head }) => head === "tee").every(({ dashes }) => dashes !== undefined)).toBe(true);
    expect(heads.filter(({ head }) => head === "triangle").every(({ dashes }) => dashes === undefined)).toBe(true);
    expect(new Set(heads.map(({ head }) => head))).toEqual(new Set(["none", "tee", "triangle"]));
  });

  test("shows what is selected as it is on the screen", () => {
    const selected = sheet(linked, select("b")(openTo(9)(OPENING)));
    expect(selected).not.toEqual(sheet(linked));
    const shapes = flat(selected.shapes);
    expect(shapes.some((shape) => shape.kind === "box" && shape.border.width === 3)).toBe(true);
    expect(shapes.some((shape) => shape.kind === "box" && shape.opacity < 1)).toBe(true);
  });
});

test("a PNG is twice as large as life, but never larger than a browser can draw", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 200_000 }), fc.integer({ min: 100, max: 200_000 }), (width, height) => {
      const scale = pngScale({ width, height });
      expect(scale).toBeLessThanOrEqual(2);
      expect(width * scale * height * scale).toBeLessThanOrEqual(190_000_001);
      expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_384.01);
    }),
  );
  expect(pngScale({ width: 1000, height: 800 })).toBe(2);
});
