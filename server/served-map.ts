/** A map that was opened: its parts as the routes ask for them, each worked out when it is first asked for. */
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { type Connections, connect } from "../model/connections.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Problem } from "../model/problems.ts";
import { largeIndex, type SearchIndex, searchIndex } from "../model/search.ts";
import { connectCompact, parted, wordsIn } from "./compact-map.ts";
import { type Fragments, fragmentsOf } from "./fragments.ts";
import { type Installed, textFor, type Verifications } from "./installed.ts";
import { type Judgements, judge } from "./judgements.ts";
import { once } from "./once.ts";
import type { Known as KnownMap, LargeHead } from "./prepared-map.ts";
import { type Making, making, type Representation, represent } from "./representations.ts";
import type { Texts } from "./texts.ts";

export type ServedMap = {
  readonly map: ArgumentMap;
  readonly connections: Connections;
  /** Of the checks; see `findingsOf` for all. */
  readonly findings: readonly Problem[];
  /** A promise where it is built elsewhere. */
  readonly index: () => SearchIndex | Promise<SearchIndex>;
  /** SHA-256 of the file, hex. */
  readonly version: string;
  readonly modified: Date;
  /** By the source's id; only those whose text is there. */
  readonly installed: ReadonlyMap<string, Installed>;
  readonly document: Representation;
  readonly judgements: () => Judgements;
  readonly fragments: () => Fragments;
  /** What JSON about this map alone is made with. */
  readonly making: Making;
  /** Of a large map, what another thread needs to work with it, and its words, as `joinedWords` joins them. */
  readonly large?: LargeParts;
  readonly words?: () => Promise<Uint8Array>;
  /** What it may take in memory with all that is worked out of it, in bytes, roughly. */
  readonly weight: number;
};

/** In memory that threads share. */
export type LargeParts = { readonly [Part in "document" | "head" | "arrays" | "findings"]: Uint8Array };

type Known = { readonly id: string; readonly version: string; readonly modified: Date };

/** Builds the words of a large map, as `joinedWords` joins them. */
export type WordsOf = (map: Known, parts: LargeParts) => Promise<Uint8Array>;

type Origin = Known & { readonly texts: Texts; readonly words: WordsOf };

/** Parsed, connected, indexed and judged, a map takes some times what its document does. */
const TIMES_DOCUMENT = 12;

const unpack = promisify<Uint8Array, Buffer>(brotliDecompress);

/** @param parts What was prepared when the file was read, by this program: it is not checked again. */
export async function openMap(parts: KnownMap["parts"], origin: Origin): Promise<ServedMap> {
  const document = await parts("document");
  const findings = await parts("findings");
  const verified: Verifications = readJson(await parts("verifications"));
  const arrays = await parts("arrays");
  if (arrays.length > 0) return openLarge({ document, findings, arrays, head: await parts("head") }, verified, origin);
  const bytes = await unpack(document);
  const map: ArgumentMap = readJson(bytes);
  const { id, modified } = origin;
  const described = { mediaType: "application/json", modified, filename: `${id}.json` };
  return {
    ...openWhole(map, readJson(findings), origin),
    installed: installedOf(map, verified, origin),
    document: represent(bytes, described, { br: Buffer.from(document) }),
    weight: bytes.length * TIMES_DOCUMENT,
  };
}

type Whole = Omit<ServedMap, "installed" | "document" | "weight">;

/** What needs all of a map, parsed. */
export function openWhole(map: ArgumentMap, findings: readonly Problem[], { version, modified }: Known): Whole {
  const connections = connect(map);
  const judgements = once(() => judge(connections, modified));
  const answers = { fragments: once(() => fragmentsOf(connections)), making: makingOf(version, modified) };
  return { map, connections, findings, index: once(() => searchIndex(map)), version, modified, judgements, ...answers };
}

const makingOf = (version: string, modified: Date) => making({ mediaType: "application/json", modified }, version);

/** A map that is asked without being parsed; what needs all of it is worked out by another thread (`aside.ts`). */
function openLarge(large: LargeParts, verified: Verifications, origin: Origin): ServedMap {
  const { id, version, modified, words } = origin;
  const { document, arrays } = large;
  const { head, digest } = readJson<LargeHead>(large.head);
  const connections = connectCompact(head, document, parted(arrays));
  // In place: it may be half of the memory that there is.
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.length);
  const joined = () => words({ id, version, modified }, large);
  let index: SearchIndex | Promise<SearchIndex> | undefined;
  const indexed = () => {
    if (index !== undefined) return index;
    const building = joined().then((bytes) => largeIndex(wordsIn(bytes), head, connections.claimAt));
    index = building;
    building.then(
      (built) => {
        index = built;
      },
      // Whoever asks again has it tried again.
      () => {
        index = undefined;
      },
    );
    return index;
  };
  // Whoever opens a map may search it next, and the words of a million claims take a minute.
  void indexed();
  const elsewhere = (): never => {
    throw new Error(`The map ${id} is too large to be worked out as a whole in this thread.`);
  };
  return {
    ...{ map: connections.map, connections, version, modified, large, words: joined },
    findings: readJson(large.findings),
    index: indexed,
    judgements: elsewhere,
    fragments: once(() => fragmentsOf(connections)),
    making: makingOf(version, modified),
    installed: installedOf(head, verified, origin),
    document: represent(bytes, { mediaType: "application/json", modified, filename: `${id}.json`, digest }),
    weight: document.length + arrays.length,
  };
}

function installedOf(
  { sources }: Pick<ArgumentMap, "sources">,
  verified: Verifications,
  { id, texts }: Origin,
): ReadonlyMap<string, Installed> {
  const verifications = new Map(verified);
  const installed = new Map<string, Installed>();
  for (const source of sources) {
    const text = textFor(id, { source: source.id, wanted: source.text?.sha256 }, texts);
    const verification = verifications.get(source.id);
    if (text !== undefined && verification !== undefined) installed.set(source.id, { text, verification });
  }
  return installed;
}

// Written by `prepareMap`.
const readJson = <Value>(bytes: Uint8Array): Value => JSON.parse(Buffer.from(bytes).toString());
