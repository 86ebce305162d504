/** An id that was asked for → what has it, or a refusal that names the nearest that exist. */
import type { Connections } from "../model/connections.ts";
import { quoted } from "../model/problems.ts";
import type { ServedMap } from "./library.ts";
import { asked, nearest } from "./nearest.ts";
import { Refusal, type RefusalKind } from "./refusals.ts";
import type { Service } from "./service.ts";

export function servedMap({ library }: Service, id: string, parameter = "map"): ServedMap {
  return found(library().maps, id, { what: "map", parameter, kind: "unknown-map" });
}

type Wanted = {
  /** What it should be, in words. */
  readonly what: string;
  /** The parameter that names it. */
  readonly parameter: string;
  readonly kind?: RefusalKind;
};

/** @throws {Refusal} where nothing has the id. */
export function found<Thing>(things: ReadonlyMap<string, Thing>, id: string, wanted: Wanted): Thing {
  const thing = things.get(id);
  if (thing === undefined) throw unknown(id, things.keys(), wanted);
  return thing;
}

/** @throws {Refusal} for the first of the ids that nothing in the list has. */
export function known(ids: readonly string[], things: readonly { readonly id: string }[], wanted: Wanted): void {
  const all = new Set(things.map(({ id }) => id));
  for (const id of ids) if (!all.has(id)) throw unknown(id, all, wanted);
}

/** @throws {Refusal} where the id is neither a claim's nor an inference's. */
export function knownNode({ claims, inferences }: Connections, id: string, parameter: string): void {
  if (claims.has(id) || inferences.has(id)) return;
  throw unknown(id, [...claims.keys(), ...inferences.keys()], { what: "claim or inference", parameter });
}

function unknown(id: string, all: Iterable<string>, { what, parameter, kind = "unknown-id" }: Wanted): Refusal {
  const suggestions = nearest(id, all);
  const message = `There is no ${what} ${quoted(id)}.${asked(suggestions)}`;
  return new Refusal(kind, message, { errors: [{ parameter, message, suggestions }] });
}
