/** Keeps the canvas in step with the state: what is drawn, and where the camera stands. */
import { claimNodeId, inferenceNodeId, type Rectangle, type Size } from "../model/layout/tree.ts";
import type { Selection } from "../model/neighbourhood.ts";
import type { MeasureWith } from "../model/picture/boxes.ts";
import type { Drawing } from "../model/picture/drawing.ts";
import type { Emphasis } from "../model/picture/emphasis.ts";
import { lookOf } from "../model/picture/look.ts";
import { createPicture } from "../model/picture/picture.ts";
import { openClaims, type Reading } from "../model/picture/reading.ts";
import type { Standing } from "../model/picture/standing.ts";
import {
  centring,
  clearing,
  fitting,
  holding,
  hull,
  MARGIN,
  middleIn,
  middleOf,
  opening,
  revealing,
  sameView,
  type View,
  zooming,
} from "./camera.ts";
import { createCanvas, type Insets, type MapEvents } from "./canvas.ts";
import { emphasisOf, toldNodes, upwards } from "./emphasis.ts";
import { type Arranging, createLayers } from "./layers.ts";
import { isFiltering, matches } from "./matches.ts";
import { createMinimap } from "./minimap.ts";
import { afterPainting } from "./progress.ts";
import { type Camera, look, type ViewerState } from "./state.ts";
import type { Store } from "./store.ts";
import { onThemeChange } from "./theme.ts";
import { readTokens } from "./tokens.ts";

export type Stage = {
  /** Draws the state; `before` is the one that is drawn now. */
  readonly show: (state: ViewerState, before: ViewerState | undefined) => void;
  /** Lights claims and inferences, or what holds them where they are folded away; no others. */
  readonly light: (ids: readonly string[]) => void;
  /** Brings what shows claims and inferences into the window, as near as it stands. */
  readonly reveal: (ids: readonly string[]) => void;
  readonly zoomBy: (factor: number) => void;
  /** The whole of what is open, in the window. */
  readonly fit: () => void;
  /** Tries the strict layers again that have failed. */
  readonly arrangeAgain: () => void;
  /** What is drawn now. */
  readonly drawing: () => Drawing;
  /** Draws the way from a reference to its claim’s place; anything else takes it away. */
  readonly pointAt: (node: string | undefined) => void;
};

type Parts = {
  readonly container: HTMLElement;
  readonly overview: HTMLCanvasElement;
  readonly store: Store<ViewerState>;
  readonly measure: MeasureWith;
  readonly readingOf: (state: ViewerState) => Reading;
  readonly hitsOf: (state: ViewerState) => ReadonlySet<string>;
  readonly standingOf: (state: ViewerState) => Standing;
  /** What the tour tells; `undefined` off the tour. */
  readonly toldOf: (state: ViewerState) => Selection | undefined;
  readonly insets: () => Insets;
  readonly events: Omit<MapEvents, "settled" | "viewed"> & {
    /** How far the strict layers are. */
    readonly arranging: (arranging: Arranging) => void;
  };
};

export function createStage({
  container,
  overview,
  store,
  measure,
  readingOf,
  hitsOf,
  standingOf,
  toldOf,
  insets,
  events,
}: Parts): Stage {
  // Asking for them has the browser work out the page's style.
  let tokens = readTokens(document);
  const canvas = createCanvas(container, lookOf(tokens), tokens.font, insets, {
    ...events,
    settled: report,
    viewed: follow,
  });
  const minimap = createMinimap(overview, (at) => {
    canvas.move(centring(at, canvas.view().zoom, canvas.room()), false);
  });
  const picture = createPicture(measure);
  const layers = createLayers(events.arranging, () => show(store.get(), arranged));
  /** The state whose own drawing was shown last, and not one that stood in for it. */
  let arranged: ViewerState | undefined;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let size = sizeOf(container);
  /** The camera as this stage has last reported it: what comes back in the state is not to be followed. */
  let reported: Camera | undefined;
  let drawn: Drawing | undefined;
  let shownReading: Reading | undefined;
  /** What the camera has last come to where the state names no claim for it. */
  let unnamed: View | undefined;
  let lit: readonly string[] = [];

  const packedOf = (state: ViewerState) => picture(readingOf(state), state.folding, roomFor(size, insets()));
  const drawingOf = (state: ViewerState) => (state.layered ? layers.of(packedOf(state)) : packedOf(state));

  /** The view that the state's camera asks for; of all that is open, or of all that a filter or the tour sets forward. */
  function asked(state: ViewerState, { forest, layout: { width, height, boxes } }: Drawing): View {
    const { camera, filter } = state;
    const box = typeof camera === "string" ? undefined : boxes.get(claimNodeId(camera.claim));
    if (typeof camera !== "string" && box !== undefined) {
      const { x, y } = middleOf(box);
      return centring({ x: x - camera.x, y: y - camera.y }, camera.zoom / 100, canvas.room());
    }
    const wanted = isFiltering(filter) ? [...matches(readingOf(state).connections, filter)].map(claimNodeId) : [];
    const told = toldOf(state);
    const nodes = told === undefined ? wanted : toldNodes(forest, told);
    const forward = [...nodes].flatMap((node) => boxes.get(node) ?? []);
    const extent = forward.length === 0 ? { x: 0, y: 0, width, height } : hull(forward);
    const root = boxes.get(forest.roots[0] ?? "");
    // In layers a thesis that leads to another stands below it.
    const start = forward[0] ?? (state.layered && root !== undefined ? { ...root, y: 0 } : root);
    const fitted = camera === "whole" || start === undefined;
    unnamed = fitted ? fitting(extent, canvas.room()) : opening(extent, start, canvas.room());
    return unnamed;
  }

  /** How a map opens: where the camera is told to stand, else so that what is selected can be seen. */
  function first(state: ViewerState, drawing: Drawing, emphasis: Emphasis): View {
    const view = asked(state, drawing);
    const box = boxOf(drawing, emphasis.selected);
    return state.camera !== "start" || box === undefined ? view : seeing(view, box);
  }

  /** The nearest view in which a box can be seen, and the overview does not cover it. */
  function seeing(view: View, box: Rectangle): View {
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = overview;
    const room = canvas.room();
    return clearing(revealing(view, box, room), box, { x, y, width, height }, room);
  }

  /** The view in which a claim stands where it stood in what is drawn now, whatever else of the page has come or gone. */
  function held(claim: string, drawing: Drawing): View | undefined {
    const node = claimNodeId(claim);
    const [was, is] = [boxOf(drawn, node), boxOf(drawing, node)];
    return was === undefined || is === undefined ? undefined : holding(canvas.view(), middleOf(was), middleOf(is));
  }

  /** Where to go from a state to the next; nowhere, for most. `replaced`: another version of the map is drawn. */
  function next(
    state: ViewerState,
    before: ViewerState,
    drawing: Drawing,
    emphasis: Emphasis,
    replaced: boolean,
  ): View | undefined {
    if (!isAlike(state, before) || before.layered !== state.layered) return first(state, drawing, emphasis);
    if (replaced) return typeof state.camera === "string" ? asked(state, drawing) : held(state.camera.claim, drawing);
    if (before.filter !== state.filter && state.camera === "whole") return asked(state, drawing);
    if (before.tour !== state.tour && state.camera === "whole") return asked(state, drawing);
    if (state.camera !== before.camera && state.camera !== reported) return asked(state, drawing);
    const stays = before.folding === state.folding && before.selected === state.selected && before.use === state.use;
    // Asking for the room lays the page out, which takes longer than a what-if.
    if (stays) return undefined;
    const room = canvas.room();
    let view = canvas.view();
    if (before.folding.depth !== state.folding.depth) return asked(state, drawing);
    const turned = turnedOf(readingOf(state), before, state);
    const node = turned === undefined ? undefined : claimNodeId(turned.claim);
    const is = boxOf(drawing, node);
    if (turned !== undefined && is !== undefined) {
      const was = boxOf(drawn, node);
      if (was !== undefined) view = holding(view, middleOf(was), middleOf(is));
      if (turned.open) view = revealing(view, around(drawing, node), room);
      view = revealing(view, is, room);
    }
    const selected = boxOf(drawing, emphasis.selected);
    if (selected !== undefined && (before.selected !== state.selected || before.use !== state.use)) {
      view = seeing(view, selected);
    }
    return view;
  }

  function show(state: ViewerState, shown: ViewerState | undefined) {
    // Where the camera is on its way, the next view starts from where it was going, not from where it has come to.
    canvas.arrive();
    const inPlace = shown !== undefined && readingOf(state) === shownReading && staysInPlace(state, shown);
    // Panels may have come or gone with the state: what is fitted to the window is then fitted anew.
    const anew = !inPlace && typeof state.camera === "string" && resized();
    const before = anew ? undefined : shown;
    if (!state.layered) layers.stop();
    const reading = readingOf(state);
    const kept = inPlace && !state.layered ? drawn : undefined;
    const drawing = kept ?? drawingOf(state);
    if (!state.layered || layers.has(packedOf(state))) arranged = state;
    // In layers a claim has no further places.
    const placed = state.layered ? { ...state, use: undefined } : state;
    const emphasis = emphasisOf(readingOf(state).connections, drawing.forest, placed, hitsOf(state), toldOf(state));
    const painting = { drawing, emphasis, standing: standingOf(state) };
    if (before === undefined) canvas.draw(painting, first(state, drawing, emphasis), false);
    else if (kept !== undefined) canvas.draw(painting, undefined, false);
    else {
      // Where more of the same map has come, its reader stays where they are, as where a branch is opened.
      const grown = (shownReading?.connections.elided.size ?? 0) > 0;
      const replaced = shownReading !== reading && before.focus === state.focus && !grown;
      const view = next(state, before, drawing, emphasis, replaced);
      canvas.draw(painting, view, isAlike(state, before) && !still.matches);
    }
    const changed = drawn !== drawing;
    drawn = drawing;
    shownReading = reading;
    canvas.light(nodesShowing(lit, drawing, readingOf(state)));
    if (changed) void outline();
    if (kept === undefined) follow();
  }

  /** The nodes that show claims and inferences: each of their places, or the box that they are folded into. */
  function nodesShowing(ids: readonly string[], { forest }: Drawing, reading: Reading): ReadonlySet<string> {
    const nodes = new Set<string>();
    for (const id of ids) {
      for (const node of forest.nodes.values()) if (node.kind === "reference" && node.claim === id) nodes.add(node.id);
      const place = reading.connections.claims.has(id) ? claimNodeId(id) : inferenceNodeId(id);
      const shown = upwards(reading.forest, place).find((each) => forest.nodes.has(each));
      if (shown !== undefined) nodes.add(shown);
    }
    return nodes;
  }

  /** The overview can wait until the map has been painted. */
  async function outline() {
    const shown = drawn;
    await afterPainting();
    if (drawn !== undefined && drawn === shown) minimap.draw(drawn.layout.boxes.values(), drawn.layout, tokens);
  }

  function follow() {
    minimap.follow(canvas.view(), canvas.room());
  }

  /** Says in the state where the camera has come to rest, as a claim and the way from it. */
  function report() {
    const state = store.get();
    const view = canvas.view();
    if (typeof state.camera === "string" && unnamed !== undefined && sameView(view, unnamed)) return;
    const middle = middleIn(view, canvas.room());
    const nearest = nearestClaim(drawingOf(state).layout.boxes, middle);
    if (nearest === undefined) return;
    const { claim, x, y } = nearest;
    const zoom = Math.max(1, Math.round(view.zoom * 100));
    reported = { claim, x: Math.round(x - middle.x), y: Math.round(y - middle.y), zoom };
    store.update(look(reported));
  }

  /** Whether the map has come to another size, which is then known everywhere. */
  function resized(): boolean {
    const now = sizeOf(container);
    if (now.width === 0 || now.height === 0 || (now.width === size.width && now.height === size.height)) return false;
    canvas.resize();
    size = now;
    return true;
  }

  new ResizeObserver(() => {
    const before = size;
    if (!resized()) return;
    const state = store.get();
    if (before.width === 0 || typeof state.camera === "string") show(state, undefined);
  }).observe(container);
  onThemeChange(() => {
    tokens = readTokens(document);
    canvas.dress(lookOf(tokens));
    void outline();
  });

  return {
    show,
    light: (ids) => {
      lit = ids;
      if (drawn !== undefined) canvas.light(nodesShowing(lit, drawn, readingOf(store.get())));
    },
    reveal: (ids) => {
      if (drawn === undefined) return;
      const boxes = [...nodesShowing(ids, drawn, readingOf(store.get()))].flatMap((node) => boxOf(drawn, node) ?? []);
      if (boxes.length > 0) canvas.move(revealing(canvas.view(), hull(boxes), canvas.room()), !still.matches);
    },
    zoomBy: (factor) => canvas.move(zooming(canvas.view(), factor, middleOf(canvas.room())), false),
    fit: () => {
      const state = store.get();
      if (state.camera !== "whole") return store.update(look("whole"));
      canvas.move(asked(state, drawingOf(state)), !still.matches);
    },
    arrangeAgain: () => {
      layers.stop();
      show(store.get(), arranged);
    },
    drawing: () => drawingOf(store.get()),
    pointAt: (id) => {
      const node = id === undefined ? undefined : drawn?.forest.nodes.get(id);
      const to = node?.kind === "reference" ? claimNodeId(node.claim) : undefined;
      const folded = to === undefined || boxOf(drawn, to) === undefined;
      canvas.connect(folded || node === undefined ? undefined : { from: node.id, to });
    },
  };
}

const sizeOf = ({ clientWidth: width, clientHeight: height }: HTMLElement): Size => ({ width, height });

/**
 * Whether boxes and camera stay: only the what-if has changed, or what stands or was found under it. Where they might
 * not, the page has to be laid out to know the room, which takes longer than all else that a what-if asks for.
 */
function staysInPlace(state: ViewerState, before: ViewerState): boolean {
  const parts = Object.keys(state) as (keyof ViewerState)[]; // Object.keys forgets what the keys are
  return parts.every((part) => part === "assumed" || state[part] === before[part]);
}

/** Whether the same part of the map is shown. */
const isAlike = (state: ViewerState, before: ViewerState) =>
  state.focus === before.focus && state.folding.part === before.folding.part;

/** What the layout is to fill: without what comes and goes at the sides, or boxes would move when a claim is selected. */
function roomFor({ width, height }: Size, { top }: Insets): Size {
  // The map of a small screen is not to be seen until it is asked for, but can be taken away before.
  if (width === 0) return { width: 1200, height: 800 };
  return { width: Math.max(80, width - 2 * MARGIN), height: Math.max(80, height - top - 2 * MARGIN) };
}

const boxOf = (drawing: Drawing | undefined, node: string | undefined): Rectangle | undefined =>
  node === undefined ? undefined : drawing?.layout.boxes.get(node);

/** A claim with all that is drawn beneath it. */
function around({ forest, layout: { boxes } }: Drawing, node: string | undefined): Rectangle {
  const beneath = [...boxes].filter(([id]) => node !== undefined && upwards(forest, id).includes(node));
  return hull(beneath.map(([, box]) => box));
}

/** The claim that was opened or closed, if it is one: it stays where it is while the others make room. */
function turnedOf(
  reading: Reading,
  before: ViewerState,
  state: ViewerState,
): { claim: string; open: boolean } | undefined {
  if (before.folding === state.folding) return undefined;
  const was = openClaims(reading, before.folding);
  const is = openClaims(reading, state.folding);
  const opened = [...is].find((claim) => !was.has(claim));
  if (opened !== undefined) return { claim: opened, open: true };
  const closed = [...was].find((claim) => !is.has(claim));
  return closed === undefined ? undefined : { claim: closed, open: false };
}

function nearestClaim(boxes: ReadonlyMap<string, Rectangle>, to: { readonly x: number; readonly y: number }) {
  let best: { readonly claim: string; readonly x: number; readonly y: number; readonly distance: number } | undefined;
  const prefix = claimNodeId("");
  for (const [id, box] of boxes) {
    if (!id.startsWith(prefix)) continue;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const distance = Math.hypot(x - to.x, y - to.y);
    if (best === undefined || distance < best.distance) best = { claim: id.slice(prefix.length), x, y, distance };
  }
  return best;
}
