/** What the conclusions hang on. */
import { useState } from "preact/hooks";
import { CLAIM_WORDS } from "../model/picture/standing.ts";
import { Few } from "./few.tsx";
import { assume, assumeNothing } from "./state.ts";
import { type JudgedProps, Named, Status, StatusWord } from "./status.tsx";
import { nameOf } from "./words.ts";

/** What each conclusion hangs on, as the what-if has it, each to be tried. */
export function CruxPanel(props: JudgedProps) {
  const { connections, verdict, assumed, actions } = props;
  const [unfolded, unfold] = useState(false);
  return (
    <details class="fold cruxes" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>What it hangs on</summary>
      {unfolded &&
        connections.map.theses.map((thesis) => {
          const { label, claims, sets } = verdict.cruxes(thesis);
          return (
            <section key={thesis}>
              <h2>
                <Status id={thesis} {...props} /> <Named id={thesis} {...props} />
              </h2>
              <p class="none">
                {claims.length === 0
                  ? `No claim alone decides it${sets.length > 0 && label === "in" ? "; these do together:" : "."}`
                  : "Each of these alone decides it:"}
              </p>
              <Few>
                {claims.length > 0
                  ? claims.map(({ id, label: becomes }) => (
                      <li key={id}>
                        <Named id={id} {...props} />: without it{" "}
                        <StatusWord
                          label={becomes}
                          word={becomes === "undecided" ? "it is undecided" : `it ${CLAIM_WORDS[becomes]}`}
                        />{" "}
                        {assumed.get(id) !== "reject" && <Try ids={[id]} {...props} />}
                      </li>
                    ))
                  : sets.map((set) => (
                      <li key={set.join()}>
                        {set.map((id, at) => (
                          <span key={id}>
                            {at > 0 && " and "}
                            <Named id={id} {...props} />
                          </span>
                        ))}{" "}
                        <Try ids={set} {...props} />
                      </li>
                    ))}
              </Few>
            </section>
          );
        })}
      {unfolded && assumed.size > 0 && (
        <button type="button" onClick={() => actions.dispatch(assumeNothing)}>
          Reset
        </button>
      )}
    </details>
  );
}

function Try({ ids, connections, actions }: JudgedProps & { ids: readonly string[] }) {
  return (
    <button
      type="button"
      class="small-button"
      aria-label={`Reject ${ids.map((id) => nameOf(connections, id)).join(" and ")}`}
      onClick={() => actions.dispatch(assume(ids, "reject"))}
    >
      Reject
    </button>
  );
}
