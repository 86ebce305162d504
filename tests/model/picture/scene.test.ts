import fc from "fast-check";
import { emphasisOf } from "../../../client/emphasis.ts";
import { OPENING } from "../../../client/state.ts";
import { elementsOf, fromAfar } from "../../../model/picture/elements.ts";
import { lookOf } from "../../../model/picture/look.ts";
import { createPicture } from "../../../model/picture/picture.ts";
import { read } from "../../../model/picture/reading.ts";
import { type Shape, shapesOf } from "../../../model/picture/scene.ts";
import { ASSUMED } from "../../../model/picture/standing.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { views } from "../../client/views.ts";
import { shapesByCytoscape } from "./cytoscape-look.ts";
import { measure, TOKENS } from "./taken.ts";

/** Colours as numbers: Cytoscape writes them in its own way. */
const comparable = (shapes: readonly Shape[]) =>
  JSON.parse(
    JSON.stringify(shapes, (_, value: unknown) => {
      if (typeof value === "number") return Math.round(value * 1e6) / 1e6;
      return typeof value === "string" && value.startsWith("rgb(") ? value.match(/\d+/gu) : value;
    }),
  );

test("pictures look as Cytoscape draws: every box, line and text, near and far, however the view sets them forward or back", () => {
  const labels = ["in", "out", "undecided"] as const;
  fc.assert(
    fc.property(arbitraryMap(), views, fc.boolean(), fc.nat(), (map, view, far, seed) => {
      const reading = read(map);
      const drawn = createPicture(measure)(reading, { ...OPENING.folding, depth: 9 }, { width: 1200, height: 800 });
      const selected = map.claims[seed % map.claims.length]?.id;
      const emphasis = emphasisOf(
        reading.connections,
        drawn.forest,
        { ...view, selected },
        new Set([map.claims[0]?.id ?? ""]),
      );
      const standing = {
        labels: new Map([...map.claims, ...map.inferences].map(({ id }, at) => [id, labels[(at + seed) % 3] ?? "in"])),
        assumed: new Map(map.claims.map(({ id }, at) => [id, ASSUMED[(at + seed) % 3] ?? "doubt"])),
      };
      const near = elementsOf({ drawing: drawn, emphasis, standing });
      const elements = far ? near.flatMap((element) => fromAfar(element) ?? []) : near;
      const { routes } = drawn.layout;
      const look = lookOf(TOKENS);
      expect(comparable(shapesOf(elements, routes, look))).toEqual(
        comparable(shapesByCytoscape(elements, routes, look)),
      );
    }),
    { numRuns: 60 },
  );
});
