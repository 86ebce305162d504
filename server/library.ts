/**
 * The maps that are served, as lists and links need them; each is opened when it is asked for.
 *
 * A library never changes: whatever is read anew makes another, which takes its place as a whole.
 */
import { createHash } from "node:crypto";
import { danglingLinks } from "../model/links.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Problem } from "../model/problems.ts";
import type { Summary } from "./map-summary.ts";
import { once } from "./once.ts";
import type { ServedMap } from "./served-map.ts";

/** What is held of every map, so it is small. */
export type Entry = {
  readonly id: string;
  readonly file: string;
  /** SHA-256 of the file, hex. */
  readonly version: string;
  readonly modified: Date;
  /** How many it has. */
  readonly claims: number;
  readonly large: boolean;
  readonly links: ArgumentMap["links"];
  readonly summary: () => Promise<Summary>;
  /** As it was prepared. */
  readonly document: () => Promise<Uint8Array>;
  /** A promise only where it is not open just now. */
  readonly open: () => ServedMap | Promise<ServedMap>;
};

export type Rejected = {
  readonly file: string;
  readonly problems: readonly FileProblem[];
  /** The earlier version that is served in its stead. */
  readonly served: string | undefined;
};

/** With the place in the file where that can be told, counted from 1. */
export type FileProblem = Problem & { readonly line?: number; readonly column?: number };

export type Library = {
  /** By id, sorted. */
  readonly maps: ReadonlyMap<string, Entry>;
  /** The same as a list. */
  readonly list: () => readonly Entry[];
  readonly rejected: readonly Rejected[];
  /** Files that are not read yet. */
  readonly waiting: number;
  /** Changes with whatever is served; lists over all maps are pages of this. */
  readonly version: () => string;
  /** When any of the maps was changed last. */
  readonly modified: () => Date;
  /** Those that have a link to the map. */
  readonly linkingTo: (map: string) => readonly Entry[];
};

/** @param maps By id, sorted. */
export function libraryOf(maps: ReadonlyMap<string, Entry>, rejected: readonly Rejected[] = [], waiting = 0): Library {
  const list = once(() => [...maps.values()]);
  const linking = once(() => {
    const linking = new Map<string, Set<Entry>>();
    for (const entry of maps.values()) {
      for (const { map } of entry.links) linking.set(map, (linking.get(map) ?? new Set()).add(entry));
    }
    return linking;
  });
  const version = once(() => {
    const lines = list().map(({ id, version }) => `${id} ${version}\n`);
    return createHash("sha256").update(lines.join("")).digest("hex");
  });
  return {
    maps,
    list,
    rejected,
    waiting,
    version,
    modified: once(() => new Date(list().reduce((last, { modified }) => Math.max(last, modified.getTime()), 0))),
    linkingTo: (map) => [...(linking().get(map) ?? [])],
  };
}

export const EMPTY_LIBRARY: Library = libraryOf(new Map());

/** What is worth a look in a map: the checks' findings, and its links that lead nowhere in this library. */
export async function findingsOf(library: Library, { map, findings }: ServedMap): Promise<readonly Problem[]> {
  return [...findings, ...(await danglingIn(library, map))];
}

/** The links of a map that lead nowhere in this library. */
export async function danglingIn(library: Library, map: Pick<ArgumentMap, "links">): Promise<readonly Problem[]> {
  if (map.links.length === 0) return [];
  const opened = await openAll(library, new Set(map.links.map((link) => link.map)));
  return danglingLinks(map, new Map([...opened].map(([id, { connections }]) => [id, connections])));
}

/** Of these maps those that are served, open. */
export async function openAll({ maps }: Library, ids: Iterable<string>): Promise<ReadonlyMap<string, ServedMap>> {
  const opened = new Map<string, ServedMap>();
  for (const id of ids) {
    const served = await maps.get(id)?.open();
    if (served !== undefined) opened.set(id, served);
  }
  return opened;
}
