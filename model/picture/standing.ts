/**
 * What stands, as the map, the outline and the panels show it: the labels under the reader's what-if, and the what-if.
 *
 * The evaluation itself is loaded once the map is on the screen; until then nothing has a status.
 */
import type { Connections } from "../connections.ts";
import type { Label } from "../evaluation/labels.ts";

export const ASSUMED = ["accept", "doubt", "reject"] as const;
/** What the reader makes of a claim or a step, whatever the article makes of it. A step can't be accepted. */
export type Assumed = (typeof ASSUMED)[number];

export type Standing = {
  /** By the ids of claims and inferences; empty until the evaluation is there. */
  readonly labels: ReadonlyMap<string, Label>;
  readonly assumed: ReadonlyMap<string, Assumed>;
};

export const NO_STANDING: Standing = { labels: new Map(), assumed: new Map() };

export const MARKS = { in: "✓", out: "✕", undecided: "?" } as const satisfies Record<Label, string>;
export const CLAIM_WORDS = { in: "stands", out: "falls", undecided: "undecided" } as const satisfies Record<
  Label,
  string
>;
export const STEP_WORDS = { in: "holds", out: "fails", undecided: "undecided" } as const satisfies Record<
  Label,
  string
>;
export const ASSUMED_WORDS = {
  accept: "You accept",
  doubt: "You doubt",
  reject: "You reject",
} as const satisfies Record<Assumed, string>;

/** A claim's or a step's status in a word. */
export function statusWord({ inferences }: Pick<Connections, "inferences">, id: string, label: Label): string {
  return (inferences.has(id) ? STEP_WORDS : CLAIM_WORDS)[label];
}

/** The same after its mark. */
export const markedStatus = (connections: Pick<Connections, "inferences">, id: string, label: Label): string =>
  `${MARKS[label]} ${statusWord(connections, id, label)}`;

/** What is heard of a claim's or a step's status, and of what the reader makes of it. */
export function standingSentence(connections: Connections, standing: Standing, id: string): string {
  const label = standing.labels.get(id);
  const assumed = standing.assumed.get(id);
  const status =
    label === undefined ? "" : `It ${label === "undecided" ? "is " : ""}${statusWord(connections, id, label)}.`;
  return [status, assumed === undefined ? "" : `${ASSUMED_WORDS[assumed]} it.`].filter((part) => part !== "").join(" ");
}
