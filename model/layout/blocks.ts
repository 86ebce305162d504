/**
 * The ways to draw a node with all beneath it, as blocks: rectangles that are arranged inside and can stand anywhere.
 *
 *       rows-1           rows-2            columns-2          stack       beside (inferences)
 *
 *        [box]             [box]             [box]           [box]        (+)─┬─[part]
 *       ┌──┴──┐        ┌─┬───┴─┐          ┌────┴───┐          ├─[part]        └─[part]
 *    [part] [part]     │[part][part]      ├─[part] └─[part]   └─[part]
 *                      └──┐               └─[part]
 *                       [part]
 */
import type { Family } from "./family.ts";
import { arrangementOf, inLines, inOneLine, type Packing, type Placed, placed } from "./packing.ts";
import {
  ARROW,
  BAND_PADDING,
  BAND_TOP,
  COLUMN_INDENT,
  DROP,
  INDENT,
  INFERENCE_GAP,
  LEFT_ANCHOR,
  MARK_GAP,
  MARK_INDENT,
  PREMISE_GAP,
  ROW_GAP,
  SIDE,
  STACK_TOP,
  TITLE,
  TRUNK_GAP,
} from "./spacing.ts";
import type { Arrangement, Point, Rectangle, Size } from "./tree.ts";

export type Block = Size & {
  readonly family: Family;
  /** The node's own box, from the block's top left corner. */
  readonly box: Rectangle;
  /** What is beneath it; `null` where nothing is. */
  readonly content: Content | null;
};

type Content = {
  readonly arrangement: Arrangement;
  /** A block for each child. */
  readonly packing: Packing<Block>;
  /** The packing's top left corner, from the block's. */
  readonly at: Point;
};

/** What a node can be drawn as, depending on how the line to its parent leaves its box. */
export type Offer = {
  readonly upward: readonly Block[];
  readonly leftward: readonly Block[];
};

export function isBand({ node }: Family): boolean {
  return node.kind === "inference" && node.band !== null;
}

/** Where a line leaves a box at its left, from the box's top. */
export function leftAnchor({ height }: Size): number {
  return Math.min(LEFT_ANCHOR, Math.floor(height / 2));
}

/** The room between a box and what stands in rows or columns under it: where its first line turns, and its height. */
export function channel({ roles }: Family): { readonly first: number; readonly height: number } {
  // A line from a premise to its mark has no arrow's head.
  if (roles[0] === "premise" && roles.length === 1) return { first: MARK_GAP / 2, height: MARK_GAP };
  return { first: ARROW, height: ARROW + TRUNK_GAP * (roles.length - 1) + DROP };
}

/** The children's blocks, from the corner of a block that stands at `origin`. */
export function partsOf({ content }: Block, origin: Point): readonly Placed<Block>[] {
  if (content === null) return [];
  const { packing, at } = content;
  return placed(packing).map((part) => ({ ...part, x: part.x + at.x + origin.x, y: part.y + at.y + origin.y }));
}

/** All ways to draw a node, given what its children can be drawn as, and how they stood before. */
export function blocksOf(family: Family, offers: readonly Offer[], earlier?: Arrangement): Offer {
  if (offers.length === 0) {
    const leaf = [{ ...family.size, family, box: { x: 0, y: 0, ...family.size }, content: null }];
    return { upward: leaf, leftward: leaf };
  }
  const upward = offers.map((offer) => offer.upward);
  const leftward = offers.map((offer) => offer.leftward);
  if (family.node.kind === "claim") {
    const rowGap = { width: INFERENCE_GAP.width, height: ROW_GAP };
    const columnGap = { width: INFERENCE_GAP.width + COLUMN_INDENT, height: INFERENCE_GAP.height };
    const all = [
      ...inOneLine("rows", upward, INFERENCE_GAP).map((packing) => inRows(family, packing)),
      ...inLines("rows", upward, rowGap, new Set(), earlier).map((packing) => inRows(family, packing)),
      ...inLines("columns", leftward, columnGap, roleStarts(family), earlier).map((packing) =>
        inColumns(family, packing),
      ),
      ...inOneLine("columns", leftward, INFERENCE_GAP).map((packing) => inStack(family, packing)),
    ];
    return { upward: all, leftward: all };
  }
  const hanging = [
    ...inOneLine("rows", upward, PREMISE_GAP).map((packing) => inRows(family, packing)),
    ...(offers.length > 1 ? inOneLine("columns", leftward, PREMISE_GAP) : []).map((packing) =>
      inStack(family, packing),
    ),
  ];
  if (isBand(family)) return { upward: hanging, leftward: hanging };
  return {
    upward: hanging,
    leftward: inOneLine("columns", leftward, PREMISE_GAP).map((packing) => beside(family, packing)),
  };
}

/** The children before which the role changes. */
function roleStarts({ children }: Family): ReadonlySet<number> {
  return new Set(
    children.flatMap(({ role }, index) => (index > 0 && children[index - 1]?.role !== role ? [index] : [])),
  );
}

/** The node above its children's rows. */
function inRows(family: Family, packing: Packing<Block>): Block {
  const { size } = family;
  const { left, right } = sides(family, packing);
  const inner = left + packing.width + right;
  const frame = frameOf(family, Math.max(size.width, inner));
  const y = frame.top + size.height + channel(family).height;
  const x = isBand(family) ? frame.padding : Math.floor((frame.width - inner) / 2);
  const middle = packing.lines.length > 1 ? frame.width / 2 : x + middleOf(family, packing);
  const centred = Math.max(0, Math.min(frame.width - size.width, Math.round(middle - size.width / 2)));
  return {
    width: frame.width,
    height: y + packing.height + frame.padding,
    family,
    box: { x: isBand(family) ? frame.padding : centred, y: frame.top, ...size },
    content: { arrangement: arrangementOf(packing), packing, at: { x: x + left, y } },
  };
}

/** The node above columns, each with a spine at its left. */
function inColumns(family: Family, packing: Packing<Block>): Block {
  const { size } = family;
  const inner = COLUMN_INDENT + packing.width;
  const width = Math.max(size.width, inner);
  const y = size.height + channel(family).height;
  const x = Math.floor((width - inner) / 2) + COLUMN_INDENT;
  return {
    width,
    height: y + packing.height,
    family,
    box: { x: Math.floor((width - size.width) / 2), y: 0, ...size },
    content: { arrangement: arrangementOf(packing), packing, at: { x, y } },
  };
}

/** The node above its children's stack, with room for the spine at its left. */
function inStack(family: Family, packing: Packing<Block>): Block {
  const { size, node } = family;
  const indent = node.kind === "claim" ? INDENT : MARK_INDENT;
  const frame = frameOf(family, Math.max(size.width, indent + packing.width));
  const y = frame.top + size.height + (node.kind === "claim" ? STACK_TOP : DROP);
  return {
    width: frame.width,
    height: y + packing.height + frame.padding,
    family,
    box: { x: frame.padding, y: frame.top, ...size },
    content: { arrangement: "stack", packing, at: { x: frame.padding + indent, y } },
  };
}

/** The mark at the left of the stack of its premises, level with the first. */
function beside(family: Family, packing: Packing<Block>): Block {
  const { size } = family;
  const own = Math.floor(size.height / 2);
  const first = packing.parts[0] === undefined ? own : leftAnchor(packing.parts[0].box);
  const boxTop = Math.max(0, first - own);
  const y = Math.max(0, own - first);
  return {
    width: size.width + MARK_GAP + packing.width,
    height: Math.max(boxTop + size.height, y + packing.height),
    family,
    box: { x: 0, y: boxTop, ...size },
    content: { arrangement: "beside", packing, at: { x: size.width + MARK_GAP, y } },
  };
}

/** What a block adds around its content: nothing, or the padding of a band and the room for its title. */
function frameOf(family: Family, inner: number) {
  if (!isBand(family)) return { width: inner, top: 0, padding: 0 };
  const header = family.size.width + TITLE.gap + TITLE.width;
  return { width: Math.max(inner, header) + 2 * BAND_PADDING, top: BAND_TOP, padding: BAND_PADDING };
}

/** The room beside several rows for the lines of the lower ones: the first role's at the left, the second's at the right. */
function sides({ children, roles }: Family, { lines }: Packing<Block>) {
  const lower = new Set(children.slice(lines[1] ?? children.length).map(({ role }) => role));
  return {
    left: roles[0] !== undefined && lower.has(roles[0]) ? SIDE : 0,
    right: roles[1] !== undefined && lower.has(roles[1]) ? SIDE : 0,
  };
}

/** Midway between the first and the last child of a row; of a mark's children only premises count. */
function middleOf({ node, children }: Family, { parts, gap }: Packing<Block>): number {
  const counted = node.kind === "claim" ? children.length : children.filter(({ role }) => role === "premise").length;
  const [first, last] = [parts[0], parts[counted - 1]];
  if (first === undefined || last === undefined) return 0;
  const lastX = parts.slice(0, counted - 1).reduce((x, part) => x + part.width + gap.width, 0);
  return (centre(first) + lastX + centre(last)) / 2;
}

function centre({ box }: Block): number {
  return box.x + Math.floor(box.width / 2);
}
