/**
 * What was prepared of maps, kept on disk, so that a restart reads no file that has not changed.
 *
 * A folder holds pairs of files that are only ever appended to: `*.pack` has the parts of maps one after the other,
 * `*.index` an entry for each map, written after its parts. Each process writes a pair of its own and reads those of
 * others, so that none can disturb another. A process may be killed at any moment: an entry that was not written whole,
 * or whose bytes were damaged, counts as not there. What another program, or another version of this one, has written
 * is not read. Nothing here is needed: without it, everything is read from the maps' own files.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, unlinkSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ArgumentMap } from "../model/map.ts";
import { crc32 } from "./crc.ts";
import type { SourceText } from "./installed.ts";
import { PARTS, type Part, type Parts, type PreparedMap } from "./prepared-map.ts";
import type { Stamp } from "./reading.ts";

/** Bytes that are not what was written. */
export class Damaged extends Error {}

export type Packed = {
  readonly file: string;
  /** Absent where the file may have been changed within the same tick of the file system's clock. */
  readonly stamp: Stamp | undefined;
  readonly id: string;
  readonly version: string;
  readonly claims: number;
  readonly large: boolean;
  readonly links: ArgumentMap["links"];
  readonly sources: readonly SourceText[];
  readonly summary: Uint8Array;
  /** @throws {Damaged} */
  readonly parts: Parts;
};

export type Pack = {
  /** The newest that was kept of a file. */
  readonly find: (file: string) => Packed | undefined;
  /** Keeps it; `undefined` where it could not be written. */
  readonly put: (file: string, stamp: Stamp | undefined, prepared: PreparedMap) => Promise<Packed | undefined>;
  /** The same map, of a file that has another stamp now. */
  readonly restamp: (packed: Packed, stamp: Stamp) => Promise<void>;
  /** Writes what these files have into one pair and removes the others, where that is worth it. */
  readonly tidy: (files: Iterable<string>) => Promise<void>;
};

/** An entry as it stands in the index, before its summary. */
type Line = Omit<Packed, "summary" | "parts" | "stamp"> & {
  readonly stamp: Stamp | null;
  readonly at: number;
  readonly lengths: readonly number[];
  readonly sums: readonly number[];
};

type Segment = { readonly name: string; readonly handle: FileHandle; size: number };
type Located = { readonly packed: Packed; readonly line: Line; readonly segment: Segment };

/** So many pairs, or so many times more bytes than are used, are worth putting in order. */
const MOST_SEGMENTS = 4;
const MOST_TIMES_USED = 2;

type Opening = {
  /** Where caches are. */
  readonly cache: string;
  /** The folder of maps that this one is for. */
  readonly maps: string;
  /** Of the program that prepares maps. */
  readonly program: string;
  /** Told once, when nothing more can be kept. */
  readonly failed: (error: unknown) => void;
};

/** @returns `undefined` where the folder can't be used, which `failed` is told. */
export async function openPack({ cache, maps, program, failed }: Opening): Promise<Pack | undefined> {
  const folder = join(cache, createHash("sha256").update(resolve(maps)).digest("hex").slice(0, 16));
  const head = Buffer.from(`argument-map pack 1 ${program}\n`);
  const located = new Map<string, Located>();
  const segments: Segment[] = [];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = readdirSync(folder).filter((name) => name.endsWith(".index"));
    for (const name of names.sort().map((name) => name.slice(0, -".index".length))) {
      const segment = await readSegment(folder, name, head, located);
      if (segment === undefined) remove(folder, name);
      else segments.push(segment);
    }
  } catch (error) {
    failed(error);
    return undefined;
  }

  let own: { segment: Segment; index: FileHandle } | undefined;
  let failing = false;
  const begin = async () => {
    const name = `${Date.now().toString(36)}-${process.pid}-${segments.length}`;
    const index = await open(join(folder, `${name}.index`), "ax", 0o600);
    const handle = await open(join(folder, `${name}.pack`), "ax+", 0o600);
    await index.write(head);
    const segment = { name, handle, size: 0 };
    segments.push(segment);
    return { segment, index };
  };

  /** One after the other, since each goes where the one before ended. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value | undefined> => {
    const done = turn.then(async () => {
      if (failing) return undefined;
      try {
        return await work();
      } catch (error) {
        failing = true;
        failed(error);
        return undefined;
      }
    });
    turn = done;
    return done;
  };

  const append = async (
    line: Omit<Line, "at" | "lengths" | "sums">,
    summary: Uint8Array,
    parts: readonly Uint8Array[],
  ) => {
    own ??= await begin();
    const { segment, index } = own;
    const whole: Line = {
      ...line,
      at: segment.size,
      lengths: parts.map(({ length }) => length),
      sums: parts.map((part) => crc32(part)),
    };
    for (const part of parts) {
      await writeWhole(segment.handle, part);
      segment.size += part.length;
    }
    await writeWhole(index, entryBytes(whole, summary));
    const packed = packedOf(whole, summary, segment);
    located.set(line.file, { packed, line: whole, segment });
    return packed;
  };

  return {
    find: (file) => located.get(file)?.packed,
    put: (file, stamp, { id, version, claims, large, links, sources, summary, parts }) =>
      inTurn(() =>
        append(
          { file, stamp: stamp ?? null, id, version, claims, large, links, sources },
          summary,
          PARTS.map((part) => parts[part]),
        ),
      ),
    async restamp(packed, stamp) {
      await inTurn(async () => {
        const { file, id, version, claims, large, links, sources, summary } = packed;
        const parts = await Promise.all(PARTS.map((part) => packed.parts(part)));
        await append({ file, stamp, id, version, claims, large, links, sources }, summary, parts);
      });
    },
    async tidy(files) {
      const live = [...files].flatMap((file) => located.get(file) ?? []);
      const used = live.reduce((sum, { line }) => sum + line.lengths.reduce((all, length) => all + length, 0), 0);
      const size = segments.reduce((sum, segment) => sum + segment.size, 0);
      if (segments.length <= MOST_SEGMENTS && size <= MOST_TIMES_USED * used) return;
      const old = [...segments];
      await inTurn(async () => {
        own = await begin();
        for (const { packed, line } of live) {
          const { at: _at, lengths: _lengths, sums: _sums, ...kept } = line;
          try {
            const parts = await Promise.all(PARTS.map((part) => packed.parts(part)));
            await append(kept, packed.summary, parts);
          } catch (error) {
            if (!(error instanceof Damaged)) throw error;
            located.delete(line.file);
          }
        }
        // Whoever has them open, this process too, reads on in them.
        for (const { name } of old) remove(folder, name);
      });
    },
  };
}

async function readSegment(
  folder: string,
  name: string,
  head: Buffer,
  located: Map<string, Located>,
): Promise<Segment | undefined> {
  const index = readFileSync(join(folder, `${name}.index`));
  if (!index.subarray(0, head.length).equals(head)) return undefined;
  let handle: FileHandle;
  try {
    handle = await open(join(folder, `${name}.pack`), "r");
  } catch {
    // Whoever wrote it was killed between the two files, or somebody has removed it.
    return undefined;
  }
  const { size } = await handle.stat();
  const segment = { name, handle, size };
  for (let at = head.length; at < index.length; ) {
    const entry = entryAt(index, at);
    if (entry === undefined) break;
    const { line, summary, next } = entry;
    located.set(line.file, { packed: packedOf(line, summary, segment), line, segment });
    at = next;
  }
  return segment;
}

function packedOf(line: Line, summary: Uint8Array, { handle }: Segment): Packed {
  // Named one by one: a hundred thousand times, `...rest` takes a second.
  const { at, lengths, sums, stamp, file, id, version, claims, large, links, sources } = line;
  return {
    ...{ file, id, version, claims, large, links, sources },
    stamp: stamp ?? undefined,
    summary,
    async parts(part: Part) {
      const index = PARTS.indexOf(part);
      const start = lengths.slice(0, index).reduce((sum, length) => sum + length, at);
      const length = lengths[index] ?? 0;
      // What is large is shared with other threads.
      const bytes = new Uint8Array(line.large ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
      let sum = 0;
      for (let done = 0; done < length; ) {
        const { bytesRead } = await handle.read(bytes, done, Math.min(PIECE, length - done), start + done);
        if (bytesRead === 0) throw new Damaged(`${line.file}: ${part}`);
        sum = crc32(bytes.subarray(done, done + bytesRead), sum);
        done += bytesRead;
      }
      if (sum !== sums[index]) throw new Damaged(`${line.file}: ${part}`);
      return bytes;
    },
  };
}

/** In bytes: so much is summed up without a pause. */
const PIECE = 1 << 20;

/** Lengths of line and summary, the sum over both, and then both. */
const ENTRY_HEAD = 12;

function entryBytes(line: Line, summary: Uint8Array): Buffer {
  const text = Buffer.from(JSON.stringify(line));
  const bytes = Buffer.concat([Buffer.alloc(ENTRY_HEAD), text, summary]);
  bytes.writeUInt32LE(text.length, 0);
  bytes.writeUInt32LE(summary.length, 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(ENTRY_HEAD)), 8);
  return bytes;
}

function entryAt(index: Buffer, at: number) {
  if (at + ENTRY_HEAD > index.length) return undefined;
  const text = at + ENTRY_HEAD;
  const summary = text + index.readUInt32LE(at);
  const next = summary + index.readUInt32LE(at + 4);
  if (next > index.length || crc32(index.subarray(text, next)) !== index.readUInt32LE(at + 8)) return undefined;
  const line = JSON.parse(index.toString("utf8", text, summary)) as Line; // as this program wrote it
  return { line, summary: index.subarray(summary, next), next };
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

function remove(folder: string, name: string): void {
  for (const ending of ["index", "pack"]) {
    try {
      unlinkSync(join(folder, `${name}.${ending}`));
    } catch {
      // Somebody else has removed it already.
    }
  }
}
