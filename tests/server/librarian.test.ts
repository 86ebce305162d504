import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArgumentMap } from "../../model/map.ts";
import { createLibrarian } from "../../server/librarian.ts";
import { lookAt, readFile } from "../../server/reading.ts";
import { mapOf } from "../maps.ts";
import { load } from "./service.ts";

let folder: string;
let maps: string;
let sources: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "library-"));
  maps = join(folder, "maps");
  sources = join(folder, "sources");
  mkdirSync(maps);
  mkdirSync(sources);
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: unknown) =>
  writeFileSync(join(maps, name), typeof content === "string" ? content : JSON.stringify(content));
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const tiny = (id: string, more: object = {}) => ({ ...mapOf(["i: b -> a"], { id }), ...more });
const librarian = () => load({ maps, sources });
const library = async () => (await librarian()).library();
const opened = async (id: string) => (await library()).maps.get(id)?.open();

test("every map of the folder is served under its file's name, in the order of names", async () => {
  put("b.json", tiny("b"));
  put("a.json", tiny("a"));
  put("README.md", "no map");
  mkdirSync(join(maps, "sources"));
  const { maps: served, rejected, waiting } = await library();
  expect([...served.keys()]).toEqual(["a", "b"]);
  expect([rejected, waiting]).toEqual([[], 0]);
  const a = served.get("a");
  expect(a?.version).toBe(sha256(JSON.stringify(tiny("a"))));
  expect(await a?.summary()).toMatchObject({ id: "a", title: "A tiny map", counts: { claims: 2, inferences: 1 } });
  expect((await a?.open())?.map).toEqual(tiny("a"));
});

test("a file that fails is named with all its problems, and takes no other with it", async () => {
  const passage = { source: "s", at: "1.1", start: 5, end: 50, sha256: "0".repeat(16) };
  const source = { id: "s", title: "S", text: { sha256: "0".repeat(64), length: 10 } };
  const claims = [{ id: "a", text: "It is so.", passages: [passage] }];
  put("good.json", tiny("good"));
  put("syntax.json", '{"format": ');
  put("empty.json", "");
  put("bytes.json", Buffer.from([0x22, 0xff, 0x22]).toString("latin1"));
  writeFileSync(join(maps, "bytes.json"), Buffer.from([0x22, 0xff, 0x22]));
  put("key.json", tiny("key", { clams: [], athors: [] }));
  put("twice.json", tiny("twice", { claims: [...tiny("twice").claims, { id: "a", text: "Again." }] }));
  put("dangling.json", tiny("dangling", { claims: [{ id: "a", text: "It is so." }] }));
  put("thesis.json", tiny("thesis", { theses: ["nowhere"] }));
  put("range.json", tiny("range", { claims, inferences: [], theses: ["a"], sources: [source] }));
  put("other.json", tiny("another"));
  put("a b.json", tiny("a-b"));
  mkdirSync(join(maps, "folder.json"));
  const { maps: served, rejected } = await library();
  expect([...served.keys()]).toEqual(["good"]);
  const codes = rejected.map(({ file, problems }) => [file, problems.map(({ code }) => code)]);
  expect(codes).toEqual([
    ["a b.json", ["wrong-map-id"]],
    ["bytes.json", ["unreadable-file"]],
    ["dangling.json", ["unknown-reference"]],
    ["empty.json", ["not-json"]],
    ["folder.json", ["unreadable-file"]],
    ["key.json", ["unknown-key", "unknown-key"]],
    ["other.json", ["wrong-map-id"]],
    ["range.json", ["passage-out-of-range"]],
    ["syntax.json", ["not-json"]],
    ["thesis.json", ["unknown-thesis"]],
    ["twice.json", ["duplicate-id"]],
  ]);
});

test("a problem is told with its line and column", async () => {
  put("syntax.json", '{\n  "format": oops\n}');
  put("thesis.json", JSON.stringify(tiny("thesis", { theses: ["nowhere"] }), null, 2));
  const { rejected } = await library();
  expect(rejected.map(({ problems }) => problems[0])).toMatchObject([
    { code: "not-json", line: 2, column: 13 },
    { code: "unknown-thesis", line: 11, column: 5 },
  ]);
});

test("a file that is broken later keeps its last good version in service", async () => {
  put("a.json", tiny("a"));
  put("b.json", tiny("b"));
  const { library, look } = await librarian();
  const first = library();
  put("a.json", "{");
  put("b.json", tiny("b", { title: "Better" }));
  await look();
  const second = library();
  expect(second.maps.get("a")).toBe(first.maps.get("a"));
  expect((await second.maps.get("b")?.open())?.map.title).toBe("Better");
  expect(second.rejected).toEqual([expect.objectContaining({ file: "a.json", served: first.maps.get("a")?.version })]);
  expect(second.version()).not.toBe(first.version());
  expect((await first.maps.get("b")?.open())?.map.title).toBe("A tiny map");
  put("a.json", tiny("a", { title: "Mended" }));
  await look();
  expect((await library().maps.get("a")?.open())?.map.title).toBe("Mended");
  expect(library().rejected).toEqual([]);
});

test("what has not changed is not read again, and makes no other library", async () => {
  put("a.json", tiny("a"));
  const { library, look } = await librarian();
  const first = library();
  await look();
  expect(library()).toBe(first);
});

test("a file that is taken away is served no longer", async () => {
  put("a.json", tiny("a"));
  const { library, look } = await librarian();
  rmSync(join(maps, "a.json"));
  await look();
  expect(library().maps.size).toBe(0);
});

test("of two files that would be the same map the first is served and the other is named", async () => {
  put("a.json", tiny("a"));
  put("a.map.json", tiny("a", { title: "The other" }));
  const { rejected, maps: served } = await library();
  expect((await served.get("a")?.summary())?.title).toBe("A tiny map");
  expect(rejected.map(({ file, problems }) => [file, problems[0]?.code])).toEqual([["a.map.json", "same-map-id"]]);
});

test("maps are read in the order in which they are asked for", async () => {
  for (const id of ["a", "b", "c", "d"]) put(`${id}.json`, tiny(id));
  const order: string[] = [];
  const releases: (() => void)[] = [];
  const { wanted, look, library } = createLibrarian({
    folders: { maps, sources },
    readers: {
      atOnce: 1,
      look: async (folder) => lookAt(folder),
      read: async (task, texts) => {
        order.push(task.id);
        await new Promise<void>((resolve) => releases.push(resolve));
        return readFile(task, texts);
      },
    },
    words: async () => new Uint8Array(),
    mostOpened: 0,
    published: () => {},
    rejected: () => {},
  });
  const all = look();
  while (order.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect([library().maps.size, library().waiting]).toEqual([0, 4]);
  const asked = wanted("d");
  const released = async () => {
    while (releases.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    releases.shift()?.();
  };
  await released();
  await released();
  await asked;
  expect(library().maps.has("d")).toBe(true);
  await wanted("nowhere");
  await released();
  await released();
  await all;
  expect(order).toEqual(["a", "d", "b", "c"]);
  expect([...library().maps.keys()]).toEqual(["a", "b", "c", "d"]);
});

describe("with texts", () => {
  const text = "One thing is so. Another is not.\nA second paragraph ends it.\n";
  const span = (start: number, end: number) => ({
    start,
    end,
    sha256: sha256([...text].slice(start, end).join("")).slice(0, 16),
  });
  const from = (passage: object, digest = sha256(text)): ArgumentMap => {
    const passages = [{ source: "s", at: "1.1", ...passage }];
    const claims = [{ id: "a", text: "It is so.", passages }];
    const source = { id: "s", title: "S", text: { sha256: digest, length: [...text].length } };
    return mapOf([], { id: "a", claims, sources: [source], theses: ["a"] });
  };

  test("a text is recognised by its digest, whatever its file is called", async () => {
    writeFileSync(join(sources, "anything.at-all"), text);
    writeFileSync(join(sources, "other.bin"), Buffer.from([0xff, 0xfe]));
    put("a.json", from(span(0, 16)));
    const installed = (await opened("a"))?.installed.get("s");
    expect(installed?.text.file).toBe("anything.at-all");
    expect(installed?.verification).toMatchObject({ text: "same", counts: { verified: 1, moved: 0, missing: 0 } });
  });

  test("a passage that does not stand in the very text keeps the map from being served", async () => {
    writeFileSync(join(sources, "text"), text);
    put("a.json", from({ ...span(0, 16), start: 17, end: 32 }));
    const { maps: served, rejected } = await library();
    expect(served.size).toBe(0);
    expect(rejected[0]?.problems).toEqual([
      expect.objectContaining({ code: "passage-mismatch", path: "/claims/0/passages/0", target: "a" }),
    ]);
  });

  test("another version of the text is recognised by its name, and what moved is told", async () => {
    writeFileSync(join(sources, "a.s.txt"), `Before it all. ${text}`);
    put("a.json", from(span(0, 16)));
    expect((await library()).rejected).toEqual([]);
    const installed = (await opened("a"))?.installed.get("s");
    expect(installed?.verification).toMatchObject({ text: "other", counts: { verified: 0, moved: 1, missing: 0 } });
  });

  test("texts that may be passed on lie beside the maps", async () => {
    mkdirSync(join(maps, "texts"));
    writeFileSync(join(maps, "texts", "a.txt"), text);
    put("a.json", from(span(0, 16)));
    const served = (await load({ maps, sources: undefined })).library().maps;
    expect((await served.get("a")?.open())?.installed.get("s")?.verification.text).toBe("same");
  });

  test("without its text a map is served all the same", async () => {
    put("a.json", from(span(0, 16)));
    expect((await opened("a"))?.installed.size).toBe(0);
  });
});
