/** Which claims are set forward, and how many of all that are; what is asked for is opened where it was folded away. */
import type { Claim } from "../model/map.ts";
import type { Actions } from "./actions.ts";
import { isFiltering, matches } from "./emphasis.ts";
import { pathTo, type Reading } from "./reading.ts";
import { all, type Filter, filterBy, NO_FILTER, open, type ViewerState } from "./state.ts";
import { count, STANCE_WORDS } from "./words.ts";

type Props = { readonly reading: Reading; readonly state: ViewerState; readonly actions: Actions };
type Choice = readonly [value: string, words: string];

export function FilterBox({ reading, state: { filter }, actions }: Props) {
  const { map, claims } = reading.connections;
  const active = isFiltering(filter);
  const ask = (next: Filter) => {
    const wanted = isFiltering(next) ? [...matches(reading.connections, next)] : [];
    const paths = wanted.flatMap((claim) => pathTo(reading, claim));
    actions.dispatch(all(filterBy(next), open(paths)));
  };
  const used = (of: (claim: Claim) => string | undefined) => new Set(map.claims.map(of));
  const held = used(({ holder }) => holder);
  const stances = used(({ stance }) => stance);

  return (
    <details class="filter" open={active}>
      <summary>
        {active ? (
          <>
            {matches(reading.connections, filter).size} of {count(claims.size, "claim")} set forward
          </>
        ) : (
          "Filter the claims"
        )}
      </summary>
      <div class="choices">
        <Choose
          label="Section"
          value={[...filter.sections][0]}
          choices={map.sections.map(({ id, title }, at) => [id, `§${at + 1} ${title}`])}
          choose={(value) => ask({ ...filter, sections: setOf(value) })}
        />
        <Choose
          label="Held by"
          value={[...filter.holders][0]}
          choices={map.holders.filter(({ id }) => held.has(id)).map(({ id, name }) => [id, name])}
          choose={(value) => ask({ ...filter, holders: setOf(value) })}
        />
        <Choose
          label="How"
          value={[...filter.stances][0]}
          choices={Object.entries(STANCE_WORDS).filter(([stance]) => stances.has(stance))}
          // The choices are the stances.
          choose={(value) => ask({ ...filter, stances: setOf(value as Claim["stance"] | undefined) })}
        />
        <Choose
          label="Used as"
          value={filter.polarity}
          choices={[
            ["support", "a reason"],
            ["attack", "an objection"],
          ]}
          choose={(value) =>
            ask({ ...filter, polarity: value === "support" || value === "attack" ? value : undefined })
          }
        />
        <Choose
          label="Weight"
          value={filter.importance === NO_FILTER.importance ? undefined : String(filter.importance)}
          choices={[
            ["2", "not minor"],
            ["3", "most important"],
          ]}
          choose={(value) => ask({ ...filter, importance: Number(value ?? NO_FILTER.importance) })}
        />
      </div>
      {active && (
        <button type="button" onClick={() => ask(NO_FILTER)}>
          Show all alike
        </button>
      )}
    </details>
  );
}

const setOf = <Value extends string>(value: Value | undefined): ReadonlySet<Value> =>
  new Set(value === undefined ? [] : [value]);

type ChooseProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly choose: (value: string | undefined) => void;
};

function Choose({ label, value, choices, choose }: ChooseProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value ?? ""} onChange={(event) => choose(event.currentTarget.value || undefined)}>
        <option value="">any</option>
        {choices.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
