/** Work that several wait for and that is done once; dropped when the last of them has left. */
import { Left } from "./turns.ts";

/** @param left Aborted when whoever asks waits no longer. @param make Told when nobody waits any more. */
export type Shared<Value> = (
  key: string,
  left: AbortSignal | undefined,
  make: (left: AbortSignal) => Promise<Value>,
) => Promise<Value>;

/** @param kept How many values are kept, the latest, to be given again. */
export function createShared<Value>(kept = 0): Shared<Value> {
  type Work = { readonly value: Promise<Value>; readonly nobody: AbortController; waiting: number; done: boolean };
  /** The longest unasked first. */
  const works = new Map<string, Work>();

  const begin = (key: string, make: (left: AbortSignal) => Promise<Value>): Work => {
    const nobody = new AbortController();
    const work: Work = { value: make(nobody.signal), nobody, waiting: 0, done: false };
    const forget = () => {
      if (works.get(key) === work) works.delete(key);
    };
    work.value.then(() => {
      work.done = true;
      if (kept === 0) forget();
    }, forget);
    return work;
  };

  return (key, left, make) => {
    if (left?.aborted) return Promise.reject(new Left());
    const work = works.get(key) ?? begin(key, make);
    works.delete(key);
    works.set(key, work);
    const finished = [...works].filter(([, { done }]) => done);
    for (const [old] of finished.slice(0, Math.max(0, finished.length - kept))) works.delete(old);
    work.waiting += 1;
    if (left === undefined) return work.value;
    return new Promise((resolve, reject) => {
      const leave = () => {
        work.waiting -= 1;
        if (work.waiting === 0) work.nobody.abort();
        reject(new Left());
      };
      left.addEventListener("abort", leave, { once: true });
      work.value.then(resolve, reject).finally(() => left.removeEventListener("abort", leave));
    });
  };
}
