/**
 * The lines from a block's children to its own box: orthogonal, and none crosses another.
 *
 * Lines of one role share a trunk into the parent. In rows, a later role's children stand further right: its trunk is
 * the right one and its cross line the upper one, or the lower one where the first role keeps to the left of its trunk;
 * lower rows are reached around the left for the first role and around the right for the second. Of columns the same
 * holds, each of one role and reached along a spine at its left. In a stack, a later
 * role's children stand further down: its trunk is the outer (left) one.
 */
import { type Block, channel, isBand, leftAnchor } from "./blocks.ts";
import type { Role } from "./family.ts";
import type { Placed } from "./packing.ts";
import { COLUMN_INDENT, CORNER, DROP, MARK_GAP, SIDE, SPINE, TRUNK_GAP } from "./spacing.ts";
import type { Point, Rectangle } from "./tree.ts";

/** Where a line starts: a child's box, in its block. */
type End = {
  readonly id: string;
  readonly role: Role;
  readonly line: number;
  readonly box: Rectangle;
  /** The block's own corner. */
  readonly corner: Point;
};

type Route = (end: End) => readonly Point[];

/** The lines of a block that stands at `origin` to its own box, each with the id of the child it comes from. */
export function linesOf(
  block: Block,
  parts: readonly Placed<Block>[],
  origin: Point,
): readonly (readonly [string, readonly Point[]])[] {
  const parent = shifted(block.box, origin);
  const ends = block.family.children.flatMap(({ id, role }, index): End[] => {
    const part = parts[index];
    return part === undefined ? [] : [{ id, role, line: part.line, box: shifted(part.block.box, part), corner: part }];
  });
  const route = routeOf(block, parent, ends, origin);
  return ends.map((end) => [end.id, simplified(route(end))]);
}

function routeOf(block: Block, parent: Rectangle, ends: readonly End[], origin: Point): Route {
  const arrangement = block.content?.arrangement;
  if (arrangement === "stack") return alongSpine(block, parent);
  if (arrangement === "beside") return intoRight(block, parent);
  return fromAbove(block, parent, ends, origin);
}

function alongSpine({ family: { node, roles } }: Block, parent: Rectangle): Route {
  const trunk = trunks(roles.toReversed(), node.kind === "claim" ? parent.x + SPINE : middle(parent));
  return ({ box, role }) => {
    const start = leftEnd(box);
    return [start, { x: trunk(role), y: start.y }, { x: trunk(role), y: bottom(parent) }];
  };
}

/** Premises join at the mark's right like a bracket; what bears on the mark comes up from below. */
function intoRight({ family: { roles } }: Block, parent: Rectangle): Route {
  const trunk = trunks(roles.filter((role) => role !== "premise").reverse(), middle(parent));
  const bracket = parent.x + parent.width + MARK_GAP / 2;
  const level = parent.y + Math.floor(parent.height / 2);
  return ({ box, role }) => {
    const start = leftEnd(box);
    if (role !== "premise") return [start, { x: trunk(role), y: start.y }, { x: trunk(role), y: bottom(parent) }];
    return [start, { x: bracket, y: start.y }, { x: bracket, y: level }, { x: parent.x + parent.width, y: level }];
  };
}

/** From rows and columns: lines that come together in the channel under the parent. */
function fromAbove(block: Block, parent: Rectangle, ends: readonly End[], origin: Point): Route {
  const { family } = block;
  const { roles } = family;
  const [only] = ends;
  const trunk = trunks(
    roles,
    // A single ground under a wide claim is joined by a straight line.
    family.node.kind === "claim" && only !== undefined && ends.length === 1
      ? clamped(middle(only.box), parent.x + CORNER, parent.x + parent.width - CORNER)
      : middle(parent),
  );
  const inColumns = block.content?.packing.direction === "columns";
  const startX = (end: End) => {
    if (inColumns) return end.corner.x - COLUMN_INDENT;
    const straight = end.role === "premise" && (end === only || isBand(family)) && end === ends[0];
    return straight && isUnder(end.box, trunk(end.role)) ? trunk(end.role) : middle(end.box);
  };
  const firstRow = ends.filter(({ line, role }) => (inColumns || line === 0) && role === roles[0]);
  const keepsLeft = family.node.kind === "claim" && firstRow.every((end) => startX(end) <= trunk(end.role));
  const level = (role: Role) => {
    const index = roles.indexOf(role);
    const line = keepsLeft ? index : roles.length - 1 - index;
    return bottom(parent) + channel(family).first + TRUNK_GAP * line;
  };
  const around = (role: Role) => (role === roles[0] ? origin.x + SIDE / 4 : origin.x + block.width - SIDE / 4);
  return (end) => {
    const [x, last] = [startX(end), { x: trunk(end.role), y: bottom(parent) }];
    const joined = [{ x: trunk(end.role), y: level(end.role) }, last];
    if (inColumns) {
      const start = leftEnd(end.box);
      return [start, { x, y: start.y }, { x, y: level(end.role) }, ...joined];
    }
    if (end.line === 0) return [{ x, y: end.box.y }, { x, y: level(end.role) }, ...joined];
    const side = around(end.role);
    const above = end.corner.y - DROP;
    return [{ x, y: end.box.y }, { x, y: above }, { x: side, y: above }, { x: side, y: level(end.role) }, ...joined];
  };
}

/** Where each role's trunk stands: next to each other around `centre`, in the order of the roles, from the left. */
function trunks(roles: readonly Role[], centre: number): (role: Role) => number {
  // A mark is wide enough for two trunks at full distance, and for three that stand closer.
  const gap = roles.length > 2 ? TRUNK_GAP - 2 : TRUNK_GAP;
  return (role) => Math.round(centre + (roles.indexOf(role) - (roles.length - 1) / 2) * gap);
}

function isUnder(box: Rectangle, x: number): boolean {
  return box.x + CORNER <= x && x <= box.x + box.width - CORNER;
}

function leftEnd(box: Rectangle): Point {
  return { x: box.x, y: box.y + leftAnchor(box) };
}

function middle({ x, width }: Rectangle): number {
  return x + Math.floor(width / 2);
}

function bottom({ y, height }: Rectangle): number {
  return y + height;
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function shifted(box: Rectangle, by: Point): Rectangle {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}

/** Without points that repeat and without corners that do not turn. */
function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const straight =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}
