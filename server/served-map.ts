/** A map that was opened: its parts as the routes ask for them, each worked out when it is first asked for. */
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { type Connections, connect } from "../model/connections.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Problem } from "../model/problems.ts";
import { type SearchIndex, searchIndex } from "../model/search.ts";
import { type Installed, textFor, type Verifications } from "./installed.ts";
import { type Judgements, judge } from "./judgements.ts";
import { once } from "./once.ts";
import type { Parts } from "./prepared-map.ts";
import { type Representation, represent } from "./representations.ts";
import type { Texts } from "./texts.ts";

export type ServedMap = {
  readonly map: ArgumentMap;
  readonly connections: Connections;
  /** Of the checks; see `findingsOf` for all. */
  readonly findings: readonly Problem[];
  readonly index: SearchIndex;
  /** SHA-256 of the file, hex. */
  readonly version: string;
  readonly modified: Date;
  /** By the source's id; only those whose text is there. */
  readonly installed: ReadonlyMap<string, Installed>;
  readonly document: Representation;
  readonly judgements: Judgements;
  /** What it may take in memory with all that is worked out of it, in bytes, roughly. */
  readonly weight: number;
};

type Origin = { readonly id: string; readonly version: string; readonly modified: Date; readonly texts: Texts };

/** Parsed, connected, indexed and judged, a map takes some times what its document does. */
const TIMES_DOCUMENT = 12;

const unpack = promisify<Uint8Array, Buffer>(brotliDecompress);

/** @param parts What was prepared when the file was read, by this program: it is not checked again. */
export async function openMap(parts: Parts, { id, version, modified, texts }: Origin): Promise<ServedMap> {
  const packed = Buffer.from(await parts("document"));
  const bytes = await unpack(packed);
  const map = JSON.parse(bytes.toString()) as ArgumentMap;
  const findings = readJson<readonly Problem[]>(await parts("findings"));
  const verified = new Map(readJson<Verifications>(await parts("verifications")));
  const installed = new Map<string, Installed>();
  for (const source of map.sources) {
    const text = textFor(id, { source: source.id, wanted: source.text?.sha256 }, texts);
    const verification = verified.get(source.id);
    if (text !== undefined && verification !== undefined) installed.set(source.id, { text, verification });
  }
  const connections = connect(map);
  const document = represent(
    bytes,
    { mediaType: "application/json", modified, filename: `${id}.json` },
    { br: packed },
  );
  const index = once(() => searchIndex(map));
  const judgements = once(() => judge(connections, modified));
  return {
    map,
    connections,
    findings,
    get index() {
      return index();
    },
    version,
    modified,
    installed,
    document,
    get judgements() {
      return judgements();
    },
    weight: bytes.length * TIMES_DOCUMENT,
  };
}

// Written by `prepareMap`.
const readJson = <Value>(bytes: Uint8Array): Value => JSON.parse(Buffer.from(bytes).toString());
