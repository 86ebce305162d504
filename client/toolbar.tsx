/** How much of the map stands open, how large it is, and in what light. */
import { useState } from "preact/hooks";
import type { Actions } from "./actions.ts";
import { inLayers, openTo, type ViewerState } from "./state.ts";
import { nextTheme, theme } from "./theme.ts";

type Props = {
  readonly state: ViewerState;
  readonly deepest: number;
  readonly actions: Actions;
  readonly overviewShown: boolean;
  readonly toggleOverview: () => void;
};

export function MapTools({ state, deepest, actions, overviewShown, toggleOverview }: Props) {
  const { depth } = state.folding;
  const level = Math.min(depth, deepest);
  return (
    <div class="tools" role="toolbar" aria-label="Map">
      <span class="group">
        <button type="button" disabled={level <= 1} onClick={() => actions.dispatch(openTo(Math.max(1, level - 1)))}>
          Fold<span class="wide-only"> one level</span>
        </button>
        <button type="button" disabled={level >= deepest} onClick={() => actions.dispatch(openTo(level + 1))}>
          Open<span class="wide-only"> one level</span>
        </button>
        <button
          type="button"
          disabled={depth === Number.POSITIVE_INFINITY}
          onClick={() => actions.dispatch(openTo(Number.POSITIVE_INFINITY))}
        >
          Open all
        </button>
      </span>
      <span class="group">
        <button type="button" aria-label="Zoom out" onClick={() => actions.zoomBy(1 / 1.25)}>
          −
        </button>
        <button type="button" onClick={actions.fit}>
          Fit
        </button>
        <button type="button" aria-label="Zoom in" onClick={() => actions.zoomBy(1.25)}>
          +
        </button>
      </span>
      {/* Where a link has brought it, the way back must be there on a small screen too. */}
      <span class={`group${state.layered ? "" : " wide-only"}`}>
        <button
          type="button"
          aria-pressed={state.layered}
          title="Strict layers: each claim once, with a line to each of its uses"
          onClick={() => actions.dispatch(inLayers(!state.layered))}
        >
          Layers
        </button>
      </span>
      <span class="group wide-only overview-switch">
        <button type="button" aria-pressed={overviewShown} onClick={toggleOverview}>
          Overview
        </button>
      </span>
    </div>
  );
}

export function ThemeButton() {
  const [current, setCurrent] = useState(theme);
  return (
    <button type="button" class="theme" aria-label={`Theme: ${current}`} onClick={() => setCurrent(nextTheme())}>
      Theme<span class="wide-only">: {current}</span>
    </button>
  );
}
