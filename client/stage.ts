/** Keeps the canvas in step with the state: what is drawn, and where the camera stands. */
import { claimNodeId, type Rectangle } from "../model/layout/tree.ts";
import type { MeasureWith } from "./boxes.ts";
import {
  centring,
  fitting,
  holding,
  LEGIBLE_ZOOM,
  middleIn,
  middleOf,
  opening,
  revealing,
  sameView,
  type View,
  zooming,
} from "./camera.ts";
import { createCanvas, type Insets, type MapEvents } from "./canvas.ts";
import { type Drawing, elementsOf } from "./elements.ts";
import { type Emphasis, emphasisOf, upwards } from "./emphasis.ts";
import { lookOf } from "./look.ts";
import { isFiltering, matches } from "./matches.ts";
import { createPicture } from "./picture.ts";
import { openClaims, type Reading } from "./reading.ts";
import { type Camera, look, OPENING, type ViewerState } from "./state.ts";
import type { Store } from "./store.ts";
import { onThemeChange } from "./theme.ts";
import { readTokens } from "./tokens.ts";

export type Stage = {
  /** Draws the state; `before` is the one that is drawn now. */
  readonly show: (state: ViewerState, before: ViewerState | undefined) => void;
  readonly zoomBy: (factor: number) => void;
  /** The whole of what is open, in the window. */
  readonly fit: () => void;
};

type Parts = {
  readonly container: HTMLElement;
  readonly store: Store<ViewerState>;
  readonly measure: MeasureWith;
  readonly readingOf: (state: ViewerState) => Reading;
  readonly hitsOf: (state: ViewerState) => ReadonlySet<string>;
  readonly insets: () => Insets;
  readonly events: Omit<MapEvents, "settled">;
};

export function createStage({ container, store, measure, readingOf, hitsOf, insets, events }: Parts): Stage {
  const canvas = createCanvas(container, lookOf(readTokens(document)), insets, { ...events, settled: report });
  const picture = createPicture(measure);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let viewport = { width: container.clientWidth, height: container.clientHeight };
  /** The camera as this stage has last reported it: what comes back in the state is not to be followed. */
  let reported: Camera | undefined;
  let drawn: Drawing | undefined;
  /** What the camera `whole` has last come to. */
  let whole: View | undefined;

  const drawingOf = (state: ViewerState) => picture(readingOf(state), state.folding, viewport);

  /** All that is open; where a filter is set, all that it sets forward. */
  function wholeOf(drawing: Drawing, state: ViewerState): View {
    const { width, height, boxes } = drawing.layout;
    const wanted = isFiltering(state.filter) ? matches(readingOf(state).connections, state.filter) : [];
    const forward = [...wanted].flatMap((claim) => boxes.get(claimNodeId(claim)) ?? []);
    return fitting(forward.length === 0 ? { x: 0, y: 0, width, height } : hull(forward), canvas.room());
  }

  /** The view that the state's camera asks for. */
  function asked(state: ViewerState, drawing: Drawing): View {
    const { camera } = state;
    const box = camera === "whole" ? undefined : drawing.layout.boxes.get(claimNodeId(camera.claim));
    if (camera === "whole" || box === undefined) {
      whole = wholeOf(drawing, state);
      return whole;
    }
    const { x, y } = middleOf(box);
    return centring({ x: x - camera.x, y: y - camera.y }, camera.zoom / 100, canvas.room());
  }

  /** How a map opens: on what is selected, else on its beginning, large enough to be read. */
  function first(state: ViewerState, drawing: Drawing, emphasis: Emphasis): View {
    const view = asked(state, drawing);
    if (state.camera !== "whole") return view;
    const box = boxOf(drawing, emphasis.selected);
    if (box !== undefined && view.zoom < LEGIBLE_ZOOM) return revealing(view, box, canvas.room());
    const { width, height } = drawing.layout;
    const root = state.folding === OPENING.folding ? boxOf(drawing, drawing.forest.roots[0]) : undefined;
    whole = root === undefined ? view : opening({ x: 0, y: 0, width, height }, root, canvas.room());
    return whole;
  }

  /** Where to go from a state to the next; nowhere, for most. */
  function next(state: ViewerState, before: ViewerState, drawing: Drawing, emphasis: Emphasis): View | undefined {
    if (before.focus !== state.focus) return first(state, drawing, emphasis);
    if (before.filter !== state.filter && state.camera === "whole") return asked(state, drawing);
    if (state.camera !== before.camera && state.camera !== reported) return asked(state, drawing);
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
      view = revealing(view, selected, room);
    }
    return view;
  }

  function show(state: ViewerState, before: ViewerState | undefined) {
    const drawing = drawingOf(state);
    const emphasis = emphasisOf(readingOf(state).connections, drawing.forest, state, hitsOf(state));
    const elements = elementsOf(drawing, emphasis);
    if (before === undefined) {
      canvas.draw(elements, undefined, false);
      canvas.move(first(state, drawing, emphasis), false);
    } else {
      canvas.draw(elements, next(state, before, drawing, emphasis), before.focus === state.focus && !still.matches);
    }
    drawn = drawing;
  }

  /** Says in the state where the camera has come to rest, as a claim and the way from it. */
  function report() {
    const state = store.get();
    const view = canvas.view();
    if (state.camera === "whole" && whole !== undefined && sameView(view, whole)) return;
    const middle = middleIn(view, canvas.room());
    const nearest = nearestClaim(drawingOf(state).layout.boxes, middle);
    if (nearest === undefined) return;
    const { claim, x, y } = nearest;
    const zoom = Math.max(1, Math.round(view.zoom * 100));
    reported = { claim, x: Math.round(x - middle.x), y: Math.round(y - middle.y), zoom };
    store.update(look(reported));
  }

  new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = container;
    if (width === 0 || height === 0 || (width === viewport.width && height === viewport.height)) return;
    canvas.resize();
    const before = viewport;
    viewport = { width, height };
    const state = store.get();
    if (before.width === 0 || state.camera === "whole") show(state, undefined);
  }).observe(container);
  onThemeChange(() => canvas.dress(lookOf(readTokens(document))));

  return {
    show,
    zoomBy: (factor) => canvas.move(zooming(canvas.view(), factor, middleOf(canvas.room())), false),
    fit: () => {
      const state = store.get();
      if (state.camera !== "whole") return store.update(look("whole"));
      whole = wholeOf(drawingOf(state), state);
      canvas.move(whole, !still.matches);
    },
  };
}

const boxOf = (drawing: Drawing | undefined, node: string | undefined): Rectangle | undefined =>
  node === undefined ? undefined : drawing?.layout.boxes.get(node);

/** A claim with all that is drawn beneath it. */
function around({ forest, layout: { boxes } }: Drawing, node: string | undefined): Rectangle {
  const beneath = [...boxes].filter(([id]) => node !== undefined && upwards(forest, id).includes(node));
  return hull(beneath.map(([, box]) => box));
}

/** The smallest rectangle around some. */
function hull(boxes: Iterable<Rectangle>): Rectangle {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = 0;
  let bottom = 0;
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
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
