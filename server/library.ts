/**
 * A folder → the maps that are served, each with its prepared answers.
 *
 * A file that fails takes no other with it: it is reported with all its problems, and where an earlier load of the
 * same file was good, that one stays in service. A library never changes; loading again makes another.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { check } from "../model/checks/list.ts";
import { type Connections, connect } from "../model/connections.ts";
import { type Use, uses } from "../model/coverage.ts";
import { danglingLinks } from "../model/links.ts";
import type { ArgumentMap } from "../model/map.ts";
import { type Excerpt, type Verification, verify } from "../model/passages.ts";
import { type Problem, problem, quoted } from "../model/problems.ts";
import { InvalidMap, readText } from "../model/read.ts";
import { type SearchIndex, searchIndex } from "../model/search.ts";
import { type GraphPrepared, prepareGraphs } from "./graphs.ts";
import { type Judgements, judge } from "./judgements.ts";
import { LARGEST_MAP_FILE } from "./limits.ts";
import { prepare, type Representation, representJson } from "./representations.ts";
import { digest, loadTexts, type Text, type Texts, utf8 } from "./texts.ts";

/** What a source's text says of the passages taken from it. */
export type Installed = { readonly text: Text; readonly verification: Verification<Use> };

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
  readonly graphs: GraphPrepared;
  readonly judgements: Judgements;
};

export type Rejected = {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** The earlier version that is served in its stead. */
  readonly served: string | undefined;
};

export type Library = {
  /** By id, sorted. */
  readonly maps: ReadonlyMap<string, ServedMap>;
  readonly rejected: readonly Rejected[];
  /** Changes with whatever is served; lists over all maps are pages of this. */
  readonly version: string;
};

export const EMPTY_LIBRARY: Library = { maps: new Map(), rejected: [], version: "" };

/** What is worth a look in a map: the checks' findings, and its links that lead nowhere in this library. */
export function findingsOf({ maps }: Library, { map, findings }: ServedMap): readonly Problem[] {
  return [...findings, ...danglingLinks(map, new Map([...maps].map(([id, { connections }]) => [id, connections])))];
}

export type Folders = {
  /** Its subfolder `texts`, where there is one, has texts that may be passed on. */
  readonly maps: string;
  /** Absent where nobody named one and the usual one is not there. */
  readonly sources: string | undefined;
};

/**
 * Reads every `*.json` of the folder.
 *
 * @throws only where a folder itself can't be read.
 */
export async function loadLibrary(folders: Folders, earlier: Library = EMPTY_LIBRARY): Promise<Library> {
  const texts = await loadTexts([
    ...(folders.sources === undefined ? [] : [folders.sources]),
    ...(existsSync(join(folders.maps, "texts")) ? [join(folders.maps, "texts")] : []),
  ]);
  const files = (await readdir(folders.maps)).filter((file) => file.endsWith(".json")).sort();
  const maps = new Map<string, ServedMap>();
  const rejected: Rejected[] = [];
  for (const file of files) {
    const id = file.slice(0, -".json".length);
    try {
      maps.set(id, await loadMap(join(folders.maps, file), id, texts));
    } catch (error) {
      if (!(error instanceof InvalidMap)) throw error;
      const last = earlier.maps.get(id);
      if (last !== undefined) maps.set(id, last);
      rejected.push({ file, problems: error.problems, served: last?.version });
    }
  }
  const versions = [...maps].map(([id, { version }]) => `${id} ${version}`).join("\n");
  return { maps, rejected, version: createHash("sha256").update(versions).digest("hex") };
}

/** @throws {InvalidMap} with every problem of the file, one that can't be read included. */
async function loadMap(path: string, id: string, texts: Texts): Promise<ServedMap> {
  const { bytes, modified } = await readMapFile(path);
  const text = utf8(bytes);
  if (text === undefined) throw new InvalidMap([problem("unreadable-file", [], "The file is not UTF-8.")]);
  const map = readText(text);
  const version = createHash("sha256").update(bytes).digest("hex");
  return serve(map, { id, version, modified, texts });
}

async function readMapFile(path: string): Promise<{ bytes: Buffer; modified: Date }> {
  try {
    const { size, mtime } = await stat(path);
    if (size <= LARGEST_MAP_FILE) return { bytes: await readFile(path), modified: mtime };
    const most = LARGEST_MAP_FILE / 1024 / 1024;
    throw new InvalidMap([
      problem("unreadable-file", [], `The file is larger than ${most} MiB, which is the most that is read.`),
    ]);
  } catch (error) {
    if (error instanceof InvalidMap) throw error;
    // Whatever the file system says: the file is the one at fault, not the others.
    const message = `The file can't be read: ${(error as NodeJS.ErrnoException).message}.`;
    throw new InvalidMap([problem("unreadable-file", [], message)]);
  }
}

type Origin = { readonly id: string; readonly version: string; readonly modified: Date; readonly texts: Texts };

/**
 * A map with everything that is prepared of it.
 *
 * @throws {InvalidMap} where the map is another than its file's name says, or its passages do not stand in its text.
 */
export async function serve(map: ArgumentMap, { id, version, modified, texts }: Origin): Promise<ServedMap> {
  const installed = await install(map, texts);
  const problems = [...nameProblems(map, id), ...passageProblems(map, installed)];
  if (problems.length > 0) throw new InvalidMap(problems);
  const connections = connect(map);
  const document = representJson(map, { modified, filename: `${map.id}.json` });
  return {
    map,
    connections,
    findings: check(map, connections),
    index: searchIndex(map),
    version,
    modified,
    installed,
    document: await prepare(document),
    graphs: await prepareGraphs(connections, modified),
    judgements: judge(connections, modified),
  };
}

function nameProblems(map: ArgumentMap, id: string): Problem[] {
  if (map.id === id) return [];
  return [problem("wrong-map-id", ["id"], `The map's id is ${quoted(map.id)} and its file's name says ${quoted(id)}.`)];
}

/** The very text of each source; or, where that is not there, the file that has the map's and the source's name. */
async function install(map: ArgumentMap, { bySha256, byFile }: Texts): Promise<ReadonlyMap<string, Installed>> {
  const installed = new Map<string, Installed>();
  for (const source of map.sources) {
    const text = bySha256.get(source.text?.sha256 ?? "") ?? byFile.get(`${map.id}.${source.id}.txt`);
    if (text === undefined) continue;
    const verification = await verify(source, uses(map, source), text.text, map.language, digest);
    installed.set(source.id, { text, verification });
  }
  return installed;
}

/** Only the very text can prove a passage wrong; in another version it may have moved or gone. */
function passageProblems(map: ArgumentMap, installed: ReadonlyMap<string, Installed>): Problem[] {
  return [...installed].flatMap(([source, { verification }]) => {
    if (verification.text === "other") return [];
    return verification.passages.flatMap((finding) => {
      if (finding.status === "verified") return [];
      const { at, start, end } = finding.passage;
      const where =
        finding.status === "moved" ? `; its words stand from ${finding.place.start} to ${finding.place.end}` : "";
      const message = `The text from ${start} to ${end} (${at}) does not have the passage's digest${where}.`;
      const target = finding.passage.by === "unmapped" ? undefined : finding.passage.id;
      return [problem("passage-mismatch", pathOf(map, source, finding.passage), message, target)];
    });
  });
}

/** Where in the document a use of a source is written. */
function pathOf(map: ArgumentMap, source: string, use: Use): readonly PropertyKey[] {
  const same = ({ start, end, sha256 }: Excerpt) => start === use.start && end === use.end && sha256 === use.sha256;
  if (use.by === "unmapped") {
    const index = map.sources.findIndex(({ id }) => id === source);
    return ["sources", index, "unmapped", map.sources[index]?.unmapped.findIndex(same) ?? 0];
  }
  const key = use.by === "claim" ? "claims" : "inferences";
  const index = map[key].findIndex(({ id }) => id === use.id);
  const at = map[key][index]?.passages.findIndex((passage) => passage.source === source && same(passage)) ?? 0;
  return [key, index, "passages", at];
}
