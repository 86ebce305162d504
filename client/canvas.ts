/**
 * The only owner of a Cytoscape instance: draws elements, moves the camera, and says what was pointed at.
 *
 * It knows ids and rectangles, nothing of claims. Everything is in px: rectangles at zoom 1, insets and the window on
 * the screen.
 */
import cytoscape, { type Core, type ElementDefinition, type NodeSingular, type StylesheetJson } from "cytoscape";
import type { Point, Rectangle } from "../model/layout/tree.ts";

export type MapEvents = {
  /** A box, mark or chip was clicked; `undefined` for the ground between them. */
  readonly pressed: (node: string | undefined) => void;
  readonly pressedPill: (node: string) => void;
  readonly pressedTwice: (node: string) => void;
  /** What the pointer is over, and where that is in the window. */
  readonly hovered: (node: string | undefined, box: Rectangle | undefined) => void;
  /** The reader has moved the camera, or an animation of it has ended. */
  readonly settled: () => void;
};

/** Room at the window's borders that something else covers. */
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

export type View = { readonly pan: Point; readonly zoom: number };

export type MapCanvas = {
  /** Shows these elements and no others. `anchor`, a box that stays where it is on the screen while others move. */
  readonly draw: (
    elements: readonly ElementDefinition[],
    options: { animate: boolean; anchor?: string | undefined },
  ) => void;
  readonly dress: (look: StylesheetJson) => void;
  readonly view: () => View;
  /** Moves the camera so that a rectangle fills the window, at most at zoom 1. */
  readonly fit: (rectangle: Rectangle, animate: boolean) => void;
  readonly centre: (at: Point, zoom: number, animate: boolean) => void;
  /** Moves the camera no further than is needed to see a rectangle. */
  readonly reveal: (rectangle: Rectangle, animate: boolean) => void;
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (x: number, y: number) => void;
  /** The middle of what can be seen, at zoom 1. */
  readonly middle: () => Point;
  readonly resize: () => void;
  readonly destroy: () => void;
};

/** Below the first the map shows labels, above the second full texts; between them it stays as it is. */
const FAR_BELOW = 0.56;
const NEAR_ABOVE = 0.62;
const LEAST_ZOOM = 0.08;
const MOST_ZOOM = 2;
/** How near to 1 a zoom is made 1, so that the text is as sharp as the page's. */
const SNAP = 0.04;
const MARGIN = 24;
const MOVE_MS = 320;
const SETTLE_MS = 180;
const WHEEL_SPEED = 0.0016;

export function createCanvas(
  container: HTMLElement,
  look: StylesheetJson,
  insets: () => Insets,
  events: MapEvents,
): MapCanvas {
  const cy = cytoscape({
    container,
    style: look,
    layout: { name: "preset" },
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    boxSelectionEnabled: false,
    autoungrabify: true,
    autounselectify: true,
  });
  let far = false;
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
      cy.viewport(crisp(cy.zoom(), cy.pan(), cy.width(), cy.height()));
      events.settled();
    }, SETTLE_MS);
  };
  cy.on("zoom", markFar);
  cy.on("dragpan pinchzoom", () => {
    stopMoving();
    settle();
  });
  listen(cy, events);
  const stopWheel = wheelZoom(container, (factor, at) => {
    stopMoving();
    cy.zoom({ level: clamp(cy.zoom() * factor, LEAST_ZOOM, MOST_ZOOM), renderedPosition: at });
    settle();
  });

  const free = () => {
    const { top, right, bottom, left } = insets();
    const width = Math.max(80, cy.width() - left - right);
    const height = Math.max(80, cy.height() - top - bottom);
    return { x: left, y: top, width, height };
  };
  const moveTo = (view: View, animate: boolean) => {
    stopMoving();
    const from = { zoom: cy.zoom(), pan: { ...cy.pan() } };
    const to = crisp(view.zoom, view.pan, cy.width(), cy.height());
    stopMoving = tween(animate, (t) => {
      // Zoom in even ratios, or the last part of a long way in seems to take all the time.
      const zoom = from.zoom * (to.zoom / from.zoom) ** t;
      cy.viewport({ zoom, pan: t === 1 ? to.pan : panFor(from, to, zoom, t) });
      if (t === 1) events.settled();
    });
  };

  return {
    draw: (elements, { animate, anchor }) => {
      stopMoving();
      const held = anchor === undefined ? undefined : renderedPosition(cy, anchor);
      const moves = patch(cy, elements, far, animate);
      const hold = () => {
        if (held === undefined || anchor === undefined) return;
        const now = renderedPosition(cy, anchor);
        if (now !== undefined) cy.panBy({ x: held.x - now.x, y: held.y - now.y });
      };
      if (moves.length === 0) return hold();
      cy.edges().addClass("moving");
      stopMoving = tween(animate, (t) => {
        cy.batch(() => {
          for (const { node, from, to } of moves) node.position(between(from, to, t));
        });
        hold();
        if (t === 1) {
          cy.edges().removeClass("moving");
          settle();
        }
      });
    },
    dress: (next) => cy.style(next),
    view: () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } }),
    fit: (rectangle, animate) => {
      const room = free();
      const zoom = clamp(
        Math.min((room.width - 2 * MARGIN) / rectangle.width, (room.height - 2 * MARGIN) / rectangle.height, 1),
        LEAST_ZOOM,
        1,
      );
      moveTo({ zoom, pan: panTo(middleOf(rectangle), middleOf(room), zoom) }, animate);
    },
    centre: (at, zoom, animate) => moveTo({ zoom, pan: panTo(at, middleOf(free()), zoom) }, animate),
    reveal: (rectangle, animate) => {
      const room = free();
      const zoom = cy.zoom();
      const { x, y } = cy.pan();
      const shift = (start: number, length: number, from: number, size: number) => {
        const least = from + MARGIN - start;
        const most = from + size - MARGIN - (start + length);
        // What is longer than the window shows its beginning.
        return least > 0 || most < least ? least : Math.min(0, most);
      };
      const dx = shift(rectangle.x * zoom + x, rectangle.width * zoom, room.x, room.width);
      const dy = shift(rectangle.y * zoom + y, rectangle.height * zoom, room.y, room.height);
      if (dx !== 0 || dy !== 0) moveTo({ zoom, pan: { x: x + dx, y: y + dy } }, animate);
    },
    zoomBy: (factor) => {
      const at = middleOf(free());
      const zoom = clamp(cy.zoom() * factor, LEAST_ZOOM, MOST_ZOOM);
      const { x, y } = cy.pan();
      const ratio = zoom / cy.zoom();
      moveTo({ zoom, pan: { x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio } }, false);
    },
    panBy: (x, y) => {
      cy.panBy({ x, y });
      settle();
    },
    middle: () => {
      const { x, y } = middleOf(free());
      return { x: (x - cy.pan().x) / cy.zoom(), y: (y - cy.pan().y) / cy.zoom() };
    },
    resize: () => cy.resize(),
    destroy: () => {
      stopMoving();
      stopWheel();
      clearTimeout(settling);
      cy.destroy();
    },
  };
}

type Move = { readonly node: NodeSingular; readonly from: Point; readonly to: Point };

/** Adds, changes and removes what differs; answers what has to move, which `animate` leaves where it was. */
function patch(cy: Core, elements: readonly ElementDefinition[], far: boolean, animate: boolean): Move[] {
  const moves: Move[] = [];
  const wanted = new Set(elements.map(({ data }) => String(data.id)));
  const fresh: ElementDefinition[] = [];
  cy.batch(() => {
    cy.elements()
      .filter((element) => !wanted.has(element.id()))
      .remove();
    for (const element of elements) {
      const known = cy.getElementById(String(element.data.id));
      const classes = far && element.group === "nodes" ? `${element.classes} far` : String(element.classes);
      if (known.empty()) {
        fresh.push({ ...element, classes });
        continue;
      }
      for (const [name, value] of Object.entries(element.data)) {
        if (name !== "id" && known.data(name) !== value) known.data(name, value);
      }
      if (known.classes().join(" ") !== classes) known.classes(classes);
      if (element.position === undefined) continue;
      const from = { ...known.position() };
      const to = element.position;
      if (from.x === to.x && from.y === to.y) continue;
      if (animate) moves.push({ node: known as NodeSingular, from, to });
      else known.position(to);
    }
    cy.add(fresh);
  });
  return moves;
}

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
 * It is taken before Cytoscape sees it, which would zoom always.
 */
function wheelZoom(container: HTMLElement, zoom: (factor: number, at: Point) => void): () => void {
  const onWheel = (event: WheelEvent) => {
    event.stopPropagation();
    if (!event.ctrlKey && !event.metaKey && !container.contains(document.activeElement)) return;
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
    const t = clamp((now - start) / MOVE_MS, 0, 1);
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

function renderedPosition(cy: Core, id: string): Point | undefined {
  const node = cy.getElementById(id);
  return node.empty() ? undefined : { ...node.renderedPosition() };
}

/** Zoom 1 where it is nearly 1, and there the pan on whole pixels. */
function crisp(zoom: number, pan: Point, width: number, height: number): View {
  if (Math.abs(zoom - 1) > SNAP) return { zoom, pan };
  const x = width / 2 - (width / 2 - pan.x) / zoom;
  const y = height / 2 - (height / 2 - pan.y) / zoom;
  return { zoom: 1, pan: { x: Math.round(x) + 0.5, y: Math.round(y) } };
}

/** The pan on the way between two views, such that the point that both show at one place stands still. */
function panFor(from: View, to: View, zoom: number, t: number): Point {
  if (Math.abs(to.zoom - from.zoom) < 1e-6) return between(from.pan, to.pan, t);
  const share = (zoom - from.zoom) / (to.zoom - from.zoom);
  return between(from.pan, to.pan, share);
}

const panTo = (at: Point, screen: Point, zoom: number): Point => ({
  x: screen.x - at.x * zoom,
  y: screen.y - at.y * zoom,
});
const middleOf = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });
const between = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
