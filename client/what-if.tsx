/** The reader's what-if: what is assumed, and what it changes. */
import { count } from "../model/count.ts";
import { ASSUMED_WORDS, CLAIM_WORDS, STEP_WORDS } from "../model/picture/standing.ts";
import { Few } from "./few.tsx";
import type { Change } from "./judge.ts";
import { assume, assumeNothing } from "./state.ts";
import { Conclusions, type JudgedProps, Named, Status, StatusWord } from "./status.tsx";
import { nameOf } from "./words.ts";

/** One line over the map, while anything is assumed. */
export function WhatIfBar({ connections, verdict, assumed, actions }: JudgedProps) {
  if (assumed.size === 0) return null;
  const [thesis] = connections.map.theses;
  return (
    <div class="what-if-bar">
      <strong>Your what-if: {count(assumed.size, "change")}</strong>
      {thesis !== undefined && (
        <span>
          Main conclusion: <Status connections={connections} verdict={verdict} id={thesis} />
        </span>
      )}
      <button type="button" onClick={() => actions.dispatch(assumeNothing)}>
        Reset
      </button>
    </div>
  );
}

/** What the reader assumes, one by one, and everything that it changes. */
export function WhatIfPanel(props: JudgedProps) {
  const { connections, verdict, assumed, actions } = props;
  if (assumed.size === 0) return null;
  const { changes, ignored } = verdict;
  const theses = connections.map.theses;
  return (
    <section class="what-if" aria-label="Your what-if">
      <p>
        <strong>Your what-if: {count(assumed.size, "change")}.</strong>{" "}
        <button type="button" onClick={() => actions.dispatch(assumeNothing)}>
          Reset
        </button>
      </p>
      <p class="none">The map says what it said; this is what would follow for you.</p>
      <Few>
        {[...assumed].map(([id, what]) => (
          <li key={id}>
            <span class="yours">{ASSUMED_WORDS[what]}</span>{" "}
            {ignored.includes(id) ? (
              <>
                <q class="foreign">{id}</q>, which this map{" "}
                {connections.inferences.has(id) ? "has as a step: steps are not accepted" : "does not have"}
              </>
            ) : (
              <Named id={id} {...props} />
            )}{" "}
            <button
              type="button"
              class="small-button"
              aria-label={`Clear: ${nameOf(connections, id)}`}
              onClick={() => actions.dispatch(assume([id], undefined))}
            >
              Clear
            </button>
          </li>
        ))}
      </Few>
      <h2>{theses.length === 1 ? "The conclusion" : "The conclusions"}</h2>
      <Conclusions {...props} />
      <h2>{changes.length === 0 ? "Nothing else changes" : `What changes (${changes.length})`}</h2>
      <Few>
        {changes.map((change) => (
          <li key={change.id}>
            <Flip change={change} {...props} />
          </li>
        ))}
      </Few>
    </section>
  );
}

function Flip({ change: { id, from, to }, ...props }: JudgedProps & { change: Change }) {
  const words = props.connections.inferences.has(id) ? STEP_WORDS : CLAIM_WORDS;
  return (
    <>
      <Named id={id} {...props} /> {from === "undecided" ? "was undecided" : words[from]} →{" "}
      <StatusWord label={to} word={words[to]} />
    </>
  );
}
