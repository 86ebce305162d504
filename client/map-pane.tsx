/** The map: the element the canvas draws on, its keys, its tools and legend, and what is said of what the pointer is over. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rectangle, TreeNode } from "../model/layout/tree.ts";
import type { Reading } from "../model/picture/reading.ts";
import { quotedLabel } from "../model/quoted-label.ts";
import type { Actions } from "./actions.ts";
import { ArrangingNote } from "./arranging-note.tsx";
import { assumptionFor } from "./assumption-keys.ts";
import type { Arranging } from "./layers.ts";
import { Legend } from "./legend.tsx";
import type { Schemes } from "./schemes.ts";
import { close, inLayers, open, select, toggle, type ViewerState } from "./state.ts";
import { MapTools } from "./toolbar.tsx";
import { type Move, selectionOf, walk } from "./walk.ts";

export type Hover = { readonly node: string; readonly box: Rectangle } | undefined;

type Props = {
  readonly reading: Reading;
  readonly state: ViewerState;
  /** The node that is selected, where it can be seen. */
  readonly selected: string | undefined;
  readonly hover: Hover;
  readonly schemes: Schemes;
  readonly arranging: Arranging;
  readonly actions: Actions;
  /** What stands between the map and its legend. */
  readonly beneath: ComponentChildren;
  /** What lies over the map's lower edge. */
  readonly over: ComponentChildren;
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
  const { reading, state, selected, hover, schemes, arranging, actions, beneath, over, onCanvas } = props;
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
        else if (claim !== undefined) fold(claim, "toggle");
      },
      " ": () => claim !== undefined && fold(claim, "toggle"),
      "+": () => claim !== undefined && fold(claim, true),
      "=": () => claim !== undefined && fold(claim, true),
      "-": () => claim !== undefined && fold(claim, false),
      "0": actions.fit,
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
        the conclusion. Enter opens and folds. The outline holds the same claims as a list.
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
      <Tip hover={hover} reading={reading} schemes={schemes} />
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

/** Names the scheme and the linked premises of the step that the pointer is over, and what a chip refers to. */
function Tip({ hover, reading, schemes }: { hover: Hover; reading: Reading; schemes: Schemes }) {
  const node = hover === undefined ? undefined : reading.forest.nodes.get(hover.node);
  if (hover === undefined || node === undefined || node.kind === "claim") return null;
  const place = {
    left: `clamp(168px, ${Math.round(hover.box.x + hover.box.width / 2)}px, calc(100% - 168px))`,
    top: `${hover.box.y + hover.box.height + 8}px`,
  };
  if (node.kind === "reference") {
    return (
      <div class="tip foreign" style={place}>
        {reading.connections.claims.get(node.claim)?.text}
      </div>
    );
  }
  const inference = reading.connections.inferences.get(node.inference);
  const scheme =
    inference?.scheme === undefined ? undefined : (schemes.get(inference.scheme)?.name ?? inference.scheme);
  const premises = (inference?.premises ?? []).map((id) => reading.connections.claims.get(id)?.label ?? id);
  return (
    <div class="tip" style={place}>
      <strong>{node.polarity === "support" ? "Because" : "But"}</strong>
      {scheme !== undefined && ` · ${scheme}`}
      {premises.length > 1 && <div class="foreign">Only together: {premises.map(quotedLabel).join(" and ")}</div>}
      {inference?.stated === false && <div>The article leaves this step unsaid.</div>}
    </div>
  );
}
