/** Which part of a map is asked for: filters that all combine, → the claims and inferences that pass them. */
import type { Connections } from "./connections.ts";
import type { Polarity, Stance } from "./map.ts";
import { around, type Direction, type Selection } from "./neighbourhood.ts";

/** A claim passes where each list that is given holds its value. `importance` is the least that is wanted. */
export type Filter = {
  readonly section?: readonly string[] | undefined;
  readonly holder?: readonly string[] | undefined;
  readonly stance?: readonly Stance[] | undefined;
  readonly importance?: number | undefined;
  readonly polarity?: Polarity | undefined;
  /** Only what lies around this claim or inference, `depth` inferences (default: any number) in `direction`. */
  readonly around?: string | undefined;
  readonly depth?: number | undefined;
  readonly direction?: Direction | undefined;
};

/**
 * The claims that pass, and the inferences of the wanted polarity that are whole among them: an inference stays
 * only with all its premises and what it ends in. What is left out can be counted against the map.
 */
export function select(connections: Connections, filter: Filter): Selection {
  const { map } = connections;
  const near =
    filter.around === undefined
      ? undefined
      : around(connections, filter.around, filter.depth ?? Number.POSITIVE_INFINITY, filter.direction ?? "both");

  const claims = new Set<string>();
  const nearby = near === undefined ? map.claims : [...near.claims].flatMap((id) => connections.claims.get(id) ?? []);
  for (const { id, section, holder, stance, importance } of nearby) {
    const passes =
      allows(filter.section, section) &&
      allows(filter.holder, holder) &&
      allows(filter.stance, stance) &&
      importance >= (filter.importance ?? 1);
    if (passes) claims.add(id);
  }

  const steps =
    near === undefined ? map.inferences : [...near.inferences].flatMap((id) => connections.inferences.get(id) ?? []);
  const candidates = steps.filter(
    ({ polarity, premises }) =>
      (filter.polarity === undefined || filter.polarity === polarity) &&
      premises.every((premise) => claims.has(premise)),
  );
  return { claims, inferences: ending(candidates, claims) };
}

function allows<Value>(wanted: readonly Value[] | undefined, value: Value | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

/**
 * The candidates that end, by way of other candidates or at once, in one of the claims. One that ends in an inference
 * that is left out goes with it; a circle of inferences that only end in each other stays, since none is torn.
 */
function ending(
  candidates: readonly { readonly id: string; readonly conclusion: string }[],
  claims: ReadonlySet<string>,
): ReadonlySet<string> {
  const kept = new Set(candidates.map(({ id }) => id));
  const onto = new Map<string, string[]>();
  const torn: string[] = [];
  for (const { id, conclusion } of candidates) {
    if (kept.has(conclusion)) onto.set(conclusion, [...(onto.get(conclusion) ?? []), id]);
    else if (!claims.has(conclusion)) torn.push(id);
  }
  for (let id = torn.pop(); id !== undefined; id = torn.pop()) {
    kept.delete(id);
    for (const each of onto.get(id) ?? []) torn.push(each);
  }
  return kept;
}

/** All of a map. */
export function everything({ claims, inferences }: Connections): Selection {
  return { claims: new Set(claims.keys()), inferences: new Set(inferences.keys()) };
}
