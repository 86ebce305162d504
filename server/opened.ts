/** Maps that are open, within a bound of memory: what was not asked for the longest is closed first. */
import type { ServedMap } from "./served-map.ts";

export type Opened = {
  /** A promise only where it is not open just now; those who ask meanwhile wait for the same. */
  readonly get: (key: object, open: () => Promise<ServedMap>) => ServedMap | Promise<ServedMap>;
  /** What the open maps may take, in bytes, roughly. */
  readonly weight: () => number;
  readonly count: () => number;
};

/** @param most In bytes. The map asked for last stays open, however large it is. */
export function createOpened(most: number): Opened {
  /** The longest unasked first, as a `Map` keeps the order in which keys were put in. */
  const open = new Map<object, ServedMap>();
  const opening = new Map<object, Promise<ServedMap>>();
  let weight = 0;

  const keep = (key: object, served: ServedMap) => {
    open.set(key, served);
    weight += served.weight;
    for (const [oldest, { weight: freed }] of open) {
      if (weight <= most || oldest === key) break;
      open.delete(oldest);
      weight -= freed;
    }
  };

  return {
    get(key, make) {
      const served = open.get(key);
      if (served === undefined) {
        const begun = opening.get(key);
        if (begun !== undefined) return begun;
        const making = make().finally(() => opening.delete(key));
        opening.set(key, making);
        return making.then((made) => {
          if (!open.has(key)) keep(key, made);
          return made;
        });
      }
      open.delete(key);
      open.set(key, served);
      return served;
    },
    weight: () => weight,
    count: () => open.size,
  };
}
