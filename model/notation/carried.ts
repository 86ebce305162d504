/**
 * How a map travels through formats of graph tools and comes back whole.
 *
 * What a graph shows of a claim or an inference stands in attributes that every tool can read: label, text, stance,
 * polarity and so on. The rest travels as JSON in one attribute more, `argmap`, of each node and of the graph itself.
 * Where a tool has changed an attribute, or taken a node or an edge away, what the file says counts, and it is said.
 */
import * as z from "zod";
import { graphOf, type MapGraph } from "../graph.ts";
import { type ArgumentMap, type Claim, type Inference, inferenceSchema, mapSchema, passageSchema } from "../map.ts";
import { loss } from "./losses.ts";
import { type Loss, mapOfPart, type Part } from "./notation.ts";
import { type Attributes, printable, printableJson } from "./plain-graph.ts";

/** The attribute's name, in every format. */
export const CARRIED = "argmap";

const exact = z.record(z.string(), z.string()).default({});

const claimRest = z.strictObject({
  /** Attributes by name, as they are where not every format can hold their characters. */
  exact,
  tags: z.array(z.string()).default([]),
  passages: z.array(passageSchema).default([]),
  ext: z.record(z.string(), z.unknown()).optional(),
});

const { cue, comment, passages, ext } = inferenceSchema.shape;
/** `premises`: in their order, which not every tool keeps. */
const inferenceRest = z.strictObject({ exact, premises: z.array(z.string()), cue, comment, passages, ext });

const headRest = z.looseObject({ exact, counts: z.strictObject({ claims: z.int(), inferences: z.int() }) });

export type ClaimRest = z.output<typeof claimRest>;
export type InferenceRest = z.output<typeof inferenceRest>;
/** The map without what is in nodes and edges, and how many of these there were. */
export type HeadRest = {
  readonly head: ArgumentMap;
  readonly counts: { readonly claims: number; readonly inferences: number };
  readonly exact: Readonly<Record<string, string>>;
};

/** The part's graph with all that it does not show in `argmap`. */
export function carry(part: Part): MapGraph {
  const map = mapOfPart(part);
  const graph = graphOf(part.connections, part.selection, part.view);
  graph.setAttribute(CARRIED, carriedHead(map));
  graph.updateEachNodeAttributes((_, node) => {
    if (node.kind === "claim") {
      const claim = part.connections.claims.get(node.id);
      return claim === undefined ? node : { ...node, [CARRIED]: carriedClaim(claim) };
    }
    const inference = part.connections.inferences.get(node.id);
    return inference === undefined ? node : { ...node, [CARRIED]: carriedInference(inference) };
  });
  return graph;
}

function carriedHead({ claims, inferences, ...head }: ArgumentMap): string {
  const counts = { claims: claims.length, inferences: inferences.length };
  return printableJson({ ...exactly({ title: head.title }), ...head, counts });
}

export function carriedClaim({ id, label, text, holder, section, tags, passages, ext }: Claim): string {
  return printableJson({
    ...exactly({ id, label, text, holder, section }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(passages.length > 0 ? { passages } : {}),
    ...(ext === undefined ? {} : { ext }),
  });
}

export function carriedInference({ id, premises, scheme, cue, comment, passages, ext }: Inference): string {
  return printableJson({
    ...exactly({ id, scheme }),
    premises,
    ...(cue === undefined ? {} : { cue }),
    ...(comment === undefined ? {} : { comment }),
    ...(passages.length > 0 ? { passages } : {}),
    ...(ext === undefined ? {} : { ext }),
  });
}

export function exactly(fields: Readonly<Record<string, string | undefined>>) {
  const unprintable = Object.entries(fields).filter(([, text]) => text !== undefined && printable(text) !== text);
  return unprintable.length === 0 ? {} : { exact: Object.fromEntries(unprintable) };
}

/** What the view that was asked for loses of the part; the full view loses nothing. */
export function viewLosses(part: Part): readonly Loss[] {
  if (part.view === "full") return [];
  const { inferences } = mapOfPart(part);
  const graph = graphOf(part.connections, part.selection, part.view);
  const shown = new Set(graph.mapEdges((_, edge) => ("inference" in edge ? edge.inference : "")));
  const undercuts = inferences.filter(
    ({ id, conclusion }) => shown.has(id) && part.connections.inferences.has(conclusion),
  );
  return [
    ...loss(
      "inferences-as-edges",
      "Inferences are edges, one for each premise; their cues, comments, passages and `ext` are left out.",
      inferences.length,
    ),
    ...loss(
      "undercuts-redirected",
      "Inferences that target an inference point at that inference's conclusion; `undercuts` names it.",
      undercuts.length,
    ),
    ...loss(
      "baseless-inferences",
      "Inferences that end in no claim but only in each other are left out.",
      inferences.filter(({ id }) => !shown.has(id)).length,
    ),
  ];
}

/** What a graph carries: `undefined` where it carries nothing, `"unreadable"` where it is not as it was written. */
export function headCarried(attributes: Attributes): HeadRest | "unreadable" | undefined {
  if (!attributes.has(CARRIED)) return undefined;
  const parsed = headRest.safeParse(parse(attributes));
  if (!parsed.success) return "unreadable";
  const { exact, counts, ...head } = parsed.data;
  const map = mapSchema.safeParse({ ...head, claims: [], inferences: [] });
  return map.success ? { head: map.data, counts, exact } : "unreadable";
}

export function claimCarried(attributes: Attributes): ClaimRest | undefined {
  return claimRest.safeParse(parse(attributes)).data;
}

export function inferenceCarried(attributes: Attributes): InferenceRest | undefined {
  return inferenceRest.safeParse(parse(attributes)).data;
}

export function withoutPassages(attributes: Attributes): Attributes {
  const rest = parse(attributes);
  if (typeof rest !== "object" || rest === null || !("passages" in rest)) return attributes;
  return new Map([...attributes, [CARRIED, JSON.stringify({ ...rest, passages: [] })]]);
}

function parse(attributes: Attributes): unknown {
  const text = attributes.get(CARRIED);
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws nothing but SyntaxError: somebody has changed what was carried.
    return undefined;
  }
}
