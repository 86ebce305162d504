/** What part of the map is shown, in words, wherever the reader looks; and one press back to all of it. */

import { count } from "../model/count.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { isFiltering, matches } from "./matches.ts";
import { type Filter, filterBy, focusOn, NO_FILTER, type ViewerState } from "./state.ts";
import { STANCE_WORDS } from "./words.ts";

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

/** The same, to be heard. */
export function showingWords(reading: Reading, total: number, { focus, filter }: ViewerState): string {
  const { claims } = reading.connections;
  const filtering = isFiltering(filter);
  if (focus === undefined && !filtering) return `Showing all ${count(total, "claim")}.`;
  const label = focus === undefined ? undefined : claims.get(focus.claim)?.label;
  const part =
    label === undefined
      ? ""
      : `Showing ${claims.size} of ${count(total, "claim")}: only what ${focus?.direction === "reasons" ? `“${label}” rests on` : `rests on “${label}”`}. `;
  if (!filtering) return part.trim();
  const forward = matches(reading.connections, filter).size;
  return `${part}${forward} of ${count(claims.size, "claim")} set forward: ${conditions(reading, filter).join("; ")}.`;
}

/** A filter in words: one phrase for each kind of condition. */
function conditions({ connections: { map } }: Reading, filter: Filter): string[] {
  const named = (ids: ReadonlySet<string>, name: (id: string) => string | undefined) =>
    [...ids].map((id) => name(id) ?? `“${id}”, which the map does not know`).join(" or ");
  const phrases = [
    named(filter.sections, (id) => {
      const at = map.sections.findIndex((section) => section.id === id);
      return at === -1 ? undefined : `§${at + 1} ${map.sections[at]?.title}`;
    }),
    filter.holders.size > 0 &&
      `held by ${named(filter.holders, (id) => map.holders.find((holder) => holder.id === id)?.name)}`,
    [...filter.stances].map((stance) => STANCE_WORDS[stance]).join(" or "),
    filter.tags.size > 0 && `about ${[...filter.tags].join(" or ")}`,
    filter.polarity !== undefined && (filter.polarity === "support" ? "used as a reason" : "used as an objection"),
    filter.importance > NO_FILTER.importance && (filter.importance === 3 ? "most important" : "not minor"),
    filter.unsupported && "no reason given",
  ];
  return phrases.filter((phrase) => phrase !== false && phrase !== "") as string[]; // what is left is text
}
