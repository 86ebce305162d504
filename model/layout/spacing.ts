/** The distances of the picture, in px. */

/** Between the subtrees of two inferences, side by side and one under the other. */
export const INFERENCE_GAP = { width: 28, height: 20 } as const;
/** Between linked premises: less, since they work together; but a badge of the upper clears one of the lower. */
export const PREMISE_GAP = { width: 18, height: 20 } as const;
/** Between trees of the forest. */
export const ROOT_GAP = { width: 56, height: 48 } as const;

/** From what a line points at to where it may first turn: room for the arrow's head. */
export const ARROW = 16;
/** Between parallel lines of different roles into the same box. */
export const TRUNK_GAP = 8;
/** From the last turn of a line to the box it comes from. */
export const DROP = 10;
/** From a mark to the premises under it or beside it; their line turns half-way. */
export const MARK_GAP = 16;

/** Where lines enter a claim's lower border in a stack, from its left. */
export const SPINE = 12;
/** From a claim's left to what is stacked under it. */
export const INDENT = 32;
/** From a mark's left to what is stacked under it. */
export const MARK_INDENT = 26;
/** From a claim's lower border to the first of a stack. */
export const STACK_TOP = 16;
/** Where a line leaves a box at its left, from the top, unless the box is too low for that. */
export const LEFT_ANCHOR = 20;
/** The least distance of a line that runs straight up from the corners of the box it ends at. */
export const CORNER = 10;

/** Beside rows that are reached around the first row: room for the line. */
export const SIDE = 16;
/** From a column's spine to its boxes. */
export const COLUMN_INDENT = 18;
/** Between rows: room for the line above the lower one. */
export const ROW_GAP = 26;

/** Inside a band. */
export const BAND_PADDING = 14;
/** From a band's upper border to its mark, which stands before the title like a bullet. */
export const BAND_TOP = 9;
/** The least room for a band's title. */
export const TITLE = { width: 150, height: 24, gap: 10 } as const;
