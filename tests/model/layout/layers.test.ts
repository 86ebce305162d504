/** The strict layers as the viewer has them arranged, by the same library without a thread of its own. */
import ELK, { type ElkNode } from "elkjs/lib/elk.bundled.js";
import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { joinedReferences, layerGraph, layerLayout, lineEnd } from "../../../model/layout/layers.ts";
import { places } from "../../../model/layout/places.ts";
import type { Forest, Layout, Point, Rectangle } from "../../../model/layout/tree.ts";
import { diamond, mapOf } from "../../maps.ts";
import { arbitraryArgument, sizeOf } from "./arguments.ts";

const elk = new ELK({ algorithms: ["layered"] });

async function drawn(forest: Forest): Promise<Layout> {
  const graph = layerGraph(forest, sizeOf);
  // A copy of jest's own world: ELK knows no array of another.
  return layerLayout(graph, await elk.layout(JSON.parse(JSON.stringify(graph)) as ElkNode));
}

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isAt = ({ x, y }: Point, box: Rectangle | undefined) =>
  box !== undefined && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

function broken(forest: Forest, { boxes, routes }: Layout): string[] {
  const joined = joinedReferences(forest);
  const found: string[] = [];
  const expected = [...forest.nodes.keys()].filter((id) => !joined.has(id));
  if (expected.toSorted().join() !== [...boxes.keys()].sort().join())
    found.push("not one box for each claim, mark and chip");
  const list = [...boxes];
  for (const [at, [id, box]] of list.entries())
    for (const [other, otherBox] of list.slice(at + 1))
      if (overlap(box, otherBox)) found.push(`${id} and ${other} overlap`);
  for (const node of forest.nodes.values()) {
    const route = routes.get(node.id);
    if (node.parent === null) continue;
    const [first, last] = [route?.[0], route?.at(-1)];
    if (first === undefined || last === undefined) found.push(`${node.id} has no line`);
    else if (!isAt(first, boxes.get(lineEnd(node, joined))) || !isAt(last, boxes.get(node.parent)))
      found.push(`the line of ${node.id} does not join what it is between`);
  }
  return found;
}

test("a claim that is used twice stands once, below both of its uses, with a line to each", async () => {
  const forest = places(connect(diamond));
  const { boxes, routes } = await drawn(forest);
  expect([...boxes.keys()].filter((id) => id.endsWith(":d"))).toEqual(["claim:d"]);
  expect([...routes.keys()].filter((id) => id === "claim:d" || id.startsWith("reference:"))).toHaveLength(2);
  const bottom = Math.max(...["claim:b", "claim:c"].map((id) => boxes.get(id)?.y ?? 0));
  expect(boxes.get("claim:d")?.y).toBeGreaterThan(bottom);
});

test("a claim whose place is folded away keeps its chip", () => {
  const forest = places(connect(diamond));
  const nodes = new Map([...forest.nodes].filter(([id]) => id !== "claim:d"));
  expect(joinedReferences({ ...forest, nodes }).size).toBe(0);
});

test("of any argument, circles and all, no boxes overlap and every line joins what it is between", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryArgument({ steps: 25 }), async (map) => {
      const forest = places(connect(map));
      expect(broken(forest, await drawn(forest))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("the same map gives the same picture", async () => {
  const forest = places(connect(mapOf(["i: b + c -> a", "j: d -| a", "k: c -> d", "l: e -> b"], { theses: ["a"] })));
  expect(await drawn(forest)).toEqual(await drawn(forest));
});
