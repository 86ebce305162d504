/** Paints the page, and has the stage draw the map, from the state and what is at hand. */
import { type ComponentChildren, h, render } from "preact";
import { visible } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { App, type Judged } from "./app.tsx";
import type { Derived } from "./derived.ts";
import { selectedNode } from "./emphasis.ts";
import type { Passing } from "./passing.ts";
import type { Stage } from "./stage.ts";
import type { ViewerState } from "./state.ts";
import type { Store } from "./store.ts";
import type { TakingAway } from "./take-away.ts";

type Parts = {
  readonly page: HTMLElement;
  readonly store: Store<ViewerState>;
  readonly passing: Store<Passing>;
  readonly derived: Derived;
  readonly actions: Actions;
  readonly takingAway: TakingAway;
  /** Of a file of the reader's own: what there is to say of it. */
  readonly bar: ComponentChildren;
  readonly onCanvas: (container: HTMLElement, overview: HTMLCanvasElement) => void;
  /** Absent until the map is on the page. */
  readonly stage: () => Stage | undefined;
};

/** What the map is drawn again for. */
const DRAWN = ["state", "whole", "found", "standing"] as const;

export function createPainting({ page, store, passing, derived, actions, stage, ...parts }: Parts): () => void {
  const pictured = () => {
    const state = store.get();
    const [found, standing] = [derived.foundOf(state), derived.standingOf(state)];
    return { state, whole: passing.get().whole, found, standing };
  };
  let drawn: ReturnType<typeof pictured> | undefined;

  const judgedOf = ({ assumed }: ViewerState): Judged | undefined => {
    const { judgement, whole } = passing.get();
    if (judgement === undefined) return undefined;
    const verdict = derived.verdictOf(judgement, assumed);
    return { ...judgement, of: { connections: whole.connections, reading: whole, verdict, assumed, actions } };
  };

  return () => {
    const is = pictured();
    const { state, whole, found, standing } = is;
    const reading = derived.readingOf(state);
    const { roots, news, hover, announcement, schemes, arranging, panels, remarks } = passing.get();
    const readNews = () => passing.update((state) => ({ ...state, news: undefined }));
    render(
      h(App, {
        reading,
        whole,
        roots,
        state,
        selected: selectedNode(reading.connections, visible(reading, state.folding), state),
        hits: derived.hitsOf(state),
        found,
        hover,
        announcement,
        schemes,
        arranging,
        embedded: page.dataset.embedded !== undefined,
        standing,
        panels,
        judged: judgedOf(state),
        actions,
        remarks: news === undefined ? remarks : [...remarks, { words: news, button: "All right", press: readNews }],
        bar: parts.bar,
        onCanvas: parts.onCanvas,
        takeAway: parts.takingAway,
      }),
      page,
    );
    // After the panels: what they cover of the map counts. What is only passing changes nothing of the picture.
    const was = drawn;
    if (was !== undefined && DRAWN.some((part) => was[part] !== is[part])) stage()?.show(state, was.state);
    drawn = is;
  };
}

/** Does something once, however often it is asked for, when what runs now is done. */
export function once(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      act();
    });
  };
}
