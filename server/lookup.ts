/** An id that was asked for → what has it, or a refusal that names the nearest that exist. */
import { quoted } from "../model/problems.ts";
import type { ServedMap } from "./library.ts";
import { asked, nearest } from "./nearest.ts";
import { Refusal, type RefusalKind } from "./refusals.ts";
import type { Service } from "./service.ts";

export function servedMap({ library }: Service, id: string): ServedMap {
  return found(library().maps, id, { what: "map", parameter: "map", kind: "unknown-map" });
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

/** @throws {Refusal} for the first of the ids that is not known. */
export function known(ids: readonly string[], all: Iterable<string>, wanted: Wanted): void {
  const those = new Set(all);
  for (const id of ids) if (!those.has(id)) throw unknown(id, those, wanted);
}

function unknown(id: string, all: Iterable<string>, { what, parameter, kind = "unknown-id" }: Wanted): Refusal {
  const suggestions = nearest(id, all);
  const message = `There is no ${what} ${quoted(id)}.${asked(suggestions)}`;
  return new Refusal(kind, message, { errors: [{ parameter, message, suggestions }] });
}
