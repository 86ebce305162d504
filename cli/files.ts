/** Files and streams → texts and maps, and back. `-` is the standard input or output. */
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { decode } from "../model/decode.ts";
import { idOfFile } from "../model/notation/draft.ts";
import { type Able, able, can, isMapName, notationOf, recognise, recogniseFound } from "../model/notation/list.ts";
import { Failure, type Terminal, WrongUse } from "./terminal.ts";

export const STREAM = "-";

/** From this size on, in bytes, reading a file is work that is told of. */
const LONG = 4_000_000;

type Opened = { readonly text: string; readonly notation: Able<"read">; readonly id: string };

/**
 * Opens a file that holds a map in any readable format; `notation.read(text, id)` reads it.
 *
 * @param from The format's id, where the caller named one; otherwise name and text tell.
 * @throws {Failure} where the file can't be read or is of no known format.
 */
export async function open(terminal: Terminal, path: string, from?: string): Promise<Opened> {
  const text = await openText(terminal, path);
  const notation = from === undefined ? recognise(basename(path), text) : readable(from);
  if (notation === undefined)
    throw new Failure(`${path} looks like no format that is read here. Name it with --from: ${ids("read")}.`);
  if (text.length > LONG) terminal.progress(`Reading ${path} as ${notation.name} ...`);
  return { text, notation, id: idOfFile(basename(path)) };
}

/** @throws {InvalidMap} besides what `open` throws, where the map is broken. */
export async function openMap(terminal: Terminal, path: string, from?: string) {
  const { text, notation, id } = await open(terminal, path, from);
  return { ...notation.read(text, id), notation };
}

/** @throws {Failure} where there is no such file, or its bytes are no text. */
export async function openText(terminal: Terminal, path: string): Promise<string> {
  const bytes = path === STREAM ? await terminal.input() : await bytesOf(terminal, path);
  const decoded = decode(bytes);
  if (decoded.ok) return decoded.text;
  throw new Failure(`${path === STREAM ? "The standard input" : path} can't be read. ${decoded.reason}`);
}

async function bytesOf(terminal: Terminal, path: string): Promise<Uint8Array> {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known === undefined) throw new Failure(`There is no file ${path}.`);
  if (known.isDirectory()) throw new Failure(`${path} is a folder; name a file.`);
  const parts: Buffer[] = [];
  let read = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    parts.push(part);
    read += part.length;
    if (known.size > LONG) terminal.progress(`Reading ${path}: ${Math.round((100 * read) / known.size)} %`);
  }
  return Buffer.concat(parts);
}

/** @throws {WrongUse} where there is no such format, or it is only read. */
export const writable = (id: string) => named(id, "write", "written");

const readable = (id: string) => named(id, "read", "read");

function named<Does extends "read" | "write">(id: string, does: Does, done: string): Able<Does> {
  const notation = notationOf(id);
  if (can(notation, does)) return notation;
  const found = notation === undefined ? `There is no format ${id}` : `${notation.name} is not ${done}`;
  throw new WrongUse(`${found}; what is ${done}: ${ids(does)}.`);
}

const ids = (does: "read" | "write") =>
  able(does)
    .map(({ id }) => id)
    .join(", ");

/** The format that a file's name asks for; the longest ending that fits. */
export function formatOf(path: string): string | undefined {
  const fitting = able("write")
    .flatMap(({ id, endings = [] }) => [id, ...endings].map((ending) => ({ id, ending })))
    .filter(({ ending }) => path.toLowerCase().endsWith(`.${ending}`))
    .toSorted((a, b) => b.ending.length - a.ending.length);
  return fitting[0]?.id;
}

/** @throws {Failure} where the file can't be written. */
export function save(terminal: Terminal, path: string, content: string | Uint8Array): void {
  if (path === STREAM) {
    terminal.write(content);
    return;
  }
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new Failure(`${path} can't be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/**
 * The files that are named, and those of folders that are named which are maps by their name or, where the name alone
 * does not tell, by their content.
 */
export function filesIn(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known === undefined) throw new Failure(`There is no file or folder ${path}.`);
    if (!known.isDirectory()) return [path];
    const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
    return files
      .map(({ name }) => join(path, name))
      .filter(isMap)
      .sort();
  });
}

function isMap(path: string): boolean {
  const by = isMapName(basename(path));
  if (by !== "perhaps") return by === "always";
  const decoded = decode(readFileSync(path));
  return decoded.ok && recogniseFound(basename(path), decoded.text) !== undefined;
}
