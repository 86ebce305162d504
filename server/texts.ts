/** The folder of articles' texts: each is recognised by its digest, whatever its file is called. */
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

export type Texts = { readonly bySha256: ReadonlyMap<string, Text>; readonly byFile: ReadonlyMap<string, Text> };

export const NO_TEXTS: Texts = { bySha256: new Map(), byFile: new Map() };

export const digest: Digest = async (text) => createHash("sha256").update(text).digest("hex");

/** Files are read by name, so that of two with the same bytes it is always the same one that counts. */
export async function loadTexts(folder: string): Promise<Texts> {
  const bySha256 = new Map<string, Text>();
  const byFile = new Map<string, Text>();
  for (const file of (await readdir(folder)).sort()) {
    const path = join(folder, file);
    const stats = await stat(path);
    if (!stats.isFile() || stats.size > LARGEST_TEXT) continue;
    const bytes = await readFile(path);
    const text = utf8(bytes);
    if (text === undefined) continue;
    const found: Text = { file, sha256: createHash("sha256").update(bytes).digest("hex"), text, modified: stats.mtime };
    byFile.set(file, found);
    if (!bySha256.has(found.sha256)) bySha256.set(found.sha256, found);
  }
  return { bySha256, byFile };
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
