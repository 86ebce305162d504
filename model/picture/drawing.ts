/** What is drawn, and the elements that it is made of in the terms of Cytoscape; what these look like is said by their classes, in `look.ts`. */
import type { Forest, Layout, Point, Rectangle, TreeNode } from "../layout/tree.ts";
import type { Box } from "./boxes.ts";

export type Drawing = {
  /** What is visible. */
  readonly forest: Forest;
  readonly layout: Layout;
  readonly boxOf: (node: TreeNode) => Box;
  readonly isLeaf: (claim: string) => boolean;
  /** The place of a section in reading order; -1 for none. */
  readonly sectionOf: (claim: string) => number;
  readonly bands: readonly DrawnBand[];
  /** References that are drawn as a line from their claim's place, and have no box. */
  readonly joined: ReadonlySet<string>;
};

export type DrawnBand = {
  readonly id: string;
  readonly box: Rectangle;
  readonly title: Rectangle;
  readonly section: number;
  readonly text: string;
  /** What is read from afar. */
  readonly far: string;
};

/** A box, mark, chip or words at a place, or a line between two of them; the look takes what it needs from `data`. */
export type Element = {
  readonly group: "nodes" | "edges";
  /** The forest's node that it shows or belongs to; a line's is the one that it leads from. */
  readonly of: string;
  readonly data: { readonly id: string } & Readonly<Record<string, string | number>>;
  /** Of a node's middle. */
  readonly position?: Point;
  /** Parted by spaces. */
  readonly classes: string;
};
