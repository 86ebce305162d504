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

/** What a map answers: at once where it is open. */
export function withMap<Answer>(
  service: Service,
  id: string,
  answer: (served: ServedMap) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  const served = servedMap(service, id);
  return served instanceof Promise ? served.then(answer) : answer(served);
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

/** The node of a claim. @throws {Refusal} where no claim has the id. */
export function claimNode({ claims, nodeOf }: Connections, id: string): number {
  const node = nodeOf(id);
  if (node < 0 || node >= claims.size) throw unknown(id, claims.keys(), { what: "claim", parameter: "claim" });
  return node;
}

/** The node of an inference. @throws {Refusal} where no inference has the id. */
export function inferenceNode({ claims, inferences, nodeOf }: Connections, id: string): number {
  const node = nodeOf(id);
  if (node < claims.size) throw unknown(id, inferences.keys(), { what: "inference", parameter: "inference" });
  return node;
}

/** @throws {Refusal} for the first of the ids that nothing in the list has. */
export function known(ids: readonly string[], things: readonly { readonly id: string }[], wanted: Wanted): void {
  const all = new Set(things.map(({ id }) => id));
  for (const id of ids) if (!all.has(id)) throw unknown(id, all, wanted);
}

/** @throws {Refusal} where the id is neither a claim's nor an inference's. */
export function knownNode({ claims, inferences }: Connections, id: string, parameter: string): void {
  if (claims.has(id) || inferences.has(id)) return;
  throw unknown(id, each(claims.keys(), inferences.keys()), { what: "claim or inference", parameter });
}

/** One after the other, and of a large map no more than is looked at. */
function* each(...all: readonly Iterable<string>[]): Generator<string, undefined> {
  for (const ids of all) yield* ids;
}

function unknown(id: string, all: Iterable<string>, { what, parameter, kind = "unknown-id" }: Wanted): Refusal {
  const suggestions = nearest(id, all);
  const message = `There is no ${what} ${quoted(id)}.${asked(suggestions)}`;
  return new Refusal(kind, message, { errors: [{ parameter, message, suggestions }] });
}
