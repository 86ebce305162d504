/** A map of the library: what is known of it without opening it, and how it is opened. There may be very many. */
import type { Entry } from "./library.ts";
import type { Summary } from "./map-summary.ts";
import type { Opened } from "./opened.ts";
import { Damaged } from "./pack-entry.ts";
import type { Known, Part } from "./prepared-map.ts";
import { openMap, type ServedMap, type WordsOf } from "./served-map.ts";
import type { Texts } from "./texts.ts";

/** What all entries share. */
export type Around = {
  readonly texts: Texts;
  readonly opened: Opened;
  readonly words: WordsOf;
  /** A part from the file itself, where what was kept of it is damaged. */
  readonly again: (entry: LibraryEntry, part: Part) => Promise<Uint8Array>;
};

export class LibraryEntry implements Entry {
  readonly file: string;
  readonly known: Known;
  readonly #modified: number;
  readonly #around: Around;

  /** @param modified In milliseconds since 1970. */
  constructor(file: string, known: Known, modified: number, around: Around) {
    this.file = file;
    this.known = known;
    this.#modified = modified;
    this.#around = around;
  }

  get id(): string {
    return this.known.id;
  }

  get version(): string {
    return this.known.version;
  }

  get modified(): Date {
    return new Date(this.#modified);
  }

  get claims(): number {
    return this.known.claims;
  }

  get large(): boolean {
    return this.known.large;
  }

  get links(): Entry["links"] {
    return this.known.links;
  }

  async summary(): Promise<Summary> {
    return JSON.parse(Buffer.from(await this.#part("summary")).toString()); // as `prepareMap` wrote it
  }

  document(): Promise<Uint8Array> {
    return this.#part("document");
  }

  open(): ServedMap | Promise<ServedMap> {
    return this.#around.opened.get(this, () =>
      openMap((part) => this.#part(part), { ...this.#around, ...this.#head() }),
    );
  }

  #head() {
    const { id, version, modified } = this;
    return { id, version, modified };
  }

  async #part(part: Part): Promise<Uint8Array> {
    try {
      return await this.known.parts(part);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      return this.#around.again(this, part);
    }
  }
}
