import fc from "fast-check";
import { grown } from "../../client/camera.ts";
import { createHoldings, type Drawer, type Source } from "../../client/holdings.ts";
import type { Point, Rectangle } from "../../model/layout/tree.ts";
import type { Element } from "../../model/picture/drawing.ts";

/** Boxes in rows, each with a line to the one before it: as many as stand in the window, dressed as the version says. */
const COUNT = 60;
const placeOf = (at: number, version: number): Point => ({
  x: (at % 10) * 100 + version,
  y: Math.floor(at / 10) * 100,
});
const sourceOf =
  (version: number): Source =>
  ({ x, y, width, height }) => {
    const seen = Array.from({ length: COUNT }, (_, at) => at).filter((at) => {
      const place = placeOf(at, version);
      return place.x >= x && place.x <= x + width && place.y >= y && place.y <= y + height;
    });
    const boxes = new Set(seen.flatMap((at) => (at === 0 ? [at] : [at - 1, at])));
    const box = (at: number): Element => ({
      group: "nodes",
      of: `${at}`,
      data: { id: `${at}`, version },
      position: placeOf(at, version),
      classes: `version-${version}`,
    });
    const line = (at: number): Element => ({
      group: "edges",
      of: `${at}`,
      data: { id: `line:${at}`, source: `${at}`, target: `${at - 1}` },
      classes: "",
    });
    return [...[...boxes].map(box), ...seen.filter((at) => at > 0).map(line)];
  };

/** Keeps what it is told, as Cytoscape does: no line without its boxes, and nothing twice. */
function drawer(): { readonly elements: Map<string, Element>; readonly tell: Drawer } {
  const elements = new Map<string, Element>();
  const replace = (id: string, more: Partial<Element>) => {
    const element = elements.get(id);
    if (element === undefined) throw new Error(`${id} is not there`);
    elements.set(id, { ...element, ...more });
  };
  const tell: Drawer = {
    change: ({ gone, changed, fresh }, starting) => {
      for (const id of gone) if (!elements.delete(id)) throw new Error(`${id} is not there`);
      for (const [id, data] of changed) replace(id, { data: { ...(elements.get(id) as Element).data, ...data } }); // replace checks
      for (const element of fresh) {
        const { id, source, target } = element.data;
        if (elements.has(id)) throw new Error(`${id} is there already`);
        if (element.group === "edges" && !(elements.has(`${source}`) && elements.has(`${target}`)))
          throw new Error(`${id} has no ends`);
        const position = starting(element) ?? element.position;
        elements.set(id, position === undefined ? element : { ...element, position });
      }
    },
    place: (moved) => {
      for (const { data, position } of moved) replace(data.id, position === undefined ? {} : { position });
    },
    restyle: (restyled) => {
      for (const { data, classes } of restyled) replace(data.id, { classes });
    },
  };
  return { elements, tell };
}

const windows = fc.record({
  x: fc.integer({ min: -200, max: 900 }),
  y: fc.integer({ min: -200, max: 600 }),
  width: fc.integer({ min: 50, max: 500 }),
  height: fc.integer({ min: 50, max: 500 }),
});
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("draw" as const), window: windows, version: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant("follow" as const), window: windows }),
    fc.record({ kind: fc.constant("wait" as const) }),
  ),
  { maxLength: 30 },
);

test("whatever the camera and the picture do, all that stands in the window is drawn as it should be, and not much else", () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const { elements, tell } = drawer();
      const waiting: (() => void)[] = [];
      const later = (act: () => void) => void waiting.push(act);
      const holdings = createHoldings(tell, { rest: later, frame: later, painted: async () => {} });
      let [source, window]: [Source, Rectangle] = [sourceOf(0), { x: 0, y: 0, width: 300, height: 300 }];
      holdings.hold(source, window);
      for (const step of steps) {
        if (step.kind === "wait") {
          for (let act = waiting.shift(); act !== undefined; act = waiting.shift()) act();
          expect(elements.size).toBeLessThanOrEqual(source(grown(window, 400)).length * 1.6 + 1);
        } else {
          window = step.window;
          if (step.kind === "draw") {
            source = sourceOf(step.version);
            holdings.hold(source, window);
          } else holdings.follow(window, 80);
        }
        for (const element of source(window)) expect(elements.get(element.data.id)).toEqual(element);
        expect(new Set(elements.keys())).toEqual(new Set(holdings.elements().keys()));
      }
    }),
    { numRuns: 200 },
  );
});
