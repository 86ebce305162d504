/**
 * How long the layout takes and how large it leaves the text, by number of claims, all open; beside it the same forest
 * as an indented list, the simplest drawing in which nothing crosses.
 *
 *     npm run bench -- layout
 */
import { connect } from "../model/connections.ts";
import { createMemory, layout } from "../model/layout/layout.ts";
import { places } from "../model/layout/places.ts";
import type { Forest, Size, TreeNode } from "../model/layout/tree.ts";
import { argument } from "./synthetic/argument.ts";
import { random } from "./synthetic/random.ts";

const VIEWPORT: Size = { width: 1440, height: 900 };
const SIZES = [100, 1_000, 10_000];
const RUNS = 5;

function sizesOf(): (node: TreeNode) => Size {
  const next = random(11);
  const heights = new Map<string, number>();
  return ({ id, kind }) => {
    if (kind === "inference") return { width: 22, height: 18 };
    if (kind === "reference") return { width: 224, height: 24 };
    const height = heights.get(id) ?? 40 + 17 * Math.floor(next() * 8);
    heights.set(id, height);
    return { width: 224, height };
  };
}

/** The forest as one indented list, a claim or reference a line: the simplest drawing in which nothing crosses. */
function indentedList({ nodes }: Forest, sizeOf: (node: TreeNode) => Size): Size {
  const [indent, gap] = [70, 14];
  const lefts = new Map<string, number>();
  let [width, height] = [0, 0];
  for (const node of nodes.values()) {
    const left = lefts.get(node.parent ?? "") ?? 0;
    lefts.set(node.id, left + (node.kind === "claim" ? indent : 0));
    if (node.kind === "inference") continue;
    const size = sizeOf(node);
    width = Math.max(width, left + size.width);
    height += size.height + gap;
  }
  return { width, height };
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The first run, which a reader waits for, and the median of all. */
function timed(work: () => unknown): string {
  const times = Array.from({ length: RUNS }, () => milliseconds(work));
  const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return `${times[0]?.toFixed(1)} first, ${median.toFixed(1)} median`;
}

function zoom({ width, height }: Size): number {
  return Math.min(1, VIEWPORT.width / width, VIEWPORT.height / height);
}

for (const claims of SIZES) {
  const connections = connect(argument(claims));
  const forest = places(connections);
  const sizeOf = sizesOf();
  const draw = () => layout(forest, sizeOf, { viewport: VIEWPORT });
  console.log(`${claims} claims, ${forest.nodes.size} boxes`);
  console.log(`  places, ms        ${timed(() => places(connections))}`);
  console.log(`  layout, ms        ${timed(() => draw())}`);
  const drawn = draw();
  const memory = createMemory();
  const again = () => layout(forest, sizeOf, { viewport: VIEWPORT, previous: drawn.arrangements, memory });
  console.log(`  remembered, ms    ${timed(again)}`);
  const list = zoom(indentedList(forest, sizeOf));
  console.log(`  zoom to fit       ${zoom(drawn).toFixed(3)}, as an indented list ${list.toFixed(3)}`);
}
