/** An excerpt as it is answered, by the service and, of a reader's own file, by the page itself. */
import type { ExcerptAnswer } from "./api.ts";
import type { Connections } from "./connections.ts";
import type { Label } from "./evaluation/labels.ts";
import { excerpt, MOST_COUNTED, rootsOf, type Wanted } from "./excerpt.ts";
import { mapOfSelection } from "./part.ts";

/** @param labels Of the whole map; absent where nobody asks for them. */
export function excerptAnswer(
  connections: Connections,
  wanted: Wanted,
  labels: ReadonlyMap<string, Label> | undefined,
): Omit<ExcerptAnswer, "version" | "next"> {
  const { folded, ...selection } = excerpt(connections, wanted);
  const labelled = (id: string) => {
    const label = labels?.get(id);
    return label === undefined ? [] : [{ id, label }];
  };
  return {
    map: connections.map.id,
    document: mapOfSelection(connections, selection),
    folded: [...folded].map(([claim, beneath]) => ({ claim, beneath, more: beneath === MOST_COUNTED })),
    labels: labels === undefined ? null : [...selection.claims, ...selection.inferences].flatMap(labelled),
    whole: {
      claims: connections.claims.size,
      inferences: connections.inferences.size,
      roots: rootsOf(connections).length,
    },
  };
}
