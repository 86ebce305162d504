/**
 * What a request sends, as it comes: in pieces that a thread can be handed. To put many megabytes into one piece of
 * memory, here, would hold up every other answer.
 */
import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, type ZlibOptions } from "node:zlib";
import { Refusal } from "./refusals.ts";

/** In bytes. */
const PIECE = 256 * 1024;

const OPTIONS = { chunkSize: 64 * 1024 } satisfies ZlibOptions;

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(OPTIONS),
  deflate: () => createInflate(OPTIONS),
  br: () => createBrotliDecompress(OPTIONS),
};

/**
 * @param largest In bytes, unpacked.
 * @throws {Refusal} What says itself that it is too large is refused before it comes.
 */
export async function readBody(request: IncomingMessage, largest: number): Promise<readonly Uint8Array[]> {
  if (Number(request.headers["content-length"]) > largest) throw tooLarge(largest);
  const stream = unpacked(request);
  const pieces: Uint8Array[] = [];
  let piece = new Uint8Array(0);
  let filled = 0;
  let read = 0;
  try {
    // Else ending the loop would end the connection, and the answer with it.
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > largest) break;
      for (let at = 0; at < chunk.length; ) {
        if (filled === piece.length) {
          piece = new Uint8Array(PIECE);
          filled = 0;
          pieces.push(piece);
        }
        const part = chunk.subarray(at, at + piece.length - filled);
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    }
  } catch {
    // The reader's, or the unpacker's.
    const detail = "The body broke off, can't be unpacked, or is not as long as it says.";
    throw new Refusal("malformed-request", detail);
  }
  if (read > largest) throw tooLarge(largest);
  if (pieces.length > 0) pieces.push(new Uint8Array((pieces.pop() as Uint8Array).buffer.slice(0, filled)));
  return pieces;
}

function unpacked(request: IncomingMessage): Readable {
  const coding = request.headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (coding === "identity") return request;
  const unpacker = unpackers[coding];
  if (unpacker === undefined) {
    throw new Refusal(
      "wrong-media-type",
      "The body's `Content-Encoding` is not known; send gzip, deflate, br or none.",
    );
  }
  const unpacking = unpacker();
  request.on("error", (error) => unpacking.destroy(error));
  return request.pipe(unpacking);
}

function tooLarge(most: number): Refusal {
  return new Refusal("large-body", `At most ${most / 1024} KiB are read, counted unpacked.`);
}
