/**
 * Keeps a library up to date with a folder: reads every file once, in the order in which maps are asked for, and later
 * those that were changed, added or taken away.
 *
 * A file that fails takes no other with it: it is reported with all its problems, and where it was good before, that
 * version stays in service. The folder may be large and a file slow to read, so both happen elsewhere (`Readers`).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { idOfFile } from "../model/notation/draft.ts";
import { type Around, LibraryEntry } from "./entry.ts";
import { sameTexts } from "./installed.ts";
import { keepWords, wordsName } from "./kept-words.ts";
import { EMPTY_LIBRARY, type Library, type Rejected } from "./library.ts";
import { createOpened, type Opened } from "./opened.ts";
import type { Pack } from "./pack.ts";
import type { Known, Part } from "./prepared-map.ts";
import { changedSince, type ReadResult, type ReadTask, type Seen, type Stamp, sameStamp, stampAt } from "./reading.ts";
import { Refusal } from "./refusals.ts";
import type { WordsOf } from "./served-map.ts";
import { libraryFrom, type Shelved } from "./shelf.ts";
import { loadTexts, NO_TEXTS, type Texts } from "./texts.ts";

export type Folders = {
  /** Its subfolder `texts`, where there is one, has texts that may be passed on. */
  readonly maps: string;
  /** Absent where nobody named one and the usual one is not there. */
  readonly sources: string | undefined;
};

/** Who reads the folder and its files. */
export type Readers = {
  readonly look: (folder: string) => Promise<Seen>;
  readonly read: (task: ReadTask, texts: Texts) => Promise<ReadResult>;
  /** How many files are read at once. */
  readonly atOnce: number;
};

/** Maps that have another version since, or none any more, or whose file was broken and is good again. */
export type News = readonly { readonly map: string; readonly version: string | null }[];

type Librarians = {
  readonly folders: Folders;
  readonly readers: Readers;
  readonly words: WordsOf;
  /** In bytes: what the maps that are open may take together. */
  readonly mostOpened: number;
  /** Keeps what was prepared over restarts; without it, everything stays in memory. */
  readonly pack?: Pack | undefined;
  /** Told each time another library is in service. */
  readonly published: (library: Library, news: News) => void;
  /** Told of each file that can't be served as it is. */
  readonly rejected: (rejected: Rejected) => void;
};

export type Librarian = {
  readonly library: () => Library;
  /** Done when the file of a map with this id, if there is one that is not read yet, has been read. */
  readonly wanted: (map: string) => Promise<void>;
  /** Looks at the folders again. Done when what is new in them is in service. @throws where a folder can't be read. */
  readonly look: () => Promise<void>;
  /** Puts what is kept over restarts in order, where that is worth it; `more` is kept beside the maps and their words. */
  readonly tidy: (more: readonly string[]) => Promise<void>;
  readonly opened: Opened;
  /** Those that are looked at. */
  readonly folders: () => readonly string[];
};

type ReadMap = Extract<ReadResult, { readonly kind: "map" }>;

/** Milliseconds until a file that was being written is read again. */
const AGAIN = 200;

/** Milliseconds between two libraries while files are being read, and how many times longer than it takes to make one. */
const BETWEEN_LIBRARIES = 250;
const TIMES_MAKING = 20;

export function createLibrarian({
  folders,
  readers,
  words,
  mostOpened,
  pack,
  published,
  rejected,
}: Librarians): Librarian {
  const opened = createOpened(mostOpened);
  /** By name. */
  let shelf = new Map<string, Shelved>();
  let last: Seen | undefined;
  const wordsOf = pack === undefined ? words : keepWords(words, pack);
  const aroundWith = (texts: Texts): Around => ({
    ...{ texts, opened, words: wordsOf },
    again: (entry, part) => partAgain(entry, part),
  });
  let around = aroundWith(NO_TEXTS);
  let library = EMPTY_LIBRARY;
  /** Files to read: those asked for first, then by name. */
  const urgent: Shelved[] = [];
  let queue: Shelved[] = [];
  let reading = 0;
  /** Files that are let rest before they are read again. */
  let resting = 0;
  const idle: (() => void)[] = [];
  const touched = new Set<string>();
  const mended = new Set<string>();
  let publishedAt = Number.NEGATIVE_INFINITY;
  let making = 0;

  const publish = () => {
    const started = performance.now();
    const before = library;
    library = libraryFrom(shelf);
    const news = [...touched].flatMap((map) => {
      const version = library.maps.get(map)?.version ?? null;
      const same = version === (before.maps.get(map)?.version ?? null);
      return same && !mended.has(map) ? [] : [{ map, version }];
    });
    touched.clear();
    mended.clear();
    publishedAt = performance.now();
    making = publishedAt - started;
    published(library, news);
  };

  const next = () => {
    for (let shelved = urgent.shift(); shelved !== undefined; shelved = urgent.shift()) {
      if (shelved.state === "waiting") return shelved;
    }
    for (let shelved = queue.pop(); shelved !== undefined; shelved = queue.pop()) {
      if (shelved.state === "waiting") return shelved;
    }
    return undefined;
  };

  const pump = () => {
    while (reading < readers.atOnce) {
      const shelved = next();
      if (shelved === undefined) break;
      reading += 1;
      shelved.state = "reading";
      void readOne(shelved).finally(() => {
        reading -= 1;
        pump();
      });
    }
    if (reading > 0) return;
    if (touched.size > 0) publish();
    if (resting > 0) return;
    for (const done of idle.splice(0)) done();
  };

  const readOne = async (shelved: Shelved) => {
    const { file, id, good } = shelved;
    const kept = shelved.damaged ? undefined : pack?.find(file);
    const held = good?.known ?? kept;
    // Only what a thread can be told.
    const known = shelved.damaged || held === undefined ? undefined : { version: held.version, sources: held.sources };
    const result = await readers.read({ folder: folders.maps, file, id, known }, around.texts);
    // Whoever changed it meanwhile has it read again.
    if (shelved.state !== "reading" || shelf.get(file) !== shelved) return;
    if (result.kind === "rejected" && !result.rested && good !== undefined) {
      // Half-written, it seems: what was good goes on being served, and nobody is alarmed before the writer is done.
      shelved.state = "waiting";
      resting += 1;
      setTimeout(() => {
        resting -= 1;
        queue.push(shelved);
        pump();
      }, AGAIN);
      return;
    }
    if (shelved.problems !== undefined && result.kind !== "rejected") mended.add(id);
    shelved.problems = undefined;
    touched.add(id);
    switch (result.kind) {
      case "map":
        shelved.stamp = result.stamp;
        shelved.good = await goodFrom(shelved, result);
        shelved.damaged = false;
        break;
      case "same":
        shelved.stamp = result.stamp;
        if (good !== undefined) shelved.good = entryOf(file, good.known, result.stamp);
        else if (kept !== undefined) shelved.good = entryOf(file, kept, result.stamp);
        if (kept !== undefined && result.rested) await pack?.restamp(kept, result.stamp);
        break;
      case "rejected":
        shelved.problems = result.problems;
        rejected({ file, problems: result.problems, served: good?.version });
        break;
      case "foreign":
      case "gone":
        shelved.good = undefined;
        break;
    }
    // Unless it was changed again while what was prepared of it was kept.
    if (shelved.state === "reading") shelved.state = "read";
    const asked = shelved.waiters ?? [];
    shelved.waiters = undefined;
    if (asked.length > 0 || performance.now() - publishedAt > BETWEEN_LIBRARIES + TIMES_MAKING * making) publish();
    for (const go of asked) go();
  };

  const goodFrom = async ({ file }: Shelved, { prepared, stamp, rested }: ReadMap): Promise<LibraryEntry> => {
    const kept = await pack?.put(file, rested ? stamp : undefined, prepared);
    const { id, version, large, parts } = prepared;
    // Whoever searches it first, after a restart too, finds them built.
    if (large && kept !== undefined) {
      wordsOf({ id, version, modified: new Date(stamp.modified) }, parts).catch(() => {});
    }
    return entryOf(file, kept ?? { ...prepared, parts: (part: Part) => parts[part] }, stamp);
  };

  const entryOf = (file: string, known: Known, { modified }: Stamp) => new LibraryEntry(file, known, modified, around);

  /** From the file itself, where what was kept of it is damaged. */
  const partAgain = async (entry: LibraryEntry, part: Part): Promise<Uint8Array> => {
    const shelved = shelf.get(entry.file);
    if (shelved !== undefined) {
      shelved.damaged = true;
      shelved.state = "waiting";
      const good = await readNext(shelved);
      if (good?.version === entry.version) return good.known.parts(part);
    }
    throw new Refusal("too-slow", "The map was changed just now: ask again.", { headers: { "Retry-After": "1" } });
  };

  const textFolders = () =>
    [folders.sources, join(folders.maps, "texts")].filter(
      (folder): folder is string => folder !== undefined && existsSync(folder),
    );

  const see = async () => {
    const looked = readers.look(folders.maps);
    // Whoever waits for it is told, even where the texts fail first.
    looked.catch(() => {});
    const found = await loadTexts(textFolders());
    const otherTexts = found.digest !== around.texts.digest;
    if (otherTexts) around = aroundWith(found);
    const seen = await looked;
    const changed = otherTexts ? undefined : changedSince(last, seen);
    last = seen;
    if (changed === undefined) shelve(seen);
    else for (const at of changed) notice(shelf.get(seen.files[at] ?? ""), stampAt(seen, at));
  };

  /** Has a file read again that has another stamp than when it was read. */
  const notice = (known: Shelved | undefined, stamp: Stamp) => {
    if (known === undefined || sameStamp(known.stamp, stamp)) return;
    known.stamp = stamp;
    known.state = "waiting";
    queue.push(known);
  };

  const shelve = (seen: Seen) => {
    const before = shelf;
    shelf = new Map();
    queue = [];
    for (const [at, file] of seen.files.entries()) {
      const stamp = stampAt(seen, at);
      const known = before.get(file);
      const shelved = known ?? shelvedFrom(file, stamp);
      shelf.set(file, shelved);
      if (known !== undefined && !(sameStamp(known.stamp, stamp) && hasSameTexts(known.good?.known))) {
        known.stamp = stamp;
        known.state = "waiting";
      }
      if (shelved.state === "waiting") queue.push(shelved);
    }
    for (const [file, { id, waiters = [] }] of before) {
      if (shelf.has(file)) continue;
      touched.add(id);
      for (const go of waiters.splice(0)) go();
    }
    // Taken from its end.
    queue.reverse();
    if (library === EMPTY_LIBRARY && queue.length > 0) publish();
  };

  const hasSameTexts = (known: Known | undefined) =>
    known === undefined || sameTexts(known.id, known.sources, around.texts);

  /** What was kept of a file that has not changed since, or nothing. */
  const shelvedFrom = (file: string, stamp: Stamp): Shelved => {
    const shelved: Shelved = {
      ...{ file, id: "", stamp, state: "waiting", good: undefined },
      ...{ problems: undefined, damaged: false, waiters: undefined },
    };
    const kept = pack?.find(file);
    if (kept?.stamp !== undefined && sameStamp(kept.stamp, stamp) && hasSameTexts(kept)) {
      shelved.id = kept.id;
      shelved.state = "read";
      shelved.good = entryOf(file, kept, stamp);
      touched.add(kept.id);
    } else shelved.id = idOfFile(file);
    return shelved;
  };

  let looking: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    if (looking !== undefined) {
      // What is being looked at now may be older than what the caller has seen.
      again ??= looking
        .catch(() => {})
        .then(() => {
          again = undefined;
          return look();
        });
      return again;
    }
    looking = see().finally(() => {
      looking = undefined;
    });
    await looking;
    const done = new Promise<void>((resolve) => idle.push(resolve));
    pump();
    return done;
  };

  const wanted = async (map: string): Promise<void> => {
    // Before the first look nobody knows which files there are; whoever looks is told what fails.
    if (shelf.size === 0) await looking?.catch(() => {});
    if (library.waiting === 0) return;
    const files = [...shelf.values()].filter(({ id }) => id === map);
    const waiting = files.find(({ state, good }) => state !== "read" && good === undefined);
    if (waiting !== undefined) await readNext(waiting);
    // Read, but after the library that is in service was made.
    else if (!library.maps.has(map) && files.some(({ good }) => good !== undefined)) publish();
  };

  const readNext = async (shelved: Shelved): Promise<LibraryEntry | undefined> => {
    const read = new Promise<void>((resolve) => {
      shelved.waiters ??= [];
      shelved.waiters.push(resolve);
    });
    urgent.push(shelved);
    pump();
    await read;
    return shelved.good;
  };

  const tidy = async (more: readonly string[]) =>
    pack?.tidy([...library.list().flatMap(({ file, id }) => [file, wordsName(id)]), ...more]);

  return { library: () => library, wanted, look, tidy, opened, folders: () => [folders.maps, ...textFolders()] };
}
