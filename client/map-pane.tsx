/** The map: the element the canvas draws on, its keys, its tools and legend, and what is said of what the pointer is over. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rectangle, TreeNode } from "../model/layout/tree.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { ArrangingNote } from "./arranging-note.tsx";
import { assumptionFor } from "./assumption-keys.ts";
import { focusOnDetails } from "./focus.ts";
import type { Arranging } from "./layers.ts";
import { Legend } from "./legend.tsx";
import { close, inLayers, open, select, toggle, type ViewerState } from "./state.ts";
import { MapTools } from "./toolbar.tsx";
import { type Move, selectionOf, walk } from "./walk.ts";

/** What the pointer is over: where that is in the map's window, and whether it is too far away for its text. */
export type Hover = { readonly node: string; readonly box: Rectangle; readonly far: boolean } | undefined;

type Props = {
  readonly reading: Reading;
  readonly state: ViewerState;
  /** The node that is selected, where it can be seen. */
  readonly selected: string | undefined;
  readonly arranging: Arranging;
  readonly actions: Actions;
  /** What stands between the map and its legend. */
  readonly beneath: ComponentChildren;
  /** What lies over the map's lower edge. */
  readonly over: ComponentChildren;
  /** What is said of what the pointer is over. */
  readonly tip: ComponentChildren;
  readonly onCanvas: (canvas: HTMLElement, overview: HTMLCanvasElement) => void;
};

const ARROWS: Readonly<Record<string, Move>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
};

export function MapPane(props: Props) {
  const { reading, state, selected, arranging, actions, beneath, over, tip, onCanvas } = props;
  const canvas = useRef<HTMLDivElement>(null);
  const overview = useRef<HTMLCanvasElement>(null);
  const [overviewShown, showOverview] = useState(true);
  useEffect(() => {
    if (canvas.current !== null && overview.current !== null) onCanvas(canvas.current, overview.current);
  }, [onCanvas]);

  const { forest, depths } = reading;
  // What is folded may be still to be fetched, however deep.
  const deepest = Math.max(1, ...depths.values()) + (reading.connections.elided.size > 0 ? 1 : 0);
  const stand = (node: TreeNode | undefined) => {
    if (node !== undefined) actions.goTo(...selectionOf(node));
  };
  const fold = (claim: string, wanted: boolean | "toggle") => {
    const depth = depths.get(claim) ?? 0;
    const transition =
      wanted === "toggle" ? toggle(claim, depth) : wanted ? open([[claim, depth]]) : close(claim, depth);
    actions.dispatch(transition);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = selected === undefined ? undefined : forest.nodes.get(selected);
    const claim = node?.kind === "claim" ? node.claim : undefined;
    const move = ARROWS[event.key];
    const keys: Record<string, () => void> = {
      Enter: () => {
        if (node === undefined) walkTo("first");
        else if (node.kind === "reference") actions.goTo(node.claim);
        else if (node.kind === "inference") focusOnDetails();
        else if (claim !== undefined) fold(claim, "toggle");
      },
      " ": () => claim !== undefined && fold(claim, "toggle"),
      "+": () => claim !== undefined && fold(claim, true),
      "=": () => claim !== undefined && fold(claim, true),
      "-": () => claim !== undefined && fold(claim, false),
      "0": actions.fit,
      s: () => {
        const step = node?.kind === "inference" || node?.parent === null ? undefined : node?.parent;
        if (step === undefined) actions.announce("No step leads on from here.");
        else stand(forest.nodes.get(step));
      },
      l: () => actions.dispatch(inLayers(!state.layered)),
      Escape: () => actions.dispatch(select(undefined)),
    };
    const assumed =
      state.selected === undefined ? undefined : assumptionFor(event, reading.connections, state.selected);
    if (assumed !== undefined) keys[event.key] = () => actions.dispatch(assumed);
    const act = move === undefined ? keys[event.key] : () => walkTo(move);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const walkTo = (move: Move) => {
    const first = forest.roots[0];
    const to = selected === undefined ? first : walk(forest, selected, move);
    if (to === undefined) actions.announce(NOTHING_THERE[move]);
    else stand(forest.nodes.get(to));
  };

  return (
    <section class={`map-pane${overviewShown ? "" : " overview-hidden"}`} aria-label="Map">
      <div
        class="canvas-frame"
        role="application"
        aria-label="Map of the argument"
        aria-describedby="map-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        onKeyDown={onKey}
        // Cytoscape takes the focus from everything when it is pressed; keys and wheel need it here.
        onPointerUp={(event) => event.currentTarget.focus({ preventScroll: true })}
      >
        <div class="canvas" ref={canvas} aria-hidden="true" />
        <div aria-hidden="true">
          <canvas class="overview" ref={overview} hidden />
        </div>
      </div>
      <p id="map-keys" class="unseen">
        Arrow up goes to what a claim bears on, down to its first ground, left and right to the other grounds, Home to
        the conclusion. Enter opens and folds, S goes to the step that leads on. The outline holds the same claims as a
        list.
      </p>
      <MapTools
        state={state}
        deepest={deepest}
        actions={actions}
        overviewShown={overviewShown}
        toggleOverview={() => showOverview(!overviewShown)}
      />
      <ArrangingNote arranging={arranging} actions={actions} />
      <div class="foot">
        {beneath}
        <Legend />
      </div>
      {over}
      {tip}
    </section>
  );
}

const NOTHING_THERE = {
  up: "Nothing above: this is a conclusion.",
  down: "Nothing below: no grounds.",
  left: "The first of these grounds.",
  right: "The last of these grounds.",
  first: "",
} as const satisfies Record<Move, string>;
