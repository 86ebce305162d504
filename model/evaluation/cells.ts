/**
 * Reads of typed arrays at an index that is in range by construction, typed as the number that is there.
 *
 * One function for each element type: the engine compiles a read to one machine instruction where it has only ever
 * seen one type of array in that place.
 */

export function int(cells: Int32Array, index: number): number {
  return cells[index] as number; // in range, see above; so too below
}

export function byte(cells: Uint8Array, index: number): number {
  return cells[index] as number;
}

export function real(cells: Float64Array, index: number): number {
  return cells[index] as number;
}

/** Adds to a cell. */
export function add(cells: Uint32Array | Float32Array, index: number, sum: number): void {
  cells[index] = (cells[index] as number) + sum;
}

/** Adds to each cell all those before it: counts become where a row ends, or each one cell late, where it starts. */
export function accumulate(counts: Int32Array): void {
  for (let row = 1; row < counts.length; row += 1) counts[row] = int(counts, row) + int(counts, row - 1);
}
