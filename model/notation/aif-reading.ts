/**
 * What an AIF graph says that a map can hold.
 *
 * I-nodes are claims; an RA- or CA-node is an inference from the I-nodes that point at it to what it points at; an MA-node
 * between I-nodes says that they restate each other; who spoke what asserts an I-node is its holder. All else is read as
 * nothing and said: the whole graph stays in `ext`, without the texts that the claims have, so that it can be written
 * again (`aif-writing.ts`).
 */
import { quoted } from "../problems.ts";
import { type AifGraph, keyOf, parseAifGraph, rowsOf, textIn } from "./aif-graph.ts";
import { schemeNamed } from "./aif-schemes.ts";
import { type Draft, type DraftHead, NO_TEXT, validId } from "./draft.ts";
import { isObject, type JsonObject } from "./json.ts";

/** An RA- or CA-node with one of its targets; most have one. */
export type AifStep = {
  readonly node: string;
  readonly premises: readonly string[];
  readonly conclusion: string;
  readonly polarity: "support" | "attack";
  readonly scheme: string | undefined;
};

/** An MA-node between I-nodes, those that it points at first. */
export type AifGroup = { readonly node: string; readonly claims: readonly string[] };

/** Who asserts an I-node, and by which YA-node; none where the person is named of the I-node itself. */
export type AifAssertion = { readonly claim: string; readonly by: string; readonly act: string | undefined };

export type AifReading = {
  readonly steps: readonly AifStep[];
  readonly groups: readonly AifGroup[];
  /** The first of a claim is its holder's. */
  readonly assertions: readonly AifAssertion[];
};

type Warn = Draft["warn"];

const isStep = (type: string | undefined) => type === "RA" || type === "CA";

/** Which types an edge of AIF may join. S-nodes onto S-nodes are undercuts and the like. */
const LEGAL = new Set(
  `I>RA I>CA I>MA I>PA RA>I CA>I MA>I PA>I RA>RA RA>CA CA>RA CA>CA PA>RA PA>CA
   L>YA L>TA TA>L TA>YA YA>I YA>L YA>RA YA>CA YA>MA YA>PA`.split(/\s+/u),
);

export function readAifGraph(graph: AifGraph, warn: Warn): AifReading {
  reportEdges(graph, warn);
  reportTypes(graph, warn);
  return { steps: stepsOf(graph, warn), groups: groupsOf(graph, warn), assertions: assertionsOf(graph) };
}

/**
 * Adds all that the graph says to a draft; what concerns the map as a whole is returned.
 *
 * @param namespace Where in `ext` the graph is kept, and which node a claim or an inference is.
 */
export function draftAif(
  document: JsonObject,
  draft: Draft,
  namespace: string,
): Pick<DraftHead, "restatements" | "ext"> {
  const graph = parseAifGraph(document, draft.warn);
  const reading = readAifGraph(graph, draft.warn);
  const linkTo = (key: string) => ({ [namespace]: { nodeID: graph.nodes.get(key)?.record.nodeID } });
  const holders = new Map<string, string>();
  for (const { claim, by } of reading.assertions) {
    const first = holders.get(claim) ?? by;
    holders.set(claim, first);
    if (first === by) continue;
    const message = `${quoted(claim)} is asserted by ${quoted(by)} too; ${quoted(first)} is its holder, all are kept aside.`;
    draft.warn("many-holders", message, claim);
  }
  for (const { key, type, text } of graph.nodes.values()) {
    if (type !== "I") continue;
    draft.claim(key, { text, holder: holders.get(key), place: key, ext: linkTo(key) });
  }
  const seen = new Set<string>();
  for (const { node, premises, conclusion, polarity, scheme } of reading.steps) {
    const isFirst = !seen.has(node);
    seen.add(node);
    const key = isFirst ? node : JSON.stringify([node, conclusion]);
    const id = isFirst ? node : `${node}-2`;
    draft.inference(key, { premises, conclusion, polarity, scheme, id, place: node, ext: linkTo(node) });
  }
  return {
    restatements: reading.groups.map(({ claims }) => claims),
    ext: { [namespace]: withoutTexts(document, graph) },
  };
}

/** The file without the texts that claims have: what somebody takes out of the map is not to stay in what was kept. */
function withoutTexts(document: JsonObject, { nodes, nodeRecords, edges }: AifGraph): JsonObject {
  const kept = nodeRecords.map((record) => {
    const text = textIn(record);
    const first = nodes.get(keyOf(record.nodeID) ?? "");
    if (first?.type !== "I" || first.text !== text || !/\S/u.test(text) || text === NO_TEXT) return record;
    const { text: _, ...rest } = record;
    return typeof record.text === "string" ? rest : record;
  });
  const lists = {
    ...(Array.isArray(document.nodes) ? { nodes: kept } : {}),
    ...(Array.isArray(document.edges) ? { edges: edges.map(({ record }) => record) } : {}),
  };
  return { ...document, ...lists };
}

/** Premises of inferences beyond a node's first that a file may have for each of its edges; real ones have far less than one. */
const FURTHER = 4;

/** The steps that join something, and not those that joined only what joins nothing. */
function stepsOf(graph: AifGraph, warn: Warn): readonly AifStep[] {
  const isClaim = (key: string) => graph.nodes.get(key)?.type === "I";
  const open = new Map<string, { premises: readonly string[]; targets: Set<string>; polarity: "support" | "attack" }>();
  for (const { key, type } of graph.nodes.values()) {
    if (!isStep(type)) continue;
    const targets = graph.from(key).filter((to) => isClaim(to) || isStep(graph.nodes.get(to)?.type));
    const premises = [...new Set(graph.into(key).filter(isClaim))];
    open.set(key, { premises, targets: new Set(targets), polarity: type === "RA" ? "support" : "attack" });
  }
  const torn = [...open].filter(([, { premises, targets }]) => premises.length === 0 || targets.size === 0);
  for (const [key, { premises, targets }] of torn) {
    const lacks = [premises.length === 0 ? "premise" : "", targets.size === 0 ? "conclusion" : ""].filter(Boolean);
    const message = `${quoted(key)} has no ${lacks.join(" and no ")}; it is kept aside.`;
    warn(premises.length === 0 ? "no-premise" : "no-conclusion", message, key);
  }
  const gone = torn.map(([key]) => key);
  for (const key of gone) open.delete(key);
  for (let key = gone.pop(); key !== undefined; key = gone.pop()) {
    for (const user of graph.into(key)) {
      const step = open.get(user);
      if (step === undefined || !step.targets.delete(key) || step.targets.size > 0) continue;
      open.delete(user);
      gone.push(user);
      warn("no-conclusion", `${quoted(user)} ends in ${quoted(key)}, which joins nothing; both are kept aside.`, user);
    }
  }
  // Many premises for many targets are more than the file says: as many as it has edges, and then some, are enough.
  let room = FURTHER * graph.edges.length;
  return [...open].flatMap(([node, { premises, targets, polarity }]) => {
    const further = Math.min(targets.size - 1, Math.floor(room / premises.length));
    room -= further * premises.length;
    const ends = [...targets].slice(0, 1 + further);
    if (targets.size > 1) {
      const names = ends.slice(0, 5).map(quoted).join(", ");
      const rest = targets.size > ends.length ? `; ${targets.size - ends.length} other ends are kept aside` : "";
      warn("many-conclusions", `${quoted(node)} ends in ${names}, and is one inference for each${rest}.`, node);
    }
    const at = graph.nodes.get(node);
    const name = at?.record.scheme;
    const scheme = validId(schemeNamed(typeof name === "string" ? name : (at?.text ?? "")));
    return ends.map((conclusion) => ({ node, premises, conclusion, polarity, scheme }));
  });
}

function groupsOf(graph: AifGraph, warn: Warn): readonly AifGroup[] {
  const isClaim = (key: string) => graph.nodes.get(key)?.type === "I";
  const groups: AifGroup[] = [];
  for (const { key, type } of graph.nodes.values()) {
    if (type !== "MA") continue;
    const targets = graph.from(key).filter(isClaim);
    const claims = [...new Set([...targets, ...graph.into(key).filter(isClaim)])];
    const isWhole = targets.length > 0 && claims.length > new Set(targets).size;
    if (isWhole) groups.push({ node: key, claims });
    else warn("broken-rephrase", `${quoted(key)} restates nothing by anything; it is kept aside.`, key);
  }
  return groups;
}

/** A question is no assertion, save where it is asked for show. */
const ASKED = /^(?:pure ?)?(?:questioning|challenging)$/iu;

function assertionsOf(graph: AifGraph): readonly AifAssertion[] {
  const { nodes, speakers } = graph;
  const assertions: AifAssertion[] = [];
  const known = new Map<string, string | undefined>();
  /** Whose act it is: of its first locution that has a speaker. */
  const speakerOf = (act: string) => {
    if (known.has(act)) return known.get(act);
    const locution = graph.into(act).find((key) => nodes.get(key)?.type === "L" && speakers.has(key));
    const speaker = speakers.get(locution ?? "");
    known.set(act, speaker);
    return speaker;
  };
  for (const { key, type } of nodes.values()) {
    if (type !== "I") continue;
    const own = speakers.get(key);
    if (own !== undefined) assertions.push({ claim: key, by: own, act: undefined });
    for (const act of new Set(graph.into(key))) {
      const node = nodes.get(act);
      if (node?.type !== "YA" || ASKED.test(node.text.trim())) continue;
      const by = speakerOf(act);
      if (by !== undefined) assertions.push({ claim: key, by, act });
    }
  }
  return assertions;
}

function reportEdges({ nodes, edges }: AifGraph, warn: Warn): void {
  for (const { from, to, record } of edges) {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (source === undefined || target === undefined || LEGAL.has(`${source.type}>${target.type}`)) continue;
    const kinds = `${quoted(from)} (${source.type || "no type"}) to ${quoted(to)} (${target.type || "no type"})`;
    const message = `An edge from ${kinds} has no meaning; it is kept aside.`;
    warn("illegal-edge", message, keyOf(record.edgeID));
  }
}

/** What a map has no place for: speech in one sentence, as it is half of many files; the rest by name. */
function reportTypes({ nodes }: AifGraph, warn: Warn): void {
  let speech = 0;
  for (const { key, type } of nodes.values()) {
    if (type === "L" || type === "YA" || type === "TA") speech += 1;
    else if (type === "PA")
      warn("preference", `${quoted(key)} is a preference, which no map has; it is kept aside.`, key);
    else if (type !== "I" && type !== "MA" && !isStep(type))
      warn("unknown-type", `Node ${quoted(key)} is of the unknown type ${quoted(type)}; it is kept aside.`, key);
  }
  if (speech > 0)
    warn("speech", `${speech} nodes of who said what (L, TA, YA) are kept aside; claims name their holders.`);
}

/** Whether any node of a file has what AIF calls its id, or is a list. */
export function hasAifNodes(document: JsonObject): boolean {
  return rowsOf(document.nodes).some((row) => Array.isArray(row) || (isObject(row) && "nodeID" in row));
}
