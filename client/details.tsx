/** Everything about the selected claim or step, as text that can be selected and copied. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { grounds } from "../model/connections.ts";
import { count } from "../model/count.ts";
import { claimNodeId } from "../model/layout/tree.ts";
import type { Claim, Inference, Note, Passage } from "../model/map.ts";
import { sectionSign, thesisWord } from "../model/picture/boxes.ts";
import { type Reading, wayUp } from "../model/picture/reading.ts";
import type { Scheme } from "../model/schemes.ts";
import { STANCE_WORDS } from "../model/stance-words.ts";
import type { Actions } from "./actions.ts";
import type { Judged } from "./app.tsx";
import { closeByDrag } from "./close-by-drag.ts";
import { CopyLink } from "./copy-link.tsx";
import { MapLink } from "./links.tsx";
import { OtherArticles } from "./other-articles.tsx";
import { focusOn, select, showText } from "./state.ts";
import { holding, leadWord, place } from "./words.ts";

export type Schemes = ReadonlyMap<string, Scheme>;

type Props = {
  readonly reading: Reading;
  readonly schemes: Schemes;
  readonly judged: Judged | undefined;
  readonly actions: Actions;
};

export function Details({ selected, node, ...props }: Props & { selected: string; node: string | undefined }) {
  const { connections } = props.reading;
  const claim = connections.claims.get(selected);
  const inference = connections.inferences.get(selected);
  const panel = useRef<HTMLElement>(null);
  const close = () => props.actions.dispatch(select(undefined));
  useEffect(() => panel.current?.scrollTo(0, 0), [selected]);
  useEffect(() => (panel.current === null ? undefined : closeByDrag(panel.current, close)), []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    <aside class="details" aria-label="Details" ref={panel} onKeyDown={onKey}>
      <button type="button" class="close" onClick={close}>
        Close
      </button>
      <div class="inside">
        {claim !== undefined && (
          <ClaimDetails key={selected} claim={claim} node={node ?? claimNodeId(claim.id)} {...props} />
        )}
        {inference !== undefined && <StepDetails key={selected} inference={inference} {...props} />}
        {claim === undefined && inference === undefined && <Unknown id={selected} {...props} />}
      </div>
    </aside>
  );
}

function Unknown({ id, actions }: Props & { id: string }) {
  return (
    <div class="unknown">
      <h2>No such claim here</h2>
      <p>
        The address asks for <q class="foreign">{id}</q>, and this map has no claim or step of that name. It may have
        been renamed since the link was made, or the part of the map that is shown does not hold it.
      </p>
      <p>
        <button type="button" onClick={() => actions.dispatch(focusOn(undefined))}>
          Show the whole map
        </button>{" "}
        <button type="button" onClick={() => actions.dispatch(select(undefined))}>
          Go on without it
        </button>
      </p>
    </div>
  );
}

function ClaimDetails({ claim, node, ...props }: Props & { claim: Claim; node: string }) {
  const { connections } = props.reading;
  const { map, from } = connections;
  const section = map.sections.find(({ id }) => id === claim.section);
  const reasons = grounds(connections, claim.id, "support");
  const objections = grounds(connections, claim.id, "attack");
  const uses = from(claim.id);
  const same = map.restatements
    .filter((group) => group.includes(claim.id))
    .flat()
    .filter((id) => id !== claim.id);
  return (
    <>
      <Route node={node} {...props} />
      <p class="kicker">
        {thesisWord(connections, claim.id) || claim.label}
        {claim.stance !== "asserted" && <span class={`stance ${claim.stance}`}>{STANCE_WORDS[claim.stance]}</span>}
      </p>
      <h2 class="foreign">{claim.text}</h2>
      <p class="holding">{holding(connections, claim)}</p>
      {props.judged !== undefined && (
        <props.judged.panels.StandingPart key={claim.id} id={claim.id} {...props.judged.of} />
      )}

      <Where
        passages={claim.passages}
        actions={props.actions}
        section={section === undefined ? "" : `${sectionSign(connections, claim)} ${section.title}`}
      />

      {reasons.length + objections.length === 0 ? (
        <Part title="Reasons and objections">
          <p class="none">Nothing in the map supports this or speaks against it.</p>
        </Part>
      ) : (
        <>
          <Steps title="Reasons" none="Nothing in the map supports this." steps={reasons} {...props} />
          <Steps title="Objections" none="Nothing in the map speaks against this." steps={objections} {...props} />
        </>
      )}

      {uses.length > 0 && (
        <Part title={uses.length === 1 ? "What it bears on" : `Used in ${uses.length} places`}>
          <ul class="steps">
            {uses.map((use) => (
              <li key={use.id} class={use.polarity}>
                <Use claim={claim} use={use} {...props} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {same.length > 0 && (
        <Part title="Said again as">
          <ul class="plain">
            {same.map((id) => (
              <li key={id}>
                <ClaimLink id={id} {...props} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <OtherArticles links={props.reading.links.get(claim.id) ?? []} map={map.id} />
      <Notes target={claim.id} {...props} />
      <p class="acts">
        <button
          type="button"
          onClick={() => props.actions.dispatch(focusOn({ claim: claim.id, direction: "reasons" }))}
        >
          Only what this rests on
        </button>
        <button
          type="button"
          onClick={() => props.actions.dispatch(focusOn({ claim: claim.id, direction: "consequences" }))}
        >
          Only what rests on this
        </button>
        <CopyLink href={props.actions.href(claim.id)} actions={props.actions} />
      </p>
    </>
  );
}

/** The way up to the thesis, as it is drawn. */
function Route({ node, reading, actions }: Props & { node: string }) {
  const stages = wayUp(reading, node);
  if (stages.length < 2) return null;
  const { claims } = reading.connections;
  return (
    <nav class="route" aria-label="Route to the conclusion">
      <ol>
        {stages.toReversed().map(({ node: stage }, index) => {
          const down = stages[stages.length - 1 - index];
          const by = index === 0 ? undefined : down?.by;
          const id = stage.kind === "inference" ? stage.inference : stage.claim;
          const here = stage.id === node;
          const label = stage.kind === "inference" ? "this step" : claims.get(id)?.label;
          return (
            <li key={stage.id}>
              {by !== undefined && (
                <span class={`lead ${by.polarity}`}>{by.polarity === "support" ? "because" : "but"} </span>
              )}
              {here ? (
                <span aria-current="location" class="foreign">
                  {label}
                </span>
              ) : (
                <MapLink id={id} class="foreign" actions={actions}>
                  {label}
                </MapLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

type WhereProps = { readonly passages: readonly Passage[]; readonly section: string; readonly actions: Actions };

function Where({ passages, section, actions }: WhereProps) {
  if (passages.length === 0 && section === "") return null;
  return (
    <Part title="In the article">
      {section !== "" && <p class="foreign">{section}</p>}
      {passages.length > 0 && (
        <ul class="plain places">
          {passages.map((passage) => (
            <li key={`${passage.source} ${passage.at}`}>
              <PlaceLink passage={passage} actions={actions} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** Leads to where the article says it. */
function PlaceLink({ passage, actions }: { passage: Passage; actions: Actions }) {
  const [first] = passage.at.split("-");
  const show = showText(passage.source, first);
  return (
    <a
      href={actions.hrefAfter(show)}
      class="link"
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        actions.dispatch(show);
      }}
    >
      {place(passage)}
    </a>
  );
}

function Steps({ title, none, steps, ...props }: Props & { title: string; none: string; steps: readonly Inference[] }) {
  return (
    <Part title={steps.length === 0 ? title : `${title} (${steps.length})`}>
      {steps.length === 0 ? (
        <p class="none">{none}</p>
      ) : (
        <ul class="steps">
          {steps.map((step) => (
            <li key={step.id} class={step.polarity}>
              <Step step={step} {...props} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Step({ step, ...props }: Props & { step: Inference }) {
  const undercuts = grounds(props.reading.connections, step.id, "attack");
  return (
    <>
      <SchemeLink step={step} {...props} />
      {step.premises.map((premise, index) => (
        <p key={premise}>
          {index > 0 && <span class="joint">together with </span>}
          <ClaimLink id={premise} {...props} />
        </p>
      ))}
      {undercuts.map((undercut) => (
        <p key={undercut.id} class="undercut">
          <span class="joint">The step is doubted, because </span>
          {undercut.premises.map((premise) => (
            <ClaimLink key={premise} id={premise} {...props} />
          ))}
        </p>
      ))}
    </>
  );
}

function SchemeLink({ step, schemes, actions }: Props & { step: Inference }) {
  const scheme = schemeName(schemes, step);
  return (
    <MapLink id={step.id} class="scheme" actions={actions}>
      {leadWord(step.polarity)} · {scheme}
    </MapLink>
  );
}

const schemeName = (schemes: Schemes, { scheme }: Inference) =>
  scheme === undefined ? "step without a named scheme" : (schemes.get(scheme)?.name ?? scheme);

function Use({ claim, use, ...props }: Props & { claim: Claim; use: Inference }) {
  const { connections } = props.reading;
  const others = use.premises.filter((premise) => premise !== claim.id);
  const onStep = connections.inferences.get(use.conclusion);
  return (
    <>
      <p>
        <span class={`lead ${use.polarity}`}>{use.polarity === "support" ? "A reason for " : "An objection to "}</span>
        {onStep === undefined ? (
          <ClaimLink id={use.conclusion} {...props} />
        ) : (
          <>
            the step to <ClaimLink id={onStep.conclusion} {...props} />
          </>
        )}
      </p>
      {others.map((premise) => (
        <p key={premise}>
          <span class="joint">together with </span>
          <ClaimLink id={premise} {...props} />
        </p>
      ))}
      <MapLink id={claim.id} use={use.id} class="small" actions={props.actions}>
        Show this use on the map
      </MapLink>
    </>
  );
}

function ClaimLink({ id, reading, actions }: Props & { id: string }) {
  const claim = reading.connections.claims.get(id);
  if (claim === undefined) return <>the step {id}</>;
  return (
    <MapLink id={id} class="foreign" actions={actions}>
      {claim.text}
    </MapLink>
  );
}

function StepDetails({ inference, ...props }: Props & { inference: Inference }) {
  const { reading, schemes, actions } = props;
  const scheme = inference.scheme === undefined ? undefined : schemes.get(inference.scheme);
  const conclusion = reading.connections.inferences.get(inference.conclusion);
  return (
    <>
      <p class="kicker">{inference.polarity === "support" ? "A step from reasons to a conclusion" : "An objection"}</p>
      <h2>{schemeName(schemes, inference)}</h2>
      {scheme !== undefined && <p class="holding">{scheme.summary}</p>}
      <p class="holding">
        {inference.stated
          ? "The article makes this step."
          : "The article leaves this step unsaid; the map makers have made it explicit."}
        {inference.cue !== undefined && (
          <>
            {" "}
            Its linking words: <q class="foreign">{inference.cue}</q>
          </>
        )}
      </p>
      {props.judged !== undefined && (
        <props.judged.panels.StandingPart key={inference.id} id={inference.id} {...props.judged.of} />
      )}
      <Part title={inference.premises.length === 1 ? "From" : "From these together"}>
        <ul class="plain">
          {inference.premises.map((premise) => (
            <li key={premise}>
              <ClaimLink id={premise} {...props} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={inference.polarity === "support" ? "To" : "Against"}>
        {conclusion === undefined ? (
          <p>
            <ClaimLink id={inference.conclusion} {...props} />
          </p>
        ) : (
          <p>
            <MapLink id={conclusion.id} actions={actions}>
              the step: {schemeName(schemes, conclusion)}
            </MapLink>
          </p>
        )}
      </Part>
      <Where passages={inference.passages} section="" actions={actions} />
      {grounds(reading.connections, inference.id, "attack").length > 0 && (
        <Steps
          title="Objections to the step"
          none=""
          steps={grounds(reading.connections, inference.id, "attack")}
          {...props}
        />
      )}
      {grounds(reading.connections, inference.id, "support").length > 0 && (
        <Steps
          title="What backs the step"
          none=""
          steps={grounds(reading.connections, inference.id, "support")}
          {...props}
        />
      )}
      {scheme !== undefined && (
        <Part title="Critical questions">
          <ol class="questions">
            {scheme.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </Part>
      )}
      {inference.comment !== undefined && (
        <Part title="The map makers’ reason for reading it so">
          <p class="foreign">{inference.comment}</p>
        </Part>
      )}
      <Notes target={inference.id} {...props} />
    </>
  );
}

function Notes({ target, reading }: Props & { target: string }) {
  const notes = reading.connections.map.notes.filter((note) => note.target === target);
  if (notes.length === 0) return null;
  return (
    <section class="notes">
      <h3>{count(notes.length, "note")} by the map makers</h3>
      <p class="none">Not a part of the article’s argument.</p>
      {notes.map((note) => (
        <NoteText key={note.id} note={note} />
      ))}
    </section>
  );
}

const NOTE_WORDS = {
  "fact-check": "Fact check",
  assumption: "Assumption",
  "weak-inference": "Weak step",
  tension: "Tension",
  "loaded-language": "Loaded language",
} as const satisfies Record<Note["kind"], string>;

function NoteText({ note }: { note: Note }) {
  return (
    <div class="note">
      <p class="kicker">
        {NOTE_WORDS[note.kind]} · weight: {note.severity}
      </p>
      <p class="foreign">{note.text}</p>
      {note.references.length > 0 && (
        <ul class="plain">
          {note.references.map((reference) => (
            <li key={reference} class="foreign">
              {reference}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
