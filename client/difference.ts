/** What has to change of the elements that are held, so that they are others. Plain objects: asking Cytoscape's takes longer. */
import type { Point } from "../model/layout/tree.ts";
import type { Element } from "../model/picture/drawing.ts";

export type Difference = {
  readonly gone: readonly string[];
  readonly fresh: readonly Element[];
  /** What has other data, and which. */
  readonly changed: readonly (readonly [id: string, data: Readonly<Record<string, string | number>>])[];
  /** What stands elsewhere, and where it stood. */
  readonly moved: readonly (readonly [element: Element, from: Point])[];
  /** What has other classes. */
  readonly restyled: readonly Element[];
};

/** @param held By their ids. */
export function differenceBetween(held: ReadonlyMap<string, Element>, elements: readonly Element[]): Difference {
  const gone = new Set(held.keys());
  const fresh: Element[] = [];
  const changed: Difference["changed"][number][] = [];
  const moved: Difference["moved"][number][] = [];
  const restyled: Element[] = [];
  for (const element of elements) {
    const { id, source } = element.data;
    const before = held.get(id);
    // A line that starts elsewhere is another line: what draws it can't move its ends.
    if (before === undefined || before.data.source !== source) {
      fresh.push(element);
      continue;
    }
    gone.delete(id);
    if (before === element) continue;
    if (before.classes !== element.classes) restyled.push(element);
    const { position } = element;
    const from = before.position;
    if (position !== undefined && from !== undefined && (position.x !== from.x || position.y !== from.y))
      moved.push([element, from]);
    if (before.data === element.data) continue;
    const news = Object.entries(element.data).filter(([name, value]) => before.data[name] !== value);
    if (news.length > 0) changed.push([id, Object.fromEntries(news)]);
  }
  return { gone: [...gone], fresh, changed, moved, restyled };
}
