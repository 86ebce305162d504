/** Values by number, kept within a bound: what was not asked for while half of it filled up is forgotten. */

type Bound<Value> = {
  /** What all of them may take together, in whatever `sizeOf` counts. */
  readonly most: number;
  readonly sizeOf: (value: Value) => number;
};

/** @param make The value of a number, always the same. */
export function remembered<Value>(make: (at: number) => Value, { most, sizeOf }: Bound<Value>): (at: number) => Value {
  let newer = new Map<number, Value>();
  let older = new Map<number, Value>();
  let size = 0;
  return (at) => {
    const known = newer.get(at);
    if (known !== undefined) return known;
    const value = older.get(at) ?? make(at);
    const own = sizeOf(value);
    if (size + own > most / 2) {
      older = newer;
      newer = new Map();
      size = 0;
    }
    size += own;
    newer.set(at, value);
    return value;
  };
}
