/** Keeps the canvas in step with the state: what is drawn, and where the camera stands. */
import { claimNodeId, type Rectangle } from "../model/layout/tree.ts";
import type { MeasureWith } from "./boxes.ts";
import { createCanvas, type Insets, type MapEvents } from "./canvas.ts";
import { elementsOf } from "./elements.ts";
import { type Emphasis, emphasisOf } from "./emphasis.ts";
import { lookOf } from "./look.ts";
import { createPicture } from "./picture.ts";
import { openClaims, type Reading } from "./reading.ts";
import { type Camera, look, type ViewerState } from "./state.ts";
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
  /** Where the camera stands when the whole is fitted. */
  let fitted: { readonly zoom: number; readonly x: number; readonly y: number } | undefined;

  const drawingOf = (state: ViewerState) => picture(readingOf(state), state.folding, viewport);
  const boxOf = (state: ViewerState, node: string) => drawingOf(state).layout.boxes.get(node);
  const remember = () => {
    const { zoom, pan } = canvas.view();
    fitted = { zoom, ...pan };
  };

  function fitWhole(state: ViewerState, animate: boolean) {
    const { width, height } = drawingOf(state).layout;
    fitted = undefined;
    canvas.fit({ x: 0, y: 0, width, height }, animate);
    if (!animate) remember();
  }

  /** Says in the state where the camera has come to rest, as a claim and the way from it. */
  function report() {
    const { zoom, pan } = canvas.view();
    const state = store.get();
    if (fitted === undefined && state.camera === "whole") return remember();
    const near =
      fitted !== undefined &&
      Math.hypot(pan.x - fitted.x, pan.y - fitted.y) < 2 &&
      Math.abs(zoom / fitted.zoom - 1) < 0.01;
    if (near && state.camera === "whole") return;
    const middle = canvas.middle();
    const nearest = nearestClaim(drawingOf(state).layout.boxes, middle);
    if (nearest === undefined) return;
    const { claim, x, y } = nearest;
    const camera = {
      claim,
      x: Math.round(x - middle.x),
      y: Math.round(y - middle.y),
      zoom: Math.max(1, Math.round(zoom * 100)),
    };
    reported = camera;
    store.update(look(camera));
  }

  function follow(state: ViewerState, animate: boolean) {
    const { camera } = state;
    const box = camera === "whole" ? undefined : boxOf(state, claimNodeId(camera.claim));
    if (camera === "whole" || box === undefined) return fitWhole(state, animate);
    const at = { x: box.x + box.width / 2 - camera.x, y: box.y + box.height / 2 - camera.y };
    canvas.centre(at, camera.zoom / 100, animate);
  }

  function show(state: ViewerState, before: ViewerState | undefined) {
    const drawing = drawingOf(state);
    const reading = readingOf(state);
    const emphasis: Emphasis = emphasisOf(reading.connections, drawing.forest, state, hitsOf(state));
    const samePart = before !== undefined && before.focus === state.focus;
    const animate = samePart && !still.matches;
    const refolded = samePart && before.folding !== state.folding;
    const anchor = refolded ? anchorOf(reading, before, state) : undefined;
    canvas.draw(elementsOf(drawing, emphasis), { animate: animate && refolded, anchor });

    if (!samePart) return follow(state, false);
    const asked = state.camera !== before.camera && state.camera !== reported;
    const selected = emphasis.selected === undefined ? undefined : drawing.layout.boxes.get(emphasis.selected);
    if (asked || (refolded && anchor === undefined)) return follow(state, animate && !refolded);
    if (selected !== undefined && before.selected !== state.selected) canvas.reveal(selected, animate && !refolded);
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
    zoomBy: canvas.zoomBy,
    fit: () => {
      if (store.get().camera === "whole") fitWhole(store.get(), !still.matches);
      else store.update(look("whole"));
    },
  };
}

/** The claim that was opened or closed, if it is one: it stays where it is while the others make room. */
function anchorOf(reading: Reading, before: ViewerState, state: ViewerState): string | undefined {
  if (before.folding.depth !== state.folding.depth) return undefined;
  const was = openClaims(reading, before.folding);
  const is = openClaims(reading, state.folding);
  const changed = [...is].filter((claim) => !was.has(claim)).concat([...was].filter((claim) => !is.has(claim)));
  const first = changed[0];
  return first === undefined ? undefined : claimNodeId(first);
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
