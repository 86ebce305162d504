/**
 * How far the boxes that are open move when one more branch is opened, as the camera holds the branch's own box where it
 * is: in the packed tree as the viewer draws it (earlier arrangements are handed back), in one that begins anew each time,
 * and in the strict layers of elkjs.
 *
 * A branch needs room. A move is no longer than it must be if it goes no further, either way, than the branch has grown.
 *
 *     npm run bench -- opening
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ELK, { type ElkNode } from "elkjs/lib/elk.bundled.js";
import { connect } from "../model/connections.ts";
import { fold } from "../model/layout/fold.ts";
import { layerGraph, layerLayout } from "../model/layout/layers.ts";
import { layout } from "../model/layout/layout.ts";
import { places } from "../model/layout/places.ts";
import {
  claimNodeId,
  type Forest,
  type Layout,
  type Rectangle,
  type Size,
  type TreeNode,
} from "../model/layout/tree.ts";
import type { ArgumentMap } from "../model/map.ts";
import { readText } from "../model/read.ts";
import { argument } from "./synthetic/argument.ts";
import { random } from "./synthetic/random.ts";

const VIEWPORT: Size = { width: 1060, height: 700 };
/** Further than this a reader loses a box from sight, px. */
const FAR = 250;
/** Rounding: parents are centred over their grounds, to the whole px. */
const SLACK = 4;
const MAPS = 20;

const elk = new ELK({ algorithms: ["layered"] });

type Drawer = (forest: Forest, earlier: Layout | undefined) => Layout | Promise<Layout>;

const DRAWERS: Readonly<Record<string, Drawer>> = {
  "packed, as drawn": (forest, earlier) =>
    layout(forest, sizeOf, {
      viewport: VIEWPORT,
      ...(earlier === undefined ? {} : { previous: earlier.arrangements }),
    }),
  "packed, anew": (forest) => layout(forest, sizeOf, { viewport: VIEWPORT }),
  "layers of elkjs": async (forest) => {
    const graph = layerGraph(forest, sizeOf);
    return layerLayout(graph, await elk.layout(structuredClone(graph) as unknown as ElkNode));
  },
};

/** Sizes as the viewer's: one width, many heights, the same for the same claim. */
function sizeOf({ id, kind }: TreeNode): Size {
  if (kind === "inference") return { width: 30, height: 22 };
  if (kind === "reference") return { width: 200, height: 28 };
  const seed = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7);
  return { width: 228, height: 48 + 17 * Math.floor(random(seed)() * 7) };
}

type Move = { readonly distance: number; readonly needed: boolean };

/** The moves of all boxes but the opened one's, as the window sees them. */
function movesOf(forest: Forest, before: Layout, after: Layout, opened: string): Move[] {
  const [was, is] = [before.boxes.get(opened), after.boxes.get(opened)];
  if (was === undefined || is === undefined) return [];
  const branch = hull([...after.boxes].filter(([id]) => isBeneath(forest, id, opened)).map(([, box]) => box));
  const grown = { width: branch.width - was.width + SLACK, height: branch.height - was.height + SLACK };
  return [...before.boxes].flatMap(([id, box]) => {
    const now = after.boxes.get(id);
    if (id === opened || now === undefined) return [];
    const [x, y] = [now.x - is.x - (box.x - was.x), now.y - is.y - (box.y - was.y)];
    return [{ distance: Math.hypot(x, y), needed: Math.abs(x) <= grown.width && Math.abs(y) <= grown.height }];
  });
}

function isBeneath({ nodes }: Forest, id: string, above: string): boolean {
  for (let node = nodes.get(id); node !== undefined; node = node.parent === null ? undefined : nodes.get(node.parent))
    if (node.id === above) return true;
  return false;
}

function hull(boxes: readonly Rectangle[]): Size {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  return {
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
  };
}

/** Opens each folded claim that can be seen, one at a time, from a map that is opened as the viewer opens it. */
async function openings(map: ArgumentMap, draw: Drawer): Promise<Move[]> {
  const forest = places(connect(map));
  const open = new Set(forest.roots.flatMap((root) => nodeClaim(forest, root)));
  const folded = fold(forest, open);
  const before = await draw(folded, undefined);
  const moves: Move[] = [];
  for (const node of folded.nodes.values()) {
    if (node.kind !== "claim" || node.hidden === 0) continue;
    const opened = fold(forest, new Set([...open, node.claim]));
    moves.push(...movesOf(opened, before, await draw(opened, before), claimNodeId(node.claim)));
  }
  return moves;
}

const nodeClaim = ({ nodes }: Forest, id: string): string[] => {
  const node = nodes.get(id);
  return node?.kind === "claim" ? [node.claim] : [];
};

const shipped = readText(readFileSync(join(import.meta.dirname, "../../graph-data/alaska-summit.json"), "utf8"));
const grown = Array.from({ length: MAPS }, (_, index) => argument(60 + 10 * index, `m${index}`));
for (const [name, maps] of [
  ["the shipped map", [shipped]],
  [`${MAPS} seeded maps of 60 to ${50 + 10 * MAPS} claims`, grown],
] as const) {
  console.log(name);
  for (const [drawer, draw] of Object.entries(DRAWERS)) {
    const moves = (await Promise.all(maps.map((map) => openings(map, draw)))).flat();
    const share = (holds: (move: Move) => boolean) =>
      `${((100 * moves.filter(holds).length) / moves.length).toFixed(1)} %`;
    console.log(
      `  ${drawer.padEnd(17)} ${moves.length} boxes: stay ${share(({ distance }) => distance < 1)}, ` +
        `move as far as the branch needs ${share(({ distance, needed }) => distance >= 1 && needed)}, further ${share(({ needed }) => !needed)}, ` +
        `more than ${FAR} px ${share(({ distance }) => distance > FAR)}`,
    );
  }
}
