/** A map, or a part of it, in the format that is asked for. */
import type { Connections } from "../model/connections.ts";
import type { View } from "../model/graph.ts";
import { isMoreThan, nodesAround, type Selection } from "../model/neighbourhood.ts";
import { graphText } from "../model/notation/graphology-text.ts";
import type { Able } from "../model/notation/list.ts";
import type { Written } from "../model/notation/notation.ts";
import type { Filter } from "../model/selection.ts";
import { mapAddress } from "./briefs.ts";
import { type Making, making, type Representation, represent, representMade } from "./representations.ts";
import type { ServedMap } from "./served-map.ts";
import type { Workshop } from "./workshop.ts";

export type Wanted = { readonly selection: Selection; readonly view: View; readonly notation: Able<"write"> };

/** Where what is long is written, and who waits for it. */
type Writing = { readonly workshop: Workshop; readonly left: () => AbortSignal };

/** In claims. More take too long to write while others wait. */
const AT_ONCE = 2_000;

/** @throws {Refusal} where so much is to be written that another thread does it, and has no time for it. */
export function writtenPart(
  served: ServedMap,
  wanted: Wanted,
  { workshop, left }: Writing,
): Written | Promise<Written> {
  const { selection, view, notation } = wanted;
  const { connections, document } = served;
  if (selection.claims.size <= AT_ONCE) return notation.write({ connections, selection, view });
  return workshop("write", left(), document.bytes, { selection, view, to: notation.id });
}

/** What surrounds a claim or an inference, whole, as graphology JSON of the full view: put together of what is there. */
export function neighbourhood(
  served: ServedMap,
  { around, depth = Number.POSITIVE_INFINITY, direction = "both" }: Around,
  address: string,
): Representation {
  const { connections, fragments, map, modified, version } = served;
  const { nodeOf, adjacency } = connections;
  const nodes = nodesAround(adjacency(), nodeOf(around), depth, direction);
  const described = { mediaType: "application/json", modified, ...named(map.id, "json", 0) };
  const made = makings.get(served) ?? making(described, version);
  makings.set(served, made);
  return representMade(made, graphText(fragments().graph, nodes), address);
}

type Around = Pick<Filter, "depth" | "direction"> & { readonly around: string };

const makings = new WeakMap<ServedMap, Making>();

/** In claims and inferences: what lies around something and is more is walked, and written, elsewhere. */
const WIDE = 5_000;

/** Whether what a filter asks for needs more of a map than should be looked at beside other answers. */
export function isWide({ adjacency, nodeOf }: Connections, { around, depth, direction }: Filter): boolean {
  if (around === undefined) return true;
  const start = nodeOf(around);
  const wanted = [depth ?? Number.POSITIVE_INFINITY, direction ?? "both"] as const;
  return start >= 0 && isMoreThan(WIDE, adjacency(), start, ...wanted);
}

const named = (map: string, format: string, losses: number) => ({
  filename: format === "json" ? `${map}.graph.json` : `${map}.${format}`,
  headers: { "Argument-Map-Losses": String(losses) },
});

/** @param search The query, as it was asked: the same question about the losses has it too. */
export async function representGraph(
  served: ServedMap,
  wanted: Wanted,
  search: string,
  writing: Writing,
): Promise<Representation> {
  const { id, mediaType } = wanted.notation;
  const { content, losses } = await writtenPart(served, wanted, writing);
  const { map, modified } = served;
  const asked = new URLSearchParams(search);
  asked.delete("format");
  asked.set("to", id);
  const { filename, headers } = named(map.id, id, losses.length);
  const link = losses.length === 0 ? {} : { Link: `<${mapAddress(map.id)}/losses?${asked}>; rel="describedby"` };
  return represent(content, { mediaType, modified, filename, headers: { ...headers, ...link } });
}
