/** A map as a reader takes it away, without a browser: fixed colours, and every UTF-16 unit half as wide as the font is high. */

import { emphasisOf } from "../../client/emphasis.ts";
import { OPENING, openTo, type ViewerState } from "../../client/state.ts";
import type { ArgumentMap } from "../../model/map.ts";
import { elementsOf } from "../../model/picture/elements.ts";
import { lookOf } from "../../model/picture/look.ts";
import { createPicture } from "../../model/picture/picture.ts";
import { read } from "../../model/picture/reading.ts";
import { type Scene, shapesOf } from "../../model/picture/scene.ts";
import { sheetOf } from "../../model/picture/sheet.ts";
import type { Tokens } from "../../model/picture/tokens.ts";

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

export function sheet(map: ArgumentMap, view: ViewerState = openTo(Number.POSITIVE_INFINITY)(OPENING)): Scene {
  const reading = read(map);
  const drawn = createPicture(measure)(reading, view.folding, { width: 1200, height: 800 });
  const emphasis = emphasisOf(reading.connections, drawn.forest, view, new Set());
  const routes = new Map([...drawn.layout.routes].map(([id, route]) => [`line:${id}`, route]));
  const { width, height } = drawn.layout;
  const shapes = shapesOf(elementsOf(drawn, emphasis), routes, lookOf(TOKENS));
  return sheetOf({ width, height, shapes }, map, TOKENS, measure);
}
