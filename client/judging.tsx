/**
 * The panels on what stands: the brief, the reader's what-if and what it changes, why, what the conclusions hang on,
 * the map makers' objections and the checks. Loaded once the map is on the screen.
 */

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BriefAnswer } from "../model/api.ts";
import { BRIEF_HEADINGS } from "../model/brief.ts";
import type { Connections } from "../model/connections.ts";
import { count } from "../model/count.ts";
import type { Strength } from "../model/evaluation/evaluate.ts";
import type { Label } from "../model/evaluation/labels.ts";
import type { Waterfall } from "../model/evaluation/waterfall.ts";
import type { Inference, Note, Severity } from "../model/map.ts";
import type { Reading } from "../model/picture/reading.ts";
import { ASSUMED, ASSUMED_WORDS, type Assumed, CLAIM_WORDS, MARKS, STEP_WORDS } from "../model/picture/standing.ts";
import type { Problem } from "../model/problems.ts";
import { quotedLabel } from "../model/quoted-label.ts";
import type { TourStep } from "../model/tour.ts";
import type { Actions } from "./actions.ts";
import { fetchChecks } from "./api.ts";
import type { Change, Verdict } from "./judge.ts";
import { MapLink, ViewLink } from "./links.tsx";
import { assume, assumeNothing, type ViewerState } from "./state.ts";
import { telling } from "./touring.ts";

export type Props = {
  /** Of the whole map. */
  readonly connections: Connections;
  readonly reading: Reading;
  readonly verdict: Verdict;
  readonly assumed: ViewerState["assumed"];
  readonly actions: Actions;
};

export function Status({ connections, verdict, id }: Pick<Props, "connections" | "verdict"> & { id: string }) {
  const label = verdict.labels.get(id);
  if (label === undefined) return null;
  const words = connections.inferences.has(id) ? STEP_WORDS : CLAIM_WORDS;
  return <StatusWord label={label} word={words[label]} />;
}

function StatusWord({ label, word }: { label: Label; word: string }) {
  return (
    <span class={`status ${label}`}>
      <span aria-hidden="true">{MARKS[label]}</span> {word}
    </span>
  );
}

/** A claim by its label, a step by where it leads from. */
function nameOf({ claims, inferences }: Connections, id: string): string {
  const claim = claims.get(id);
  if (claim !== undefined) return claim.label;
  const { premises = [], polarity } = inferences.get(id) ?? ({} as Partial<Inference>); // of an id that nothing has
  const from = premises.map((premise) => quotedLabel(claims.get(premise)?.label ?? premise)).join(" and ");
  return `${polarity === "attack" ? "The objection" : "The step"} from ${from}`;
}

function Named({ connections, id, actions }: Pick<Props, "connections" | "actions"> & { id: string }) {
  return (
    <MapLink id={id} class="foreign" actions={actions}>
      {nameOf(connections, id)}
    </MapLink>
  );
}

/** One line over the map, while anything is assumed. */
export function WhatIfBar({ connections, verdict, assumed, actions }: Props) {
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
export function WhatIfPanel(props: Props) {
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
      <ul class="plain">
        {theses.map((id) => (
          <li key={id}>
            <Status id={id} {...props} /> <Named id={id} {...props} />
          </li>
        ))}
      </ul>
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

function Flip({ change: { id, from, to }, ...props }: Props & { change: Change }) {
  const words = props.connections.inferences.has(id) ? STEP_WORDS : CLAIM_WORDS;
  return (
    <>
      <Named id={id} {...props} /> {from === "undecided" ? "was undecided" : words[from]} →{" "}
      <StatusWord label={to} word={words[to]} />
    </>
  );
}

/** More than so many stay folded until they are asked for; of very many, so many at a time. */
const FEW = 8;
const PORTION = 200;

function Few({ children }: { children: readonly ComponentChildren[] }) {
  const [shown, show] = useState(FEW);
  const [from, readFrom] = useState<number | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  // The button that was pressed goes, or goes further down: what it has shown comes next.
  useLayoutEffect(() => {
    if (from !== undefined) list.current?.children[from]?.querySelector<HTMLElement>("a, button, input")?.focus();
  }, [from]);
  const rest = children.length - shown;
  return (
    <ul class="plain" ref={list}>
      {children.slice(0, shown)}
      {rest > 0 && (
        <li>
          <button
            type="button"
            class="small-button"
            onClick={() => {
              show(shown + PORTION);
              readFrom(shown);
            }}
          >
            {rest <= PORTION ? `Show all ${children.length}` : `Show ${PORTION} more of ${children.length}`}
          </button>
        </li>
      )}
    </ul>
  );
}

/** The argument in a minute; the statuses are those of the what-if. */
export function BriefPanel({ brief, tour, ...props }: Props & { brief: BriefAnswer; tour: readonly TourStep[] }) {
  const { reading, actions } = props;
  const [first] = tour;
  const parts = [...new Set(brief.lines.map(({ part }) => part))];
  return (
    <details class="fold brief" open>
      <summary>The argument in a minute</summary>
      {first !== undefined && (
        <p class="tour-start">
          <ViewLink to={telling(reading, first)} actions={actions}>
            Take the tour: the argument in {count(tour.length, "step")}
          </ViewLink>
        </p>
      )}
      {parts.map((part) => (
        <section key={part}>
          <h2>{BRIEF_HEADINGS[part]}</h2>
          <ul class="plain">
            {brief.lines
              .filter((line) => line.part === part)
              .map(({ claim, inference, text }) => (
                <li key={text}>
                  <Status id={inference ?? claim} {...props} />{" "}
                  <MapLink id={inference ?? claim} class="foreign" actions={props.actions}>
                    {text}
                  </MapLink>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p class="none">
        Worked out of the map by <a href={brief.rules.label.documentation}>two rules</a>.
      </p>
    </details>
  );
}

/** What each conclusion hangs on, as the what-if has it, each to be tried. */
export function CruxPanel(props: Props) {
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

function Try({ ids, connections, actions }: Props & { ids: readonly string[] }) {
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

const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];

/** The map makers' critical notes, each of which can be made a doubt about its target. */
export function ObjectionsPanel(props: Props) {
  const { connections, verdict, assumed, actions } = props;
  const { notes, theses } = connections.map;
  if (notes.length === 0) return null;
  const targets = (own: readonly Note[]) => [...new Set(own.map(({ target }) => target))];
  const taken = (own: readonly Note[]) => targets(own).every((id) => assumed.get(id) === "doubt");
  const ranked = SEVERITIES.flatMap((severity) => notes.filter((note) => note.severity === severity));
  const weighty = notes.filter(({ severity }) => severity === "high");
  const toggle = (own: readonly Note[]) => actions.dispatch(assume(targets(own), taken(own) ? undefined : "doubt"));
  return (
    <details class="fold objections">
      <summary>Take the map makers’ objections seriously</summary>
      <p class="none">
        {count(notes.length, "critical note")} by the map makers, no part of the article. Taken seriously, each becomes
        a doubt about its target, and you see what is left.
      </p>
      <p class="verdicts">
        {weighty.length > 0 && (
          <button type="button" aria-pressed={taken(weighty)} onClick={() => toggle(weighty)}>
            The {weighty.length} of high weight
          </button>
        )}{" "}
        <button type="button" aria-pressed={taken(notes)} onClick={() => toggle(notes)}>
          All {notes.length} together
        </button>
      </p>
      <ul class="plain">
        {theses.map((id) => (
          <li key={id}>
            <Status id={id} {...props} /> <Named id={id} {...props} />
          </li>
        ))}
      </ul>
      <Few>
        {ranked.map((note) => (
          <li key={note.id} class="objection">
            <label>
              <input type="checkbox" checked={taken([note])} onChange={() => toggle([note])} />
              <span class="foreign">{note.text}</span>
            </label>
            <p class="none">
              About <Named id={note.target} {...props} />:{" "}
              <Status id={note.target} connections={connections} verdict={verdict} />
            </p>
          </li>
        ))}
      </Few>
    </details>
  );
}

/** What the checks find in the map, fetched when it is asked for. */
export function ChecksPanel({ connections, actions }: Props) {
  const [unfolded, unfold] = useState(false);
  const [found, find] = useState<readonly Problem[] | "asked" | "failed" | undefined>(undefined);
  // Another version of the map has findings of its own.
  useEffect(() => {
    if (!unfolded) return find(undefined);
    let awaited = true;
    find("asked");
    void fetchChecks(connections.map.id).then((answer) => awaited && find(answer.ok ? answer.value : "failed"));
    return () => {
      awaited = false;
    };
  }, [unfolded, connections]);
  return (
    <details class="fold checks" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>What the checks find</summary>
      {found === "asked" && <p class="none">Asking the server.</p>}
      {found === "failed" && <p role="alert">The server does not answer. Close and open this to ask again.</p>}
      {Array.isArray(found) && (
        <>
          <p class="none">
            {found.length === 0
              ? "Nothing: every check is passed."
              : `${count(found.length, "remark")} on how the map is made, not on whether it is right.`}
          </p>
          <Few>
            {(found as readonly Problem[]).map(({ code, target, path, message, advice }) => (
              <li key={`${code}${path}`} title={advice}>
                {target !== undefined && (connections.claims.has(target) || connections.inferences.has(target)) && (
                  <>
                    <Named id={target} connections={connections} actions={actions} />:{" "}
                  </>
                )}
                {message} <span class="none">({code})</span>
              </li>
            ))}
          </Few>
        </>
      )}
    </details>
  );
}

const VERBS = { accept: "Accept", doubt: "Doubt", reject: "Reject" } as const satisfies Record<Assumed, string>;

/** Whether the selected claim or step stands, why, and what the reader makes of it. */
export function StandingPart({ id, ...props }: Props & { id: string }) {
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

function Why({ id, ...props }: Props & { id: string }) {
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
function Numbers({ waterfall, ...props }: Props & { waterfall: Waterfall }) {
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

const hundredths = (number: number) => number.toFixed(2);
