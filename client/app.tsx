/** The page: bar, outline, map and details around one state. */
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Reading } from "../model/picture/reading.ts";
import type { Standing } from "../model/picture/standing.ts";
import type { Hits } from "../model/search.ts";
import type { Actions } from "./actions.ts";
import type { Brought } from "./article-pane.tsx";
import type { Roots } from "./branches.ts";
import { InPart } from "./in-part.tsx";
import type { Judgement } from "./judgement.ts";
import type { Arranging } from "./layers.ts";
import { LeadIn, Others } from "./lead-in.tsx";
import { type Hover, MapPane } from "./map-pane.tsx";
import { Outline } from "./outline.tsx";
import type { Panels } from "./panels.ts";
import type { Schemes } from "./schemes.ts";
import { all, showTab, showText, type ViewerState } from "./state.ts";
import type { JudgedProps } from "./status.tsx";
import type { TakingAway } from "./take-away.ts";
import { ThemeButton } from "./toolbar.tsx";

/** Something the reader should know, and what to do about it. */
export type Remark = { readonly words: string; readonly button: string; readonly press: () => void };

type Props = {
  /** Of the part of the map that is shown. */
  readonly reading: Reading;
  /** The whole map, or all that is here of it. */
  readonly whole: Reading;
  /** Of a map that is here in part. */
  readonly roots: Roots | undefined;
  readonly state: ViewerState;
  /** The node that is selected, where it can be seen. */
  readonly selected: string | undefined;
  /** `undefined` while they are being looked for. */
  readonly hits: Hits | undefined;
  readonly found: ReadonlySet<string>;
  readonly hover: Hover;
  readonly announcement: string;
  readonly schemes: Schemes;
  readonly arranging: Arranging;
  /** In another site's frame: the map and its details, and a link to the page. */
  readonly embedded: boolean;
  readonly standing: Standing;
  /** Absent until they are there. */
  readonly panels: Panels | undefined;
  /** Absent until the evaluation is there. */
  readonly judged: Judged | undefined;
  readonly actions: Actions;
  readonly remarks: readonly Remark[];
  /** Of a file of the reader's own: what there is to say of it. */
  readonly bar: ComponentChildren;
  readonly onCanvas: (canvas: HTMLElement, overview: HTMLCanvasElement) => void;
  readonly takeAway: TakingAway;
};

/** The panels on what stands, and what they are given. */
export type Judged = Pick<Judgement, "panels" | "brief" | "tour"> & {
  readonly of: JudgedProps;
};

export function App(props: Props) {
  const { reading, whole, state, selected, hits, found, hover, schemes, standing, panels, judged, embedded, actions } =
    props;
  const { map } = reading.connections;
  const { total } = whole;
  const [outlineHidden, hideOutline] = useState(false);
  const [brought, bring] = useState<ReadonlyMap<string, Brought>>(new Map());
  const pointed = hover === undefined ? undefined : reading.forest.nodes.get(hover.node);
  const source = map.sources[0];
  // A thousand rows are not compared because the pointer has moved.
  const outline = useMemo(
    () => (
      <Outline
        reading={reading}
        state={state}
        selected={selected}
        found={found}
        standing={standing}
        actions={actions}
      />
    ),
    [reading, state, selected, found, standing, actions],
  );
  const beside = state.tab !== "map";
  const tabs = [
    { name: "Outline", shown: beside && state.text === undefined, show: showText(undefined) },
    { name: "Map", shown: !beside, show: showTab("map") },
    ...(source === undefined
      ? []
      : [
          {
            name: "Article",
            shown: beside && state.text !== undefined,
            show: all(state.text === undefined ? showText(source.id) : (same) => same, showTab("outline")),
          },
        ]),
  ];
  return (
    <div
      class={`viewer tab-${embedded ? "map embedded" : state.tab}${outlineHidden ? " outline-hidden" : ""}${state.selected === undefined ? "" : " with-details"}${state.text === undefined ? "" : " with-text"}`}
    >
      {!embedded && (
        <header class="bar">
          <h1 class="foreign">{map.title}</h1>
          {panels === undefined ? (
            <div class="search" />
          ) : (
            <panels.SearchBox
              reading={reading}
              query={state.query}
              hits={hits}
              selected={state.selected}
              actions={actions}
            />
          )}
          <span class="switches">
            <button
              type="button"
              class="wide-only"
              aria-pressed={!outlineHidden && state.text === undefined}
              onClick={() => {
                hideOutline(!outlineHidden && state.text === undefined);
                actions.dispatch(showText(undefined));
              }}
            >
              Outline
            </button>
            {source !== undefined && (
              <button
                type="button"
                class="wide-only"
                aria-pressed={!outlineHidden && state.text !== undefined}
                onClick={() => {
                  hideOutline(!outlineHidden && state.text !== undefined);
                  if (state.text === undefined) actions.dispatch(showText(source.id));
                }}
              >
                Article
              </button>
            )}
            {panels !== undefined && <panels.TakeAwayMenu takeAway={props.takeAway} />}
            <ThemeButton />
            {panels !== undefined && <panels.Keys />}
          </span>
          <div class="tabs" role="tablist" aria-label="View">
            {tabs.map(({ name, shown, show }) => (
              <button key={name} type="button" role="tab" aria-selected={shown} onClick={() => actions.dispatch(show)}>
                {name}
              </button>
            ))}
          </div>
        </header>
      )}
      <main class="panes">
        {embedded ? null : state.text === undefined ? (
          <section class="text-pane" aria-label="Outline">
            <LeadIn map={map} total={total} />
            {judged !== undefined && <judged.panels.WhatIfPanel {...judged.of} />}
            {judged?.brief !== undefined && judged.brief.lines.length > 0 ? (
              <judged.panels.BriefPanel brief={judged.brief} tour={judged.tour} {...judged.of} />
            ) : (
              map.summary !== undefined && (
                <p class={`summary foreign${judged === undefined && props.roots === undefined ? " coming" : ""}`}>
                  {map.summary}
                </p>
              )
            )}
            {props.roots !== undefined && <InPart whole={whole} roots={props.roots} actions={actions} />}
            <Others map={map} reading={reading} />
            {judged !== undefined && (
              <>
                <judged.panels.CruxPanel {...judged.of} />
                <judged.panels.ObjectionsPanel {...judged.of} />
                <judged.panels.ChecksPanel {...judged.of} />
              </>
            )}
            {panels !== undefined && (
              <>
                <panels.Sections reading={reading} state={state} actions={actions} />
                <panels.FilterBox reading={reading} state={state} actions={actions} />
              </>
            )}
            {outline}
          </section>
        ) : panels === undefined ? null : (
          <panels.ArticlePane
            map={whole.connections.map}
            reading={reading}
            state={{ ...state, text: state.text }}
            pointed={pointed === undefined || pointed.kind === "inference" ? undefined : pointed.claim}
            actions={actions}
            announce={actions.announce}
            brought={brought}
            bring={bring}
          />
        )}
        <div class="beside">
          <MapPane
            reading={reading}
            state={state}
            selected={selected}
            arranging={props.arranging}
            actions={actions}
            beneath={
              judged !== undefined &&
              state.tour !== undefined && <judged.panels.TourCard steps={judged.tour} state={state} {...judged.of} />
            }
            over={judged !== undefined && <judged.panels.WhatIfBar {...judged.of} />}
            tip={
              panels !== undefined && <panels.Tip hover={hover} reading={reading} schemes={schemes} actions={actions} />
            }
            onCanvas={props.onCanvas}
          />
          {panels !== undefined && state.selected !== undefined && (
            <panels.Details
              selected={state.selected}
              node={selected}
              partial={state.focus !== undefined}
              reading={reading}
              schemes={schemes}
              judged={judged}
              actions={actions}
            />
          )}
        </div>
      </main>
      {props.bar}
      {props.remarks.map(({ words, button, press }) => (
        <section key={words} class="showing" aria-label="Remark">
          {words}{" "}
          <button type="button" onClick={press}>
            {button}
          </button>
        </section>
      ))}
      {panels !== undefined && <panels.Showing reading={reading} total={total} state={state} actions={actions} />}
      {embedded && (
        <footer class="origin">
          <h1 class="foreign">{map.title}</h1>
          <a href={actions.fullPage()} target="_blank" rel="noopener">
            Open the whole page
          </a>
          {panels !== undefined && <panels.Keys />}
        </footer>
      )}
      <p class="unseen" role="status" aria-live="polite">
        {props.announcement}
      </p>
    </div>
  );
}
