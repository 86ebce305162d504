/** The claims that a filter asks for, and how many each further choice would leave. */
import { type Connections, grounds } from "../model/connections.ts";
import type { Claim } from "../model/map.ts";
import { type Filter, NO_FILTER } from "./state.ts";

export function isFiltering(filter: Filter): boolean {
  const sets = filter.sections.size + filter.holders.size + filter.stances.size + filter.tags.size;
  return sets > 0 || filter.polarity !== undefined || filter.importance !== NO_FILTER.importance || filter.unsupported;
}

/** The claims that a filter asks for: each kind of condition must hold, any value of it will do. */
export function matches(connections: Connections, filter: Filter): ReadonlySet<string> {
  return new Set(matching(connections, filter).map(({ id }) => id));
}

function matching(connections: Connections, filter: Filter): Claim[] {
  const asks = (values: ReadonlySet<string>, value: string | undefined) =>
    values.size === 0 || (value !== undefined && values.has(value));
  const wanted = (claim: Claim) =>
    asks(filter.sections, claim.section) &&
    asks(filter.holders, claim.holder) &&
    asks(filter.stances, claim.stance) &&
    (filter.tags.size === 0 || claim.tags.some((tag) => filter.tags.has(tag))) &&
    claim.importance >= filter.importance &&
    (filter.polarity === undefined || usedAs(connections, claim).includes(filter.polarity)) &&
    (!filter.unsupported || isUnsupported(connections, claim));
  return connections.map.claims.filter(wanted);
}

const isUnsupported = (connections: Connections, { id }: Claim) =>
  grounds(connections, id, "support").length === 0 && !connections.elided.has(id);

const usedAs = ({ from }: Connections, { id }: Claim) => from(id).map(({ polarity }) => polarity);

/** How many claims have each value of a kind, of those that the filter's other conditions leave. */
export type Counts = { readonly [Kind in keyof Filter]: ReadonlyMap<string, number> };

export function countsOf(connections: Connections, filter: Filter): Counts {
  const tally = (without: Partial<Filter>, valuesOf: (claim: Claim) => readonly (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const claim of matching(connections, { ...filter, ...without })) {
      for (const value of new Set(valuesOf(claim))) {
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return counts;
  };
  const { sections, holders, stances, tags, polarity, importance, unsupported } = NO_FILTER;
  return {
    sections: tally({ sections }, ({ section }) => [section]),
    holders: tally({ holders }, ({ holder }) => [holder]),
    stances: tally({ stances }, ({ stance }) => [stance]),
    tags: tally({ tags }, (claim) => claim.tags),
    polarity: tally({ polarity }, (claim) => usedAs(connections, claim)),
    // A claim of weight 3 is also one of those that are not minor.
    importance: tally({ importance }, (claim) => ["1", "2", "3"].slice(0, claim.importance)),
    unsupported: tally({ unsupported }, (claim) => [String(isUnsupported(connections, claim))]),
  };
}
