/**
 * The words by which graphs of others say what their nodes and edges are. Colours and shapes say nothing here.
 *
 * A word counts where it is the whole of an attribute, upper and lower case, hyphens and the plural aside: "attacks" is
 * an attack, "does not attack" is a sentence.
 */
import type { Attributes } from "./plain-graph.ts";

const ATTACK = words(
  `attack con contra contrary contradictory contradiction contradict conflict rebut rebuttal rebutting undercut
   undercutting undercutter undermine undermining oppose opposition objection object against refute refutation
   counter counterargument counterclaim disagree disagreement negative neg disprove incompatible challenge dispute
   ca ca-node default-conflict att`,
);
const SUPPORT = words(
  `support pro for because therefore reason evidence backing entail entailment positive pos justify justification
   ground agree agreement supporting default-support default-inference ra ra-node example`,
);
/** Edges of one who says that each of two denies the other. */
const MUTUAL = words("contrary contradictory contradiction incompatible");

/** What a node is: a claim, a step between others, or neither. */
export type Role = keyof typeof ROLES;

const ROLES = {
  claim: words("i i-node claim atom statement thesis proposition premise conclusion statement-map-node adu"),
  /** A named unit of several steps, as Argdown's maps have it. */
  argument: words("argument argument-map-node"),
  pro: words("pro reason evidence backing"),
  con: words("con objection counter counterargument counterclaim rebuttal challenge"),
  support: words("support ra ra-node default-support default-inference"),
  attack: words("attack conflict ca ca-node default-conflict undercut undercutter rebut"),
  /** A step that elsewhere says which way it goes. */
  step: words("inference scheme relation s-node rule-of-inference inference-node"),
  restatement: words("ma ma-node rephrase restatement default-rephrase"),
  /** Who said what, and what was preferred: nothing that a map has. */
  aside: words("l l-node ya ya-node ta ta-node locution pa pa-node preference transition illocution"),
} as const;

const NODE_KIND = ["kind", "type", "nodetype", "node_type", "node type", "argtype", "class", "classes", "category"];
const EDGE_KIND = ["kind", "type", "edgetype", "edge_type", "relationtype", "relation", "interaction", "polarity"];
const EDGE_SIGN = [
  "sign",
  "valence",
  "predicate",
  "role",
  "shared interaction",
  "label",
  "name",
  "edge label",
  "xlabel",
];

/** What a node says it is by an attribute made for that; `undefined` where none says a word that is known. */
export function roleOf(attributes: Attributes): Role | undefined {
  for (const name of NODE_KIND) {
    const word = wordOf(valueNamed(attributes, name));
    const role = word === "" ? undefined : roleNamed(word);
    if (role !== undefined) return role;
  }
  return undefined;
}

function roleNamed(word: string): Role | undefined {
  return (Object.keys(ROLES) as Role[]).find((role) => ROLES[role].has(word));
}

/** The step that a node is by its only text, for drawings in which steps are nodes with nothing but a word in them. */
export function stepNamed(text: string): Role | undefined {
  const role = roleNamed(wordOf(text));
  return role !== undefined && STEPS.includes(role) ? role : undefined;
}

const STEPS: readonly Role[] = ["support", "attack", "step", "restatement"];

/** Whether any of a step's texts speaks of an attack, for steps that only by their scheme say which way they go. */
export function speaksOfAttack(texts: readonly string[]): boolean {
  return texts.some((text) =>
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => ATTACK.has(word)),
  );
}

/** How an edge says it joins two things; `undefined` where nothing says a word that is known. */
export type Bond = "premise" | "conclusion" | "support" | "attack" | "mutual-attack";

export function bondOf(attributes: Attributes): Bond | undefined {
  for (const name of [...EDGE_KIND, ...EDGE_SIGN]) {
    const value = valueNamed(attributes, name);
    if (value === undefined || value === null) continue;
    if (value === "-" || value === "-1" || value === -1 || value === "−") return "attack";
    if (value === "+" || value === "+1" || value === 1) return "support";
    const word = wordOf(value);
    if (word === "premise" || word === "conclusion") return word;
    if (MUTUAL.has(word)) return "mutual-attack";
    if (ATTACK.has(word)) return "attack";
    if (SUPPORT.has(word)) return "support";
  }
  return undefined;
}

/** Names of attributes that hold a claim's text, the more telling first; then those of its gist. */
const TEXTS = ["text", "content", "claimtext", "statement", "proposition", "fulltext", "description", "tooltip"];
const LABELS = ["label", "title", "name", "shared name", "represents", "id"];

/** The first of the attributes that has something to read, and its name. */
export function textIn(attributes: Attributes): NamedText | undefined {
  return firstText(attributes, TEXTS);
}
export function labelIn(attributes: Attributes): NamedText | undefined {
  return firstText(attributes, LABELS);
}

export type NamedText = { readonly name: string; readonly text: string };

function firstText(attributes: Attributes, names: readonly string[]): NamedText | undefined {
  for (const wanted of names) {
    const name = attributes.has(wanted) ? wanted : nameLike(attributes, wanted);
    const value = name === undefined ? undefined : attributes.get(name);
    const text = typeof value === "number" ? String(value) : value;
    if (name !== undefined && typeof text === "string" && /\S/u.test(text)) return { name, text };
  }
  return undefined;
}

function valueNamed(attributes: Attributes, wanted: string): unknown {
  const name = attributes.has(wanted) ? wanted : nameLike(attributes, wanted);
  return name === undefined ? undefined : attributes.get(name);
}

/** The attribute that is named so but for upper and lower case. */
function nameLike(attributes: Attributes, wanted: string): string | undefined {
  for (const name of attributes.keys()) if (name.length === wanted.length && name.toLowerCase() === wanted) return name;
  return undefined;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

function wordOf(value: unknown): string {
  if (typeof value !== "string" || value.length > 40) return "";
  const word = value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, "-");
  return word.length > 3 && word.endsWith("s") ? singular(word) : word;
}

function singular(word: string): string {
  return /(?:ies|ss)$/u.test(word) ? word : word.slice(0, -1);
}
