/**
 * Packs rectangles whose shape can still be chosen.
 *
 * Each part comes as a frontier: the blocks it can be drawn as, wider and lower ones after narrower and higher ones,
 * none both wider and higher than another. This is Stockmeyer's method for floor plans ("Optimal orientations of cells
 * in slicing floorplan designs", Information and Control 57, 1983): of parts side by side only those choices matter
 * that are the narrowest under some height, of parts in a stack those that are the lowest under some width.
 */
import type { Point, Size } from "./tree.ts";

export type Packing<Block> = Size & {
  /** The block chosen for each part, in the order of the parts. */
  readonly parts: readonly Block[];
  /** The index of each row's first part. In a stack each part is a row. */
  readonly rows: readonly number[];
  readonly gap: Gap;
};

export type Gap = { readonly across: number; readonly down: number };

type Frontiers<Block> = readonly (readonly Block[])[];

/** How many heights or widths are tried for one row or stack; evenly spread over what the parts offer. */
const LIMITS_TRIED = 24;
/** The same for parts in several rows, where each is tried with many numbers of rows. */
const LIMITS_TRIED_IN_ROWS = 6;

/** The frontier of some sizes: evenly thinned where there are more than `most`, keeping both ends. */
export function frontier<S extends Size>(sizes: readonly S[], most: number): readonly S[] {
  const best: S[] = [];
  for (const size of sizes.toSorted((a, b) => a.width - b.width || a.height - b.height)) {
    const last = best.at(-1);
    if (last === undefined || size.height < last.height) best.push(size);
  }
  return thinned(best, most);
}

/** All parts in one row. */
export function sideBySide<Block extends Size>(frontiers: Frontiers<Block>, gap: Gap): Packing<Block>[] {
  const lowest = frontiers.reduce((most, blocks) => Math.max(most, blocks.at(-1)?.height ?? 0), 0);
  return limits(frontiers, "height", lowest, LIMITS_TRIED).map((limit) => {
    const parts = frontiers.flatMap((blocks) => blocks.find(({ height }) => height <= limit) ?? []);
    return { parts, rows: [0], gap, width: total(parts, "width", gap.across), height: largest(parts, "height") };
  });
}

/** One part under the other. */
export function stacked<Block extends Size>(frontiers: Frontiers<Block>, gap: Gap): Packing<Block>[] {
  const narrowest = frontiers.reduce((most, blocks) => Math.max(most, blocks[0]?.width ?? 0), 0);
  return limits(frontiers, "width", narrowest, LIMITS_TRIED).map((limit) => {
    const parts = frontiers.flatMap((blocks) => blocks.findLast(({ width }) => width <= limit) ?? []);
    const rows = [...parts.keys()];
    return { parts, rows, gap, width: largest(parts, "width"), height: total(parts, "height", gap.down) };
  });
}

/** The parts in two rows and more, broken like a text's lines, so that the longest row is as short as it can be. */
export function inRows<Block extends Size>(frontiers: Frontiers<Block>, gap: Gap): Packing<Block>[] {
  if (frontiers.length < 3) return [];
  const lowest = frontiers.reduce((most, blocks) => Math.max(most, blocks.at(-1)?.height ?? 0), 0);
  return limits(frontiers, "height", lowest, LIMITS_TRIED_IN_ROWS).flatMap((limit) => {
    const parts = frontiers.flatMap((blocks) => blocks.find(({ height }) => height <= limit) ?? []);
    return rowCounts(parts.length).map((count) => {
      const rows = broken(parts, count, gap.across);
      const lines = rows.map((start, row) => parts.slice(start, rows[row + 1]));
      return {
        parts,
        rows,
        gap,
        width: lines.reduce((most, line) => Math.max(most, total(line, "width", gap.across)), 0),
        height: lines.reduce((sum, line) => sum + largest(line, "height") + gap.down, -gap.down),
      };
    });
  });
}

/** The part of a packing at its place: from the packing's own top left corner. */
export type Placed<Block> = Point & { readonly block: Block; readonly row: number };

export function placed<Block extends Size>({ parts, rows, gap }: Packing<Block>): readonly Placed<Block>[] {
  let y = 0;
  return rows.flatMap((start, row) => {
    const line = parts.slice(start, rows[row + 1]);
    let x = 0;
    const here = line.map((block) => {
      const at = { block, row, x, y };
      x += block.width + gap.across;
      return at;
    });
    y += largest(line, "height") + gap.down;
    return here;
  });
}

/** 2, 3, 4, 5, 6, 8, 11, ...: up to half as many rows as parts. */
function rowCounts(parts: number): number[] {
  const counts: number[] = [];
  for (let count = 2; count <= Math.ceil(parts / 2); count = Math.max(count + 1, Math.round(count * 1.35)))
    counts.push(count);
  return counts;
}

/** The first part of each row, for the narrowest page on which the parts need no more than `count` rows. */
function broken(parts: readonly Size[], count: number, gap: number): readonly number[] {
  let narrow = Math.max(largest(parts, "width"), Math.floor(total(parts, "width", gap) / count) - 1);
  let wide = total(parts, "width", gap);
  while (narrow < wide) {
    const middle = Math.floor((narrow + wide) / 2);
    if (lineStarts(parts, middle, gap).length <= count) wide = middle;
    else narrow = middle + 1;
  }
  return lineStarts(parts, wide, gap);
}

function lineStarts(parts: readonly Size[], page: number, gap: number): number[] {
  const starts: number[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, { width }] of parts.entries()) {
    if (used + gap + width > page) {
      starts.push(index);
      used = width;
    } else used += gap + width;
  }
  return starts;
}

/** The widths or heights worth trying: those of the parts, from the least with which every part can be drawn. */
function limits(frontiers: Frontiers<Size>, side: keyof Size, least: number, most: number): readonly number[] {
  const offered = new Set<number>();
  for (const blocks of frontiers) for (const block of blocks) if (block[side] >= least) offered.add(block[side]);
  return thinned(
    [...offered].sort((a, b) => a - b),
    most,
  );
}

function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => Math.round(index * step)).flatMap((at) => items[at] ?? []);
}

function total(sizes: readonly Size[], side: keyof Size, gap: number): number {
  return sizes.reduce((sum, size) => sum + size[side] + gap, -gap);
}

function largest(sizes: readonly Size[], side: keyof Size): number {
  return sizes.reduce((most, size) => Math.max(most, size[side]), 0);
}
