/**
 * The ways to draw a node with all beneath it, as blocks: rectangles that are arranged inside and can stand anywhere.
 *
 * Coordinates are relative to the block's own top left corner.
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
import { inLines, inOneLine, type Packing, type Placed, placed } from "./packing.ts";
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
import type { Arrangement, Rectangle, Size } from "./tree.ts";

export type Block = Size & {
  readonly family: Family;
  /** The node's own box. */
  readonly box: Rectangle;
  /** `null` where nothing is beneath. */
  readonly arrangement: Arrangement | null;
  /** A block for each child. */
  readonly parts: readonly Part[];
};

export type Part = Placed<Block>;

/** What a node can be drawn as, depending on how the line to its parent leaves its box. */
export type Offer = {
  readonly upward: readonly Block[];
  readonly leftward: readonly Block[];
};

/** A block whose size is known and whose parts are not yet put in place: most are never wanted. */
export type Candidate = Size & {
  readonly arrangement: Arrangement;
  readonly build: () => Block;
};

/** Where a line leaves a box at its left, from the box's top. */
export function leftAnchor({ height }: Size): number {
  return Math.min(LEFT_ANCHOR, Math.floor(height / 2));
}

/** The room between a box and the row under it: where the first line turns, and how high it is in all. */
export function channel({ roles }: Family): { readonly first: number; readonly height: number } {
  // A line from a premise to its mark has no arrow's head.
  if (roles[0] === "premise" && roles.length === 1) return { first: MARK_GAP / 2, height: MARK_GAP };
  return { first: ARROW, height: ARROW + TRUNK_GAP * (roles.length - 1) + DROP };
}

export function leaf(family: Family): Block {
  return { ...family.size, family, box: { x: 0, y: 0, ...family.size }, arrangement: null, parts: [] };
}

/** All ways to arrange a node's children, given what each of these can be drawn as. */
export function candidates(
  family: Family,
  offers: readonly Offer[],
): { readonly upward: readonly Candidate[]; readonly leftward: readonly Candidate[] } {
  const upward = offers.map((offer) => offer.upward);
  const leftward = offers.map((offer) => offer.leftward);
  if (family.node.kind === "claim") {
    const rowGap = { width: INFERENCE_GAP.width, height: ROW_GAP };
    const columnGap = { width: INFERENCE_GAP.width + COLUMN_INDENT, height: INFERENCE_GAP.height };
    const all = [
      ...inOneLine("rows", upward, INFERENCE_GAP).map((packing) => inRows(family, packing)),
      ...inLines("rows", upward, rowGap, new Set()).map((packing) => inRows(family, packing)),
      ...inLines("columns", leftward, columnGap, roleStarts(family)).map((packing) => inColumns(family, packing)),
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

export function isBand({ node }: Family): boolean {
  return node.kind === "inference" && node.band !== null;
}

/** The node above its children's rows. */
function inRows(family: Family, packing: Packing<Block>): Candidate {
  const { size } = family;
  const { left, right } = sides(family, packing);
  const inner = left + packing.width + right;
  const frame = frameOf(family, Math.max(size.width, inner));
  const top = frame.top + size.height + channel(family).height;
  const sizes = { width: frame.width, height: top + packing.height + frame.padding };
  const arrangement: Arrangement = `rows-${packing.lines.length}`;
  const build = (): Block => {
    if (isBand(family)) {
      const parts = moved(placed(packing), frame.padding + left, top);
      return { ...sizes, family, box: { x: frame.padding, y: frame.top, ...size }, arrangement, parts };
    }
    const parts = moved(placed(packing), Math.floor((sizes.width - inner) / 2) + left, top);
    const middle = packing.lines.length > 1 ? sizes.width / 2 : middleOf(family, parts);
    const x = Math.max(0, Math.min(sizes.width - size.width, Math.round(middle - size.width / 2)));
    return { ...sizes, family, box: { x, y: 0, ...size }, arrangement, parts };
  };
  return { ...sizes, arrangement, build };
}

/** The node above columns, each with a spine at its left. */
function inColumns(family: Family, packing: Packing<Block>): Candidate {
  const { size } = family;
  const inner = COLUMN_INDENT + packing.width;
  const top = size.height + channel(family).height;
  const sizes = { width: Math.max(size.width, inner), height: top + packing.height };
  const arrangement: Arrangement = `columns-${packing.lines.length}`;
  const build = (): Block => {
    const parts = moved(placed(packing), Math.floor((sizes.width - inner) / 2) + COLUMN_INDENT, top);
    const box = { x: Math.floor((sizes.width - size.width) / 2), y: 0, ...size };
    return { ...sizes, family, box, arrangement, parts };
  };
  return { ...sizes, arrangement, build };
}

/** The node above its children's stack, with room for the spine at its left. */
function inStack(family: Family, packing: Packing<Block>): Candidate {
  const { size, node } = family;
  const indent = node.kind === "claim" ? INDENT : MARK_INDENT;
  const frame = frameOf(family, Math.max(size.width, indent + packing.width));
  const top = frame.top + size.height + (node.kind === "claim" ? STACK_TOP : DROP);
  const sizes = { width: frame.width, height: top + packing.height + frame.padding };
  const box = { x: frame.padding, y: frame.top, ...size };
  const build = (): Block => {
    const parts = moved(placed(packing), frame.padding + indent, top);
    return { ...sizes, family, box, arrangement: "stack", parts };
  };
  return { ...sizes, arrangement: "stack", build };
}

/** The mark at the left of the stack of its premises, level with the first. */
function beside(family: Family, packing: Packing<Block>): Candidate {
  const { size } = family;
  const own = Math.floor(size.height / 2);
  const first = packing.parts[0] === undefined ? own : leftAnchor(packing.parts[0].box);
  const boxTop = Math.max(0, first - own);
  const top = Math.max(0, own - first);
  const sizes = {
    width: size.width + MARK_GAP + packing.width,
    height: Math.max(boxTop + size.height, top + packing.height),
  };
  const build = (): Block => {
    const parts = moved(placed(packing), size.width + MARK_GAP, top);
    return { ...sizes, family, box: { x: 0, y: boxTop, ...size }, arrangement: "beside", parts };
  };
  return { ...sizes, arrangement: "beside", build };
}

function moved(parts: readonly Placed<Block>[], x: number, y: number): readonly Part[] {
  return parts.map((part) => ({ ...part, x: part.x + x, y: part.y + y }));
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

/** Midway between the first and the last child; of a mark's children only premises count. */
function middleOf({ node, children }: Family, parts: readonly Part[]): number {
  const counted = node.kind === "claim" ? parts : parts.filter((_, index) => children[index]?.role === "premise");
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return 0;
  return (centre(first) + centre(last)) / 2;
}

function centre({ x, block }: Part): number {
  return x + block.box.x + Math.floor(block.box.width / 2);
}
