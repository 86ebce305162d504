/**
 * A foreign document → the same in another format, with what was mended on the way in and lost on the way out. From bytes
 * to bytes, so that whoever serves others meanwhile neither reads nor writes a text of many megabytes.
 */
import { type Conversion, MOST_PROBLEMS, MOST_WARNINGS } from "../model/api.ts";
import { connect } from "../model/connections.ts";
import { decode } from "../model/decode.ts";
import type { View } from "../model/graph.ts";
import { can, notationOf, recognise } from "../model/notation/list.ts";
import type { Problem } from "../model/problems.ts";
import { InvalidMap } from "../model/read.ts";
import { everything } from "../model/selection.ts";
import { digestOf } from "./representations.ts";

export type Wanted = {
  /** The id of a readable notation; otherwise the text tells. */
  readonly from?: string | undefined;
  /** The id of a writable notation. */
  readonly to: string;
  readonly view: View;
  /** Of the answer: all of the conversion as JSON, or by any other the document alone. */
  readonly mediaType: string;
};

/** `bytes` are of the media type that was wanted; `written` is that of the format. */
export type ConvertedDocument = {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly to: string;
  readonly written: string;
  readonly filename: string;
  readonly warnings: number;
  readonly losses: number;
};

/** `from` is absent where the text looks like nothing that is read here; problems may have been cut, `total` counts all. */
export type Unconverted = {
  readonly ok: false;
  readonly from?: string;
  readonly problems: readonly Problem[];
  readonly total: number;
};

export const JSON_TYPE = "application/json";

export type Unreadable = { readonly ok: false /** Why the bytes are no text. */; readonly reason: string };

export function converted(
  pieces: readonly Uint8Array[],
  { from, to, view, mediaType }: Wanted,
): ConvertedDocument | Unconverted | Unreadable {
  const decoded = decode(Buffer.concat(pieces));
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const source = from === undefined ? recognise("", text) : notationOf(from);
  const target = notationOf(to);
  if (!can(source, "read") || !can(target, "write")) return { ok: false, problems: [], total: 0 };
  try {
    const { map, warnings } = source.read(text, "map");
    const connections = connect(map);
    const { content, losses } = target.write({ connections, selection: everything(connections), view });
    const conversion: Conversion = {
      from: source.id,
      to: target.id,
      map: { id: map.id, title: map.title },
      counts: { claims: map.claims.length, inferences: map.inferences.length },
      warnings: warnings.slice(0, MOST_WARNINGS),
      totalWarnings: warnings.length,
      losses,
      mediaType: target.mediaType,
      filename: `${map.id}.${target.id}`,
      content,
    };
    const answer = Buffer.from(mediaType === JSON_TYPE ? JSON.stringify(conversion) : content);
    return {
      ok: true,
      ...{ bytes: answer, digest: digestOf(mediaType, answer), to: target.id, written: target.mediaType },
      ...{ filename: conversion.filename, warnings: warnings.length, losses: losses.length },
    };
  } catch (error) {
    if (!(error instanceof InvalidMap)) throw error;
    const { problems } = error;
    return { ok: false, from: source.id, problems: problems.slice(0, MOST_PROBLEMS), total: problems.length };
  }
}
