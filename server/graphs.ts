/** A map, or a part of it, in the format that is asked for. */
import type { View } from "../model/graph.ts";
import type { Selection } from "../model/neighbourhood.ts";
import type { Able } from "../model/notation/list.ts";
import type { Written } from "../model/notation/notation.ts";
import { mapAddress } from "./briefs.ts";
import { type Representation, represent } from "./representations.ts";
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
  return workshop("write", left(), document.bytes.toString(), { selection, view, to: notation.id });
}

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
  return represent(content, {
    mediaType,
    modified,
    filename: id === "json" ? `${map.id}.graph.json` : `${map.id}.${id}`,
    headers: {
      "Argument-Map-Losses": String(losses.length),
      ...(losses.length === 0 ? {} : { Link: `<${mapAddress(map.id)}/losses?${asked}>; rel="describedby"` }),
    },
  });
}
