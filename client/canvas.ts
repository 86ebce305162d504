/**
 * The only owner of a Cytoscape instance: draws elements, moves the camera, and says what was pointed at.
 *
 * It knows ids and rectangles, nothing of claims. Everything is in px: rectangles at zoom 1, insets and the window on
 * the screen.
 */
import cytoscape, { type Core, type ElementDefinition, type NodeSingular, type StylesheetJson } from "cytoscape";
import type { Point, Rectangle } from "../model/layout/tree.ts";
import type { Element } from "../model/picture/elements.ts";
import { FAR_BELOW, type Look } from "../model/picture/look.ts";
import { between, crisp, LEAST_ZOOM, MOST_ZOOM, sameView, type View, windowIn, zooming } from "./camera.ts";
import { afterPainting } from "./progress.ts";

export type MapEvents = {
  /** A box, mark or chip was clicked; `undefined` for the ground between them. */
  readonly pressed: (node: string | undefined) => void;
  readonly pressedPill: (node: string) => void;
  readonly pressedTwice: (node: string) => void;
  /** What the pointer is over, and where that is in the window. */
  readonly hovered: (node: string | undefined, box: Rectangle | undefined) => void;
  /** The camera moves. */
  readonly viewed: () => void;
  /** The reader has moved the camera, or an animation of it has ended. */
  readonly settled: () => void;
};

/** Room at the window's borders that something else covers. */
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

export type MapCanvas = {
  /** Shows these elements and no others, and goes to a view meanwhile. */
  readonly draw: (elements: readonly Element[], view: View | undefined, animate: boolean) => void;
  /** Lights these nodes and no others. */
  readonly light: (nodes: ReadonlySet<string>) => void;
  /** Draws a line from one node to another, or takes it away. */
  readonly connect: (ends: { readonly from: string; readonly to: string } | undefined) => void;
  readonly dress: (look: Look) => void;
  /** Ends at once what is under way. */
  readonly arrive: () => void;
  readonly view: () => View;
  readonly move: (view: View, animate: boolean) => void;
  /** The part of the window that nothing covers. */
  readonly room: () => Rectangle;
  readonly resize: () => void;
  readonly destroy: () => void;
};

/** Above this the map shows full texts, below `FAR_BELOW` labels; between them it stays as it is. */
const NEAR_ABOVE = 0.76;
const MOVE_MS = 320;
const SETTLE_MS = 180;
/** More elements than these get other classes a part at a time, what can be seen first: each takes some 0.05 ms. */
const AT_ONCE = 1_000;
const WHEEL_SPEED = 0.0016;

const CONNECTION = "connection";
/** What the look asks of every line; a connection goes straight. */
const STRAIGHT = { start: "0px 0px", end: "0px 0px", dashes: 0, weights: "0.5", distances: "0" };

export function createCanvas(container: HTMLElement, look: Look, insets: () => Insets, events: MapEvents): MapCanvas {
  const stopWheel = wheelZoom(container, (factor, at) => {
    stopMoving();
    cy.viewport(mutable(zooming(view(), factor, at)));
    settle();
  });
  const cy = cytoscape({
    container,
    style: stylesheet(look),
    layout: { name: "preset" },
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    boxSelectionEnabled: false,
    autoungrabify: true,
    autounselectify: true,
  });
  let far = false;
  let drawn: ReadonlyMap<string, Element> = new Map();
  /** What has yet to be seen in its classes. */
  const late = new Map<string, Element>();
  let catchingUp = false;
  let lit: ReadonlySet<string> = new Set();
  let stopMoving = () => {};
  let settling: ReturnType<typeof setTimeout> | undefined;

  const markFar = () => {
    const next = cy.zoom() < (far ? NEAR_ABOVE : FAR_BELOW);
    if (next === far) return;
    far = next;
    cy.batch(() => cy.nodes().toggleClass("far", far));
  };
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      cy.viewport(mutable(crisp(view(), room())));
      events.settled();
    }, SETTLE_MS);
  };
  cy.on("zoom", markFar);
  cy.on("viewport", events.viewed);
  cy.on("dragpan pinchzoom", () => {
    stopMoving();
    settle();
  });
  listen(cy, events);
  function view(): View {
    return { zoom: cy.zoom(), pan: { ...cy.pan() } };
  }
  function room(): Rectangle {
    const { top, right, bottom, left } = insets();
    const width = Math.max(80, cy.width() - left - right);
    const height = Math.max(80, cy.height() - top - bottom);
    return { x: left, y: top, width, height };
  }
  /** Moves nodes and camera together, so that what is to stay in its place does. */
  function animateTo(moves: readonly Move[], target: View | undefined, animate: boolean) {
    const from = view();
    const to = target === undefined ? from : crisp(target, room());
    if (moves.length === 0 && sameView(from, to)) return;
    // Only where there is something to do: Cytoscape styles anew whatever is told of a class, had it that or not.
    const waiting = moves.length === 0 ? cy.collection() : cy.edges().addClass("moving");
    stopMoving = tween(animate, (t) => {
      cy.batch(() => {
        for (const move of moves) move.node.position(pointBetween(move.from, move.to, t));
      });
      cy.viewport(mutable(between(from, to, t)));
      if (t < 1) return;
      if (waiting.nonempty()) waiting.removeClass("moving");
      events.settled();
    });
  }

  const classesOf = ({ group, data, classes }: Element) =>
    group === "edges" ? classes : `${classes}${far ? " far" : ""}${lit.has(data.id) ? " lit" : ""}`;
  function restyle(elements: Iterable<Element>) {
    cy.batch(() => {
      for (const element of elements) {
        late.delete(element.data.id);
        cy.getElementById(element.data.id).classes(classesOf(element));
      }
    });
  }
  /** Of many, those in the window at once, and the others once these have been painted. */
  async function restyleLate(view: View) {
    if (late.size <= AT_ONCE) return restyle([...late.values()]);
    const seen = windowIn(view, { x: 0, y: 0, width: cy.width(), height: cy.height() });
    const placeOf = (id: string | number | undefined) => drawn.get(String(id))?.position;
    restyle(
      [...late.values()].filter(({ position, data }) =>
        [position, placeOf(data.source), placeOf(data.target)].some(
          (place) => place !== undefined && isIn(place, seen),
        ),
      ),
    );
    if (catchingUp) return;
    catchingUp = true;
    while (late.size > 0) {
      await afterPainting();
      restyle([...late.values()].slice(0, AT_ONCE));
    }
    catchingUp = false;
  }

  return {
    draw: (elements, target, animate) => {
      stopMoving();
      const { moves, gone, changed } = patch(cy, drawn, elements, classesOf, animate);
      for (const id of gone) late.delete(id);
      for (const element of changed) late.set(element.data.id, element);
      drawn = new Map(elements.map((element) => [element.data.id, element]));
      void restyleLate(target ?? view());
      animateTo(moves, target, animate);
    },
    light: (nodes) => {
      cy.batch(() => {
        for (const id of lit) if (!nodes.has(id)) cy.getElementById(id).removeClass("lit");
        for (const id of nodes) {
          const node = cy.getElementById(id);
          if (!node.hasClass("lit")) node.addClass("lit");
        }
        lit = nodes;
      });
    },
    connect: (ends) => {
      cy.getElementById(CONNECTION).remove();
      if (ends === undefined) return;
      const data = { id: CONNECTION, source: ends.from, target: ends.to, ...STRAIGHT };
      cy.add({ group: "edges", data, classes: "connection" });
    },
    dress: (next) => cy.style(stylesheet(next)),
    arrive: () => stopMoving(),
    view,
    move: (target, animate) => {
      stopMoving();
      animateTo([], target, animate);
    },
    room,
    resize: () => cy.resize(),
    destroy: () => {
      stopMoving();
      stopWheel();
      clearTimeout(settling);
      late.clear();
      cy.destroy();
    },
  };
}

type Move = { readonly node: NodeSingular; readonly from: Point; readonly to: Point };

type Patch = {
  /** What has to move: `animate` leaves it where it was. */
  readonly moves: readonly Move[];
  readonly gone: ReadonlySet<string>;
  /** What has other classes, which it has yet to get. */
  readonly changed: readonly Element[];
};

/**
 * Adds and removes what differs from what is drawn, and changes all of it but the classes. Plain objects are compared,
 * for asking Cytoscape's elements takes longer than all the rest.
 */
function patch(
  cy: Core,
  drawn: ReadonlyMap<string, Element>,
  elements: readonly Element[],
  classesOf: (element: Element) => string,
  animate: boolean,
): Patch {
  const moves: Move[] = [];
  const fresh: ElementDefinition[] = [];
  const gone = new Set(drawn.keys());
  const kept: (readonly [before: Element, element: Element])[] = [];
  for (const element of elements) {
    const before = drawn.get(element.data.id);
    if (before !== undefined && before.data.source === element.data.source) {
      gone.delete(element.data.id);
      if (before !== element) kept.push([before, element]);
      continue;
    }
    // The map is drawn along by its boxes too: near, they leave hardly any ground to take hold of.
    const more = { data: { ...element.data }, classes: classesOf(element), pannable: true };
    // Cytoscape keeps the very place it is given and moves it; the element is kept for when its drawing comes back.
    const position = element.position === undefined ? {} : { position: { ...element.position } };
    fresh.push({ ...element, ...more, ...position } as ElementDefinition);
  }
  cy.batch(() => {
    // All together: with each removal, Cytoscape goes through all it has.
    const leaving = cy.collection();
    for (const id of gone) leaving.merge(cy.getElementById(id));
    leaving.remove();
    for (const [before, element] of kept) {
      const { id } = element.data;
      const news = before.data === element.data ? [] : differing(before.data, element.data);
      if (news.length > 0) cy.getElementById(id).data(Object.fromEntries(news));
      const [from, to] = [before.position, element.position];
      if (from === undefined || to === undefined || (from.x === to.x && from.y === to.y)) continue;
      const node = cy.getElementById(id) as NodeSingular;
      if (animate) moves.push({ node, from, to });
      else node.position({ ...to });
    }
    cy.add(fresh);
  });
  const changed = kept.flatMap(([before, element]) => (before.classes === element.classes ? [] : [element]));
  return { moves, gone, changed };
}

const differing = (before: Element["data"], data: Element["data"]) =>
  Object.entries(data).filter(([name, value]) => before[name] !== value);

function listen(cy: Core, events: MapEvents) {
  const own = (id: string) => (id.startsWith("pill:") ? id.slice("pill:".length) : id);
  cy.on("tap", (event) => {
    if (event.target === cy) events.pressed(undefined);
  });
  cy.on("tap", "node", (event) => {
    const id: string = event.target.id();
    if (id.startsWith("pill:")) events.pressedPill(own(id));
    else events.pressed(id);
  });
  cy.on("dbltap", "node", (event) => {
    const id: string = event.target.id();
    if (!id.startsWith("pill:")) events.pressedTwice(id);
  });
  cy.on("mouseover", "node", (event) => {
    const node: NodeSingular = event.target;
    node.addClass("hover");
    const { x1, y1, w, h } = node.renderedBoundingBox({ includeLabels: false, includeUnderlays: false });
    events.hovered(own(node.id()), { x: x1, y: y1, width: w, height: h });
    cy.container()?.classList.add("pointing");
  });
  cy.on("mouseout", "node", (event) => {
    event.target.removeClass("hover");
    events.hovered(undefined, undefined);
    cy.container()?.classList.remove("pointing");
  });
}

/**
 * The wheel zooms where the map has the focus or Ctrl is held, as in maps elsewhere; otherwise it scrolls the page.
 * It is taken before Cytoscape sees it, which would zoom always: so this must listen first.
 */
function wheelZoom(container: HTMLElement, zoom: (factor: number, at: Point) => void): () => void {
  const onWheel = (event: WheelEvent) => {
    event.stopImmediatePropagation();
    const focused = document.activeElement !== document.body && document.activeElement?.contains(container) === true;
    if (!event.ctrlKey && !event.metaKey && !focused) return;
    event.preventDefault();
    const { left, top } = container.getBoundingClientRect();
    // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
    const speed = event.ctrlKey && Math.abs(event.deltaY) < 40 ? WHEEL_SPEED * 6 : WHEEL_SPEED;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(Math.exp(-event.deltaY * lines * speed), { x: event.clientX - left, y: event.clientY - top });
  };
  container.addEventListener("wheel", onWheel, { capture: true, passive: false });
  return () => container.removeEventListener("wheel", onWheel, { capture: true });
}

/** Runs `step` from 0 to 1, in frames or at once; the answer stops it where it is, at its end. */
function tween(animate: boolean, step: (t: number) => void): () => void {
  if (!animate) {
    step(1);
    return () => {};
  }
  let frame = 0;
  const start = performance.now();
  const tick = (now: number) => {
    const t = Math.min(1, Math.max(0, (now - start) / MOVE_MS));
    frame = t < 1 ? requestAnimationFrame(tick) : 0;
    step(t < 1 ? 1 - (1 - t) ** 3 : 1);
  };
  frame = requestAnimationFrame(tick);
  return () => {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
    step(1);
  };
}

const isIn = ({ x, y }: Point, { x: left, y: top, width, height }: Rectangle) =>
  x >= left && x <= left + width && y >= top && y <= top + height;
const pointBetween = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
/** Cytoscape's types want a point it might change; it does not. */
const mutable = ({ zoom, pan }: View) => ({ zoom, pan: { ...pan } });
/** Cytoscape's types want a list it might change, and know neither `data()` lists nor all of 3.34's properties. */
const stylesheet = (look: Look) => [...look] as StylesheetJson;
