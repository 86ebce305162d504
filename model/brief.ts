/**
 * The one-minute brief: what a map argues for, on what, against what, and what is shaky about it, worked out of the
 * graph. Each line is about a claim or a step and carries its id; the same map gives the same brief.
 */

import { endingIn, isAttack, premisesOf as premisesIn } from "./adjacency.ts";
import { type Connections, grounds } from "./connections.ts";
import { int } from "./evaluation/cells.ts";
import { cruxes } from "./evaluation/cruxes.ts";
import type { Evaluation } from "./evaluation/evaluate.ts";
import { explain } from "./evaluation/explanation.ts";
import { type Label, OUT } from "./evaluation/labels.ts";
import { MOST_WORK, rejections } from "./evaluation/rejections.ts";
import type { Claim, Inference, Note, Severity } from "./map.ts";
import { quotedLabel } from "./quoted-label.ts";
import type { Scheme } from "./schemes.ts";

/** In the order of the lines. `weakness` and `question` are what the map makers' notes say, and no part of the argument. */
export const BRIEF_PARTS = ["thesis", "reason", "objection", "crux", "unstated", "weakness", "question"] as const;
export type BriefPart = (typeof BRIEF_PARTS)[number];

/** What readers are told that each part is. */
export const BRIEF_HEADINGS = {
  thesis: "What is argued for",
  reason: "Because",
  objection: "But",
  crux: "It hangs on",
  unstated: "Left unsaid",
  weakness: "Where the map makers doubt it",
  question: "What they would ask",
} as const satisfies Record<BriefPart, string>;

export type BriefLine = {
  readonly part: BriefPart;
  /** The claim that the line is about, or of a step its first premise. */
  readonly claim: string;
  /** The step that it is about, if it is about one. */
  readonly inference: string | undefined;
  /** Of the step or, where there is none, of the claim. */
  readonly label: Label;
  /** Plain text that can be read alone. */
  readonly text: string;
};

export type Brief = {
  /** The main thesis; `undefined` for a map without one, of which there is nothing to tell. */
  readonly thesis: string | undefined;
  readonly lines: readonly BriefLine[];
  /** False where the map is too large for all cruxes and effects to be looked for: there may be weightier ones. */
  readonly complete: boolean;
};

/** Lines of each part: together under a minute of reading, about 230 words. */
const MOST: Readonly<Record<BriefPart, number>> = {
  thesis: 3,
  reason: 3,
  objection: 3,
  crux: 3,
  unstated: 3,
  weakness: 2,
  question: 2,
};

/**
 * @param connections the map that was evaluated
 * @param schemes to word the critical questions that notes raise
 * @param work how many nodes may be recomputed
 */
export function brief(
  connections: Connections,
  evaluation: Evaluation,
  schemes: ReadonlyMap<string, Scheme>,
  work: number = MOST_WORK,
): Brief {
  const [thesis] = connections.map.theses;
  if (thesis === undefined) return { thesis, lines: [], complete: true };
  const bearing = bearingOn(connections, thesis);
  const crucial = cruxLines(connections, evaluation, thesis, work);
  const unstated = unstatedLines(connections, evaluation, thesis, bearing, work);
  const lines: Readonly<Record<BriefPart, readonly BriefLine[]>> = {
    thesis: connections.map.theses.map((id, at) =>
      claimLine(
        evaluation,
        "thesis",
        id,
        at === 0 ? claimOf(connections, id).text : `Also: ${named(connections, id)}.`,
      ),
    ),
    reason: reasonLines(connections, evaluation, thesis),
    objection: objectionLines(connections, evaluation, bearing),
    crux: crucial.lines,
    unstated: unstated.lines,
    ...noteLines(connections, evaluation, bearing, schemes),
  };
  return {
    thesis,
    lines: BRIEF_PARTS.flatMap((part) => lines[part].slice(0, MOST[part])),
    complete: crucial.complete && unstated.complete,
  };
}

/** What leads to the thesis, by the numbers of `model/adjacency.ts`. */
type Bearing = {
  /** 1 for what speaks for it by its shortest way, -1 for what speaks against it, 0 for what doesn't lead to it. */
  readonly signs: Int8Array;
  /** How many steps away. */
  readonly distances: Uint32Array;
};

/** Claims and inferences, breadth first; signs multiplied. */
function bearingOn({ adjacency, nodeOf, map }: Connections, thesis: string): Bearing {
  const graph = adjacency();
  const signs = new Int8Array(map.claims.length + map.inferences.length);
  const distances = new Uint32Array(signs.length);
  const walk = new Uint32Array(signs.length);
  let met = 0;
  const meet = (node: number, sign: number, distance: number) => {
    if (signs[node] !== 0) return;
    signs[node] = sign;
    distances[node] = distance;
    walk[met++] = node;
  };
  meet(nodeOf(thesis), 1, 0);
  for (let walked = 0; walked < met; walked += 1) {
    const node = walk[walked] as number; // walked is before met
    const distance = (distances[node] as number) + 1; // every node has one; so too its sign
    for (const inference of endingIn(graph, node)) {
      const sign = (signs[node] as number) * (isAttack(graph, inference) ? -1 : 1);
      meet(inference, sign, distance);
      for (const premise of premisesIn(graph, inference)) meet(premise, sign, distance);
    }
  }
  return { signs, distances };
}

/** The reasons for the thesis, the strongest first. */
function reasonLines(connections: Connections, evaluation: Evaluation, thesis: string): readonly BriefLine[] {
  return grounds(connections, thesis, "support")
    .toSorted((a, b) => lowest(evaluation, b.id) - lowest(evaluation, a.id))
    .map((step) => stepLine(evaluation, "reason", step, `${premisesOf(connections, step)}.`));
}

/**
 * The objections: first those that hold, then those that bear on the thesis most nearly, then those that would weigh
 * most if nothing answered them.
 */
function objectionLines(
  connections: Connections,
  evaluation: Evaluation,
  { signs, distances }: Bearing,
): readonly BriefLine[] {
  const { inferenceAt } = connections;
  const { labelling, arrays } = evaluation;
  const objections: number[] = [];
  for (let node = connections.map.claims.length; node < signs.length; node += 1)
    if (signs[node] === -1 && inferenceAt(node).polarity === "attack") objections.push(node);

  const standing = (node: number) => (labelling.labels[int(arrays.listed, node)] === OUT ? 0 : 1);
  const distance = (node: number) => distances[node] as number; // every node has one
  const weight = (node: number) => unanswered(connections, evaluation, inferenceAt(node));
  const byRank = (a: number, b: number) =>
    standing(b) - standing(a) || distance(a) - distance(b) || weight(b) - weight(a);
  return foremost(objections, MOST.objection, byRank).map((node) => {
    const objection = inferenceAt(node);
    const text = `${premisesOf(connections, objection)}: ${answerTo(connections, evaluation, objection.id)}.`;
    return stepLine(evaluation, "objection", objection, text);
  });
}

/** The first `most` of what may be hundreds of thousands, in order; of equals those that came first. */
function foremost<T>(things: readonly T[], most: number, order: (a: T, b: T) => number): readonly T[] {
  const found: T[] = [];
  for (const thing of things) {
    let at = found.length;
    while (at > 0 && order(thing, found[at - 1] as T) < 0) at -= 1; // `at` is within what was found
    if (at === most) continue;
    found.splice(at, 0, thing);
    found.length = Math.min(found.length, most);
  }
  return found;
}

/** What speaks for the premises, multiplied; what speaks against them, and against the step, left out. */
function unanswered(connections: Connections, { stances, arrays, strengths }: Evaluation, step: Inference): number {
  const weights = step.premises.map((premise) => {
    const node = arrays.nodeOf(premise) ?? 0; // every premise has a node
    const own = stances.weights[node] ?? 0;
    const reasons = grounds(connections, premise, "support").map(({ id }) => 1 - (strengths.get(id)?.low ?? 0));
    return 1 - (1 - own) * product(reasons);
  });
  return product(weights);
}

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1);

/** By what an objection is answered, in words: what undercuts it or speaks against its premises. */
function answerTo(connections: Connections, evaluation: Evaluation, objection: string): string {
  const label = evaluation.labels.get(objection);
  if (label === "undecided") return "undecided";
  if (label === "in") return "nothing answers it";
  const { steps } = explain(connections, evaluation, objection, 2);
  const [answer] = steps.find(({ rule }) => rule === "attacked")?.because ?? [];
  if (answer === undefined) return "its premises fall";
  const step = connections.inferences.get(answer);
  return `answered by ${step === undefined ? named(connections, answer) : premisesOf(connections, step)}`;
}

/** The claims that decide the thesis alone; where none does, the smallest set that unseats it. */
function cruxLines(connections: Connections, evaluation: Evaluation, thesis: string, work: number) {
  const { claims, sets, label, complete } = cruxes(evaluation, thesis, work);
  const lines = claims.map((crux) =>
    claimLine(
      evaluation,
      "crux",
      crux.id,
      `${named(connections, crux.id)}: without it the conclusion ${BECOMES[crux.label]}.`,
    ),
  );
  const [set] = sets;
  if (lines.length > 0 || set === undefined || label !== "in") return { lines, complete };
  const [first = thesis] = set;
  const text = `${listed(set.map((id) => named(connections, id)))}: only without all of them does the conclusion fall.`;
  return { lines: [claimLine(evaluation, "crux", first, text)], complete };
}

const BECOMES = { in: "stands", out: "falls", undecided: "is undecided" } as const satisfies Record<Label, string>;

/** What the article leaves unsaid and rests on, the most effective first. */
function unstatedLines(
  connections: Connections,
  evaluation: Evaluation,
  thesis: string,
  bearing: Bearing,
  work: number,
) {
  const implicit = connections.map.claims.filter(({ stance }, at) => stance === "implicit" && bearing.signs[at] !== 0);
  const { effects, complete } = rejections(
    evaluation,
    thesis,
    implicit.map(({ id }) => id).filter((id) => id !== thesis),
    work,
  );
  const ranked = [...effects.values()].toSorted((a, b) => b.effect - a.effect);
  const lines = ranked.map(({ id }) => claimLine(evaluation, "unstated", id, `${named(connections, id)}.`));
  return { lines, complete };
}

const WEIGHTS = { high: 3, medium: 2, low: 1 } as const satisfies Record<Severity, number>;

/** What the map makers' notes doubt: the weightiest first, then the nearest to the thesis, each step once. */
function noteLines(
  connections: Connections,
  evaluation: Evaluation,
  bearing: Bearing,
  schemes: ReadonlyMap<string, Scheme>,
): { readonly weakness: readonly BriefLine[]; readonly question: readonly BriefLine[] } {
  const { nodeOf } = connections;
  const distance = ({ target }: Note) => bearing.distances[nodeOf(target)] as number; // every node has one
  const ranked = connections.map.notes
    .filter(({ target }) => connections.inferences.has(target) && bearing.signs[nodeOf(target)] === 1)
    .filter(({ target }) => evaluation.labels.get(target) === "in")
    .toSorted((a, b) => WEIGHTS[b.severity] - WEIGHTS[a.severity] || distance(a) - distance(b));
  const step = ({ target }: Note) => connections.inferences.get(target) as Inference; // filtered above
  const weak = ranked.filter(({ target }, at) => ranked.findIndex((note) => note.target === target) === at);
  const doubted = new Set(weak.slice(0, MOST.weakness).map(({ target }) => target));
  const weakness = [...doubted].flatMap((id) => connections.inferences.get(id) ?? []);
  const question = ranked.flatMap((note) => {
    const asked = schemes.get(step(note).scheme ?? "")?.questions[(note.question ?? 0) - 1];
    if (asked === undefined || doubted.has(note.target)) return [];
    doubted.add(note.target);
    return [stepLine(evaluation, "question", step(note), `${asked} (${stepTo(connections, step(note))})`)];
  });
  return {
    weakness: weakness.map((each) => stepLine(evaluation, "weakness", each, `${passage(connections, each)}.`)),
    question,
  };
}

/** A step by what it ends in. */
function stepTo(connections: Connections, { conclusion, polarity }: Inference): string {
  const onto = connections.inferences.get(conclusion);
  const what = polarity === "support" ? "The step to" : "The objection to";
  return `${what} ${onto === undefined ? named(connections, conclusion) : `the step from ${premisesOf(connections, onto)}`}.`;
}

/** From where to where a step leads. */
function passage(connections: Connections, step: Inference): string {
  const { conclusion, polarity } = step;
  const onto = connections.inferences.get(conclusion);
  const end = onto === undefined ? named(connections, conclusion) : `the step from ${premisesOf(connections, onto)}`;
  return `From ${premisesOf(connections, step)} ${polarity === "support" ? "to" : "against"} ${end}`;
}

function claimLine({ labels }: Evaluation, part: BriefPart, claim: string, text: string): BriefLine {
  return { part, claim, inference: undefined, label: labels.get(claim) as Label, text }; // every claim has a label
}

function stepLine({ labels }: Evaluation, part: BriefPart, { id, premises }: Inference, text: string): BriefLine {
  const [claim = ""] = premises;
  return { part, claim, inference: id, label: labels.get(id) as Label, text }; // every inference has a label
}

const lowest = ({ strengths }: Evaluation, id: string) => strengths.get(id)?.low ?? 0;

const claimOf = ({ claims }: Connections, id: string) => claims.get(id) as Claim; // asked of claims only
const named = (connections: Connections, id: string) => quotedLabel(claimOf(connections, id).label);
const premisesOf = (connections: Connections, { premises }: Inference) =>
  listed(premises.map((premise) => named(connections, premise)));

function listed(names: readonly string[]): string {
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
