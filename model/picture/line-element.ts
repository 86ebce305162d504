/** Lines between boxes, in the terms of Cytoscape's `segments` edges. */
import { lineEnd } from "../layout/layers.ts";
import type { Forest, Point, Rectangle, TreeNode } from "../layout/tree.ts";
import type { Polarity } from "../map.ts";
import type { Drawing, Element } from "./drawing.ts";

/** Of a line's rounded corners, px. */
export const CORNER_RADIUS = 6;
/** Of an attack's line: dash and gap, px. */
export const DASHES = [7, 4] as const;

/** The line of a node that has a route to its parent. */
export function lineElement(drawing: Drawing, node: TreeNode, parent: string, route: readonly Point[]): Element {
  const source = lineEnd(node, drawing.joined);
  const from = centre(drawing.layout.boxes.get(source) as Rectangle); // the layout has a box for every node it was given
  const to = centre(drawing.layout.boxes.get(parent) as Rectangle);
  const end = node.kind === "inference" ? "conclusion" : "premise";
  return {
    group: "edges",
    of: node.id,
    data: { id: `line:${node.id}`, source, target: parent, ...segments(route, from, to) },
    classes: `line ${polarityOf(drawing.forest, node)} ${end}`,
  };
}

/** Of the inference that the line belongs to. */
function polarityOf({ nodes }: Forest, node: TreeNode): Polarity {
  const inference = node.kind === "inference" || node.parent === null ? node : nodes.get(node.parent);
  return inference?.kind === "inference" ? inference.polarity : "support";
}

/**
 * An orthogonal polyline in the terms of Cytoscape's `segments` edges: the ends relative to the boxes' centres, each
 * corner by its weight along the straight line between the ends and its distance from it.
 */
function segments(route: readonly Point[], from: Point, to: Point): Record<string, string | number> {
  const start = route[0] ?? from;
  const end = route.at(-1) ?? to;
  const along = { x: end.x - start.x, y: end.y - start.y };
  const length = Math.hypot(along.x, along.y) || 1;
  const corners = route.slice(1, -1).map(({ x, y }) => ({ x: x - start.x, y: y - start.y }));
  // A straight line has no corner, but Cytoscape wants one.
  if (corners.length === 0) corners.push({ x: along.x / 2, y: along.y / 2 });
  return {
    start: `${start.x - from.x}px ${start.y - from.y}px`,
    end: `${end.x - to.x}px ${end.y - to.y}px`,
    dashes: dashOffset(route),
    weights: corners.map(({ x, y }) => rounded((x * along.x + y * along.y) / length ** 2, 6)).join(" "),
    distances: corners.map(({ x, y }) => rounded((y * along.x - x * along.y) / length, 3)).join(" "),
  };
}

/**
 * Lines that join share their last part. Dashes are laid from a line's start, so each line's are shifted by its length:
 * then those of all lines fall on each other in the shared part, and leave its gaps open.
 */
function dashOffset(route: readonly Point[]): number {
  const straight = route.reduce((length, point, at) => {
    const before = route[at - 1] ?? point;
    return length + Math.hypot(point.x - before.x, point.y - before.y);
  }, 0);
  const cut = Math.max(0, route.length - 2) * CORNER_RADIUS * (2 - Math.PI / 2);
  const period = DASHES.reduce((sum, dash) => sum + dash, 0);
  return rounded(period - ((straight - cut) % period), 2);
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

const centre = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });
