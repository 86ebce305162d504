/** What the details say of whether a claim or step stands. */
import type { Connections } from "../model/connections.ts";
import type { Strength } from "../model/evaluation/evaluate.ts";
import { ASSUMED, ASSUMED_WORDS, type Assumed } from "../model/picture/standing.ts";
import { assume } from "./state.ts";
import { type JudgedProps, Status } from "./status.tsx";
import { hundredths, Why } from "./why.tsx";

const VERBS = { accept: "Accept", doubt: "Doubt", reject: "Reject" } as const satisfies Record<Assumed, string>;

/** Whether the selected claim or step stands, why, and what the reader makes of it. */
export function StandingPart({ id, ...props }: JudgedProps & { id: string }) {
  const { connections, verdict, assumed, actions } = props;
  const isStep = connections.inferences.has(id);
  if (!isStep && !connections.claims.has(id)) return null;
  const mine = assumed.get(id);
  return (
    <section class="part judged" aria-label="Whether it stands">
      <p>
        <Status id={id} {...props} />
        <span class="none">
          {" "}
          · strength {strengthWords(verdict.strengthOf(id))} of 1, <a href="/help">by what rule?</a>
        </span>
      </p>
      <fieldset class="verdicts">
        <legend class="unseen">What do you make of it?</legend>
        {ASSUMED.filter((what) => !(isStep && what === "accept")).map((what) => (
          <button
            key={what}
            type="button"
            aria-pressed={mine === what}
            onClick={() => actions.dispatch(assume([id], mine === what ? undefined : what))}
          >
            {VERBS[what]}
          </button>
        ))}
        <button type="button" disabled={mine === undefined} onClick={() => actions.dispatch(assume([id], undefined))}>
          Clear
        </button>
      </fieldset>
      {mine !== undefined && (
        <p class="none">
          <span class="yours">{ASSUMED_WORDS[mine]} this.</span> {effectOf(connections, id, mine)}
        </p>
      )}
      <Why key={id} id={id} {...props} />
    </section>
  );
}

function effectOf({ into }: Connections, id: string, mine: Assumed): string {
  const steps = into(id).filter(({ polarity }) => polarity === "support").length;
  if (mine === "accept") return "It stands for you, whatever is said against it.";
  if (mine === "reject") return "It falls for you, whatever is said for it.";
  return steps === 0
    ? "It is left open."
    : `It is left open, and so ${steps === 1 ? "is the step" : `are the ${steps} steps`} that lead to it.`;
}

function strengthWords({ low, high }: Strength): string {
  const [from, to] = [hundredths(low), hundredths(high)];
  return from === to ? from : `${from} to ${to}`;
}
