/**
 * An answer's bytes, in each content coding, with the headers that belong to them.
 *
 * Serialised once; compressed, and its headers laid out, once for each coding when that is first asked for. Whoever
 * keeps a representation and gives it again pays for no more than a lookup and a write.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { type Head, headOf } from "./head.ts";
import { CODINGS, type Coding } from "./negotiation.ts";
import { type Audience, securityHeaders } from "./security-headers.ts";

export type Variant = {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly head: Head;
  /** The same for a 304: without what describes the bytes. */
  readonly unmodifiedHead: Head;
};

export type Representation = {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly digest: string;
  readonly modified: Date | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** In the order of preference. */
  readonly codings: readonly Coding[];
  /** What was asked for so far. */
  readonly prepared: Map<Coding, Variant>;
  /** What is being compressed; those who ask for it meanwhile wait for the same. */
  readonly preparing: Map<Coding, Promise<Variant>>;
};

type Described = {
  readonly mediaType: string;
  readonly modified?: Date | undefined;
  /** What it is called where it is saved. */
  readonly filename?: string;
  readonly cacheControl?: string;
  /** The request's headers that have a say in the answer. */
  readonly vary?: string;
  readonly audience?: Audience;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is known already: of many megabytes it takes a while. */
  readonly digest?: string;
};

export function digestOf(mediaType: string, bytes: Uint8Array): string {
  return createHash("sha256").update(mediaType).update("\0").update(bytes).digest("base64url").slice(0, 27);
}

/** May be kept, and is asked for again each time: the ETag makes that cheap. */
const REVALIDATED = "no-cache";

/** For an address that has a digest in it of what is there: it never changes. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** In bytes; compressing less saves no packet. */
const WORTH_COMPRESSING = 1024;

const ALREADY_COMPRESSED = /^(font\/woff2|image\/(png|jpeg|webp))$/;

/** Node has it from 22.15 on; its type declarations of Node 20 don't. */
const zstdCompress = (zlib as { zstdCompress?: typeof zlib.gzip }).zstdCompress;

const compressors: { readonly [Name in Coding]?: (bytes: Buffer) => Promise<Buffer> } = {
  br: (bytes) =>
    promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress)(bytes, {
      // Quality 5 costs what gzip's 6 does, and is smaller.
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 5,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ...(zstdCompress === undefined ? {} : { zstd: promisify<Buffer, Buffer>(zstdCompress) }),
  gzip: promisify<Buffer, Buffer>(zlib.gzip),
};

/** Every coding this Node can write; `identity` last. */
const AVAILABLE = CODINGS.filter((coding) => coding === "identity" || compressors[coding] !== undefined);
/** The bytes as they are first: where they are small or compressed already, a coding is only for those who insist. */
const AVAILABLE_PLAIN_FIRST: readonly Coding[] = ["identity", ...AVAILABLE.filter((coding) => coding !== "identity")];

/**
 * A representation that is compressed when it is asked for.
 *
 * @param packed Codings in which the bytes are there already, as `compressors` would give them.
 */
export function represent(
  content: string | Buffer,
  described: Described,
  packed: { readonly [Name in Coding]?: Buffer } = {},
): Representation {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const { mediaType, modified, filename, cacheControl = REVALIDATED, audience = "data" } = described;
  const { vary = "Accept, Accept-Encoding" } = described;
  const plain = bytes.length < WORTH_COMPRESSING || ALREADY_COMPRESSED.test(mediaType);
  const representation: Representation = {
    mediaType,
    bytes,
    digest: described.digest ?? digestOf(mediaType, bytes),
    modified,
    headers: {
      "Content-Type": mediaType,
      ...(filename === undefined ? {} : { "Content-Disposition": `inline; filename="${filename}"` }),
      "Cache-Control": cacheControl,
      Vary: vary,
      ...(modified === undefined ? {} : { "Last-Modified": modified.toUTCString() }),
      ...securityHeaders(audience),
      ...described.headers,
    },
    codings: plain ? AVAILABLE_PLAIN_FIRST : AVAILABLE,
    prepared: new Map(),
    preparing: new Map(),
  };
  for (const coding of representation.codings) {
    const bytes = packed[coding];
    if (bytes !== undefined) laidOut(representation, coding, bytes);
  }
  return representation;
}

export function representJson(value: unknown, described: Omit<Described, "mediaType"> & { mediaType?: string } = {}) {
  return represent(JSON.stringify(value), { mediaType: "application/json", ...described });
}

/** The representation in a coding, as it goes out; a promise only where it must be compressed first. */
export function variantOf(representation: Representation, coding: Coding): Variant | Promise<Variant> {
  const { prepared, preparing, bytes } = representation;
  const ready = prepared.get(coding) ?? preparing.get(coding);
  if (ready !== undefined) return ready;
  const compress = compressors[coding];
  if (compress === undefined) return laidOut(representation, coding, bytes);
  const compressed = compress(bytes)
    .then((packed) => laidOut(representation, coding, packed))
    .finally(() => preparing.delete(coding));
  preparing.set(coding, compressed);
  return compressed;
}

/** Keeps a coding's bytes with the headers that belong to them. */
function laidOut({ digest, headers, prepared }: Representation, coding: Coding, bytes: Buffer): Variant {
  // A strong validator tells bytes apart, so that each coding has its own.
  const etag = coding === "identity" ? `"${digest}"` : `"${digest}-${coding}"`;
  const { "Content-Type": _type, "Content-Disposition": _disposition, ...unmodified } = headers;
  const variant = {
    bytes,
    etag,
    head: headOf({
      ...headers,
      ...(coding === "identity" ? {} : { "Content-Encoding": coding }),
      ETag: etag,
      "Content-Length": String(bytes.length),
    }),
    unmodifiedHead: headOf({ ...unmodified, ETag: etag }),
  };
  prepared.set(coding, variant);
  return variant;
}
