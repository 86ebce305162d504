/**
 * An answer's bytes, in each content coding, with the headers that belong to them.
 *
 * Serialised once; compressed, and its headers laid out, once for each coding when that is first asked for. Whoever
 * keeps a representation and gives it again pays for no more than a lookup and a write. Whoever makes one for a single
 * question pays for little more than its text: headers are shared with others of its kind, and nothing is hashed.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { type Head, headOf } from "./head.ts";
import { CODINGS, type Coding } from "./negotiation.ts";
import { type Audience, securityHeaders } from "./security-headers.ts";

export type Variant = {
  readonly content: string | Buffer;
  readonly etag: string;
  readonly head: Head;
  /** The same for a 304: without what describes the bytes. */
  readonly unmodifiedHead: Head;
};

/** What answers have in common that are alike. */
export type Likeness = {
  readonly mediaType: string;
  readonly modified: Date | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly head: Head;
  readonly unmodifiedHead: Head;
};

export class Representation {
  readonly like: Likeness;
  readonly content: string | Buffer;
  /** In the order of preference. */
  readonly codings: readonly Coding[];
  #bytes: Buffer | undefined;
  #digest: string | undefined;
  /** What was asked for so far. */
  #prepared: Map<Coding, Variant> | undefined;
  /** What is being compressed; those who ask for it meanwhile wait for the same. */
  #preparing: Map<Coding, Promise<Variant>> | undefined;

  /**
   * @param digest Where it is known without looking at the content. It must be another where the content is another.
   * @param plain The length, in bytes or characters, from which on it is compressed where it may be.
   */
  constructor(like: Likeness, content: string | Buffer, digest: string | undefined, plain: number) {
    this.like = like;
    this.content = content;
    this.#digest = digest;
    const isPlain = content.length < plain || ALREADY_COMPRESSED.test(like.mediaType);
    this.codings = isPlain ? AVAILABLE_PLAIN_FIRST : AVAILABLE;
  }

  get bytes(): Buffer {
    this.#bytes ??= typeof this.content === "string" ? Buffer.from(this.content) : this.content;
    return this.#bytes;
  }

  get digest(): string {
    this.#digest ??= digestOf(this.like.mediaType, this.bytes);
    return this.#digest;
  }

  /** The representation in a coding, as it goes out, where that takes no more than a lookup. */
  prepared(coding: Coding): Variant | undefined {
    const known = this.#prepared?.get(coding);
    if (known !== undefined || coding !== "identity") return known;
    // A short text goes out together with its headers; a long one is not to be turned into bytes anew each time.
    return this.prepare(coding, this.content.length < LONG_TEXT ? this.content : this.bytes);
  }

  /** The same; a promise only where it must be compressed first. */
  variant(coding: Coding): Variant | Promise<Variant> {
    const ready = this.prepared(coding) ?? this.#preparing?.get(coding);
    if (ready !== undefined) return ready;
    // Every coding but `identity` has one.
    const compress = compressors[coding] as (bytes: Buffer) => Promise<Buffer>;
    this.#preparing ??= new Map();
    const compressed = compress(this.bytes)
      .then((packed) => this.prepare(coding, packed))
      .finally(() => this.#preparing?.delete(coding));
    this.#preparing.set(coding, compressed);
    return compressed;
  }

  /** Keeps a coding's bytes with the headers that belong to them. */
  prepare(coding: Coding, content: string | Buffer): Variant {
    // A strong validator tells bytes apart, so that each coding has its own.
    const etag = coding === "identity" ? `"${this.digest}"` : `"${this.digest}-${coding}"`;
    const tag = `ETag: ${etag}\r\n`;
    const packed = coding === "identity" ? "" : `Content-Encoding: ${coding}\r\n`;
    const variant = {
      content,
      etag,
      head: `${this.like.head}${packed}${tag}Content-Length: ${Buffer.byteLength(content)}\r\n`,
      unmodifiedHead: `${this.like.unmodifiedHead}${tag}`,
    };
    this.#prepared ??= new Map();
    this.#prepared.set(coding, variant);
    return variant;
  }
}

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

/** In characters. */
const LONG_TEXT = 32 * 1024;

/** In bytes; compressing less saves no packet. */
const WORTH_COMPRESSING = 1024;
/**
 * In characters: what is made for one question goes as it is where it fits into what a connection sends at once (ten
 * segments, RFC 6928). Compressing that saves nobody a round trip, and takes longer than making it.
 */
const WORTH_COMPRESSING_ONCE = 13 * 1024;

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

export function likenessOf(described: Omit<Described, "digest">): Likeness {
  const { mediaType, modified, filename, cacheControl = REVALIDATED, audience = "data" } = described;
  const { vary = "Accept, Accept-Encoding" } = described;
  const unmodified = {
    "Cache-Control": cacheControl,
    Vary: vary,
    ...(modified === undefined ? {} : { "Last-Modified": modified.toUTCString() }),
    ...securityHeaders(audience),
    ...described.headers,
  };
  const headers = {
    "Content-Type": mediaType,
    ...(filename === undefined ? {} : { "Content-Disposition": `inline; filename="${filename}"` }),
    ...unmodified,
  };
  return { mediaType, modified, headers, head: headOf(headers), unmodifiedHead: headOf(unmodified) };
}

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
  const representation = new Representation(likenessOf(described), content, described.digest, WORTH_COMPRESSING);
  for (const [coding, bytes] of Object.entries(packed)) representation.prepare(coding as Coding, bytes);
  return representation;
}

export function representJson(value: unknown, described: Omit<Described, "mediaType"> & { mediaType?: string } = {}) {
  return represent(JSON.stringify(value), { mediaType: "application/json", ...described });
}

/** A representation as another thread has made it. */
export function representAgain(like: Likeness, bytes: Uint8Array, digest: string): Representation {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return new Representation(like, content, digest, WORTH_COMPRESSING);
}

/** What answers about one thing are made with: all that decides on them, but for the address. */
export type Making = { readonly like: Likeness; readonly digest: string };

/** @param versions Of all that the answers are made of. */
export function making(described: Omit<Described, "digest">, ...versions: readonly string[]): Making {
  const hash = createHash("sha256").update(PROGRAM);
  for (const version of [described.mediaType, ...versions]) hash.update("\0").update(version);
  return { like: likenessOf(described), digest: hash.digest("base64url").slice(0, 18) };
}

/** Another program may say the same otherwise. */
const PROGRAM = createHash("sha256")
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest();

/**
 * An answer to one question.
 *
 * @param address With the query: with what it is made of, it decides what the answer is, so nothing else is hashed.
 */
export function representMade({ like, digest }: Making, text: string, address: string): Representation {
  return new Representation(like, text, `${digest}${hashOf(address)}`, WORTH_COMPRESSING_ONCE);
}

/** Two of FNV-1a's kind with different primes, over UTF-16 units. */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9dc5811c];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return ((a >>> 0) * 2 ** 20 + ((b >>> 12) & 0xfffff)).toString(36);
}
