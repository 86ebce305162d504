/** An id that was asked for → what has it, or a refusal that names the nearest that exist. */
import type { Connections } from "../model/connections.ts";
import { quoted } from "../model/problems.ts";
import { asked, nearest } from "./nearest.ts";
import { Refusal, type RefusalKind } from "./refusals.ts";
import type { ServedMap } from "./served-map.ts";
import type { Service } from "./service.ts";

/** A promise only where the map is not open just now. */
export function servedMap(service: Service, id: string, parameter = "map"): ServedMap | Promise<ServedMap> {
  const entry = service.library().maps.get(id);
  if (entry !== undefined) return entry.open();
  return whenRead(service, id, parameter);
}

/** A map whose file is still to be read is read next, and waited for. */
async function whenRead({ library, wanted }: Service, id: string, parameter: string): Promise<ServedMap> {
  await wanted(id);
  return found(library().maps, id, { what: "map", parameter, kind: "unknown-map" }).open();
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
