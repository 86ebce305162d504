/** What part of the map is shown, in words, wherever the reader looks; and one press back to all of it. */

import { count } from "../model/count.ts";
import { ROOTS_AT_ONCE } from "../model/picture/folding.ts";
import { type Reading, rootsShown } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { isFiltering, matches } from "./matches.ts";
import { conditions, partWords } from "./showing-words.ts";
import { filterBy, focusOn, NO_FILTER, showPart, type ViewerState } from "./state.ts";

type Props = {
  readonly reading: Reading;
  /** How many claims the whole map has. */
  readonly total: number;
  readonly state: ViewerState;
  readonly actions: Actions;
};

export function Showing({ reading, total, state, actions }: Props) {
  const { focus, filter } = state;
  const { claims } = reading.connections;
  const filtering = isFiltering(filter);
  const part = partWords(reading, state.folding);
  if (focus === undefined && !filtering && part === "") return null;
  const claim = focus === undefined ? undefined : claims.get(focus.claim);
  const forward = matches(reading.connections, filter).size;
  return (
    <section class="showing" aria-label="What is shown">
      {part !== "" && <Parts words={part} reading={reading} state={state} actions={actions} />}
      {focus !== undefined &&
        (claim === undefined ? (
          <p>
            The address asks for a part around <q class="foreign">{focus.claim}</q>, and this map has no claim of that
            name. All of it is shown.{" "}
            <button type="button" onClick={() => actions.dispatch(focusOn(undefined))}>
              Go on without it
            </button>
          </p>
        ) : (
          <p>
            Showing {claims.size} of {count(total, "claim")}:{" "}
            {focus.direction === "reasons" ? (
              <>
                only what <q class="foreign">{claim.label}</q> rests on.
              </>
            ) : (
              <>
                only what rests on <q class="foreign">{claim.label}</q>.
              </>
            )}{" "}
            <button type="button" onClick={() => actions.dispatch(focusOn(undefined))}>
              Show the whole map
            </button>
          </p>
        ))}
      {filtering && (
        <p>
          {forward === 0 ? "No claim fits what is asked for" : `Showing ${forward} of ${count(claims.size, "claim")}`}:{" "}
          <span class="foreign">{conditions(reading, filter).join("; ")}</span>.{" "}
          {forward > 0 && "The others are set back. "}
          <button type="button" onClick={() => actions.dispatch(filterBy(NO_FILTER))}>
            Show all
          </button>
        </p>
      )}
    </section>
  );
}

/** Of a map with more roots than can stand side by side: which are shown, and the way to the others. */
function Parts({ words, reading, state, actions }: Omit<Props, "total"> & { words: string }) {
  const all = reading.forest.roots.length;
  const { before, roots } = rootsShown(reading.forest, state.folding);
  const part = before / ROOTS_AT_ONCE;
  const following = Math.min(ROOTS_AT_ONCE, all - before - roots.length);
  return (
    <p>
      {words}, side by side. The search finds them all.{" "}
      {before > 0 && (
        <button type="button" onClick={() => actions.dispatch(showPart(part - 1))}>
          Previous {ROOTS_AT_ONCE}
        </button>
      )}{" "}
      {following > 0 && (
        <button type="button" onClick={() => actions.dispatch(showPart(part + 1))}>
          Next {following}
        </button>
      )}
    </p>
  );
}
