/** A queue that gives back the smallest number first, each once however often it was put in. */
import { int } from "./cells.ts";

export type Heap = {
  readonly push: (item: number) => void;
  /** The smallest item, or -1 where none is left. */
  readonly pop: () => number;
};

/** For items from 0 up to `size`. A binary heap (Williams 1964). */
export function heap(size: number): Heap {
  const items = new Int32Array(size);
  const queued = new Uint8Array(size);
  let length = 0;

  const push = (item: number) => {
    if (queued[item] === 1) return;
    queued[item] = 1;
    let at = length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = int(items, parent);
      if (above < item) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  };

  const pop = () => {
    if (length === 0) return -1;
    const least = int(items, 0);
    queued[least] = 0;
    length -= 1;
    const last = int(items, length);
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && int(items, child + 1) < int(items, child)) child += 1;
      const below = int(items, child);
      if (below > last) break;
      items[at] = below;
      at = child;
    }
    items[at] = last;
    return least;
  };
  return { push, pop };
}
