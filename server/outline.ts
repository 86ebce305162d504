/**
 * A map's argument as nested lists that read without a script: each claim once, at its place, under what it is a reason
 * for or against; its further uses as links to that place.
 */
import type { Connections } from "../model/connections.ts";
import { places } from "../model/layout/places.ts";
import type { ClaimNode, Forest, InferenceNode, ReferenceNode, TreeNode } from "../model/layout/tree.ts";
import type { Claim, Inference, Note } from "../model/map.ts";
import { schemes } from "../model/schemes.ts";
import { STANCE_WORDS } from "../model/stance-words.ts";
import { type Html, html, joined } from "./html.ts";

/** Lists nested deeper are gone on with below, from the margin: nobody can follow them, and parsers give up on them. */
const DEEPEST = 24;

/** How the article takes a claim. */
export const anchor = (claim: string) => encodeURIComponent(claim);

type Writer = {
  readonly connections: Connections;
  readonly forest: Forest;
  readonly attribution: (claim: Claim) => Html;
  readonly notes: ReadonlyMap<string, readonly Note[]>;
};

/** What is still to be written: HTML, or a node at its depth. */
type Pending = Html | { readonly node: TreeNode; readonly depth: number };

export function outline(connections: Connections): Html {
  const { map } = connections;
  const forest = places(connections);
  const notes = new Map<string, Note[]>();
  for (const note of map.notes) notes.set(note.target, [...(notes.get(note.target) ?? []), note]);
  const writer: Writer = {
    connections,
    forest,
    attribution: attributing(connections),
    notes,
  };
  const theses = new Set(map.theses);
  const roots = nodesOf(forest, forest.roots);
  const isThesis = (node: TreeNode) => node.kind === "claim" && theses.has(node.claim);
  const rest = roots.filter((node) => !isThesis(node));
  const deferred: TreeNode[] = [];
  const main = tree(writer, roots.filter(isThesis), deferred);
  const apart = tree(writer, rest, deferred);
  const continued: Html[] = [];
  for (let node = deferred.shift(); node !== undefined; node = deferred.shift()) {
    continued.push(tree(writer, [node], deferred));
  }
  return html`${main}
${rest.length > 0 && html`<h3>What leads to no conclusion</h3>${apart}`}
${continued.length > 0 && html`<h3>Continued from above</h3>${continued}`}`;
}

function nodesOf({ nodes }: Forest, ids: readonly string[]): TreeNode[] {
  return ids.flatMap((id) => nodes.get(id) ?? []);
}

/** Written from a stack, so that no argument is too deep. */
function tree(writer: Writer, roots: readonly TreeNode[], deferred: TreeNode[]): Html {
  if (roots.length === 0) return html``;
  const written: Html[] = [html`<ul class="argued">`];
  const pending: Pending[] = roots.map((node) => ({ node, depth: 0 })).toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ("html" in next) {
      written.push(next);
      continue;
    }
    const { node, depth } = next;
    const parts = partsOf(writer, node, depth, deferred);
    for (const part of parts.toReversed()) pending.push(part);
  }
  written.push(html`</ul>`);
  return joined(written);
}

function partsOf(writer: Writer, node: TreeNode, depth: number, deferred: TreeNode[]): readonly Pending[] {
  if (depth > DEEPEST && node.kind !== "reference") {
    deferred.push(node);
    const what = node.kind === "claim" ? linkTo(writer, node.claim) : html`What is said about this step`;
    return [html`<li class="again">${what} <span class="aside">(gone on with below)</span></li>`];
  }
  switch (node.kind) {
    case "reference":
      return [referenceItem(writer, node)];
    case "claim":
      return claimParts(writer, node, depth);
    case "inference":
      return inferenceParts(writer, node, depth);
  }
}

function claimParts(writer: Writer, node: ClaimNode, depth: number): readonly Pending[] {
  // The forest was made of this very map.
  const claim = writer.connections.claims.get(node.claim) as Claim;
  const thesis = writer.connections.map.theses.indexOf(claim.id);
  const rank = thesis === 0 ? "Main conclusion" : thesis > 0 ? "Conclusion" : undefined;
  return [
    html`<li id="${anchor(claim.id)}" class="claim ${claim.stance}">
<p>${rank !== undefined && html`<span class="rank">${rank}</span> `}<b>${claim.label}.</b> ${claim.text} ${writer.attribution(claim)}</p>${notesOn(writer, claim.id)}`,
    ...steps(writer, node.inferences, depth),
    html`</li>`,
  ];
}

function inferenceParts(writer: Writer, node: InferenceNode, depth: number): readonly Pending[] {
  const inference = writer.connections.inferences.get(node.inference) as Inference; // as for claims
  const scheme = inference.scheme === undefined ? undefined : schemes.get(inference.scheme)?.name;
  const aboutStep = node.parent !== null && writer.forest.nodes.get(node.parent)?.kind === "inference";
  const premises = nodesOf(writer.forest, node.premises);
  return [
    html`<li class="${node.polarity}">
<p class="lead-in"><span class="word">${leadIn(inference, aboutStep)}:</span>${scheme !== undefined && html` <span class="aside">${scheme}</span>`}</p>${notesOn(writer, inference.id)}
<ul class="premises">`,
    ...premises.map((premise) => ({ node: premise, depth: depth + 1 })),
    html`</ul>`,
    ...steps(writer, node.inferences, depth + 1),
    html`</li>`,
  ];
}

function steps(writer: Writer, inferences: readonly string[], depth: number): readonly Pending[] {
  if (inferences.length === 0) return [];
  const nodes = nodesOf(writer.forest, inferences).map((node) => ({ node, depth }));
  return [html`<ul class="grounds">`, ...nodes, html`</ul>`];
}

function leadIn({ polarity, premises }: Inference, aboutStep: boolean): string {
  const linked = premises.length > 1 ? ", taken together" : "";
  if (aboutStep)
    return polarity === "support" ? `This step holds because${linked}` : `But this step is doubted${linked}`;
  return polarity === "support" ? `Because${linked}` : `But${linked}`;
}

function referenceItem(writer: Writer, { claim, closesCircle }: ReferenceNode): Html {
  const where = closesCircle ? "stated elsewhere; this closes a circle" : "stated elsewhere";
  return html`<li class="again">${linkTo(writer, claim)} <span class="aside">(${where})</span></li>`;
}

function linkTo({ connections }: Writer, claim: string): Html {
  return html`<a href="#${anchor(claim)}">${connections.claims.get(claim)?.label}</a>`;
}

/** Who is said to hold a claim of the map, how, in which section and where; who and how always, or unless the author asserts it. */
export function attributing({ map }: Connections, who: "always" | "unless plain" = "always"): (claim: Claim) => Html {
  const holders = new Map(map.holders.map(({ id, name }) => [id, name]));
  const authors = new Set(map.holders.filter(({ kind }) => kind === "author").map(({ id }) => id));
  const sections = new Map(map.sections.map(({ id }, index) => [id, index + 1]));
  return ({ holder, stance, section, passages }) => {
    const plain = stance === "asserted" && (holder === undefined || authors.has(holder));
    const held = plain && who !== "always" ? [] : [holders.get(holder ?? ""), STANCE_WORDS[stance]];
    const number = sections.get(section ?? "");
    const places = passages.map(({ at }) => at).join(", ");
    const said = [
      held.filter((word) => word !== undefined).join(", "),
      number === undefined ? "" : `§${number}`,
      places === "" ? "" : `¶ ${places}`,
    ];
    return html`<span class="aside">${said.filter((part) => part !== "").join(" · ")}</span>`;
  };
}

function notesOn({ notes }: Writer, target: string): readonly Html[] {
  return (notes.get(target) ?? []).map(
    ({ kind, text }) =>
      html`<details class="remark"><summary>The map makers’ note: ${kind.replace("-", " ")}</summary><p>${text}</p></details>`,
  );
}
