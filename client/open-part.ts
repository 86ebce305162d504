/** What stands open of a map, as a map of its own: what a reader takes away as data. */
import { connect } from "../model/connections.ts";
import type { Forest } from "../model/layout/tree.ts";
import type { ArgumentMap } from "../model/map.ts";
import { mapOfSelection } from "../model/part.ts";

/** @param shown What is drawn; a claim that is drawn only as a reference is kept, without its grounds. */
export function openPart(map: ArgumentMap, { nodes }: Forest): ArgumentMap {
  const claims = new Set<string>();
  const inferences = new Set<string>();
  for (const node of nodes.values()) {
    if (node.kind === "inference") inferences.add(node.inference);
    else claims.add(node.claim);
  }
  return mapOfSelection(connect(map), { claims, inferences });
}
