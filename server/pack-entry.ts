/**
 * An entry of a pack's index: what is known of one map, in some two hundred bytes that are read field by field when they
 * are asked for, since of a hundred thousand maps most never are.
 *
 * Little-endian: how many bytes follow the first eight, and the sum of those; numbers and the version at fixed places;
 * then, in UTF-8, the file's name, the map's id and, where there are any, its links and sources as JSON.
 */
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type Known, PARTS, type Part } from "./prepared-map.ts";
import type { Stamp } from "./reading.ts";

/** Bytes that are not what was written. */
export class Damaged extends Error {}

/** A pair of files of a pack; `handle` is of the one with the parts. */
export type Segment = { readonly name: string; readonly handle: FileHandle; size: number };

export type Said = Omit<Known, "parts"> & {
  readonly file: string;
  /** Absent where the file may have been changed within the same tick of the file system's clock. */
  readonly stamp: Stamp | undefined;
};

/** Where the parts are, one after the other, and their sums. */
export type Parted = { readonly at: number; readonly lengths: readonly number[]; readonly sums: readonly number[] };

/** Where each field is, in bytes from an entry's start. */
const SUM = 4;
const SUMMED = 8;
const [SIZE, MODIFIED, CHANGED, INODE, AT] = [8, 16, 24, 32, 40] as const;
const [CLAIMS, LARGE, VERSION] = [48, 52, 56] as const;
const LENGTHS = VERSION + 32;
const SUMS = LENGTHS + 4 * PARTS.length;
const NAME_LENGTH = SUMS + 4 * PARTS.length;
const ID_LENGTH = NAME_LENGTH + 2;
const TEXTS = ID_LENGTH + 2;

/** A size that no file has: what was kept can't be told by a stamp. */
const UNSTAMPED = -1;

export function entryBytes(said: Said, { at, lengths, sums }: Parted): Buffer {
  const { file, id, stamp, version, claims, large, links, sources } = said;
  const few = links.length + sources.length > 0 ? JSON.stringify({ links, sources }) : "";
  const texts = [file, id, few].map((text) => Buffer.from(text));
  const bytes = Buffer.concat([Buffer.alloc(TEXTS), ...texts]);
  bytes.writeDoubleLE(stamp?.size ?? UNSTAMPED, SIZE);
  bytes.writeDoubleLE(stamp?.modified ?? 0, MODIFIED);
  bytes.writeDoubleLE(stamp?.changed ?? 0, CHANGED);
  bytes.writeDoubleLE(stamp?.inode ?? 0, INODE);
  bytes.writeDoubleLE(at, AT);
  bytes.writeUInt32LE(claims, CLAIMS);
  bytes.writeUInt32LE(large ? 1 : 0, LARGE);
  bytes.write(version, VERSION, "hex");
  for (const [part, length] of lengths.entries()) bytes.writeUInt32LE(length, LENGTHS + 4 * part);
  for (const [part, sum] of sums.entries()) bytes.writeUInt32LE(sum, SUMS + 4 * part);
  bytes.writeUInt16LE(texts[0]?.length ?? 0, NAME_LENGTH);
  bytes.writeUInt16LE(texts[1]?.length ?? 0, ID_LENGTH);
  bytes.writeUInt32LE(bytes.length - SUMMED, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(SUMMED)), SUM);
  return bytes;
}

/** Where the entry that starts there ends; `undefined` where there is none that is whole. */
export function entryEnd(index: Buffer, start: number): number | undefined {
  if (start + TEXTS > index.length) return undefined;
  const end = start + SUMMED + index.readUInt32LE(start);
  if (end < start + TEXTS || end > index.length) return undefined;
  return crc32(index.subarray(start + SUMMED, end)) === index.readUInt32LE(start + SUM) ? end : undefined;
}

type Few = Pick<Known, "links" | "sources">;
const NONE: Few = { links: [], sources: [] };

/** A part of an open file: its descriptor, which all threads share, and where the bytes are whose sum this is. */
export type Place = {
  readonly file: number;
  readonly from: number;
  readonly length: number;
  readonly sum: number;
};

/** What was kept of a map. */
export class Kept implements Known {
  readonly #index: Buffer;
  readonly #start: number;
  readonly #segment: Segment;
  readonly file: string;

  /** @param index Bytes with an entry that is whole at `start`. */
  constructor(index: Buffer, start: number, segment: Segment) {
    this.#index = index;
    this.#start = start;
    this.#segment = segment;
    this.file = this.#text(0, this.#short(NAME_LENGTH));
  }

  get id(): string {
    return this.#text(this.#short(NAME_LENGTH), this.#short(ID_LENGTH));
  }

  get stamp(): Stamp | undefined {
    const size = this.#number(SIZE);
    if (size === UNSTAMPED) return undefined;
    return { size, modified: this.#number(MODIFIED), changed: this.#number(CHANGED), inode: this.#number(INODE) };
  }

  get version(): string {
    return this.#index.toString("hex", this.#start + VERSION, this.#start + LENGTHS);
  }

  get claims(): number {
    return this.#whole(CLAIMS);
  }

  get large(): boolean {
    return this.#whole(LARGE) === 1;
  }

  get links(): Known["links"] {
    return this.#few().links;
  }

  get sources(): Known["sources"] {
    return this.#few().sources;
  }

  /** Of all parts, in bytes. */
  get size(): number {
    return PARTS.reduce((sum, _, part) => sum + this.#length(part), 0);
  }

  /** @throws {Damaged} */
  async parts(part: Part): Promise<Uint8Array> {
    const index = PARTS.indexOf(part);
    const { from, length } = this.#span(index);
    let sum = 0;
    const bytes = await this.#bytes(from, length, (piece) => {
      sum = crc32(piece, sum);
    });
    if (sum !== this.#sum(index)) throw new Damaged(`${this.file}: ${part}`);
    return bytes;
  }

  /** Where a part is to be found, for a thread that reads it itself. */
  place(part: Part): Place {
    const index = PARTS.indexOf(part);
    return { file: this.#segment.handle.fd, ...this.#span(index), sum: this.#sum(index) };
  }

  #span(index: number): { readonly from: number; readonly length: number } {
    let from = this.#number(AT);
    for (let before = 0; before < index; before += 1) from += this.#length(before);
    return { from, length: this.#length(index) };
  }

  /**
   * All parts in their order, read at once.
   *
   * @throws {Damaged}
   */
  async all(): Promise<readonly Uint8Array[]> {
    const bytes = await this.#bytes(this.#number(AT), this.size);
    let at = 0;
    return PARTS.map((part, index) => {
      const own = bytes.subarray(at, at + this.#length(index));
      if (crc32(own) !== this.#sum(index)) throw new Damaged(`${this.file}: ${part}`);
      at += own.length;
      return own;
    });
  }

  /** @param taken Told of each piece, so that there is a pause between two. */
  async #bytes(from: number, length: number, taken: (piece: Uint8Array) => void = () => {}): Promise<Uint8Array> {
    // What is large is shared with other threads.
    const bytes = new Uint8Array(this.large ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#segment.handle.read(bytes, done, Math.min(PIECE, length - done), from + done);
      if (bytesRead === 0) throw new Damaged(`${this.file} is cut off.`);
      taken(bytes.subarray(done, done + bytesRead));
      done += bytesRead;
    }
    return bytes;
  }

  #length(part: number): number {
    return this.#whole(LENGTHS + 4 * part);
  }

  #sum(part: number): number {
    return this.#whole(SUMS + 4 * part);
  }

  #few(): Few {
    const start = this.#short(NAME_LENGTH) + this.#short(ID_LENGTH);
    const length = this.#whole(0) + SUMMED - TEXTS - start;
    return length === 0 ? NONE : (JSON.parse(this.#text(start, length)) as Few); // as `entryBytes` wrote it
  }

  #number(at: number): number {
    return this.#index.readDoubleLE(this.#start + at);
  }

  #whole(at: number): number {
    return this.#index.readUInt32LE(this.#start + at);
  }

  #short(at: number): number {
    return this.#index.readUInt16LE(this.#start + at);
  }

  #text(at: number, length: number): string {
    const from = this.#start + TEXTS + at;
    return this.#index.toString("utf8", from, from + length);
  }
}

/** In bytes: so much is summed up without a pause. */
const PIECE = 1 << 20;
