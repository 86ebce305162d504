/** Search as you type: hits counted, listed with the word that was found marked, and stepped through on the map. */
import { useId, useState } from "preact/hooks";
import type { Span } from "../model/code-points.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Hit, Hits, SearchedField } from "../model/search.ts";
import type { Actions } from "./actions.ts";
import { NO_HITS } from "./finder.ts";
import { search } from "./state.ts";

type Props = {
  readonly reading: Reading;
  readonly query: string;
  /** `undefined` while they are being looked for. */
  readonly hits: Hits | undefined;
  readonly selected: string | undefined;
  readonly actions: Actions;
};

const LISTED = 8;
const SUGGESTED = 6;

export function SearchBox({ reading, query, hits: known, selected, actions }: Props) {
  const { hits, having, total: found } = known ?? NO_HITS;
  const [listing, setListing] = useState(false);
  const id = useId();
  const at = hits.findIndex(({ claim }) => claim === selected);
  const step = (by: number) => {
    const next = hits[(at === -1 ? (by > 0 ? 0 : hits.length - 1) : at + by + hits.length) % hits.length];
    if (next !== undefined) actions.goTo(next.claim);
  };
  const type = (text: string) => {
    actions.dispatch(search(text));
    setListing(text !== "");
  };
  const onKey = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      Enter: () => step(event.shiftKey ? -1 : 1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Escape: () => (listing && query !== "" ? setListing(false) : type("")),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const total =
    query.trim() === ""
      ? ""
      : known === undefined
        ? "Searching …"
        : found === 0
          ? "Nothing found"
          : at === -1
            ? `${found.toLocaleString("en")} found`
            : `${at + 1} of ${hits.length}`;
  const shown = hits.slice(Math.max(0, Math.min(at - LISTED + 1, hits.length - LISTED)), Math.max(LISTED, at + 1));
  const subjects = hits.length === 0 ? subjectsOf(reading.connections.map) : [];
  const open = listing && query.trim() !== "" && known !== undefined;

  return (
    <search
      class="search"
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setListing(false);
      }}
    >
      <label for={`${id}-input`} class="unseen">
        Search the claims
      </label>
      <input
        id={`${id}-input`}
        type="search"
        aria-describedby={`${id}-total`}
        placeholder="Search the claims"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={query}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={() => setListing(query !== "")}
        onKeyDown={onKey}
      />
      <output class="total" id={`${id}-total`} for={`${id}-input`}>
        {total}
      </output>
      {hits.length > 0 && (
        <>
          <button type="button" onClick={() => step(-1)} aria-label="Previous hit">
            <span aria-hidden="true">‹</span>
          </button>
          <button type="button" onClick={() => step(1)} aria-label="Next hit">
            <span aria-hidden="true">›</span>
          </button>
        </>
      )}
      <div class="hits" hidden={!open}>
        {having === "any" && <p class="none">No claim has all of these words; these have some.</p>}
        {hits.length === 0 ? (
          <div class="none">
            <p>No claim has these words. Try fewer or other words; endings and small slips of spelling don’t matter.</p>
            {subjects.length > 0 && (
              <p class="subjects">
                The map speaks of{" "}
                {subjects.map((subject) => (
                  <button key={subject} type="button" class="foreign" onClick={() => type(subject)}>
                    {subject}
                  </button>
                ))}
              </p>
            )}
          </div>
        ) : (
          <ul aria-label="Hits">
            {shown.map((hit) => {
              const claim = reading.connections.claims.get(hit.claim);
              return (
                <li key={hit.claim}>
                  <button
                    type="button"
                    aria-current={hit.claim === selected}
                    onClick={() => {
                      actions.goTo(hit.claim);
                      setListing(false);
                    }}
                  >
                    <strong class="foreign">
                      <Marked text={claim?.label ?? ""} spans={spansIn(hit, "label")} />
                    </strong>
                    <span class="foreign">
                      <Marked text={claim?.text ?? ""} spans={spansIn(hit, "text")} />
                    </span>
                    <Elsewhere hit={hit} />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        {hits.length > LISTED && (
          <p class="none">
            The arrows beside the field, or Enter and Shift+Enter, step through{" "}
            {hits.length < found ? "the best" : "all"} {hits.length}.
          </p>
        )}
      </div>
    </search>
  );
}

/** What the most claims are about, as their tags say. */
function subjectsOf({ claims }: ArgumentMap): string[] {
  const counts = new Map<string, number>();
  for (const tag of claims.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SUGGESTED)
    .map(([tag]) => tag);
}

/** What matched, where it is nothing that the hit shows. */
function Elsewhere({ hit }: { hit: Hit }) {
  if (hit.matches.some(({ field }) => field === "label" || field === "text")) return null;
  const words = { tags: "tag", holder: "held by", section: "section", label: "", text: "" } as const;
  const match = hit.matches[0];
  if (match === undefined) return null;
  return (
    <span class="foreign">
      ({words[match.field]}: <Marked text={match.value} spans={match.spans} />)
    </span>
  );
}

const spansIn = (hit: Hit, field: SearchedField) => hit.matches.find((match) => match.field === field)?.spans ?? [];

/** A text with its spans marked; the spans count code points. */
function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  const characters = Array.from(text);
  const between = (start: number, end?: number) => characters.slice(start, end).join("");
  return (
    <>
      {spans.map(({ start, end }, index) => (
        <>
          {between(spans[index - 1]?.end ?? 0, start)}
          <mark>{between(start, end)}</mark>
        </>
      ))}
      {between(spans.at(-1)?.end ?? 0)}
    </>
  );
}
