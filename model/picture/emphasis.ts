/** What of the picture is set forward, and what is set back. */

/** Ids of the forest's nodes. */
export type Emphasis = {
  readonly selected: string | undefined;
  /** The selected node and all it stands beneath, up to a root. */
  readonly route: ReadonlySet<string>;
  /** The selected claim's places other than the node that is selected. */
  readonly sameClaim: ReadonlySet<string>;
  readonly found: ReadonlySet<string>;
  /** What stays at full strength; `undefined` where nothing is set back. */
  readonly forward: ReadonlySet<string> | undefined;
};

export const NO_EMPHASIS: Emphasis = {
  selected: undefined,
  route: new Set(),
  sameClaim: new Set(),
  found: new Set(),
  forward: undefined,
};
