/** What part of the map is shown, in words, wherever the reader looks; and one press back to all of it. */

import { count } from "../model/count.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { isFiltering, matches } from "./matches.ts";
import { conditions } from "./showing-words.ts";
import { filterBy, focusOn, NO_FILTER, type ViewerState } from "./state.ts";

type Props = {
  readonly reading: Reading;
  /** How many claims the whole map has. */
  readonly total: number;
  readonly state: ViewerState;
  readonly actions: Actions;
};

export function Showing({ reading, total, state: { focus, filter }, actions }: Props) {
  const { claims } = reading.connections;
  const filtering = isFiltering(filter);
  if (focus === undefined && !filtering) return null;
  const claim = focus === undefined ? undefined : claims.get(focus.claim);
  const forward = matches(reading.connections, filter).size;
  return (
    <section class="showing" aria-label="What is shown">
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
