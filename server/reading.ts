/** A file of the maps' folder → what is prepared of it, or why it can't be served. Runs away from the serving thread. */
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../model/decode.ts";
import { placeOf } from "../model/json-place.ts";
import { isMapName, recogniseFound } from "../model/notation/list.ts";
import { native } from "../model/notation/native.ts";
import { type Problem, problem } from "../model/problems.ts";
import { InvalidMap } from "../model/read.ts";
import { type SourceText, sameTexts } from "./installed.ts";
import type { FileProblem } from "./library.ts";
import { LARGEST_MAP_FILE } from "./limits.ts";
import { type PreparedMap, prepareMap } from "./prepared-map.ts";
import type { Texts } from "./texts.ts";

/** What tells that a file has been changed, without reading it. */
export type Stamp = {
  readonly size: number;
  /** In milliseconds, as are all times here. */
  readonly modified: number;
  readonly changed: number;
  readonly inode: number;
};

/** The files of a folder, by name, and of each its stamp's four numbers: there may be a hundred thousand. */
export type Seen = { readonly files: readonly string[]; readonly stamps: Float64Array };

/** Of a file with a thousand problems, so many are told with their places; looking for each takes a walk. */
const PLACED_PROBLEMS = 10;

/** What belongs to a folder and not to what is in it, even where it looks like an outline. */
const ABOUT_FOLDER = /^(README|LICEN[CS]E|CHANGELOG|CONTRIBUTING)\b/i;

/** The files of a folder that may be maps. */
export function lookAt(folder: string): Seen {
  const names = readdirSync(folder).filter((name) => isMapName(name) !== "never" && !ABOUT_FOLDER.test(name));
  const files: string[] = [];
  const stamps = new Float64Array(4 * names.length);
  for (const file of names.sort()) {
    const stats = statsOf(join(folder, file));
    if (stats === undefined) continue;
    stamps.set([stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino], 4 * files.length);
    files.push(file);
  }
  return { files, stamps };
}

/** The stamp of the file at a position. */
export function stampAt({ stamps }: Seen, at: number): Stamp {
  const number = (which: number) => stamps[4 * at + which] as number; // four of each file
  return { size: number(0), modified: number(1), changed: number(2), inode: number(3) };
}

/** `undefined` where nothing is there; a link that leads in a circle is what it is itself, so that reading it tells. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Of links in a circle, or of what may not be looked at.
    return lstatSync(path, { throwIfNoEntry: false });
  }
}

export function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode;
}

type Stats = { readonly size: number; readonly mtimeMs: number; readonly ctimeMs: number; readonly ino: number };
const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp => ({
  size,
  modified: mtimeMs,
  changed: ctimeMs,
  inode: ino,
});

/** The positions of files with other stamps; `undefined` where the files themselves are not the same. */
export function changedSince(before: Seen | undefined, { files, stamps }: Seen): readonly number[] | undefined {
  if (before?.files.length !== files.length) return undefined;
  const changed: number[] = [];
  for (const [at, file] of files.entries()) {
    if (file !== before.files[at]) return undefined;
    const first = 4 * at;
    for (let which = first; which < first + 4; which += 1) {
      if (stamps[which] === before.stamps[which]) continue;
      changed.push(at);
      break;
    }
  }
  return changed;
}

export type ReadTask = {
  readonly folder: string;
  readonly file: string;
  readonly id: string;
  /** What is known of it from before: where the file and its texts are still the same, nothing is prepared anew. */
  readonly known?: { readonly version: string; readonly sources: readonly SourceText[] } | undefined;
};

export type ReadResult =
  | { readonly kind: "map"; readonly prepared: PreparedMap; readonly stamp: Stamp; readonly rested: boolean }
  | { readonly kind: "same"; readonly stamp: Stamp; readonly rested: boolean }
  /** Where the file has not rested, it may be that it is still being written. */
  | { readonly kind: "rejected"; readonly problems: readonly FileProblem[]; readonly rested: boolean }
  /** No format that is known here. */
  | { readonly kind: "foreign" }
  /** The file is no longer there. */
  | { readonly kind: "gone" };

export async function readFile({ folder, file, id, known }: ReadTask, texts: Texts): Promise<ReadResult> {
  const read = readBytes(join(folder, file));
  if (read.kind !== "bytes") return read;
  const { bytes, stamp, rested } = read;
  const version = createHash("sha256").update(bytes).digest("hex");
  if (known?.version === version && sameTexts(id, known.sources, texts)) return { kind: "same", stamp, rested };
  const decoded = decode(bytes);
  if (!decoded.ok) return rejected([problem("unreadable-file", [], decoded.reason)], rested);
  const { text } = decoded;
  // A broken file of this project's own format may look like nothing any more.
  const notation = recogniseFound(file, text) ?? (file.endsWith(".json") ? native : undefined);
  if (notation?.read === undefined) return { kind: "foreign" };
  // Other things than maps are called so as well.
  if (isMapName(file) === "perhaps" && notation.recognises?.(text) !== true) return { kind: "foreign" };
  try {
    const { map, warnings } = notation.read(text, id);
    const remarks = warnings.map(({ message, place }) =>
      problem("import-warning", [], place === "" ? message : `${place}: ${message}`),
    );
    const name = notation === native ? file.replace(/(\.map)?\.json$/, "") : id;
    return { kind: "map", prepared: await prepareMap(map, { id: name, version, texts, remarks }), stamp, rested };
  } catch (error) {
    if (!(error instanceof InvalidMap)) throw error;
    return rejected(notation === native ? placed(text, error.problems) : error.problems, rested);
  }
}

const rejected = (problems: readonly FileProblem[], rested = true) => ({ kind: "rejected", problems, rested }) as const;

function placed(text: string, problems: readonly Problem[]): readonly FileProblem[] {
  const places = new Map<string, { line: number; column: number }>();
  return problems.map((found, index) => {
    if (found.code === "not-json") {
      const [, line, column] = /line (\d+), column (\d+)/.exec(found.message) ?? [];
      return line === undefined ? found : { ...found, line: Number(line), column: Number(column) };
    }
    if (index >= PLACED_PROBLEMS) return found;
    const place = places.get(found.path) ?? placeOf(text, found.path);
    places.set(found.path, place);
    return { ...found, ...place };
  });
}

/**
 * In milliseconds: a file that nobody has changed for so long is not being written any more, and the file system's clock
 * has gone on, so that whoever changes it gives it another stamp.
 */
const RESTED = 250;

type Bytes = { readonly kind: "bytes"; readonly bytes: Buffer; readonly stamp: Stamp; readonly rested: boolean };

function readBytes(path: string): Bytes | ReadResult {
  let file: number | undefined;
  try {
    // A pipe that nobody writes to would be waited for.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const before = fstatSync(file);
    if (!before.isFile()) return rejected([problem("unreadable-file", [], "It is no file.")]);
    if (before.size > LARGEST_MAP_FILE) {
      const most = LARGEST_MAP_FILE / 1024 / 1024;
      const message = `The file is larger than ${most} MiB, which is the most that is read.`;
      return rejected([problem("unreadable-file", [], message)]);
    }
    const bytes = readFileSync(file);
    const stamp = stampOf(fstatSync(file));
    const rested = sameStamp(stampOf(before), stamp) && Date.now() - stamp.changed > RESTED;
    return { kind: "bytes", bytes, stamp, rested };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // the file system throws no others
    if (code === "ENOENT") return { kind: "gone" };
    return rejected([problem("unreadable-file", [], `The file can't be read: ${message}.`)]);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
