/**
 * What was prepared of maps, kept on disk, so that a restart reads no file that has not changed.
 *
 * A folder holds pairs of files that are only ever appended to: `*.pack` has the parts of maps one after the other,
 * `*.index` an entry for each map (`pack-entry.ts`), written after its parts. Each process writes a pair of its own and
 * reads those of others, so that none can disturb another. A process may be killed at any moment: an entry that was not
 * written whole, or whose bytes were damaged, counts as not there. What another program, or another version of this one,
 * has written is not read. Nothing here is needed: without it, everything is read from the maps' own files.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, unlinkSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { Damaged, entryBytes, entryEnd, Kept, type Parted, type Said, type Segment } from "./pack-entry.ts";
import { PARTS, type PreparedMap } from "./prepared-map.ts";
import type { Stamp } from "./reading.ts";

export type Pack = {
  /** The newest that was kept of a file. */
  readonly find: (file: string) => Kept | undefined;
  /** Keeps it; `undefined` where it could not be written. */
  readonly put: (file: string, stamp: Stamp | undefined, prepared: PreparedMap) => Promise<Kept | undefined>;
  /** The same map, of a file that has another stamp now. */
  readonly restamp: (kept: Kept, stamp: Stamp) => Promise<void>;
  /** Bytes worked out of a version of something, such as a map's words, by a name that no file can have. */
  readonly more: (name: string, version: string) => Kept | undefined;
  /** What is damaged is as if it had never been kept. */
  readonly forget: (name: string) => void;
  readonly putMore: (name: string, version: string, bytes: Uint8Array) => Promise<void>;
  /** Writes what these files have into one pair and removes the others, where that is worth it. */
  readonly tidy: (names: Iterable<string>) => Promise<void>;
};

type Own = { readonly segment: Segment; readonly index: FileHandle };

/** So many pairs, or so many times more bytes than are used, are worth putting in order. */
const MOST_SEGMENTS = 8;
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
  const head = Buffer.from(`argument-map pack 2 ${program}\n`);
  const located = new Map<string, Kept>();
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

  let own: Own | undefined;
  let failing = false;
  const begin = async (): Promise<Own> => {
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

  const append = async (said: Said, parts: readonly Uint8Array[]): Promise<Kept> => {
    own ??= await begin();
    const { segment, index } = own;
    const parted: Parted = {
      at: segment.size,
      lengths: parts.map(({ length }) => length),
      sums: parts.map((part) => crc32(part)),
    };
    const size = parted.lengths.reduce((sum, length) => sum + length, 0);
    // One write, unless there is much to be copied for it.
    for (const bytes of size <= COPIED ? [Buffer.concat(parts)] : parts) await writeWhole(segment.handle, bytes);
    segment.size += size;
    const bytes = entryBytes(said, parted);
    await writeWhole(index, bytes);
    const kept = new Kept(bytes, 0, segment);
    located.set(said.file, kept);
    return kept;
  };

  /** The same parts once more, in this process' own pair. */
  const again = async (kept: Kept, stamp: Stamp | undefined) => {
    const { file, id, version, claims, large, links, sources } = kept;
    await append({ file, stamp, id, version, claims, large, links, sources }, await kept.all());
  };

  return {
    find: (file) => located.get(file),
    put: (file, stamp, { id, version, claims, large, links, sources, parts }) =>
      inTurn(() =>
        append(
          { file, stamp, id, version, claims, large, links, sources },
          PARTS.map((part) => parts[part]),
        ),
      ),
    async restamp(kept, stamp) {
      await inTurn(() => again(kept, stamp));
    },
    more: (name, version) => {
      const kept = located.get(name);
      return kept?.version === version ? kept : undefined;
    },
    forget: (name) => void located.delete(name),
    async putMore(name, version, bytes) {
      const said = { file: name, stamp: undefined, id: "", version, claims: 0, large: true, links: [], sources: [] };
      await inTurn(() =>
        append(
          said,
          PARTS.map((part) => (part === "document" ? bytes : NOTHING)),
        ),
      );
    },
    async tidy(names) {
      const live = [...names].flatMap((name) => located.get(name) ?? []);
      const used = live.reduce((sum, kept) => sum + kept.size, 0);
      const size = segments.reduce((sum, segment) => sum + segment.size, 0);
      if (segments.length <= MOST_SEGMENTS && size <= MOST_TIMES_USED * used) return;
      const old = [...segments];
      await inTurn(async () => {
        own = await begin();
        for (const kept of live) {
          try {
            await again(kept, kept.stamp);
          } catch (error) {
            if (!(error instanceof Damaged)) throw error;
            located.delete(kept.file);
          }
        }
        // Whoever has them open, this process too, reads on in them.
        for (const { name } of old) remove(folder, name);
      });
    },
  };
}

/** In bytes. */
const COPIED = 1 << 20;

const NOTHING = new Uint8Array(0);

async function readSegment(
  folder: string,
  name: string,
  head: Buffer,
  located: Map<string, Kept>,
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
  for (let at = head.length; ; ) {
    const end = entryEnd(index, at);
    if (end === undefined) return segment;
    const kept = new Kept(index, at, segment);
    located.set(kept.file, kept);
    at = end;
  }
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
