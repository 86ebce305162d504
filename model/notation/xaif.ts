/**
 * xAIF, the JSON of the Open Argument Mining Framework and of OVA: an AIF graph with the text it was found in, the places
 * of its nodes and whatever else a tool adds.
 *
 * Files with the graph at the top, without the wrapper `AIF`, are read as well and written again as they were. What only
 * a map has, notes, passages and the like, travels in a key of its own, so that a map comes back whole.
 */
import { keyOf, rowsOf } from "./aif-graph.ts";
import { draftAif } from "./aif-reading.ts";
import { aifDocument, nodeNamedBy } from "./aif-writing.ts";
import { createDraft } from "./draft.ts";
import { isObject, type JsonObject, parseJsonObject } from "./json.ts";
import { type Imported, mapOfPart, type Notation, notOfThisFormat, type Part, type Written } from "./notation.ts";
import { isSameMap, REMAINDER, remainderOf, withRemainder } from "./remainder.ts";

const FORMAT = "xAIF";

/** Where in `ext` the import keeps the graph, and what lies around it. */
const OWN = ["aif", "xaif"] as const;

/** What lies around a graph that was never xAIF. */
const AROUND = { text: "", dialog: false, OVA: { firstname: "", surname: "", url: "", nodes: [], edges: [] } };

export const xaif = {
  id: "xaif.json",
  name: "xAIF (OVA, oAMF)",
  mediaType: "application/json",
  read: (text: string, id: string) => readDocument(parseJsonObject(text, FORMAT), id),
  write(part: Part): Written {
    const map = mapOfPart(part);
    const { document: graph, nodeOf, gone } = aifDocument(map, "aif");
    const kept = isObject(map.ext?.xaif) ? map.ext.xaif : undefined;
    const around = isObject(kept?.around) ? withoutGone(kept.around, gone) : AROUND;
    const inner = map.ext?.aif === undefined ? { ...graph, descriptorfulfillments: [] } : graph;
    const document: JsonObject = kept?.bare === true ? graph : { AIF: inner, ...around };
    const isWhole = isSameMap(readDocument(document, map.id).map, map, OWN);
    const remainder = isWhole ? {} : { [REMAINDER]: remainderOf(map, (id) => nodeOf.get(id), OWN) };
    return { content: `${JSON.stringify({ ...document, ...remainder }, null, 2)}\n`, losses: [] };
  },
  recognises: (text: string) => /"(?:AIF|OVA|ova)"\s*:\s*[[{]/u.test(text) && /"(?:nodes|edges)"\s*:/u.test(text),
} satisfies Notation;

function readDocument({ [REMAINDER]: remainder, ...document }: JsonObject, id: string): Imported {
  const { AIF, ...around } = document;
  const isBare = Array.isArray(document.nodes) && !(isObject(AIF) && Array.isArray(AIF.nodes));
  const graph = isBare ? document : AIF;
  if (!isObject(graph) || !("nodes" in graph))
    throw notOfThisFormat(`This is no ${FORMAT}: it has no nodes, neither at the top nor in AIF.`);
  const draft = createDraft();
  const { ext, ...head } = draftAif(graph, draft, "aif");
  const imported = draft.finish({ id, ...head, ext: { ...ext, xaif: isBare ? { bare: true } : { around } } });
  return withRemainder(imported, remainder, { keyOf: (thing) => nodeNamedBy(thing, "aif"), restatements: "read" });
}

/** OVA's places of nodes and ways of edges, without those of nodes that are gone. */
function withoutGone(around: JsonObject, gone: ReadonlySet<string>): JsonObject {
  const isGone = (value: unknown) => gone.has(keyOf(value) ?? "");
  const stays = (row: unknown) => !isObject(row) || ![row.nodeID, row.fromID, row.toID].some(isGone);
  const drawn = Object.entries(around).map(([name, value]) => {
    if (!isObject(value) || (name !== "OVA" && name !== "ova")) return [name, value] as const;
    const lists = (["nodes", "edges"] as const).filter((list) => Array.isArray(value[list]));
    return [
      name,
      { ...value, ...Object.fromEntries(lists.map((list) => [list, rowsOf(value[list]).filter(stays)])) },
    ] as const;
  });
  return Object.fromEntries(drawn);
}
