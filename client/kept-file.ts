/**
 * The file of the reader's own that is open, kept in this browser's own database, so that it is still there when the page
 * is loaded again. It is sent nowhere, and gone when the reader closes it.
 */
import type { Opened } from "./notations.ts";

const DATABASE = "argument-map";
const STORE = "own";
const KEY = "opened";

/** With the file what was read of it, and by what: another version of that would read it otherwise. */
export type Kept = { readonly file: File; readonly opened: Opened; readonly reader: string };

export const keep = (kept: Kept): Promise<void> => inStore("readwrite", (store) => store.put(kept, KEY)).then(() => {});

export const forget = (): Promise<void> => inStore("readwrite", (store) => store.delete(KEY)).then(() => {});

/** `undefined` where none is open, or where the browser keeps nothing, as in some private windows. */
export async function kept(): Promise<Kept | undefined> {
  try {
    // Nobody but this page puts anything there.
    return (await inStore("readonly", (store) => store.get(KEY))) as Kept | undefined;
  } catch {
    // DOMException: this browser lets pages keep nothing.
    return undefined;
  }
}

function inStore<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const request = act(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.transaction?.addEventListener("complete", () => database.close());
    };
  });
}
