import fc from "fast-check";
import { emphasisOf } from "../../../client/emphasis.ts";
import { rowsOf } from "../../../client/rows.ts";
import { OPENING, openTo, select, type ViewerState } from "../../../client/state.ts";
import type { ArgumentMap } from "../../../model/map.ts";
import type { Drawing } from "../../../model/picture/drawing.ts";
import { elementsOf } from "../../../model/picture/elements.ts";
import { createPicture } from "../../../model/picture/picture.ts";
import { type Reading, read, visible } from "../../../model/picture/reading.ts";
import { NO_STANDING } from "../../../model/picture/standing.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { views } from "../../client/views.ts";
import { chain, diamond, linked, undercut } from "../../maps.ts";

const ALL = openTo(Number.POSITIVE_INFINITY)(OPENING);
const VIEWPORT = { width: 1200, height: 800 };

/** Every UTF-16 unit half as wide as the font is high. */
const drawing = (reading: Reading, state: ViewerState): Drawing =>
  createPicture(
    ({ size }) =>
      (text) =>
        (text.length * size) / 2,
  )(reading, state.folding, VIEWPORT);

function elements(map: ArgumentMap, state: ViewerState) {
  const reading = read(map);
  const drawn = drawing(reading, state);
  const emphasis = emphasisOf(reading.connections, drawn.forest, state, new Set());
  return elementsOf({ drawing: drawn, emphasis, standing: NO_STANDING });
}

const idsOf = (list: ReturnType<typeof elements>) => list.map(({ data }) => String(data.id));
const classesOf = (list: ReturnType<typeof elements>, id: string) =>
  String(list.find(({ data }) => data.id === id)?.classes ?? "").split(" ");

describe("the picture's elements", () => {
  test("hold exactly what is visible: a box for each node, a line for each that has a parent", () => {
    fc.assert(
      fc.property(arbitraryMap(), views, (map, view) => {
        const reading = read(map);
        const { nodes } = visible(reading, view.folding);
        const drawn = elements(map, view);
        const shown = new Set(idsOf(drawn));
        expect(shown.size).toBe(drawn.length);
        for (const node of nodes.values()) {
          expect(shown.has(node.id)).toBe(true);
          expect(shown.has(`line:${node.id}`)).toBe(node.parent !== null);
        }
        const boxes = [...shown].filter((id) => /^(claim|inference|reference):/u.test(id));
        expect(boxes).toHaveLength(nodes.size);
      }),
      { numRuns: 60 },
    );
  });

  test("a line's ends are drawn, and in whole numbers stand its boxes", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const drawn = elements(map, ALL);
        const shown = new Set(idsOf(drawn));
        for (const { group, data, position } of drawn) {
          if (group === "edges") expect(shown.has(String(data.source)) && shown.has(String(data.target))).toBe(true);
          else expect([position?.x, position?.y].every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a folded claim says how many claims it hides", () => {
    const pill = elements(chain, { ...OPENING, folding: { ...OPENING.folding, depth: 0 } }).find(
      ({ data }) => data.id === "pill:claim:a",
    );
    expect(pill?.data.near).toBe("+2");
  });

  test("the route of what is selected stands out, and what is beside it is set back", () => {
    const drawn = elements(linked, select("b")(ALL));
    expect(classesOf(drawn, "claim:b")).toContain("selected");
    expect(classesOf(drawn, "claim:a")).toContain("route");
    expect(classesOf(drawn, "line:claim:b")).toContain("route");
    expect(classesOf(drawn, "claim:c")).toContain("back");
    expect(classesOf(drawn, "line:claim:c")).toContain("back");
  });

  test("nothing is set back where nothing is selected", () => {
    for (const { classes } of elements(undercut, ALL)) expect(String(classes).split(" ")).not.toContain("back");
  });

  test("selecting a claim marks its other uses too", () => {
    const drawn = elements(diamond, select("d")(ALL));
    const reference = idsOf(drawn).find((id) => id.startsWith("reference:")) ?? "";
    expect(classesOf(drawn, reference)).toContain("same");
    expect(classesOf(drawn, reference)).not.toContain("back");
  });

  test("an attack is told by its class, not by its colour alone", () => {
    const drawn = elements(undercut, ALL);
    expect(classesOf(drawn, "inference:u")).toEqual(expect.arrayContaining(["mark", "attack"]));
    expect(drawn.find(({ data }) => data.id === "inference:u")?.data.near).toBe("−");
  });
});

test("outline and map always hold the same claims", () => {
  fc.assert(
    fc.property(arbitraryMap(), views, (map, view) => {
      const reading = read(map);
      const rows = rowsOf(reading, view).map(({ node }) => node.id);
      const drawn = idsOf(elements(map, view)).filter((id) => /^(claim|reference):/u.test(id));
      expect(new Set(rows.filter((id) => !id.startsWith("inference:")))).toEqual(new Set(drawn));
    }),
    { numRuns: 60 },
  );
});
