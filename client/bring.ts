/**
 * A text that the reader has: read and checked in the browser, and sent nowhere.
 *
 * It is known again by the passages that the map takes from it, so another version of it will do; what stands
 * elsewhere in it, or no longer, is told.
 */
import { uses } from "../model/coverage.ts";
import type { ArgumentMap, Source } from "../model/map.ts";
import { type Digest, verify } from "../model/passages.ts";
import { sourceAnswer } from "../model/source-answer.ts";
import type { Brought } from "./article-pane.tsx";

/** In bytes; no article is longer, and a film dropped by mistake is not read. */
const LARGEST = 8 * 1024 * 1024;

/** Of the passages: a text that has fewer of them quotes the article, or has nothing to do with it. */
const LEAST_SHARE = 0.1;

type Read = { readonly ok: true; readonly text: Brought } | { readonly ok: false; readonly reason: string };

const digest: Digest = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

export async function bring(map: ArgumentMap, source: Source, file: File): Promise<Read> {
  const refused = (reason: string): Read => ({ ok: false, reason });
  if (crypto.subtle === undefined) {
    return refused(
      "This browser can check a text only on a page that was fetched by https, or from this very machine.",
    );
  }
  if (file.size > LARGEST) return refused(`“${file.name}” is larger than ${LARGEST / 1024 / 1024} MiB.`);
  const text = utf8(await file.arrayBuffer());
  if (text === undefined) return refused(`“${file.name}” is no plain text in UTF-8.`);
  const verification = await verify(source, uses(map, source), text, map.language, digest);
  const all = verification.passages.length;
  const standing = verification.counts.verified + verification.counts.moved;
  if (all === 0) return refused("The map names no passages of this article, so no text can be checked.");
  if (standing < all * LEAST_SHARE) {
    const has = standing === 0 ? `none of the ${all} passages` : `only ${standing} of the ${all} passages`;
    return refused(`“${file.name}” is another text: ${has} that the map takes from the article stand in it.`);
  }
  return { ok: true, text: { file: file.name, answer: sourceAnswer(map, source, { text, verification }) } };
}

function utf8(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // TypeError: the bytes are not UTF-8.
    return undefined;
  }
}
