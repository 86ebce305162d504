/** The outline's rows: the same claims as the map draws, as a flat list with levels. */
import { isGroundless } from "../model/connections.ts";
import type { TreeNode } from "../model/layout/tree.ts";
import { isOpen } from "../model/picture/folding.ts";
import { type Reading, visible } from "../model/picture/reading.ts";
import type { ViewerState } from "./state.ts";

export type Row = {
  readonly node: TreeNode;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** `undefined` for what nothing bears on. */
  readonly open: boolean | undefined;
};

/** The rows that can be seen, in reading order: all that the map draws but the marks of steps; of these the selected one. */
export function rowsOf(reading: Reading, state: ViewerState): Row[] {
  const shown = visible(reading, state.folding);
  const rowsBeneath = new Map<string | undefined, number>();
  const levels = new Map<string | undefined, number>([[undefined, 0]]);
  const rowAbove = new Map<string, string | undefined>();
  const rows: (Omit<Row, "size"> & { readonly above: string | undefined })[] = [];
  for (const node of shown.nodes.values()) {
    const parent = node.parent === null ? undefined : shown.nodes.get(node.parent);
    // A mark is no row, but where it bears on nothing or is selected; what is beneath it belongs to the row above it.
    const isRow = node.kind !== "inference" || parent === undefined || node.inference === state.selected;
    const above =
      parent === undefined || parent.kind === "claim" || parent.parent === null ? parent?.id : rowAbove.get(parent.id);
    rowAbove.set(node.id, above);
    if (!isRow) continue;
    const level = (levels.get(above) ?? 0) + 1;
    const position = (rowsBeneath.get(above) ?? 0) + 1;
    levels.set(node.id, level);
    rowsBeneath.set(above, position);
    rows.push({ node, level, position, above, open: isUnfolded(reading, state, node) });
  }
  return rows.map(({ above, ...row }) => ({ ...row, size: rowsBeneath.get(above) ?? 0 }));
}

function isUnfolded({ connections, depths }: Reading, { folding }: ViewerState, node: TreeNode): boolean | undefined {
  if (node.kind === "reference") return undefined;
  if (node.kind === "inference") return node.parent === null ? true : undefined;
  if (isGroundless(connections, node.claim)) return undefined;
  // What it rests on may be on its way.
  return !connections.elided.has(node.claim) && isOpen(folding, node.claim, depths.get(node.claim) ?? 0);
}
