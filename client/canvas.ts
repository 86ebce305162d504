/**
 * The only owner of a Cytoscape instance: draws elements, moves the camera, and says what was pointed at.
 *
 * Cytoscape is given only what stands in the window and somewhat around it, and more as the camera moves; from far away
 * it is given nothing, and the survey is drawn. This file knows ids and rectangles, nothing of claims. Everything is in
 * px: rectangles at zoom 1, insets and the window on the screen.
 */
import cytoscape, { type Core, type ElementDefinition, type NodeSingular, type StylesheetJson } from "cytoscape";
import type { Point, Rectangle } from "../model/layout/tree.ts";
import type { Element } from "../model/picture/drawing.ts";
import type { Painting } from "../model/picture/elements.ts";
import type { Look } from "../model/picture/look.ts";
import { surveyIn } from "../model/picture/survey.ts";
import { elementsIn, nodeAt } from "../model/picture/window.ts";
import {
  between,
  crisp,
  type Distance,
  distanceAt,
  holds,
  hull,
  LEAST_ZOOM,
  MOST_ZOOM,
  middleOf,
  sameView,
  type View,
  windowIn,
  zooming,
} from "./camera.ts";
import { createHoldings, NOWHERE } from "./holdings.ts";
import { afterPainting } from "./progress.ts";
import { createSurvey } from "./survey.ts";
import { tween } from "./tween.ts";
import { wheelZoom } from "./wheel-zoom.ts";

export type MapEvents = {
  /** A box, mark or chip was clicked; `undefined` for the ground between them. */
  readonly pressed: (node: string | undefined) => void;
  readonly pressedPill: (node: string) => void;
  readonly pressedTwice: (node: string) => void;
  /** What the pointer is over, where that is in the window, and whether it is too far away for its text. */
  readonly hovered: (
    over: { readonly node: string; readonly box: Rectangle; readonly far: boolean } | undefined,
  ) => void;
  /** The camera moves. */
  readonly viewed: () => void;
  /** The reader has moved the camera, or an animation of it has ended. */
  readonly settled: () => void;
};

/** Room at the window's borders that something else covers. */
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

export type MapCanvas = {
  /** Shows this picture and no other, and goes to a view meanwhile. */
  readonly draw: (painting: Painting, view: View | undefined, animate: boolean) => void;
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

/** No side of the window counts for less, px: a map that is not to be seen has one, too. */
const LEAST_SIDE = 80;
const SETTLE_MS = 180;
/** Elements are held so far around the window, px on the screen, once the camera has rested so long, ms. */
const AROUND = 200;
const REST_MS = 80;
/** Where both windows together are so many times larger than one of them, the way between them is surveyed. */
const FAR_OFF = 4;

const CONNECTION = "connection";
/** What the look asks of every line; a connection goes straight. */
const STRAIGHT = { start: "0px 0px", end: "0px 0px", dashes: 0, weights: "0.5", distances: "0" };

export function createCanvas(
  container: HTMLElement,
  look: Look,
  font: string,
  insets: () => Insets,
  events: MapEvents,
): MapCanvas {
  const stopWheel = wheelZoom(container, (factor, at) => {
    stopMoving();
    cy.viewport(mutable(zooming(view(), factor, at)));
    settle();
  });
  const survey = createSurvey(container, font);
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
  const classesOf = ({ group, data, classes }: Element) =>
    group === "nodes" && lit.has(data.id) ? `${classes} lit` : classes;
  const node = (id: string) => cy.getElementById(id) as NodeSingular;
  const holdings = createHoldings(
    {
      change: ({ gone, changed, fresh }, starting) =>
        cy.batch(() => {
          // All together: with each removal, Cytoscape goes through all it has.
          const leaving = cy.collection();
          for (const id of gone) leaving.merge(cy.getElementById(id));
          leaving.remove();
          for (const [id, data] of changed) cy.getElementById(id).data(data);
          cy.add(fresh.map((element) => definition({ ...element, classes: classesOf(element) }, starting(element))));
        }),
      place: (elements) =>
        cy.batch(() => {
          for (const { data, position } of elements)
            if (position !== undefined) node(data.id).position({ ...position });
        }),
      restyle: (elements) =>
        cy.batch(() => {
          for (const element of elements) cy.getElementById(element.data.id).classes(classesOf(element));
        }),
    },
    { rest: (act) => setTimeout(act, REST_MS), frame: requestAnimationFrame, painted: afterPainting },
  );
  let dressed = look;
  let painting: Painting | undefined;
  let distance: Distance = "near";
  /** Nodes that are held wherever they stand. */
  let wanted: readonly string[] = [];
  let lit: ReadonlySet<string> = new Set();
  let flying = false;
  let stopMoving = () => {};
  let settling: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      cy.viewport(mutable(crisp(view(), room())));
      if (distance === "surveyed") survey.follow(view(), true);
      events.settled();
    }, SETTLE_MS);
  };
  cy.on("viewport", () => {
    keepUp();
    events.viewed();
  });
  cy.on("dragpan pinchzoom", () => {
    stopMoving();
    settle();
  });
  listen(cy, events, (at) => {
    if (distance !== "surveyed" || painting === undefined) return undefined;
    const id = nodeAt(painting.drawing, at);
    const box = painting.drawing.layout.boxes.get(id ?? "");
    return id === undefined || box === undefined ? undefined : { id, box: onScreen(view(), box) };
  });

  function view(): View {
    return { zoom: cy.zoom(), pan: { ...cy.pan() } };
  }
  function room(): Rectangle {
    const { top, right, bottom, left } = insets();
    const width = Math.max(LEAST_SIDE, cy.width() - left - right);
    const height = Math.max(LEAST_SIDE, cy.height() - top - bottom);
    return { x: left, y: top, width, height };
  }
  /** What of the map a view shows, also beneath what covers it. */
  function windowOf(view: View): Rectangle {
    const [width, height] = [Math.max(LEAST_SIDE, cy.width()), Math.max(LEAST_SIDE, cy.height())];
    return windowIn(view, { x: 0, y: 0, width, height });
  }
  const elementsFor =
    (more: Iterable<string> = []) =>
    (window: Rectangle) =>
      painting === undefined ? [] : elementsIn(painting, window, distance !== "near", [...wanted, ...more]);
  const shapesIn = (window: Rectangle, zoom: number) =>
    painting === undefined ? [] : surveyIn(painting, window, zoom, dressed, lit);
  /** Draws what stands in a view as it now is: by Cytoscape, or surveyed. */
  function draw(now: View): void {
    const surveyed = distance === "surveyed";
    holdings.hold(elementsFor(), surveyed ? NOWHERE : windowOf(now));
    if (surveyed) survey.show(shapesIn, now);
    else survey.hide();
  }

  /** Follows the camera: what comes into the window is there at once, what stands around it soon after. */
  function keepUp(): void {
    const now = view();
    if (painting === undefined) return;
    if (flying) {
      survey.follow(now, false);
      return;
    }
    const is = distanceAt(now.zoom, distance);
    if (is !== distance) {
      distance = is;
      draw(now);
    } else if (is === "surveyed") survey.follow(now, false);
    if (is !== "surveyed") holdings.follow(windowOf(now), AROUND / now.zoom);
  }

  /** Goes to a view, and shows the picture as it then is. */
  function go(next: Painting, target: View | undefined, animate: boolean): void {
    stopMoving();
    const before = painting;
    painting = next;
    const from = view();
    const to = target === undefined ? from : crisp(target, room());
    const [start, end] = [windowOf(from), windowOf(to)];
    const way = hull([start, end]);
    const is = distanceAt(to.zoom, distance);
    const surveyed = is === "surveyed" || distance === "surveyed";
    const stays = before?.drawing === next.drawing && is === distance && !surveyed;
    const far = surveyed || areaOf(way) > FAR_OFF * Math.max(areaOf(start), areaOf(end));
    distance = is;
    /** Where nothing moves, what is held around the window stays and is restyled later. */
    const within = (window: Rectangle) => (stays && holds(holdings.region(), window) ? holdings.region() : window);
    if (animate && !far) {
      fly(from, to, rearrange(before, start, within(way)), true);
      return;
    }
    holdings.hold(elementsFor(), is === "surveyed" ? NOWHERE : within(end));
    if (is === "surveyed" || animate) survey.show(shapesIn, animate ? from : to);
    else survey.hide();
    fly(from, to, [], animate);
  }

  /**
   * Holds what stands on the way from a window to the next, and what goes out of the first; what has to move stands where
   * it stood. Lines whose ends do not go together are hidden until they have arrived.
   */
  function rearrange(before: Painting | undefined, start: Rectangle, way: Rectangle): Move[] {
    const there = [...holdings.elements().values()].filter(
      ({ position }) => position !== undefined && isIn(position, start),
    );
    const wayOf = (id: string): Point => {
      const was = before?.drawing.layout.boxes.get(id);
      const is = painting?.drawing.layout.boxes.get(id);
      if (was === undefined || is === undefined) return { x: 0, y: 0 };
      const [from, to] = [middleOf(was), middleOf(is)];
      return { x: from.x - to.x, y: from.y - to.y };
    };
    const starting = ({ of, position }: Element) => {
      const { x, y } = wayOf(of);
      return position === undefined || (x === 0 && y === 0) ? undefined : { x: position.x + x, y: position.y + y };
    };
    const source = elementsFor(new Set(there.map(({ of }) => of)));
    const { fresh, changed, moved } = holdings.exchange(source, way, starting);
    const news = new Set(changed.map(([id]) => id));
    const together = (a: Point, b: Point) => a.x === b.x && a.y === b.y;
    cy.batch(() => {
      for (const { group, data } of holdings.elements().values()) {
        if (group === "nodes") continue;
        if (news.has(data.id) || !together(wayOf(String(data.source)), wayOf(String(data.target))))
          cy.getElementById(data.id).addClass("moving");
      }
    });
    const moves = [...moved, ...fresh.map((element) => [element, starting(element)] as const)];
    return moves.flatMap(([{ data, position }, from]) =>
      from === undefined || position === undefined ? [] : [{ node: node(data.id), from, to: position }],
    );
  }

  /** Moves camera and nodes together, so that what is to stay in its place does. */
  function fly(from: View, to: View, moves: readonly Move[], animate: boolean): void {
    if (moves.length === 0 && sameView(from, to)) {
      if (distance !== "surveyed") survey.hide();
      return;
    }
    flying = true;
    stopMoving = tween(animate, (t) => {
      cy.batch(() => {
        for (const { node, from, to } of moves) node.position(pointBetween(from, to, t));
      });
      cy.viewport(mutable(between(from, to, t)));
      if (t < 1) return;
      flying = false;
      const waiting = cy.edges(".moving");
      if (waiting.nonempty()) waiting.removeClass("moving");
      if (distance === "surveyed") survey.follow(to, true);
      else survey.hide();
      keepUp();
      events.settled();
    });
  }

  return {
    draw: go,
    light: (nodes) => {
      if (nodes.size === lit.size && [...nodes].every((id) => lit.has(id))) return;
      const before = lit;
      lit = nodes;
      cy.batch(() => {
        for (const id of before) if (!nodes.has(id)) cy.getElementById(id).removeClass("lit");
        for (const id of nodes) if (!before.has(id)) cy.getElementById(id).addClass("lit");
      });
      if (distance === "surveyed") survey.show(shapesIn, view());
    },
    connect: (ends) => {
      cy.getElementById(CONNECTION).remove();
      wanted = ends === undefined ? [] : [ends.from, ends.to];
      if (ends === undefined) return;
      holdings.add(elementsFor()(NOWHERE));
      const data = { id: CONNECTION, source: ends.from, target: ends.to, ...STRAIGHT };
      cy.add({ group: "edges", data, classes: "connection" });
    },
    dress: (next) => {
      dressed = next;
      cy.style(stylesheet(next));
      if (distance === "surveyed") survey.show(shapesIn, view());
    },
    arrive: () => stopMoving(),
    view,
    move: (target, animate) => {
      if (painting !== undefined) go(painting, target, animate);
    },
    room,
    resize: () => {
      cy.resize();
      keepUp();
    },
    destroy: () => {
      stopMoving();
      stopWheel();
      clearTimeout(settling);
      holdings.stop();
      cy.destroy();
    },
  };
}

type Move = { readonly node: NodeSingular; readonly from: Point; readonly to: Point };

/** An element in Cytoscape's terms, which starts somewhere else where a point is given. */
function definition({ group, data, position, classes }: Element, start?: Point): ElementDefinition {
  // Cytoscape keeps what it is given and changes it; the element is kept for when its drawing comes back.
  const at = start ?? position;
  return {
    group,
    data: { ...data },
    classes,
    // The map is drawn along by its boxes too: near, they leave hardly any ground to take hold of.
    pannable: true,
    ...(at === undefined ? {} : { position: { ...at } }),
  };
}

type Hit = { readonly id: string; readonly box: Rectangle };

/** @param surveyed what stands at a place of a map that is surveyed. */
function listen(cy: Core, events: MapEvents, surveyed: (at: Point) => Hit | undefined) {
  const own = (id: string) => (id.startsWith("pill:") ? id.slice("pill:".length) : id);
  let over: { readonly id: string; readonly node: NodeSingular | undefined } | undefined;
  const leave = () => {
    if (over === undefined) return;
    over.node?.removeClass("hover");
    over = undefined;
    events.hovered(undefined);
    cy.container()?.classList.remove("pointing");
  };
  const come = (id: string, box: Rectangle, far: boolean, node?: NodeSingular) => {
    leave();
    over = { id, node };
    node?.addClass("hover");
    events.hovered({ node: own(id), box, far });
    cy.container()?.classList.add("pointing");
  };
  // Cytoscape does not see the pointer leave the map, and tells of no entering where it comes back to the same node.
  cy.container()?.addEventListener("pointerleave", leave);
  cy.on("mousemove", ({ target, position }) => {
    const hit = target === cy ? surveyed(position) : undefined;
    if (hit === undefined) {
      if (over?.node === undefined) leave();
    } else if (hit.id !== over?.id) come(hit.id, hit.box, true);
  });
  cy.on("mousemove", "node", (event) => {
    const node: NodeSingular = event.target;
    if (over?.node === node) return;
    const { x1, y1, w, h } = node.renderedBoundingBox({ includeLabels: false, includeUnderlays: false });
    come(node.id(), { x: x1, y: y1, width: w, height: h }, node.hasClass("far"), node);
  });
  // It tells of the next node before it tells that the last is left.
  cy.on("mouseout", "node", ({ target }) => {
    if (target === over?.node) leave();
  });
  cy.on("tap", (event) => {
    if (event.target === cy) events.pressed(surveyed(event.position)?.id);
  });
  cy.on("dbltap", (event) => {
    const hit = event.target === cy ? surveyed(event.position) : undefined;
    if (hit !== undefined) events.pressedTwice(hit.id);
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
}

/** Where a rectangle of the map stands in the window. */
const onScreen = ({ zoom, pan }: View, { x, y, width, height }: Rectangle): Rectangle => ({
  ...{ x: x * zoom + pan.x, y: y * zoom + pan.y },
  ...{ width: width * zoom, height: height * zoom },
});
const areaOf = ({ width, height }: Rectangle) => width * height;
const isIn = ({ x, y }: Point, { x: left, y: top, width, height }: Rectangle) =>
  x >= left && x <= left + width && y >= top && y <= top + height;
const pointBetween = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
/** Cytoscape's types want a point it might change; it does not. */
const mutable = ({ zoom, pan }: View) => ({ zoom, pan: { ...pan } });
/** Cytoscape's types want a list it might change, and know neither `data()` lists nor all of 3.34's properties. */
const stylesheet = (look: Look) => [...look] as StylesheetJson;
