/** Why a claim or step has its status, and its number. */
import { useState } from "preact/hooks";
import type { Waterfall } from "../model/evaluation/waterfall.ts";
import { CLAIM_WORDS } from "../model/picture/standing.ts";
import { quotedLabel } from "../model/quoted-label.ts";
import { MapLink } from "./links.tsx";
import { assume } from "./state.ts";
import { type JudgedProps, Named, StatusWord } from "./status.tsx";
import { nameOf } from "./words.ts";

export function Why({ id, ...props }: JudgedProps & { id: string }) {
  const { connections, verdict, actions } = props;
  const [unfolded, unfold] = useState(false);
  const explanation = unfolded ? verdict.explain(id) : undefined;
  return (
    <details class="fold why" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>Why?</summary>
      {explanation !== undefined && (
        <>
          <ol>
            {explanation.steps.map((step) => (
              <li key={step.id} style={{ marginInlineStart: `${step.depth * 12}px` }}>
                <MapLink id={step.id} class="foreign" actions={actions}>
                  {step.sentence}
                </MapLink>
              </li>
            ))}
          </ol>
          {!explanation.complete && <p class="none">The reasons go on; follow a step and ask why again.</p>}
          {explanation.circle.length > 0 && (
            <p class="none">
              In a circle: {explanation.circle.map((each) => quotedLabel(nameOf(connections, each))).join(", ")}.
            </p>
          )}
          {explanation.number !== undefined && <Numbers waterfall={explanation.number} {...props} />}
          {explanation.settledBy.length > 0 && (
            <>
              <h3>What would settle it</h3>
              <ul class="plain">
                {explanation.settledBy.map(({ id: settling, assume: how, label }) => (
                  <li key={`${settling}${how}`}>
                    <button
                      type="button"
                      class="small-button"
                      onClick={() => actions.dispatch(assume([settling], how === "hold" ? "accept" : "reject"))}
                    >
                      {how === "hold" ? "Accept" : "Reject"}
                    </button>{" "}
                    <Named id={settling} {...props} />: <StatusWord label={label} word={CLAIM_WORDS[label]} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </details>
  );
}

/** From where a claim's number starts to where it ends; nothing where nothing moves it. */
function Numbers({ waterfall, ...props }: JudgedProps & { waterfall: Waterfall }) {
  const { start, reasons, objections } = waterfall;
  const bearing = [
    ...reasons.map((each) => ({ ...each, sign: "+" })),
    ...objections.map((each) => ({ ...each, sign: "−" })),
  ];
  if (bearing.length === 0) return null;
  const moving = bearing.filter(({ share }) => hundredths(share) !== "0.00");
  const idle = bearing.filter((each) => !moving.includes(each));
  return (
    <>
      <h3>Why this number</h3>
      <ul class="plain">
        <li>It starts at {hundredths(start)}.</li>
        {moving.map(({ inference, share, sign }) => (
          <li key={inference}>
            {sign}
            {hundredths(share)} <Named id={inference} {...props} />
          </li>
        ))}
        <li>{sumOf(waterfall)}</li>
      </ul>
      {idle.length > 0 && (
        <p class="none">
          Weighs nothing:{" "}
          {idle.map(({ inference }, at) => (
            <span key={inference}>
              {at > 0 && ", "}
              <Named id={inference} {...props} />
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}

/** What the shares come to: of a claim that starts above 0, they are shares of what it has or of what it lacks. */
function sumOf({ start, reasons, objections, strength }: Waterfall): string {
  const all = (shares: Waterfall["reasons"]) => shares.reduce((sum, { share }) => sum + share, 0);
  const net = all(reasons) - all(objections);
  const result = `it comes to ${hundredths(strength)}.`;
  if (net < 0 && start === 0) return `The objections outweigh the reasons, so ${result}`;
  if (net < 0) return `Together they take ${hundredths(-net)} of its ${hundredths(start)}, so ${result}`;
  if (start === 0 || net === 0) return `So ${result}`;
  return `Together they give ${hundredths(net)} of the ${hundredths(1 - start)} that it lacked, so ${result}`;
}

export const hundredths = (number: number): string => number.toFixed(2);
