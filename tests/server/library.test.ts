import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArgumentMap } from "../../model/map.ts";
import { loadLibrary } from "../../server/library.ts";
import { mapOf } from "../maps.ts";

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
const load = (earlier?: Awaited<ReturnType<typeof loadLibrary>>) => loadLibrary({ maps, sources }, earlier);

test("every map of the folder is served under its file's name, in the order of names", async () => {
  put("b.json", tiny("b"));
  put("a.json", tiny("a"));
  put("README.md", "no map");
  mkdirSync(join(maps, "sources"));
  const library = await load();
  expect([...library.maps.keys()]).toEqual(["a", "b"]);
  expect(library.rejected).toEqual([]);
  const served = library.maps.get("a");
  expect(served?.version).toBe(sha256(JSON.stringify(tiny("a"))));
  expect(served?.document.prepared.size).toBeGreaterThanOrEqual(3);
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
  const library = await load();
  expect([...library.maps.keys()]).toEqual(["good"]);
  const codes = library.rejected.map(({ file, problems }) => [file, problems.map(({ code }) => code)]);
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

test("a file that is broken later keeps its last good version in service", async () => {
  put("a.json", tiny("a"));
  put("b.json", tiny("b"));
  const first = await load();
  put("a.json", "{");
  put("b.json", tiny("b", { title: "Better" }));
  const second = await load(first);
  expect(second.maps.get("a")).toBe(first.maps.get("a"));
  expect(second.maps.get("b")?.map.title).toBe("Better");
  expect(second.rejected).toEqual([expect.objectContaining({ file: "a.json", served: first.maps.get("a")?.version })]);
  expect(second.version).not.toBe(first.version);
  expect(first.maps.get("b")?.map.title).toBe("A tiny map");
});

test("a file that is taken away is served no longer", async () => {
  put("a.json", tiny("a"));
  const first = await load();
  rmSync(join(maps, "a.json"));
  expect((await load(first)).maps.size).toBe(0);
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
    const installed = (await load()).maps.get("a")?.installed.get("s");
    expect(installed?.text.file).toBe("anything.at-all");
    expect(installed?.verification).toMatchObject({ text: "same", counts: { verified: 1, moved: 0, missing: 0 } });
  });

  test("a passage that does not stand in the very text keeps the map from being served", async () => {
    writeFileSync(join(sources, "text"), text);
    put("a.json", from({ ...span(0, 16), start: 17, end: 32 }));
    const { maps, rejected } = await load();
    expect(maps.size).toBe(0);
    expect(rejected[0]?.problems).toEqual([
      expect.objectContaining({ code: "passage-mismatch", path: "/claims/0/passages/0", target: "a" }),
    ]);
  });

  test("another version of the text is recognised by its name, and what moved is told", async () => {
    writeFileSync(join(sources, "a.s.txt"), `Before it all. ${text}`);
    put("a.json", from(span(0, 16)));
    const { maps, rejected } = await load();
    expect(rejected).toEqual([]);
    const installed = maps.get("a")?.installed.get("s");
    expect(installed?.verification).toMatchObject({ text: "other", counts: { verified: 0, moved: 1, missing: 0 } });
  });

  test("texts that may be passed on lie beside the maps", async () => {
    mkdirSync(join(maps, "texts"));
    writeFileSync(join(maps, "texts", "a.txt"), text);
    put("a.json", from(span(0, 16)));
    const { maps: served } = await loadLibrary({ maps, sources: undefined });
    expect(served.get("a")?.installed.get("s")?.verification.text).toBe("same");
  });

  test("without its text a map is served all the same", async () => {
    put("a.json", from(span(0, 16)));
    expect((await load()).maps.get("a")?.installed.size).toBe(0);
  });
});
