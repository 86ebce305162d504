/**
 * A large map from so far away that nothing on it can be read: the same shapes as near by, without what would be too
 * small to be told from a speck.
 */
import type { Rectangle } from "../layout/tree.ts";
import type { Element } from "./drawing.ts";
import { bandElements, type Painting, shareOf } from "./elements.ts";
import type { Look } from "./look.ts";
import { type Shape, shapesOf } from "./scene.ts";
import { afar, nodesIn } from "./window.ts";

/** Below this zoom a map is surveyed: the largest labels are 5 px high. */
export const SURVEYED_BELOW = 0.2;
/** What is lower on the screen, in px, is left out; claims and lines never are. */
const LEAST_HEIGHT = 3;

/**
 * The shapes for a window on a picture.
 *
 * @param lit nodes that are lit.
 */
export function surveyIn(
  painting: Painting,
  window: Rectangle,
  zoom: number,
  look: Look,
  lit: ReadonlySet<string>,
): Shape[] {
  const { drawing } = painting;
  const { boxes, lines } = nodesIn(drawing, window);
  const least = LEAST_HEIGHT / zoom;
  const isSeen = ({ classes, data }: Element) => classes.startsWith("claim ") || Number(data.height) >= least;
  const elements = [...drawing.bands.flatMap(bandElements)];
  for (const node of boxes) {
    for (const element of shareOf(painting, node).elements) {
      const name = lit.has(element.data.id) ? " lit" : "";
      if (isSeen(element)) elements.push(name === "" ? element : { ...element, classes: `${element.classes}${name}` });
    }
  }
  for (const node of lines) {
    const { line } = shareOf(painting, node);
    if (line !== undefined) elements.push(line);
  }
  return shapesOf(elements.flatMap(afar), drawing.layout.routes, look);
}
