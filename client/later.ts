/** What the viewer can do without at first: fetched once the map is shown, and told of where it can't be had. */
import type { Remark } from "./app.tsx";
import type { Passing } from "./passing.ts";
import type { Store } from "./store.ts";

export type Later = {
  /** Fetches something; where that fails, `words` say so, and the reader may try again. */
  readonly fetchLater: (words: string, fetchIt: () => Promise<void>) => void;
  /** Says what has failed, with a way to try again. */
  readonly failed: (words: string, again: () => void) => void;
  /** Says something of the page, until the reader has read it. */
  readonly note: (words: string) => void;
  /** When all that was asked for so far is there or has failed. */
  readonly complete: () => Promise<unknown>;
};

export function createLater({ update }: Store<Passing>, announce: (words: string) => void): Later {
  const fetching: Promise<void>[] = [];

  /** In place of one in the same words. */
  function remark(remark: Remark): void {
    forget(remark.words);
    update((state) => ({ ...state, remarks: [...state.remarks, remark] }));
    announce(remark.words);
  }

  const forget = (words: string) =>
    update((state) => ({ ...state, remarks: state.remarks.filter((other) => other.words !== words) }));

  function failed(words: string, again: () => void): void {
    const press = () => {
      forget(words);
      again();
    };
    remark({ words, button: "Try again", press });
  }

  function fetchLater(words: string, fetchIt: () => Promise<void>): void {
    fetching.push(fetchIt().catch(() => failed(words, () => fetchLater(words, fetchIt))));
  }

  return {
    fetchLater,
    failed,
    note: (words) => remark({ words, button: "All right", press: () => forget(words) }),
    complete: () => Promise.all(fetching),
  };
}

/** Makes something when it is first asked for; where that failed, it is tried again. */
export function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
