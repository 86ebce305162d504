/** What must hold of every picture; each law answers with what breaks it. */
import { familiesOf } from "../../../model/layout/family.ts";
import type { Forest, Layout, Point, Rectangle } from "../../../model/layout/tree.ts";
import { sizeOf } from "./arguments.ts";

/** An upright or level stretch of a line, or a border: from the lesser to the greater x and y. */
type Stretch = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function stretches(route: readonly Point[]): readonly Stretch[] {
  return route.slice(1).flatMap((to, index) => {
    const from = route[index];
    if (from === undefined) return [];
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return [{ x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) }];
  });
}

function touches(a: Stretch, b: Stretch): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function overlaps(a: Stretch, b: Stretch): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Stretch, { x, y, width, height }: Stretch): boolean {
  return outer.x <= x && outer.y <= y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

function isOnBorder(point: Point, box: Rectangle): boolean {
  const inside = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  return contains(box, { ...point, width: 0, height: 0 }) && !contains(inside, { ...point, width: 0, height: 0 });
}

function boxLaws({ nodes }: Forest, drawn: Layout): string[] {
  const broken: string[] = [];
  if ([...nodes.keys()].join("\n") !== [...drawn.boxes.keys()].join("\n")) broken.push("not one box for each node");
  const boxes = [...drawn.boxes];
  for (const [index, [id, box]] of boxes.entries()) {
    const node = nodes.get(id);
    const size = node && sizeOf(node);
    if (box.width !== size?.width || box.height !== size.height) broken.push(`${id} has not its size`);
    if (![box.x, box.y].every(Number.isInteger)) broken.push(`${id} is between pixels`);
    if (!contains({ x: 0, y: 0, width: drawn.width, height: drawn.height }, box)) broken.push(`${id} is outside`);
    for (const [other, otherBox] of boxes.slice(index + 1))
      if (touches(box, otherBox)) broken.push(`${id} and ${other} overlap`);
  }
  for (const { id, kind, parent } of nodes.values()) {
    const [box, above] = [drawn.boxes.get(id), drawn.boxes.get(parent ?? "")];
    if (box === undefined || above === undefined || parent === null) continue;
    if (kind === "inference" && box.y < above.y + above.height) broken.push(`${id} is not below ${parent}`);
    if (kind === "inference") continue;
    const end = drawn.boxes.get(nodes.get(parent)?.parent ?? "");
    if (end !== undefined && box.y < end.y + end.height) broken.push(`${id} is above what it is a reason for`);
    if (box.y + box.height / 2 < above.y) broken.push(`${id} is above its mark`);
  }
  return broken;
}

function routeLaws(forest: Forest, drawn: Layout): string[] {
  const broken: string[] = [];
  const roles = new Map<string, string>();
  for (const { node, children } of familiesOf(forest, sizeOf).values())
    for (const { id, role } of children) roles.set(id, `${role} of ${node.id}`);
  const expected = [...forest.nodes.values()].filter(({ parent }) => parent !== null).map(({ id }) => id);
  if (expected.toSorted().join("\n") !== [...drawn.routes.keys()].toSorted().join("\n"))
    broken.push("not one line for each node with a parent");

  const lines = [...drawn.routes].map(([id, route]) => ({ id, route, stretches: stretches(route) }));
  for (const { id, route, stretches } of lines) {
    const parent = forest.nodes.get(id)?.parent ?? "";
    const [own, end] = [drawn.boxes.get(id), drawn.boxes.get(parent)];
    const [first, last] = [route[0], route.at(-1)];
    if (!own || !end || !first || !last || !isOnBorder(first, own) || !isOnBorder(last, end))
      broken.push(`the line of ${id} does not join two borders`);
    if (!route.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y)))
      broken.push(`the line of ${id} is between pixels`);
    if (!stretches.every(({ width, height }) => (width === 0) !== (height === 0)))
      broken.push(`the line of ${id} is not orthogonal`);
    for (const [box, rectangle] of drawn.boxes) {
      const meets = box === id || box === parent ? overlaps : touches;
      if (stretches.some((stretch) => meets(stretch, rectangle))) broken.push(`the line of ${id} runs through ${box}`);
    }
    for (const { node, title } of drawn.bands)
      if (stretches.some((stretch) => touches(stretch, title))) broken.push(`the line of ${id} hits a title: ${node}`);
  }
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      if (roles.get(a.id) === roles.get(b.id)) continue;
      if (a.stretches.some((one) => b.stretches.some((other) => touches(one, other))))
        broken.push(`the lines of ${a.id} and ${b.id} meet`);
    }
  }
  return broken;
}

function bandLaws({ nodes }: Forest, drawn: Layout): string[] {
  const broken: string[] = [];
  const marked = [...nodes.values()].filter((node) => node.kind === "inference" && node.band !== null);
  if (drawn.bands.length !== marked.length) broken.push("not one band for each marked inference");
  for (const band of drawn.bands) {
    const isWithin = (id: string) => {
      for (let at: string | null = id; at !== null; at = nodes.get(at)?.parent ?? null)
        if (at === band.node) return true;
      return false;
    };
    for (const [id, box] of drawn.boxes) {
      if (isWithin(id) && !contains(band, box)) broken.push(`${id} is outside of its band`);
      if (!isWithin(id) && touches(band, box)) broken.push(`${id} is in another's band`);
      if (touches(band.title, box)) broken.push(`${id} covers a title`);
    }
    for (const [id, route] of drawn.routes)
      if (!isWithin(id) && stretches(route).some((stretch) => touches(stretch, band)))
        broken.push(`the line of ${id} runs through a band`);
    if (!contains(band, band.title) || band.title.width < 100) broken.push("a title has no room");
    for (const other of drawn.bands) if (other !== band && touches(other, band)) broken.push("two bands overlap");
  }
  return broken;
}

/** All of them. */
export function brokenLaws(forest: Forest, drawn: Layout): string[] {
  return [...boxLaws(forest, drawn), ...routeLaws(forest, drawn), ...bandLaws(forest, drawn)];
}
