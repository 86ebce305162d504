/** A map of this service in another format, written where it stalls nobody. */
import { connect } from "../model/connections.ts";
import type { View } from "../model/graph.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Selection } from "../model/neighbourhood.ts";
import { can, notationOf } from "../model/notation/list.ts";
import type { Written } from "../model/notation/notation.ts";

/** @param document A map's document in UTF-8, as this service answers it: it is not checked again. */
export function written(
  document: Uint8Array,
  { selection, view, to }: { readonly selection: Selection; readonly view: View; readonly to: string },
): Written {
  const notation = notationOf(to);
  if (!can(notation, "write")) throw new Error(`Nothing writes ${to}.`);
  return notation.write({
    connections: connect(JSON.parse(Buffer.from(document).toString()) as ArgumentMap),
    selection,
    view,
  });
}
