/** Articles' texts, from folders: each is recognised by its digest, whatever its file is called. */
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Digest } from "../model/passages.ts";
import { LARGEST_TEXT } from "./limits.ts";

export type Text = {
  readonly file: string;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
  readonly text: string;
  readonly modified: Date;
};

export type Texts = {
  readonly bySha256: ReadonlyMap<string, Text>;
  readonly byFile: ReadonlyMap<string, Text>;
  readonly folders: readonly string[];
  /** Of all names and contents. */
  readonly digest: string;
};

export const NO_TEXTS: Texts = { bySha256: new Map(), byFile: new Map(), folders: [], digest: "" };

export const digest: Digest = async (text) => createHash("sha256").update(text).digest("hex");

/**
 * The folders in turn and their files by name, so that of two with the same bytes, or the same name, it is always the
 * same one that counts: the first.
 */
export async function loadTexts(folders: readonly string[]): Promise<Texts> {
  const bySha256 = new Map<string, Text>();
  const byFile = new Map<string, Text>();
  for (const folder of folders) {
    for (const file of (await readdir(folder)).sort()) {
      const found = await readText(folder, file);
      if (found === undefined) continue;
      if (!byFile.has(file)) byFile.set(file, found);
      if (!bySha256.has(found.sha256)) bySha256.set(found.sha256, found);
    }
  }
  const names = [...byFile].map(([file, { sha256 }]) => `${file}\0${sha256}`);
  return { bySha256, byFile, folders, digest: createHash("sha256").update(names.join("\0")).digest("hex") };
}

/** `undefined` for what is no file, too large, or not UTF-8. */
async function readText(folder: string, file: string): Promise<Text | undefined> {
  const path = join(folder, file);
  const stats = await stat(path);
  if (!stats.isFile() || stats.size > LARGEST_TEXT) return undefined;
  const bytes = await readFile(path);
  const text = utf8(bytes);
  if (text === undefined) return undefined;
  return { file, sha256: createHash("sha256").update(bytes).digest("hex"), text, modified: stats.mtime };
}

/** The text of UTF-8 bytes, a mark at their start kept; `undefined` for other bytes. */
export function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // TypeError: the bytes are not UTF-8.
    return undefined;
  }
}
