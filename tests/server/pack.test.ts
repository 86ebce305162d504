import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepWords } from "../../server/kept-words.ts";
import type { Librarian } from "../../server/librarian.ts";
import { openPack } from "../../server/pack.ts";
import { readFile } from "../../server/reading.ts";
import type { LargeParts } from "../../server/served-map.ts";
import { mapOf } from "../maps.ts";
import { load } from "./service.ts";

let folder: string;
let maps: string;
let cache: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pack-"));
  maps = join(folder, "maps");
  cache = join(folder, "cache");
  mkdirSync(maps);
});
afterEach(() => rmSync(folder, { recursive: true }));

const IDS = ["a", "b", "c"];
const LONG_AGO = new Date("2026-01-02T03:04:05Z");
const titled = (id: string, title = `Map ${id}`) => mapOf(["i: b -> a", "j: __proto__ -| a"], { id, title });
function put(id: string, title?: string): void {
  writeFileSync(join(maps, `${id}.json`), JSON.stringify(titled(id, title)));
}

type Started = {
  readonly librarian: Librarian;
  readonly read: readonly string[];
  readonly failures: readonly unknown[];
};

/** A start of the service: what it had to read of the maps' files, and what it could not keep. */
async function start(program = "this program"): Promise<Started> {
  const read: string[] = [];
  const failures: unknown[] = [];
  const pack = await openPack({ cache, maps, program, failed: (error) => failures.push(error) });
  const reading: typeof readFile = (task, texts) => {
    read.push(task.file);
    return readFile(task, texts);
  };
  const more = pack === undefined ? { read: reading } : { pack, read: reading };
  return { librarian: await load({ maps, sources: undefined }, more), read, failures };
}

/** Files that nobody has touched for a while, so that their times can be trusted. */
async function rested(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
}

async function expectExactly(librarian: Librarian, titles: Readonly<Record<string, string>>): Promise<void> {
  const served = librarian.library().maps;
  expect([...served.keys()]).toEqual(Object.keys(titles));
  for (const [id, title] of Object.entries(titles)) {
    const entry = served.get(id);
    expect((await entry?.summary())?.title).toBe(title);
    expect((await entry?.open())?.map).toEqual(titled(id, title));
  }
}

const TITLES = { a: "Map a", b: "Map b", c: "Map c" };
const files = (ending: string) => {
  const inside = join(cache, readdirSync(cache)[0] ?? "");
  return readdirSync(inside)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(inside, name));
};

test("a second start reads no file that has not changed, and serves the same", async () => {
  for (const id of IDS) put(id);
  await rested();
  expect((await start()).read).toEqual(["a.json", "b.json", "c.json"]);
  const again = await start();
  expect(again.read).toEqual([]);
  await expectExactly(again.librarian, TITLES);
});

test("what was changed, added or taken away meanwhile is served as it is now", async () => {
  for (const id of IDS) put(id);
  await rested();
  await start();
  put("a", "Changed");
  rmSync(join(maps, "b.json"));
  put("d", "Added");
  await rested();
  const again = await start();
  expect(again.read).toEqual(["a.json", "d.json"]);
  await expectExactly(again.librarian, { a: "Changed", c: "Map c", d: "Added" });
  const third = await start();
  expect(third.read).toEqual([]);
  await expectExactly(third.librarian, { a: "Changed", c: "Map c", d: "Added" });
});

test("a change that leaves size and time of change as they were is noticed all the same", async () => {
  put("a", "One title");
  utimesSync(join(maps, "a.json"), LONG_AGO, LONG_AGO);
  await rested();
  await start();
  put("a", "Two title");
  utimesSync(join(maps, "a.json"), LONG_AGO, LONG_AGO);
  const { librarian } = await start();
  await expectExactly(librarian, { a: "Two title" });
});

test("a file that was only touched is read, and not prepared anew", async () => {
  put("a");
  await rested();
  await start();
  utimesSync(join(maps, "a.json"), LONG_AGO, LONG_AGO);
  await rested();
  const again = await start();
  expect(again.read).toEqual(["a.json"]);
  await expectExactly(again.librarian, { a: "Map a" });
  expect(again.librarian.library().maps.get("a")?.modified).toEqual(LONG_AGO);
  expect((await start()).read).toEqual([]);
});

test("killed at any byte of a write, the next start serves exactly what the files hold", async () => {
  for (const id of IDS) put(id);
  await rested();
  await start();
  const pair = [".index", ".pack"].flatMap(files).map((file) => ({ file, whole: readFileSync(file) }));
  for (const { file, whole } of pair) {
    for (let cut = whole.length - 1; cut > 0; cut -= Math.ceil(whole.length / 25)) {
      truncateSync(file, cut);
      const { librarian, failures } = await start();
      expect(failures).toEqual([]);
      await expectExactly(librarian, TITLES);
      // What that start wrote itself is not what is tried here.
      for (const other of [...files(".index"), ...files(".pack")]) {
        if (!other.startsWith(file.slice(0, file.lastIndexOf(".")))) rmSync(other);
      }
      // Both, as it may have removed what it could not use.
      for (const { file, whole } of pair) writeFileSync(file, whole);
    }
  }
});

test("bytes that were damaged are noticed when they are used, and made anew", async () => {
  for (const id of IDS) put(id);
  await rested();
  await start();
  const [file = ""] = files(".pack");
  writeFileSync(file, Buffer.from(readFileSync(file)).fill(7, 40));
  const { librarian, read } = await start();
  expect(read).toEqual([]);
  await expectExactly(librarian, TITLES);
  expect(new Set(read)).toEqual(new Set(["a.json", "b.json", "c.json"]));
});

test("an index of nonsense, and what another program has kept, is not used", async () => {
  put("a");
  await rested();
  await start("another program");
  const again = await start();
  expect(again.read).toEqual(["a.json"]);
  await expectExactly(again.librarian, { a: "Map a" });
  appendFileSync(files(".index")[0] ?? "", Buffer.alloc(5000, 255));
  const third = await start();
  expect(third.read).toEqual([]);
  await expectExactly(third.librarian, { a: "Map a" });
});

test("without a place to keep anything it works all the same, and says so once", async () => {
  writeFileSync(cache, "no folder");
  for (const id of IDS) put(id);
  const { librarian, failures } = await start();
  expect(failures).toHaveLength(1);
  await expectExactly(librarian, TITLES);
});

test("the words of a large map are built once for each version, and kept over starts", async () => {
  const open = () => openPack({ cache, maps, program: "this program", failed: () => {} });
  const pack = await open();
  let built = 0;
  const words = async () => {
    built += 1;
    return Uint8Array.of(built);
  };
  const parts = {} as LargeParts;
  const version = (digit: string) => ({ id: "m", version: digit.repeat(64), modified: LONG_AGO });
  if (pack === undefined) throw new Error("There is a place for it.");
  const kept = keepWords(words, pack);
  const [one, other] = await Promise.all([kept(version("a"), parts), kept(version("a"), parts)]);
  expect(other).toBe(one);
  // Written after what was put in before it.
  await pack.putMore("other", "0".repeat(64), new Uint8Array(0));
  const again = (await open()) ?? pack;
  expect([...(await keepWords(words, again)(version("a"), parts))]).toEqual([1]);
  expect([...(await keepWords(words, again)(version("b"), parts))]).toEqual([2]);
});

test("many starts leave one pair of files behind once it is put in order", async () => {
  for (const id of IDS) put(id);
  await rested();
  for (let at = 0; at < 10; at += 1) {
    put("a", `Version ${at}`);
    await rested();
    await start();
  }
  expect(files(".pack").length).toBe(10);
  const pack = await openPack({ cache, maps, program: "this program", failed: () => {} });
  await pack?.tidy(IDS.map((id) => `${id}.json`));
  expect([files(".pack").length, files(".index").length]).toEqual([1, 1]);
  const again = await start();
  expect(again.read).toEqual([]);
  await expectExactly(again.librarian, { ...TITLES, a: "Version 9" });
});
