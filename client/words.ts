/** What the panels and the announcements say of claims and steps, in the words of the reader. */

import type { Connections } from "../model/connections.ts";
import { count } from "../model/count.ts";
import type { Forest, TreeNode } from "../model/layout/tree.ts";
import type { Claim, Inference, Passage, Polarity } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import { thesisWord } from "../model/picture/boxes.ts";
import type { Reading } from "../model/picture/reading.ts";
import { quotedLabel } from "../model/quoted-label.ts";
import { groundsOf, siblingsOf } from "./walk.ts";

/** Who is said to hold a claim and how the article takes it, as a sentence. */
export function holding({ map }: Connections, claim: Claim): string {
  const origin = originOf(map);
  const holder = map.holders.find(({ id }) => id === claim.holder);
  const others = holder !== undefined && holder.kind !== "author" && holder.kind !== "editor";
  const name = holder?.name;
  switch (claim.stance) {
    case "asserted":
      return others
        ? `${name} holds this, and the ${origin}’s author commits to it.`
        : origin === "article"
          ? "The article’s author asserts this."
          : "Asserted.";
    case "reported":
      return others
        ? `Reported as held by ${lowerArticle(name ?? "")}; the ${origin} does not commit to it.`
        : `Reported; the ${origin} does not commit to it.`;
    case "conceded":
      return others ? `Held by ${lowerArticle(name ?? "")}; the ${origin} grants it.` : `The ${origin} grants this.`;
    case "rejected":
      return others
        ? `Held by ${lowerArticle(name ?? "")}; the ${origin} argues against it.`
        : `The ${origin} argues against this.`;
    case "implicit":
      return `Unstated: the ${origin} needs it but does not say it. The map makers have made it explicit.`;
  }
}

export const lowerArticle = (name: string) => name.replace(/^The /u, "the ");

/** The word that leads from a conclusion down to a ground. */
export const leadWord = (polarity: Polarity) => (polarity === "support" ? "Because" : "But");

/**
 * How a node bears on what it stands beneath: "Because", "But", "and" for a further linked premise, and words of
 * their own where it bears on a step and not on a claim.
 */
export function relation(
  { nodes }: Forest,
  node: TreeNode,
): { readonly word: string; readonly polarity: Polarity } | undefined {
  const inference = node.parent === null ? undefined : nodes.get(node.parent);
  if (node.kind === "inference" || inference?.kind !== "inference") return undefined;
  const { polarity, premises, parent } = inference;
  if (premises[0] !== node.id) return { word: "and", polarity };
  const onStep = parent !== null && nodes.get(parent)?.kind === "inference";
  if (onStep)
    return { word: polarity === "support" ? "This step holds because" : "But this step is doubtful:", polarity };
  return { word: leadWord(polarity), polarity };
}

/** "Paragraph 26, sentence 3", "Paragraph 26, sentences 3 to 5", "Paragraph 26, sentence 3, to paragraph 27, sentence 1". */
export function place({ at }: Pick<Passage, "at">): string {
  const [first = "", last] = at.split("-");
  const [paragraph, sentence] = first.split(".");
  if (last === undefined) return `Paragraph ${paragraph}, sentence ${sentence}`;
  const [lastParagraph, lastSentence] = last.split(".");
  if (lastParagraph === paragraph) return `Paragraph ${paragraph}, sentences ${sentence} to ${lastSentence}`;
  return `Paragraph ${paragraph}, sentence ${sentence}, to paragraph ${lastParagraph}, sentence ${lastSentence}`;
}

/** A claim by its label, a step by where it leads from. */
export function nameOf({ claims, inferences }: Connections, id: string): string {
  const claim = claims.get(id);
  if (claim !== undefined) return claim.label;
  const { premises = [], polarity } = inferences.get(id) ?? ({} as Partial<Inference>); // of an id that nothing has
  const from = premises.map((premise) => quotedLabel(claims.get(premise)?.label ?? premise)).join(" and ");
  return `${polarity === "attack" ? "The objection" : "The step"} from ${from}`;
}

/** What a step does, in words: from how many premises, for or against what. */
export function stepWords({ claims, inferences }: Connections, id: string): string {
  const { premises, polarity, conclusion } = inferences.get(id) as Inference; // asked for inferences of the map only
  const target = claims.get(conclusion);
  const bearing = polarity === "support" ? "for" : "against";
  return `Step from ${count(premises.length, "premise")} ${bearing} ${target === undefined ? "another step" : quotedLabel(target.label)}`;
}

/** What a screen reader hears when a node is moved to: text, relation, place among its siblings, status, grounds. */
export function announcement(reading: Reading, id: string, open: boolean): string {
  const { connections, forest } = reading;
  const node = forest.nodes.get(id);
  if (node === undefined) return "";
  if (node.kind === "inference") return `${stepWords(connections, node.inference)}. Enter goes to its details.`;
  const claim = connections.claims.get(node.claim) as Claim; // and so are its claims
  const siblings = siblingsOf(forest, id);
  const lead = relation(forest, node)?.word ?? `${thesisWord(connections, node.claim) || "At the top"}:`;
  const grounds = groundsOf(forest, id).length;
  const parts = [
    `${lead} ${claim.text}`,
    node.kind === "reference" ? "A reference; Enter goes to its place." : "",
    `${siblings.indexOf(id) + 1} of ${siblings.length}.`,
    claim.stance === "asserted" ? "" : `${holding(connections, claim)}`,
    node.kind === "claim"
      ? grounds === 0
        ? "No grounds."
        : `${count(grounds, "ground")}, ${open ? "open" : "folded"}.`
      : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
