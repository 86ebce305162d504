/**
 * A large map as bytes and typed arrays: the document as it is answered, where each claim and inference stands in it,
 * and who is connected to whom (compressed sparse rows). It is built once, away from who answers; threads share it, and
 * a claim is only ever parsed when it is asked for.
 */

import { type Adjacency, adjacencyOf } from "../model/adjacency.ts";
import { type Connections, NONE_ELIDED } from "../model/connections.ts";
import type { ArgumentMap, Claim, Inference } from "../model/map.ts";
import type { WordIndex } from "../model/word-index.ts";

/** A map without what there is most of. */
export type MapHead = Omit<ArgumentMap, "claims" | "inferences">;

/** Nodes as `Adjacency` has them; the number of claims is an array of one. */
export type CompactArrays = Omit<Adjacency, "claims"> & {
  /** Where in the document each node starts and ends, in bytes. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Open addressing by an id's hash: a node plus 1, or 0. Its size is a power of two. */
  readonly table: Uint32Array;
  readonly claims: Uint32Array;
};

/** Bytes that grow, a piece at a time. */
class Growing {
  #pieces: Buffer[] = [];
  #piece = Buffer.allocUnsafeSlow(1 << 20);
  #used = 0;
  length = 0;

  /** @returns How many bytes it takes. */
  write(text: string): number {
    // No text takes more than three bytes a unit.
    if (this.#used + 3 * text.length > this.#piece.length) {
      this.#pieces.push(this.#piece.subarray(0, this.#used));
      this.#piece = Buffer.allocUnsafeSlow(Math.max(1 << 24, 3 * text.length));
      this.#used = 0;
    }
    const written = this.#piece.write(text, this.#used);
    this.#used += written;
    this.length += written;
    return written;
  }

  /** In memory that threads can share. */
  shared(): Uint8Array {
    const whole = new Uint8Array(new SharedArrayBuffer(this.length));
    let at = 0;
    for (const piece of [...this.#pieces, this.#piece.subarray(0, this.#used)]) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

/** @returns The document, as `JSON.stringify` has it, and everything but the words. */
export function compact(map: ArgumentMap) {
  const { claims, inferences } = map;
  const size = claims.length + inferences.length;
  const starts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  const document = new Growing();
  const list = (things: readonly { readonly id: string }[], first: number) => {
    document.write("[");
    for (let from = 0; from < things.length; from += AT_ONCE) {
      if (from > 0) document.write(",");
      const texts = things.slice(from, from + AT_ONCE).map((thing) => JSON.stringify(idFirst(thing)));
      let start = document.length;
      const joined = texts.join(",");
      const plain = document.write(joined) === joined.length;
      for (const [at, text] of texts.entries()) {
        const end = start + (plain ? text.length : Buffer.byteLength(text));
        starts[first + from + at] = start;
        ends[first + from + at] = end;
        start = end + 1;
      }
    }
    document.write("]");
  };
  let before = "{";
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined) continue;
    document.write(`${before}${JSON.stringify(key)}:`);
    if (key === "claims") list(claims, 0);
    else if (key === "inferences") list(inferences, claims.length);
    else document.write(JSON.stringify(value));
    before = ",";
  }
  document.write("}");

  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * size + 2)));
  const ids = [...claims, ...inferences].map(({ id }) => id);
  for (let node = 0; node < size; node += 1) {
    let slot = hash(ids[node] as string) & (table.length - 1); // as many as there are nodes
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
    table[slot] = node + 1;
  }
  /** Every reference of a map that was read leads somewhere. */
  const nodeOf = (id: string) => {
    for (let slot = hash(id) & (table.length - 1); ; slot = (slot + 1) & (table.length - 1)) {
      const node = (table[slot] as number) - 1;
      if (ids[node] === id) return node;
    }
  };
  return {
    document: document.shared(),
    arrays: { ...adjacencyOf(map, nodeOf), starts, ends, table, claims: Uint32Array.of(claims.length) },
  };
}

/** In claims or inferences: so many are written in one go. */
const AT_ONCE = 1_000;

/** With the id first, where it is looked for. */
function idFirst(thing: { readonly id: string }): { readonly id: string } {
  for (const key in thing) {
    if (key === "id") return thing;
    break;
  }
  const { id, ...rest } = thing;
  return { id, ...rest };
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c] as const;

/** FNV-1a over UTF-16 units. */
export function hash(id: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The same answers as `connect` gives of the whole map, each parsed when it is asked for. */
export function connectCompact(head: MapHead, bytes: Uint8Array, arrays: CompactArrays): Connections {
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { starts, ends, table, intoStart, intoItems, fromStart, fromItems } = arrays;
  const claimCount = arrays.claims[0] as number;
  const adjacency: Adjacency = { ...arrays, claims: claimCount };
  const textOf = (node: number) => document.toString("utf8", starts[node], ends[node]);
  const idStart = '{"id":'.length;
  const nodeOf = (id: string): number => {
    const written = Buffer.from(JSON.stringify(id));
    for (let slot = hash(id) & (table.length - 1); ; slot = (slot + 1) & (table.length - 1)) {
      const node = (table[slot] as number) - 1;
      if (node < 0) return -1;
      const start = (starts[node] as number) + idStart;
      if (written.equals(document.subarray(start, start + written.length))) return node;
    }
  };
  // As `compact` wrote it.
  const claimAt = (position: number) => JSON.parse(textOf(position)) as Claim;
  const inferenceAt = (position: number) => JSON.parse(textOf(claimCount + position)) as Inference;
  /** Without parsing what it is the id of. */
  const idAt = (node: number): string => {
    const start = (starts[node] as number) + idStart;
    let end = start + 1;
    while (document[end] !== QUOTE) end += document[end] === BACKSLASH ? 2 : 1;
    return JSON.parse(document.toString("utf8", start, end + 1));
  };
  const claims = new Elements(0, claimCount, { nodeOf, idAt, at: claimAt });
  const inferences = new Elements(claimCount, starts.length - claimCount, { nodeOf, idAt, at: inferenceAt });
  const row = (start: Uint32Array, items: Uint32Array, node: number) =>
    node < 0 || node + 1 >= start.length ? [] : Array.from(items.subarray(start[node], start[node + 1]), inferenceAt);
  const theses = new Map(head.theses.map((id, rank) => [id, rank]));
  // Parsed as a whole only where they are named, and not where the map is copied with others in their place.
  const map = Object.defineProperties(
    { ...head },
    { claims: { get: () => [...claims.values()] }, inferences: { get: () => [...inferences.values()] } },
  ) as ArgumentMap;
  return {
    map,
    claims,
    inferences,
    into: (id) => row(intoStart, intoItems, nodeOf(id)),
    from: (claim) => row(fromStart, fromItems, nodeOf(claim)),
    position: (id) => {
      const node = nodeOf(id);
      return node < claimCount ? node : node - claimCount;
    },
    adjacency: () => adjacency,
    nodeOf,
    idAt,
    claimAt,
    inferenceAt: (node) => inferenceAt(node - claimCount),
    claimsAt: (start, end) =>
      Array.from({ length: Math.max(0, Math.min(end, claimCount) - start) }, (_, at) => claimAt(start + at)),
    elided: NONE_ELIDED,
    theses,
    conclusions: theses,
  };
}

type Reading<Thing> = {
  readonly nodeOf: (id: string) => number;
  readonly idAt: (node: number) => string;
  readonly at: (position: number) => Thing;
};

/** Claims, or inferences, by id. */
class Elements<Thing extends { readonly id: string }> implements ReadonlyMap<string, Thing> {
  readonly size: number;
  readonly #first: number;
  readonly #nodeOf: (id: string) => number;
  readonly #idAt: (node: number) => string;
  readonly #at: (position: number) => Thing;

  constructor(first: number, size: number, { nodeOf, idAt, at }: Reading<Thing>) {
    this.#first = first;
    this.size = size;
    this.#nodeOf = nodeOf;
    this.#idAt = idAt;
    this.#at = at;
  }

  get(id: string): Thing | undefined {
    const position = this.#nodeOf(id) - this.#first;
    return position >= 0 && position < this.size ? this.#at(position) : undefined;
  }

  has(id: string): boolean {
    const position = this.#nodeOf(id) - this.#first;
    return position >= 0 && position < this.size;
  }

  *values(): Generator<Thing, undefined> {
    for (let position = 0; position < this.size; position += 1) yield this.#at(position);
  }

  *keys(): Generator<string, undefined> {
    for (let position = 0; position < this.size; position += 1) yield this.#idAt(this.#first + position);
  }

  *entries(): Generator<[string, Thing], undefined> {
    for (const thing of this.values()) yield [thing.id, thing];
  }

  [Symbol.iterator](): Generator<[string, Thing], undefined> {
    return this.entries();
  }

  forEach(told: (thing: Thing, id: string, map: ReadonlyMap<string, Thing>) => void): void {
    for (const [id, thing] of this) told(thing, id, this);
  }
}

const KINDS = { Uint8Array, Uint16Array, Uint32Array } as const;
type Kind = keyof typeof KINDS;

/** Typed arrays by name in one piece of memory that threads can share: a list of them as JSON, then each, aligned. */
export function joined(arrays: Readonly<Record<string, Uint8Array | Uint16Array | Uint32Array>>): Uint8Array {
  let end = 0;
  const list = Object.entries(arrays).map(([name, array]) => {
    const at = end;
    end = aligned(at + array.byteLength);
    return { name, kind: array.constructor.name, at, length: array.length };
  });
  const head = Buffer.from(JSON.stringify(list));
  const first = aligned(4 + head.length);
  const whole = new Uint8Array(new SharedArrayBuffer(first + end));
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, 4);
  for (const [index, array] of Object.values(arrays).entries()) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    whole.set(bytes, first + (list[index]?.at ?? 0));
  }
  return whole;
}

/** What `joined` has joined. */
export const parted = (bytes: Uint8Array) => arraysIn(bytes) as unknown as CompactArrays;

/** The number of claims is an array of one there. */
export function wordsIn(bytes: Uint8Array): WordIndex {
  const { count, ...arrays } = arraysIn(bytes) as unknown as Omit<WordIndex, "claims"> & {
    readonly count: Uint32Array;
  };
  return { claims: count[0] as number, ...arrays };
}

export function joinedWords({ claims, ...arrays }: WordIndex): Uint8Array {
  return joined({ ...arrays, count: Uint32Array.of(claims) });
}

export function arraysIn(bytes: Uint8Array): Record<string, Uint8Array | Uint16Array | Uint32Array> {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const list = JSON.parse(Buffer.from(bytes.subarray(4, 4 + length)).toString()) as {
    readonly name: string;
    readonly kind: Kind;
    readonly at: number;
    readonly length: number;
  }[];
  const first = bytes.byteOffset + aligned(4 + length);
  const arrays = list.map(({ name, kind, at, length }) => [
    name,
    new KINDS[kind](bytes.buffer as ArrayBuffer, first + at, length),
  ]);
  return Object.fromEntries(arrays);
}

const aligned = (offset: number) => Math.ceil(offset / 8) * 8;
