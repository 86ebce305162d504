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
