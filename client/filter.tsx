/** Which claims are set forward: several values of each kind, each with how many claims it would show. */

import type { ComponentChildren } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { count } from "../model/count.ts";
import type { Polarity, Stance } from "../model/map.ts";
import { pathTo, type Reading } from "../model/picture/reading.ts";
import { STANCE_WORDS } from "../model/stance-words.ts";
import type { Actions } from "./actions.ts";
import { countsOf, isFiltering, matches } from "./matches.ts";
import { all, type Filter, filterBy, NO_FILTER, open, type Transition, type ViewerState } from "./state.ts";

type Props = { readonly reading: Reading; readonly state: ViewerState; readonly actions: Actions };

/** Sets forward what a filter asks for, and opens the branches that it is folded away in. */
export function asking(reading: Reading, filter: Filter): Transition {
  const wanted = isFiltering(filter) ? [...matches(reading.connections, filter)] : [];
  return all(filterBy(filter), open(wanted.flatMap((claim) => pathTo(reading, claim))));
}

const USED_AS = { support: "a reason", attack: "an objection" } as const satisfies Record<Polarity, string>;
const WEIGHTS = { 1: "any", 2: "not minor", 3: "most important" } as const;

export function FilterBox({ reading, state: { filter }, actions }: Props) {
  const { map } = reading.connections;
  const [unfolded, unfold] = useState(() => isFiltering(filter));
  const counts = useMemo(() => countsOf(reading.connections, filter), [reading, filter]);
  const ask = (next: Filter) => actions.dispatch(asking(reading, next));
  const tags = [...new Set(map.claims.flatMap((claim) => claim.tags))].sort();

  return (
    <details class="fold filter" open={unfolded} onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>Filter the claims</summary>
      {unfolded && (
        <div class="kinds">
          <Kind
            title="How it is held"
            choices={Object.entries(STANCE_WORDS).map(([id, words]) => ({ id: id as Stance, words }))} // its keys are the stances
            counts={counts.stances}
            chosen={filter.stances}
            choose={(stances) => ask({ ...filter, stances })}
          />
          <Kind
            title="Held by"
            choices={map.holders.map(({ id, name }) => ({ id, words: name }))}
            counts={counts.holders}
            chosen={filter.holders}
            choose={(holders) => ask({ ...filter, holders })}
          />
          <Kind
            title="Section"
            choices={map.sections.map(({ id, title }, at) => ({ id, words: `§${at + 1} ${title}` }))}
            counts={counts.sections}
            chosen={filter.sections}
            choose={(sections) => ask({ ...filter, sections })}
          />
          <Group title="Support">
            <Choice
              kind="checkbox"
              words="no reason given"
              claims={counts.unsupported.get("true") ?? 0}
              chosen={filter.unsupported}
              choose={() => ask({ ...filter, unsupported: !filter.unsupported })}
            />
          </Group>
          <OneOf
            title="Used as"
            choices={[
              { value: undefined, words: "any" },
              ...(["support", "attack"] as const).map((value) => ({
                value,
                words: USED_AS[value],
                claims: counts.polarity.get(value) ?? 0,
              })),
            ]}
            chosen={filter.polarity}
            choose={(polarity) => ask({ ...filter, polarity })}
          />
          <OneOf
            title="Weight"
            choices={([1, 2, 3] as const).map((value) => ({
              value,
              words: WEIGHTS[value],
              claims: value === NO_FILTER.importance ? undefined : (counts.importance.get(String(value)) ?? 0),
            }))}
            chosen={filter.importance}
            choose={(importance) => ask({ ...filter, importance })}
          />
          <Kind
            title="About"
            choices={tags.map((tag) => ({ id: tag, words: tag }))}
            counts={counts.tags}
            chosen={filter.tags}
            choose={(tags) => ask({ ...filter, tags })}
          />
        </div>
      )}
    </details>
  );
}

/** The sections as a table of contents: a press shows one part, and once more, all. */
export function Sections({ reading, state: { filter }, actions }: Props) {
  const { map } = reading.connections;
  const counts = useMemo(() => countsOf(reading.connections, NO_FILTER).sections, [reading]);
  if (map.sections.length === 0) return null;
  return (
    <details class="fold sections">
      <summary>{count(map.sections.length, "section")}</summary>
      <ol>
        {map.sections.map(({ id, title }, at) => {
          const shown = filter.sections.size === 1 && filter.sections.has(id);
          const next = shown ? NO_FILTER : { ...NO_FILTER, sections: new Set([id]) };
          return (
            <li key={id}>
              <button type="button" aria-pressed={shown} onClick={() => actions.dispatch(asking(reading, next))}>
                <span class="sign">§{at + 1}</span> <span class="foreign">{title}</span>{" "}
                <span class="number">{count(counts.get(id) ?? 0, "claim")}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

type KindProps<Id extends string> = {
  readonly title: string;
  readonly choices: readonly { readonly id: Id; readonly words: string }[];
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: ReadonlySet<Id>;
  readonly choose: (chosen: ReadonlySet<Id>) => void;
};

/** Any number of values. What no claim has is left out, unless it is chosen: that choice must be there to be taken back. */
function Kind<Id extends string>({ title, choices, counts, chosen, choose }: KindProps<Id>) {
  const offered = choices.filter(({ id }) => counts.has(id) || chosen.has(id));
  if (offered.length === 0) return null;
  return (
    <Group title={title}>
      {offered.map(({ id, words }) => (
        <Choice
          key={id}
          kind="checkbox"
          words={words}
          claims={counts.get(id) ?? 0}
          chosen={chosen.has(id)}
          choose={() => choose(chosen.has(id) ? without(chosen, id) : new Set([...chosen, id]))}
        />
      ))}
    </Group>
  );
}

function without<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  return new Set([...values].filter((other) => other !== value));
}

type OneOfProps<Value> = {
  readonly title: string;
  readonly choices: readonly { readonly value: Value; readonly words: string; readonly claims?: number | undefined }[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
};

function OneOf<Value>({ title, choices, chosen, choose }: OneOfProps<Value>) {
  const name = useId();
  return (
    <Group title={title}>
      {choices.map(({ value, words, claims }) => (
        <Choice
          key={words}
          kind="radio"
          name={name}
          words={words}
          claims={claims}
          chosen={chosen === value}
          choose={() => choose(value)}
        />
      ))}
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

type ChoiceProps = {
  readonly kind: "checkbox" | "radio";
  readonly name?: string;
  readonly words: string;
  readonly claims: number | undefined;
  readonly chosen: boolean;
  readonly choose: () => void;
};

function Choice({ kind, name, words, claims, chosen, choose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type={kind} {...(name === undefined ? {} : { name })} checked={chosen} onChange={choose} />
      <span class="foreign">{words}</span>
      {claims !== undefined && <span class="number">{claims}</span>}
    </label>
  );
}
