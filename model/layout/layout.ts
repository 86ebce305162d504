/**
 * The packed tidy tree: where each box, line and band of a forest stands.
 *
 * A tidy tree in the sense of Reingold and Tilford ("Tidier drawings of trees", IEEE Transactions on Software Engineering
 * 7, 1981): parents above their children, centred over rows of them, and no subtree within the room of another. It is
 * packed with Stockmeyer's method (see packing.ts): each subtree keeps a few ways to be drawn, from narrow and high to
 * wide and low, and the whole takes what fits the window best.
 *
 * Pure and deterministic; nothing recurses, so depth is no limit.
 */
import { type Block, blocksOf, type Offer, partsOf } from "./blocks.ts";
import { type Family, familiesOf } from "./family.ts";
import { arrangementOf, frontier, inLines, inOneLine, type Packing, type Placed, placed } from "./packing.ts";
import { linesOf } from "./routes.ts";
import { BAND_PADDING, ROOT_GAP, TITLE } from "./spacing.ts";
import type { Arrangement, Arrangements, Band, Forest, Layout, Point, Rectangle, Size, TreeNode } from "./tree.ts";

/** How many ways to draw it a subtree keeps. */
const CHOICES = 14;
/** The same for the trees of the forest, of which there are few. */
const ROOT_CHOICES = 24;
/**
 * Earlier arrangements stay while the picture, scaled to fit, is at least this large compared with the best one. With 0.9
 * every fifth box moves further than an opened branch needs, with 0.8 every 250th (bench/opening.ts).
 */
const GOOD_ENOUGH = 0.8;
/** Under this key stands how the trees of the forest are arranged; node ids have a colon. */
const ROOTS = "roots";

export type LayoutOptions = {
  /** The window to fit, without its margins; only its proportions and the order of magnitude matter. */
  readonly viewport: Size;
  /** An earlier layout's arrangements: kept, unless the picture fits the window more than a fifth worse with them. */
  readonly previous?: Arrangements;
  /** Of the layouts before this one, and then of this one too. */
  readonly memory?: Memory;
};

/**
 * Lays out a forest.
 *
 * @param sizeOf the size of a node's box in whole px: a claim's with its text, a mark's, a reference's.
 */
export function layout(
  forest: Forest,
  sizeOf: (node: TreeNode) => Size,
  { viewport, previous, memory = createMemory() }: LayoutOptions,
): Layout {
  const families = familiesOf(forest, sizeOf, memory.families);
  const best = packed(forest, families, viewport, memory.anew);
  if (previous === undefined) return drawn(best, memory.places);
  const kept = packed(forest, families, viewport, memory.kept, previous);
  const isGood = zoomToFit(kept, viewport) >= GOOD_ENOUGH * zoomToFit(best, viewport);
  return drawn(isGood ? kept : best, memory.places);
}

/** The scale at which something fits into the window, not enlarged: text is never larger than it was made. */
function zoomToFit({ width, height }: Size, viewport: Size): number {
  return Math.min(1, viewport.width / width, viewport.height / height);
}

/** Larger in the window; of two that are shown in full size, the lower. */
function isBetter(a: Size, b: Size, viewport: Size): boolean {
  return (zoomToFit(a, viewport) - zoomToFit(b, viewport) || b.height - a.height) > 0;
}

/** What was worked out for a node, and from what. */
type Made = {
  readonly family: Family;
  readonly below: readonly Offer[];
  readonly previous: Arrangement | undefined;
  readonly offer: Offer;
};
type Offers = WeakMap<TreeNode, Made>;

/**
 * What is worked out for a layout, to be taken up in the next one: for a node beneath which nothing has changed the same
 * holds again, so that opening one branch of a thousand claims takes as long as opening one of a hundred.
 */
export type Memory = {
  readonly families: WeakMap<TreeNode, Family>;
  readonly anew: Offers;
  readonly kept: Offers;
  readonly places: WeakMap<Block, Place>;
};

export const createMemory = (): Memory => ({
  families: new WeakMap(),
  anew: new WeakMap(),
  kept: new WeakMap(),
  places: new WeakMap(),
});

type Picture = Size & { readonly packing: Packing<Block>; readonly arrangement: Arrangement };

/** The picture of the forest that fits the window best. */
function packed(
  { roots }: Forest,
  families: ReadonlyMap<string, Family>,
  viewport: Size,
  memory: Offers,
  previous?: Arrangements,
): Picture {
  const offers = new Map<string, Offer>();
  // From the last node to the first: each comes after all that is beneath it.
  for (const family of [...families.values()].reverse()) {
    const { node, children } = family;
    const before = previous?.get(node.id);
    const known = memory.get(node);
    const holds =
      known !== undefined &&
      known.family === family &&
      known.previous === before &&
      children.every(({ id }, index) => offers.get(id) === known.below[index]);
    if (holds) {
      offers.set(node.id, known.offer);
      continue;
    }
    const below = children.flatMap(({ id }) => offers.get(id) ?? []);
    const offer = offerOf(family, below, before);
    memory.set(node, { family, below, previous: before, offer });
    offers.set(node.id, offer);
  }
  const trees = roots.flatMap((root) => [offers.get(root)?.upward ?? []]);
  const pictures = [
    ...inOneLine("rows", trees, ROOT_GAP),
    ...inLines("rows", trees, ROOT_GAP, new Set(), previous?.get(ROOTS)),
    ...(trees.length > 1 ? inOneLine("columns", trees, ROOT_GAP) : []),
  ].map(
    (packing): Picture => ({
      width: packing.width,
      height: packing.height,
      packing,
      arrangement: arrangementOf(packing),
    }),
  );
  return preferred(pictures, ({ arrangement }) => arrangement, previous?.get(ROOTS)).reduce((best, picture) =>
    isBetter(picture, best, viewport) ? picture : best,
  );
}

function offerOf(family: Family, below: readonly Offer[], previous: Arrangement | undefined): Offer {
  const all = blocksOf(family, below, previous);
  const most = family.node.parent === null ? ROOT_CHOICES : CHOICES;
  const best = (blocks: readonly Block[]) =>
    frontier(
      preferred(blocks, ({ content }) => content?.arrangement, previous),
      most,
    );
  const upward = best(all.upward);
  return { upward, leftward: all.leftward === all.upward ? upward : best(all.leftward) };
}

/** Those of the earlier arrangement, where there was one that is still possible. */
function preferred<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => Arrangement | undefined,
  previous: Arrangement | undefined,
): readonly Item[] {
  if (previous === undefined) return items;
  const same = items.filter((item) => nameOf(item) === previous);
  return same.length > 0 ? same : items;
}

/** What a block comes to at its place. */
type Place = Point & {
  readonly box: Rectangle;
  readonly parts: readonly Placed<Block>[];
  readonly lines: readonly (readonly [child: string, route: readonly Point[]])[];
};

/** Puts every block in its place. */
function drawn({ width, height, packing, arrangement }: Picture, places: WeakMap<Block, Place>): Layout {
  const boxes = new Map<string, Rectangle>();
  const routes = new Map<string, readonly Point[]>();
  const bands: Band[] = [];
  const arrangements = new Map<string, Arrangement>([[ROOTS, arrangement]]);
  const pending = placed(packing).toReversed();
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { block } = at;
    const { family, content } = block;
    const { node } = family;
    const known = places.get(block);
    const place = known !== undefined && known.x === at.x && known.y === at.y ? known : placeOf(block, at);
    places.set(block, place);
    boxes.set(node.id, place.box);
    if (node.kind === "inference" && node.band !== null) bands.push(bandOf(node.id, node.band, block, at));
    if (content !== null) arrangements.set(node.id, content.arrangement);
    for (const [child, route] of place.lines) routes.set(child, route);
    for (let part = place.parts.length - 1; part >= 0; part -= 1) pending.push(place.parts[part] as Placed<Block>);
  }
  return { width, height, boxes, routes, bands, arrangements };
}

function placeOf(block: Block, { x, y }: Point): Place {
  const parts = partsOf(block, { x, y });
  const box = { ...block.box, x: x + block.box.x, y: y + block.box.y };
  return { x, y, box, parts, lines: parts.length === 0 ? [] : linesOf(block, parts, { x, y }) };
}

function bandOf(node: string, section: string, { width, height, box }: Block, { x, y }: Point): Band {
  const left = x + box.x + box.width + TITLE.gap;
  const title = {
    x: left,
    y: y + box.y + Math.floor((box.height - TITLE.height) / 2),
    width: x + width - BAND_PADDING - left,
    height: TITLE.height,
  };
  return { section, node, x, y, width, height, title };
}
