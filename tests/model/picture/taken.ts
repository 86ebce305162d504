/** A map as a reader takes it away, without a browser: fixed colours, and every UTF-16 unit half as wide as the font is high. */

import { emphasisOf } from "../../../client/emphasis.ts";
import { OPENING, openTo, type ViewerState } from "../../../client/state.ts";
import type { Point } from "../../../model/layout/tree.ts";
import type { ArgumentMap } from "../../../model/map.ts";
import { pictureOf } from "../../../model/picture/depict.ts";
import { createPicture } from "../../../model/picture/picture.ts";
import { read } from "../../../model/picture/reading.ts";
import type { GroupShape, Scene, Shape } from "../../../model/picture/scene.ts";
import { type Page, sheetOf } from "../../../model/picture/sheet.ts";
import { NO_STANDING } from "../../../model/picture/standing.ts";
import type { Tokens } from "../../../model/picture/tokens.ts";

const plain = Object.fromEntries(
  ["ground", "paper", "ink", "ink-soft", "edge", "hairline", "support", "attack", "selected", "found"].map(
    (name, index) => [name, `rgb(${index}, 20, 30)`],
  ),
);
export const TOKENS = {
  ...plain,
  ...{ pill: "rgb(0, 0, 0)", "on-pill": "rgb(255, 255, 255)", "on-mark": "rgb(255, 255, 255)" },
  sections: Array.from({ length: 8 }, (_, hue) => `rgb(40, ${hue}, 50)`),
  font: 'Inter, "Noto Sans", sans-serif',
} as unknown as Tokens; // fromEntries forgets the names

export const measure =
  ({ size }: { readonly size: number }) =>
  (text: string) =>
    (text.length * size) / 2;

export function sheet(
  map: ArgumentMap,
  view: ViewerState = openTo(Number.POSITIVE_INFINITY)(OPENING),
  page: Page = {},
): Scene {
  const reading = read(map);
  const drawn = createPicture(measure)(reading, view.folding, { width: 1200, height: 800 });
  const emphasis = emphasisOf(reading.connections, drawn.forest, view, new Set());
  const plan = { map, judged: true, tokens: TOKENS, measure };
  return sheetOf(pictureOf(drawn, emphasis, NO_STANDING, TOKENS), plan, page);
}

type Drawn = Exclude<Shape, GroupShape>;

/** A scene's shapes without groups, each where it stands in the whole. */
export function flat(shapes: readonly Shape[], x = 0, y = 0, scale = 1): Drawn[] {
  const at = (point: Point) => ({ x: x + point.x * scale, y: y + point.y * scale });
  const flattened = (shape: Shape): Drawn[] => {
    switch (shape.kind) {
      case "group": {
        const origin = at(shape);
        return flat(shape.shapes, origin.x, origin.y, scale * shape.scale);
      }
      case "line":
        return [{ ...shape, points: shape.points.map(at) }];
      case "text":
        return [{ ...shape, ...at(shape), size: shape.size * scale, leading: shape.leading * scale }];
      case "box":
        return [{ ...shape, ...at(shape), width: shape.width * scale, height: shape.height * scale }];
    }
  };
  return shapes.flatMap(flattened);
}
