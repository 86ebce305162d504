/**
 * What the layout draws: a forest of boxes, and what comes back: where each box, line and band stands.
 *
 *     const forest  = places(map);                                       // once a map
 *     const visible = fold(forest, open);                                // at each opening and closing
 *     const drawn   = layout(visible, sizeOf, { viewport, previous });   // `previous` is drawn.arrangements
 *
 * An argument is not a tree, but its picture is: each claim has one place, and every further use of it is a
 * reference, a one-line chip that names it. The forest is flat (nodes name each other by id), so that no walk
 * over it recurses, however deep an argument goes.
 */
import type { Polarity } from "../map.ts";

/** A claim at its place. */
export type ClaimNode = {
  readonly kind: "claim";
  /** `claim:` and the claim's id. */
  readonly id: string;
  /** The id of the inference it is a premise of here; `null` for a root. */
  readonly parent: string | null;
  readonly claim: string;
  /** Nodes of the inferences that bear on it: support before attack, each in reading order. Empty when folded. */
  readonly inferences: readonly string[];
  /** How many claims are beneath it and folded away, or not there yet; 0 when it is open. */
  readonly hidden: number;
};

/** An inference: its mark, which stands between its premises and what it bears on. */
export type InferenceNode = {
  readonly kind: "inference";
  /** `inference:` and the inference's id. */
  readonly id: string;
  /** The claim or inference it bears on. `null` only where inferences bear on each other and on no claim. */
  readonly parent: string | null;
  readonly inference: string;
  readonly polarity: Polarity;
  /** Nodes of its premises, claims and references, in the order of the map. */
  readonly premises: readonly string[];
  /** Nodes of the inferences that bear on this one (undercuts, and what backs it): support before attack. */
  readonly inferences: readonly string[];
  /** A section's id, where this inference and all beneath it are that section: to be drawn as a band. */
  readonly band: string | null;
};

/** A further use of a claim that has its place elsewhere. */
export type ReferenceNode = {
  readonly kind: "reference";
  /** `reference:`, the premise's position in its inference, `:`, the inference's id. */
  readonly id: string;
  /** The inference it is a premise of. */
  readonly parent: string;
  readonly claim: string;
  /** Whether this use makes the claim a reason, round some way, for or against itself. */
  readonly closesCircle: boolean;
};

export type TreeNode = ClaimNode | InferenceNode | ReferenceNode;

export type Forest = {
  /** Main thesis first; claims, and inferences where these bear on no claim. */
  readonly roots: readonly string[];
  /** By id, in reading order: a node before all that is beneath it, and that before its next sibling. */
  readonly nodes: ReadonlyMap<string, TreeNode>;
};

export const claimNodeId = (claim: string) => `claim:${claim}`;
export const inferenceNodeId = (inference: string) => `inference:${inference}`;
export const referenceNodeId = (inference: string, position: number) => `reference:${position}:${inference}`;

/** In px, whole numbers. */
export type Size = { readonly width: number; readonly height: number };
/** In px, whole numbers, y downwards. */
export type Point = { readonly x: number; readonly y: number };
/** `x`, `y` is the top left corner. */
export type Rectangle = Point & Size;

/**
 * How a node's children stand: `rows-n` side by side beneath it in up to n rows, `columns-n` in up to n columns, `stack`
 * one under the other along a spine at its left, `beside` (inferences only) one under the other at its right. After `@`
 * stand the positions of the children that begin a line, so that none changes its line when another grows.
 */
export type Arrangement =
  | `${"rows" | "columns"}-${number}`
  | `${"rows" | "columns"}-${number}@${string}`
  | "stack"
  | "beside";

/** The arrangement of each node with visible children, and that of the trees. To be handed back, not to be read. */
export type Arrangements = ReadonlyMap<string, Arrangement>;

/** A tinted ground behind a section. */
export type Band = Rectangle & {
  readonly section: string;
  /** The inference whose subtree the band holds. */
  readonly node: string;
  /** The room for the section's title; no line runs through it. */
  readonly title: Rectangle;
};

export type Layout = Size & {
  /** One for each node of the forest, by its id. */
  readonly boxes: ReadonlyMap<string, Rectangle>;
  /**
   * One line for each node that has a parent, by the (child) node's id: an orthogonal polyline from the border of
   * the child's box to the border of its parent's. Lines that join the same parent in the same role share their
   * last part; no others touch.
   */
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  readonly bands: readonly Band[];
  readonly arrangements: Arrangements;
};
