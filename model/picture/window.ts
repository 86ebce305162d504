/**
 * Which elements of a picture are drawn for a window on it: what can be seen there, and no more, so that a large map is
 * as quick to draw as the part of it that is looked at. A window is a rectangle of the map, px at zoom 1.
 */
import type { Point, Rectangle, TreeNode } from "../layout/tree.ts";
import type { Drawing, Element } from "./drawing.ts";
import { bandElements, boxOf, fromAfar, type Painting, shareOf } from "./elements.ts";

/** How far what belongs to a box reaches beyond it: badges and pills on its border, glows around it, the reader's word beside a mark. */
const OVERHANG = { across: 140, down: 24 };
/** Half a line's width, and its arrow's head. */
const LINE_OVERHANG = 8;

/**
 * The elements for a window: each box with what belongs to it that reaches into it; each line that passes through it,
 * with the boxes at its ends; of lines that are the same as far as can be seen, one.
 *
 * @param far whether it is looked at from afar.
 * @param wanted nodes whose elements are drawn wherever they stand.
 */
export function elementsIn(
  painting: Painting,
  window: Rectangle,
  far: boolean,
  wanted: Iterable<string> = [],
): Element[] {
  const { drawing } = painting;
  const { boxes, lines } = nodesIn(drawing, window);
  const nodes = drawing.forest.nodes;
  const whole = new Set(boxes);
  for (const id of wanted) {
    const node = nodes.get(id);
    if (node !== undefined) whole.add(node);
  }
  const elements: Element[] = drawing.bands.filter(({ box }) => touch(box, window)).flatMap(bandElements);
  const given = new Set<string>();
  for (const node of whole) {
    given.add(node.id);
    elements.push(...shareOf(painting, node).elements);
  }
  const seen = new Set<string>();
  for (const node of lines) {
    const { line } = shareOf(painting, node);
    if (line === undefined) continue;
    const way = `${line.classes} ${visibleWay(drawing.layout.routes.get(node.id) ?? [], window)}`;
    if (seen.has(way)) continue;
    seen.add(way);
    for (const end of [line.data.source, line.data.target]) {
      const node = nodes.get(String(end));
      if (node === undefined || given.has(node.id)) continue;
      given.add(node.id);
      elements.push(...shareOf(painting, node).elements.slice(0, 1));
    }
    elements.push(line);
  }
  return far ? elements.flatMap(afar) : elements;
}

/** The nodes whose boxes, or what belongs to them, reach into a window, and those whose lines pass through it. */
export function nodesIn(drawing: Drawing, window: Rectangle): Reach {
  const { nodes, extents, routes } = extentsOf(drawing);
  const found: { boxes: TreeNode[]; lines: TreeNode[] } = { boxes: [], lines: [] };
  const right = window.x + window.width;
  const bottom = window.y + window.height;
  const reaches = (list: Float64Array, at: number) =>
    (list[at] as number) <= right &&
    (list[at + 1] as number) <= bottom &&
    (list[at + 2] as number) >= window.x &&
    (list[at + 3] as number) >= window.y;
  for (const [index, node] of nodes.entries()) {
    if (reaches(extents, index * 4)) found.boxes.push(node);
    if (reaches(routes, index * 4) && visibleWay(drawing.layout.routes.get(node.id) ?? [], window) !== "")
      found.lines.push(node);
  }
  return found;
}

type Reach = { readonly boxes: readonly TreeNode[]; readonly lines: readonly TreeNode[] };

/** Left, top, right and bottom of each node's box and of its line; NaN, which nothing is within, where it has none. */
type Extents = {
  readonly nodes: readonly TreeNode[];
  readonly extents: Float64Array;
  readonly routes: Float64Array;
};

const extentsOfDrawings = new WeakMap<Drawing, Extents>();

function extentsOf(drawing: Drawing): Extents {
  const known = extentsOfDrawings.get(drawing);
  if (known !== undefined) return known;
  const nodes = [...drawing.forest.nodes.values()];
  const extents = new Float64Array(nodes.length * 4).fill(Number.NaN);
  const routes = new Float64Array(nodes.length * 4).fill(Number.NaN);
  for (const [index, node] of nodes.entries()) {
    const box = boxOf(drawing, node);
    if (box !== undefined) {
      const { x, y, width, height } = box;
      const { across, down } = OVERHANG;
      extents.set([x - across, y - down, x + width + across, y + height + down], index * 4);
    }
    const route = drawing.layout.routes.get(node.id);
    if (route === undefined) continue;
    const [across, down] = [route.map(({ x }) => x), route.map(({ y }) => y)];
    const [left, top] = [Math.min(...across) - LINE_OVERHANG, Math.min(...down) - LINE_OVERHANG];
    const [right, bottom] = [Math.max(...across) + LINE_OVERHANG, Math.max(...down) + LINE_OVERHANG];
    routes.set([left, top, right, bottom], index * 4);
  }
  const made = { nodes, extents, routes };
  extentsOfDrawings.set(drawing, made);
  return made;
}

/** What of a line can be seen, as a name for it: two lines of one name look the same. Empty where nothing can. */
function visibleWay(route: readonly Point[], { x, y, width, height }: Rectangle): string {
  const [left, top, right, bottom] = [
    x - LINE_OVERHANG,
    y - LINE_OVERHANG,
    x + width + LINE_OVERHANG,
    y + height + LINE_OVERHANG,
  ];
  let way = "";
  for (let at = 1; at < route.length; at += 1) {
    const from = route[at - 1] as Point;
    const to = route[at] as Point;
    // Each part of a line runs across or down.
    if (Math.max(from.x, to.x) < left || Math.min(from.x, to.x) > right) continue;
    if (Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) continue;
    const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
    way += `${within(from.x, left, right)},${within(from.y, top, bottom)} ${within(to.x, left, right)},${within(to.y, top, bottom)};`;
  }
  return way;
}

/** The node whose box stands at a place. */
export function nodeAt(drawing: Drawing, { x, y }: Point): string | undefined {
  const { boxes } = nodesIn(drawing, { x, y, width: 0, height: 0 });
  const hit = boxes.find((node) => {
    const box = boxOf(drawing, node);
    return box !== undefined && touch(box, { x, y, width: 0, height: 0 });
  });
  return hit?.id;
}

const touch = (a: Rectangle, b: Rectangle) =>
  a.x <= b.x + b.width && a.y <= b.y + b.height && a.x + a.width >= b.x && a.y + a.height >= b.y;

/** How an element looks from afar, or nothing: the same each time, so that what has not changed can be told at once. */
const seenFromAfar = new WeakMap<Element, readonly Element[]>();

export function afar(element: Element): readonly Element[] {
  const known = seenFromAfar.get(element);
  if (known !== undefined) return known;
  const seen = fromAfar(element);
  const made = seen === undefined ? [] : [seen];
  seenFromAfar.set(element, made);
  return made;
}
