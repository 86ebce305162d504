/**
 * graphology JSON of the full view, put together from the texts of its parts. What says the same in every answer, a
 * claim, an inference, most of the head, is a text that can be kept: see `graphTexts`.
 */
import type { Connections } from "../connections.ts";
import { claimKey, claimNode, type GraphHead, inferenceKey, inferenceNode } from "../graph.ts";
import type { ArgumentMap, Claim, Inference } from "../map.ts";
import { CARRIED, carriedClaim, carriedInference, exactly } from "./carried.ts";
import { printableJson } from "./plain-graph.ts";

/** Claims and inferences by number, as `Adjacency` has them. */
export type Nodes = { readonly claims: readonly number[]; readonly inferences: readonly number[] };

export type GraphTexts = {
  readonly claim: (node: number) => string;
  readonly inference: (node: number) => string;
  /** The edges from its premises and to its conclusion, with commas between them. */
  readonly edges: (inference: number) => string;
  readonly head: (part: Nodes) => string;
};

/** The graph of a part, in the order of its nodes. An inference is in it only with its premises and what it ends in. */
export function graphText(texts: GraphTexts, part: Nodes): string {
  const { claims, inferences } = part;
  const nodes = [...claims.map(texts.claim), ...inferences.map(texts.inference)].join(",");
  const edges = inferences.map(texts.edges).join(",");
  return `{"options":{"type":"directed","multi":false,"allowSelfLoops":true},"attributes":${texts.head(part)},"nodes":[${nodes}],"edges":[${edges}]}`;
}

/** @returns The texts, made anew each time they are asked for, but for the head's. */
export function graphTexts(connections: Connections): GraphTexts {
  const { claimAt, inferenceAt, theses } = connections;
  return {
    claim: (node) => claimText(claimAt(node), theses.has(connections.idAt(node))),
    inference: (node) => inferenceText(connections, inferenceAt(node)),
    edges: (node) => edgesText(connections, inferenceAt(node)),
    head: headTexts(connections),
  };
}

function claimText(claim: Claim, thesis: boolean): string {
  const attributes = { ...claimNode(claim, thesis), [CARRIED]: carriedClaim(claim) };
  return JSON.stringify({ key: claimKey(claim.id), attributes });
}

function inferenceText(connections: Connections, inference: Inference): string {
  const attributes = { ...inferenceNode(connections, inference), [CARRIED]: carriedInference(inference) };
  return JSON.stringify({ key: inferenceKey(inference.id), attributes });
}

function edgesText({ claims }: Connections, { id, polarity, premises, conclusion }: Inference): string {
  const key = inferenceKey(id);
  const target = claims.has(conclusion) ? claimKey(conclusion) : inferenceKey(conclusion);
  const edges = premises.map((premise, at) => ({
    ...{ key: `premise:${at + 1}:${id}`, source: claimKey(premise), target: key },
    attributes: { kind: "premise", polarity },
  }));
  const last = { key: `conclusion:${id}`, source: key, target, attributes: { kind: "conclusion", polarity } };
  return JSON.stringify([...edges, last]).slice(1, -1);
}

/** What of a map's head depends on the part. */
const PARTIAL = ["theses", "restatements", "notes", "links"] as const;
type Partial = (typeof PARTIAL)[number];

/** The graph's attributes for a part, at the cost of what the map says of that part. */
function headTexts(connections: Connections): GraphTexts["head"] {
  const { map, theses, idAt } = connections;
  const restatements = indexed(map.restatements, (group) => group);
  const notes = indexed(map.notes, ({ target }) => [target]);
  const links = indexed(map.links, ({ claim }) => [claim]);
  const { claims: _claims, inferences: _inferences, ...head } = { ...exactly({ title: map.title }), ...map };
  const isPartial = (key: string): key is Partial => (PARTIAL as readonly string[]).includes(key);
  const pieces = Object.entries(head)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (isPartial(key) ? key : escaped(member(key, value))));
  const named = new Set<string>(pieces.filter(isPartial));
  const whole = { claims: connections.claims.size, inferences: connections.inferences.size };

  return ({ claims, inferences }) => {
    const here = new Set([...claims, ...inferences].map(idAt));
    const part = {
      theses: map.theses.filter((id) => here.has(id)),
      restatements: restatements(here)
        .map((group) => group.filter((id) => here.has(id)))
        .filter(({ length }) => length > 1),
      notes: notes(here),
      links: links(here),
    } satisfies Pick<ArgumentMap, Partial>;
    const counts = { claims: claims.length, inferences: inferences.length };
    const carried = [
      ...pieces.map((piece) => (named.has(piece) ? escaped(member(piece, part[piece as Partial])) : piece)),
      escaped(member("counts", counts)),
    ];
    const told: GraphHead = {
      format: "argument-map-graph/1",
      map: map.id,
      title: map.title,
      view: "full",
      theses: [...theses.keys()].filter((id) => here.has(id)),
      shown: counts,
      whole,
      losses: [],
    };
    return `${JSON.stringify(told).slice(0, -1)},"${CARRIED}":"{${carried.join(",")}}"}`;
  };
}

const member = (key: string, value: unknown) => printableJson({ [key]: value }).slice(1, -1);
/** As it stands in a JSON string. */
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** Which of these speak of something that is here, in their order. */
function indexed<Thing>(things: readonly Thing[], idsOf: (thing: Thing) => readonly string[]) {
  const places = new Map<string, number[]>();
  for (const [at, thing] of things.entries()) {
    for (const id of idsOf(thing)) {
      const known = places.get(id);
      if (known === undefined) places.set(id, [at]);
      else known.push(at);
    }
  }
  return (here: ReadonlySet<string>): readonly Thing[] => {
    if (places.size === 0) return [];
    const found = new Set([...here].flatMap((id) => places.get(id) ?? []));
    return [...found].sort((a, b) => a - b).map((at) => things[at] as Thing); // places are of these
  };
}
