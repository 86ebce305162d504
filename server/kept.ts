/**
 * Answers that were given, kept to be given again, within a bound of memory.
 *
 * An answer depends on the library, the address and `Accept`, and on nothing else, unless it says `no-store`. So it is
 * kept under these, and dropped with the library it was made from. Whatever has not been asked for again while half
 * the memory filled up is forgotten: the newer half takes its place.
 */
import type { Library } from "./library.ts";
import type { Representation } from "./representations.ts";

export type KeptAnswer = { readonly representation: Representation; readonly route: string };

/** In bytes: what an answer takes beside its bytes, the headers in every coding for the most part. */
const EACH = 4096;

export class Kept {
  readonly #half: number;
  readonly #current: () => Library;
  #library: Library | undefined;
  #newer = new Map<string, KeptAnswer>();
  #older = new Map<string, KeptAnswer>();
  #size = 0;

  /**
   * @param most In bytes; 0 keeps nothing.
   * @param library That in service now.
   */
  constructor(most: number, library: () => Library) {
    this.#half = most / 2;
    this.#current = library;
  }

  find(address: string, accept: string | undefined): KeptAnswer | undefined {
    const key = keyOf(address, accept);
    const newer = this.#newer.get(key);
    const found = newer ?? this.#older.get(key);
    if (found === undefined || this.#library !== this.#current()) return undefined;
    if (newer === undefined) this.#add(key, found);
    return found;
  }

  /** @param library That which the answer was made from; where another is in service by now, it is not kept. */
  keep(library: Library, address: string, accept: string | undefined, answer: KeptAnswer): void {
    if (library !== this.#current() || answer.representation.like.headers["Cache-Control"] === "no-store") return;
    if (library !== this.#library) {
      this.#library = library;
      this.#newer = new Map();
      this.#older = new Map();
      this.#size = 0;
    }
    this.#add(keyOf(address, accept), answer);
  }

  #add(key: string, answer: KeptAnswer): void {
    // Packed, text is some third of what it is: two codings add less than it is itself.
    const size = EACH + 2 * key.length + 2 * answer.representation.content.length;
    if (size > this.#half) return;
    if (this.#size + size > this.#half) {
      this.#older = this.#newer;
      this.#newer = new Map();
      this.#size = 0;
    }
    this.#newer.set(key, answer);
    this.#size += size;
  }
}

const keyOf = (address: string, accept = "") => `${address}\n${accept}`;
