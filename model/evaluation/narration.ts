/** Puts the justification of a label into a sentence that a lay reader understands, by the labels of the claims. */

import type { Connections } from "../connections.ts";
import type { Claim, Inference, Stance } from "../map.ts";
import { quotedLabel } from "../quoted-label.ts";
import { idOf, nodeOf } from "./arrays.ts";
import { int } from "./cells.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Justification, Justify, Rule } from "./justification.ts";
import { type Label, labelIn } from "./labels.ts";
import { GIVEN } from "./stances.ts";

export type Narrator = {
  /** “X” falls, because “Y” speaks against it, and nothing answers that. */
  readonly sentence: (node: number) => string;
  /** False of a step that says no more than its premises do: that holds undisputed, or fails with a premise. */
  readonly worthTelling: (node: number) => boolean;
};

const CLAIM_VERBS = { in: "stands", out: "falls", undecided: "is undecided" } as const satisfies Record<Label, string>;
const STEP_VERBS = { in: "holds", out: "fails", undecided: "is undecided" } as const satisfies Record<Label, string>;

/** How a claim without reasons comes to be given: not every one is the author's own. */
const GIVENS = {
  asserted: "it is taken as given",
  reported: "it is reported without a reason",
  conceded: "it is conceded",
  rejected: "it is put forward",
  implicit: "it is taken for granted",
} as const satisfies Record<Stance, string>;

export function narrator(
  connections: Connections,
  { arrays, stances, labelling }: Evaluation,
  justify: Justify,
): Narrator {
  const isStep = (node: number) => arrays.isInference[node] === 1;
  const step = (node: number) => connections.inferences.get(idOf(arrays, node)) as Inference; // asked of steps only
  const claim = (id: string) => connections.claims.get(id) as Claim; // asked of claims only
  const claimName = (id: string) => quotedLabel(claim(id).label);
  const premises = (node: number) => listed(step(node).premises.map(claimName));
  const name = (node: number) => {
    if (!isStep(node)) return claimName(idOf(arrays, node));
    return `the ${step(node).polarity === "attack" ? "objection" : "step"} from ${premises(node)}`;
  };
  /** Premises and what they do: one does it, several do it. */
  const doing = (node: number, one: string, several: string) =>
    `${premises(node)} ${step(node).premises.length === 1 ? one : several}`;
  const opposing = (objection: number, target: number, named = "it") =>
    isStep(target)
      ? `${doing(objection, "undercuts", "undercut")} ${named}`
      : `${doing(objection, "speaks", "speak")} against ${named}`;

  const objections = (node: number) => int(arrays.start, node + 1) - int(arrays.cons, node);
  const answer = (objection: number) => {
    const disputed = [objection, ...step(objection).premises.map((id) => nodeOf(arrays, id))];
    return disputed.some((node) => objections(node) > 0) ? "no answer to that holds" : "nothing answers that";
  };
  const inSpite = (node: number) => {
    const count = objections(node);
    if (count === 0) return "nothing speaks against it";
    if (count === 1) return "the one objection to it fails";
    return `${count === 2 ? "both" : `all ${count}`} objections to it fail`;
  };
  const isDerived = (claim: number) => int(arrays.pros, claim) < int(arrays.cons, claim);

  const worthTelling = (node: number) => {
    if (!isStep(node)) return true;
    const { rule } = justify(node);
    if (rule === "supported") return objections(node) > 0 || stances.bases[node] !== GIVEN;
    return rule !== "ungrounded" && rule !== "unsettled";
  };

  /** Why a step fails. */
  const failure = (node: number) => {
    const { rule, reasons } = justify(node);
    const [reason = node] = reasons;
    if (rule === "rejected") return `you reject ${name(node)}`;
    if (rule === "attacked") return `${opposing(reason, node, name(node))}, and ${answer(reason)}`;
    return `${name(reason)} falls`;
  };

  const causes: Record<Rule, (node: number, justification: Justification) => string> = {
    held: () => "you accept it",
    given: (node) =>
      `${isDerived(node) ? "you grant it" : GIVENS[claim(idOf(arrays, node)).stance]}, and ${inSpite(node)}`,
    supported: (node, { reasons: [ground = node] }) =>
      isStep(node)
        ? `${doing(node, "stands", "stand")}, and ${inSpite(node)}`
        : `${doing(ground, "supports", "support")} it, and ${inSpite(node)}`,
    rejected: () => "you reject it",
    attacked: (node, { reasons: [objection = node] }) => `${opposing(objection, node)}, and ${answer(objection)}`,
    ungrounded: (node, { reasons }) => {
      const [reason = node] = reasons;
      if (isStep(node)) return `${name(reason)} falls`;
      return reasons.length === 1 ? failure(reason) : `none of its ${reasons.length} reasons holds`;
    },
    circular: (_, { circle }) =>
      `it is supported only in a circle, by way of ${listed(circle.map((claim) => name(claim)))}`,
    open: () => "you leave it open",
    disputed: (node, { reasons: [objection = node] }) => `${opposing(objection, node)}, and that is undecided itself`,
    unsettled: (node, { reasons: [reason = node] }) => {
      const [premise = reason] = isStep(node) || worthTelling(reason) ? [] : justify(reason).reasons;
      return `${name(premise)} is undecided`;
    },
  };

  const sentence = (node: number) => {
    const label = labelIn(labelling.labels, node);
    const justification = justify(node);
    const subject = name(node);
    const verb = (isStep(node) ? STEP_VERBS : CLAIM_VERBS)[label];
    return `${subject.slice(0, 1).toUpperCase()}${subject.slice(1)} ${verb}, because ${causes[justification.rule](node, justification)}.`;
  };
  return { sentence, worthTelling };
}

function listed(names: readonly string[]): string {
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
