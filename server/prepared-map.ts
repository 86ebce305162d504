/**
 * What is worked out of a map once, when its file is read, and kept as bytes: small enough to be held for many maps, or
 * kept in a file, and all that is needed to answer without reading the map's own file again.
 */
import { brotliCompressSync, constants } from "node:zlib";
import { check } from "../model/checks/list.ts";
import type { ArgumentMap } from "../model/map.ts";
import { type Problem, problem, quoted } from "../model/problems.ts";
import { InvalidMap } from "../model/read.ts";
import { compact, joined, type MapHead } from "./compact-map.ts";
import { passageProblems, type SourceText, sourceTexts, verifications } from "./installed.ts";
import { summaryOf } from "./map-summary.ts";
import { digestOf } from "./representations.ts";
import type { Texts } from "./texts.ts";

/**
 * `document`: the document as it is answered, of a small map in brotli. `head` and `arrays`: of a large map, to ask it
 * without parsing it (`compact-map.ts`); of others empty. `findings`: of a large map what its reader remarked, since it
 * is checked when somebody asks. `summary`: a `Summary`. All but the document and the arrays are JSON.
 */
export const PARTS = ["document", "head", "arrays", "findings", "verifications", "summary"] as const;
export type Part = (typeof PARTS)[number];

export type PreparedMap = {
  readonly id: string;
  /** SHA-256 of the file, hex. */
  readonly version: string;
  readonly claims: number;
  /** Whether it is too large to be parsed beside other work. */
  readonly large: boolean;
  readonly links: ArgumentMap["links"];
  readonly sources: readonly SourceText[];
  readonly parts: Readonly<Record<Part, Uint8Array>>;
};

/** The same where the parts are fetched when they are asked for. */
export type Known = Omit<PreparedMap, "parts"> & {
  /** A part's bytes; a promise where they must be fetched. */
  parts(part: Part): Uint8Array | Promise<Uint8Array>;
};

/** In claims and inferences together: more take longer to parse than any other answer should have to wait. */
const LARGE = 10_000;

/** Of a large map, what is known of it without asking its document. */
export type LargeHead = { readonly head: MapHead; readonly digest: string };

type Origin = {
  /** What the file's name says the map's id is. */
  readonly id: string;
  readonly version: string;
  readonly texts: Texts;
  /** What a reader of another format had to remark. */
  readonly remarks?: readonly Problem[];
};

/** @throws {InvalidMap} where the map is another than its file's name says, or its passages do not stand in its text. */
export async function prepareMap(map: ArgumentMap, { id, version, texts, remarks = [] }: Origin): Promise<PreparedMap> {
  const verified = await verifications(map, texts);
  const problems = [...nameProblems(map, id), ...passageProblems(map, verified)];
  if (problems.length > 0) throw new InvalidMap(problems);
  const large = map.claims.length + map.inferences.length > LARGE;
  const findings = large ? remarks : [...remarks, ...check(map)];
  return {
    id,
    version,
    claims: map.claims.length,
    large,
    links: map.links,
    sources: sourceTexts(map, texts),
    parts: {
      ...(large ? largeParts(map) : smallParts(map)),
      findings: json(findings),
      verifications: json(verified),
      summary: json(summaryOf(map, large ? null : findings.length)),
    },
  };
}

const smallParts = (map: ArgumentMap) => ({
  document: packed(json(map)),
  head: new Uint8Array(0),
  arrays: new Uint8Array(0),
});

function largeParts(map: ArgumentMap) {
  const { document, arrays } = compact(map);
  const { claims: _claims, inferences: _inferences, ...head } = map;
  const known: LargeHead = { head, digest: digestOf("application/json", document) };
  return { document, head: json(known), arrays: joined(arrays) };
}

function nameProblems(map: ArgumentMap, id: string): Problem[] {
  if (map.id === id) return [];
  return [problem("wrong-map-id", ["id"], `The map's id is ${quoted(map.id)} and its file's name says ${quoted(id)}.`)];
}

const json = (value: unknown) => own(Buffer.from(JSON.stringify(value)));

function packed(bytes: Uint8Array): Uint8Array {
  // As answers are compressed, so that this is one.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return own(brotliCompressSync(bytes, { params }));
}

/** The bytes in memory of their own: what Node makes shares some with others, and can't be handed to a thread. */
function own(bytes: Buffer): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}
