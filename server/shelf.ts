/** What is known of the files of the folder, and the library that they make. */
import { problem, quoted } from "../model/problems.ts";
import type { LibraryEntry } from "./entry.ts";
import { type Entry, type FileProblem, type Library, libraryOf, type Rejected } from "./library.ts";
import type { Stamp } from "./reading.ts";

/** What is known of a file. */
export type Shelved = {
  readonly file: string;
  id: string;
  stamp: Stamp;
  /** `waiting` to be read, `reading`, or `read`, which holds for the stamp. */
  state: "waiting" | "reading" | "read";
  /** The last good version. */
  good: LibraryEntry | undefined;
  problems: readonly FileProblem[] | undefined;
  /** Whether what was kept of it can't be used. */
  damaged: boolean;
  /** Those who wait until it is read. */
  waiters: (() => void)[] | undefined;
};

/** Of two files that are maps with the same id the first by name is served, and the other is named. */
export function libraryFrom(files: ReadonlyMap<string, Shelved>): Library {
  const maps = new Map<string, Entry>();
  const rejected: Rejected[] = [];
  let waiting = 0;
  for (const { file, id, good, problems, state } of files.values()) {
    if (state !== "read") waiting += 1;
    const owner = good === undefined ? undefined : maps.get(id)?.file;
    if (owner !== undefined) {
      const message = `The map's id would be ${quoted(id)}, as is that of ${quoted(owner)}.`;
      rejected.push({ file, problems: [problem("same-map-id", [], message)], served: undefined });
      continue;
    }
    if (problems !== undefined) rejected.push({ file, problems, served: good?.version });
    if (good !== undefined) maps.set(id, good);
  }
  return libraryOf(sorted(maps), rejected, waiting);
}

/** In the order of ids, which is nearly that of the files. */
function sorted(maps: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
  let last = "";
  for (const id of maps.keys()) {
    if (id < last) return new Map([...maps].sort(([a], [b]) => (a < b ? -1 : 1)));
    last = id;
  }
  return maps;
}
