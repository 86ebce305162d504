/**
 * Packs rectangles whose shape can still be chosen.
 *
 * Each part comes as a frontier: the blocks it can be drawn as, wider and lower ones after narrower and higher ones,
 * none both wider and higher than another. This is Stockmeyer's method for floor plans ("Optimal orientations of cells
 * in slicing floorplan designs", Information and Control 57, 1983): of parts side by side only those choices matter
 * that are the narrowest under some height, of parts in a stack those that are the lowest under some width.
 */
import type { Arrangement, Point, Size } from "./tree.ts";

/** Whether parts follow each other to the right, line under line, or downwards, line beside line. */
export type Direction = "rows" | "columns";

export type Packing<Block> = Size & {
  readonly direction: Direction;
  /** The block chosen for each part, in the order of the parts. */
  readonly parts: readonly Block[];
  /** How many lines were allowed. Not always needed, but what can be asked for again when the parts have grown. */
  readonly count: number;
  /** The index of the first part of each row or column. */
  readonly lines: readonly number[];
  readonly gap: Size;
};

/** For each part, what it can be drawn as. */
type Frontiers<Block> = readonly (readonly Block[])[];

/** How many heights or widths are tried for one line; evenly spread over what the parts offer. */
const LIMITS_TRIED = 24;
/** The same for several lines, where each is tried with many numbers of lines. */
const LIMITS_TRIED_IN_LINES = 6;

/** The side of a part that runs along its line, and the one that runs across. */
const SIDES = {
  rows: { along: "width", across: "height" },
  columns: { along: "height", across: "width" },
} as const;

/** The frontier of some sizes: evenly thinned where there are more than `most`, keeping both ends. */
export function frontier<S extends Size>(sizes: readonly S[], most: number): readonly S[] {
  const best: S[] = [];
  for (const size of sizes.toSorted((a, b) => a.width - b.width || a.height - b.height)) {
    const last = best.at(-1);
    if (last === undefined || size.height < last.height) best.push(size);
  }
  return thinned(best, most);
}

/** All parts in one row or column. */
export function inOneLine<Block extends Size>(
  direction: Direction,
  frontiers: Frontiers<Block>,
  gap: Size,
): Packing<Block>[] {
  return choices(direction, frontiers, LIMITS_TRIED).map((parts) => packing(direction, parts, 1, [0], gap));
}

/**
 * The parts in two lines and more, broken like a text's, so that the longest line is as short as it can be.
 *
 * @param breaks indices of parts that must start a line.
 * @param earlier how the parts stood before: offered too, whether or not these are still the shortest lines.
 */
export function inLines<Block extends Size>(
  direction: Direction,
  frontiers: Frontiers<Block>,
  gap: Size,
  breaks: ReadonlySet<number>,
  earlier?: Arrangement,
): Packing<Block>[] {
  if (frontiers.length < 3) return [];
  const { along } = SIDES[direction];
  const kept = linesOf(direction, earlier);
  return choices(direction, frontiers, LIMITS_TRIED_IN_LINES).flatMap((parts) => {
    const lengths = parts.map((part) => part[along]);
    const shortest = lineCounts(parts.length)
      .filter((count) => count > breaks.size)
      .map((count) => packing(direction, parts, count, broken(lengths, count, gap[along], breaks), gap));
    return kept === undefined ? shortest : [...shortest, packing(direction, parts, kept.count, kept.lines, gap)];
  });
}

/** The name of how parts stand in a packing. */
export function arrangementOf<Block>({ direction, count, lines }: Packing<Block>): Arrangement {
  return lines.length < 2 ? `${direction}-${count}` : `${direction}-${count}@${lines.join(",")}`;
}

function linesOf(direction: Direction, arrangement: Arrangement | undefined) {
  const [name = "", lines] = (arrangement ?? "").split("@");
  if (lines === undefined || !name.startsWith(`${direction}-`)) return undefined;
  return { count: Number(name.slice(direction.length + 1)), lines: lines.split(",").map(Number) };
}

/** A part of a packing at its place, from the packing's own top left corner. */
export type Placed<Block> = Point & { readonly block: Block; readonly line: number };

export function placed<Block extends Size>(packing: Packing<Block>): readonly Placed<Block>[] {
  const { direction, parts, lines, gap } = packing;
  const { along, across } = SIDES[direction];
  let depth = 0;
  return lines.flatMap((start, line) => {
    let [length, thickness] = [0, 0];
    const here = parts.slice(start, lines[line + 1]).map((block) => {
      const at = direction === "rows" ? { x: length, y: depth } : { x: depth, y: length };
      length += block[along] + gap[along];
      thickness = Math.max(thickness, block[across]);
      return { ...at, block, line };
    });
    depth += thickness + gap[across];
    return here;
  });
}

function packing<Block extends Size>(
  direction: Direction,
  parts: readonly Block[],
  count: number,
  lines: readonly number[],
  gap: Size,
): Packing<Block> {
  const { along, across } = SIDES[direction];
  let [longest, depth] = [0, -gap[across]];
  for (const [line, start] of lines.entries()) {
    const end = lines[line + 1] ?? parts.length;
    let [length, thickness] = [-gap[along], 0];
    for (let index = start; index < end; index += 1) {
      const part = parts[index];
      if (part === undefined) continue;
      length += part[along] + gap[along];
      thickness = Math.max(thickness, part[across]);
    }
    longest = Math.max(longest, length);
    depth += thickness + gap[across];
  }
  const size = direction === "rows" ? { width: longest, height: depth } : { width: depth, height: longest };
  return { ...size, direction, parts, count, lines, gap };
}

/**
 * The choices of blocks that are worth trying: for each of some limits across the line, the blocks that are shortest
 * along it. The least limit is the one that every part can keep.
 */
function choices<Block extends Size>(
  direction: Direction,
  frontiers: Frontiers<Block>,
  most: number,
): readonly (readonly Block[])[] {
  const { across } = SIDES[direction];
  let least = 0;
  const offered = new Set<number>();
  for (const blocks of frontiers) {
    least = Math.max(least, (direction === "rows" ? blocks.at(-1) : blocks[0])?.[across] ?? 0);
    for (const block of blocks) offered.add(block[across]);
  }
  // With `least` among them there is one way to pack nothing, too.
  const limits = [...offered.add(least)].filter((limit) => limit >= least).sort((a, b) => a - b);
  return thinned(limits, most).map((limit) => {
    const fits = (block: Block) => block[across] <= limit;
    const parts: Block[] = [];
    for (const blocks of frontiers) {
      const part = direction === "rows" ? blocks.find(fits) : blocks.findLast(fits);
      if (part !== undefined) parts.push(part);
    }
    return parts;
  });
}

/** 2, 3, 4, 5, 7, 9, ...: up to half as many lines as parts. */
function lineCounts(parts: number): number[] {
  const counts: number[] = [];
  for (let count = 2; count <= Math.ceil(parts / 2); count = Math.max(count + 1, Math.round(count * 1.35)))
    counts.push(count);
  return counts;
}

/** The first part of each line, for the shortest lines of which no more than `count` are needed. */
function broken(lengths: readonly number[], count: number, gap: number, breaks: ReadonlySet<number>) {
  let short = lengths.reduce((most, length) => Math.max(most, length), 0);
  let long = lengths.reduce((sum, length) => sum + length + gap, 0);
  while (short < long) {
    const middle = Math.floor((short + long) / 2);
    if (lineStarts(lengths, middle, gap, breaks).length <= count) long = middle;
    else short = middle + 1;
  }
  return lineStarts(lengths, long, gap, breaks);
}

function lineStarts(lengths: readonly number[], most: number, gap: number, breaks: ReadonlySet<number>): number[] {
  const starts: number[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, length] of lengths.entries()) {
    used += gap + length;
    if (used <= most && !breaks.has(index)) continue;
    starts.push(index);
    used = length;
  }
  return starts;
}

function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => Math.round(index * step)).flatMap((at) => items[at] ?? []);
}
