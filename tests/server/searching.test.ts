import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArgumentMap } from "../../model/map.ts";
import { search, searchIndex } from "../../model/search.ts";
import { type Entry, type Library, libraryOf as libraryFrom } from "../../server/library.ts";
import { openPack, type Pack } from "../../server/pack.ts";
import { createSearching, type Searching } from "../../server/searching.ts";
import { type SearchDone, type SearchJob, searchDone } from "../../server/shards.ts";
import { mapOf } from "../maps.ts";
import { libraryOf } from "./service.ts";

const WORDS = "glacier harbour lantern meadow orchard pepper quarry river saddle timber umbrella violin".split(" ");

/** Maps whose claims say a few of the words each. */
function maps(count: number, more = ""): readonly ArgumentMap[] {
  return Array.from({ length: count }, (_, map) => {
    const claims = Array.from({ length: 4 }, (_, at) => ({
      id: `c${at}`,
      text: `The ${WORDS[(map + at) % 12]} and the ${WORDS[(map * at + 5) % 12]} stand${more}.`,
    }));
    return mapOf(["i: c1 -> c0"], { id: `map-${String(map).padStart(4, "0")}`, claims });
  });
}

type Tried = Searching & { readonly built: () => number };

function searchingWith(
  pack?: Pack,
  build: (job: SearchJob) => Promise<SearchDone> = async (job) => searchDone(job),
): Tried {
  let built = 0;
  const searching = createSearching({
    build: (job) => {
      built += 1;
      return build(job);
    },
    find: async (job) => searchDone(job),
    pack,
    failed: () => {},
  });
  return { ...searching, built: () => built };
}

async function found(searching: Searching, library: Library, query: string, start = 0, end = 10_000) {
  const { unsearched, find } = await searching.ask(library);
  const { having, total, hits } = await find(query, start, end);
  return { unsearched, having, total, claims: hits.map(({ served, hit }) => `${served.map.id}/${hit.claim}`), hits };
}

test("what is found in all maps is what is found in each", async () => {
  const all = maps(60);
  const library = await libraryOf(...all);
  const searching = searchingWith();
  for (const query of ["glacier", "harbour pepper", "orchrd", "tim", "lantern violin saddle", "nowhere"]) {
    const each = all.map((map) => ({ map, ...search(searchIndex(map), query) }));
    const having =
      each.some(({ having, total }) => having === "all" && total > 0) || !each.some(({ total }) => total > 0);
    const expected = each
      .filter(({ total, ...hits }) => total > 0 && (hits.having === "all") === having)
      .flatMap(({ map, hits }) => hits.map(({ claim }) => `${map.id}/${claim}`));
    const answer = await found(searching, library, query);
    expect([query, answer.having, answer.unsearched]).toEqual([query, having ? "all" : "any", 0]);
    expect([...answer.claims].sort()).toEqual(expected.sort());
    expect(answer.total).toBe(expected.length);
  }
});

test("pages follow each other, and each hit says where its words stand", async () => {
  const library = await libraryOf(...maps(20));
  const searching = searchingWith();
  const { claims, hits } = await found(searching, library, "glacier stand");
  const pages = [
    await found(searching, library, "glacier stand", 0, 3),
    await found(searching, library, "glacier stand", 3, 9),
  ];
  expect(pages.flatMap((page) => page.claims)).toEqual(claims.slice(0, 9));
  for (const { hit } of hits) {
    const words = hit.matches.flatMap(({ value, spans }) => spans.map(({ start, end }) => value.slice(start, end)));
    expect(words).toEqual(expect.arrayContaining(["glacier", "stand"]));
  }
});

test("maps whose words are still being built are counted as not searched, and the others are found", async () => {
  const library = await libraryOf(...maps(30));
  let go = () => {};
  const built = new Promise<void>((resolve) => {
    go = resolve;
  });
  const searching = searchingWith(undefined, async (job) => {
    await built;
    return searchDone(job);
  });
  const early = await found(searching, library, "glacier");
  expect([early.unsearched, early.total]).toEqual([30, 0]);
  go();
  const late = await found(searching, library, "glacier");
  expect(late.unsearched).toBe(0);
  expect(late.total).toBeGreaterThan(0);
});

/** An entry whose fields can be replaced. */
function like(entry: Entry): Entry {
  const { id, file, version, modified, claims, large, links } = entry;
  return {
    ...{ id, file, version, modified, claims, large, links },
    summary: () => entry.summary(),
    document: () => entry.document(),
    open: () => entry.open(),
  };
}

test("a shard has a bound number of claims, however large its maps are", async () => {
  const { maps: all } = await libraryOf(...maps(9));
  const larger = new Map([...all].map(([id, entry]) => [id, { ...like(entry), claims: 150_000 }]));
  const built: number[] = [];
  const searching = searchingWith(undefined, async (job) => {
    if ("documents" in job) built.push(job.documents.length);
    return searchDone(job);
  });
  expect((await found(searching, libraryFrom(larger), "glacier")).unsearched).toBe(0);
  expect(Math.max(...built)).toBe(2);
  expect(built.reduce((sum, count) => sum + count, 0)).toBe(9);
});

test("a map that changes has its own shard built anew, and no other", async () => {
  const before = maps(3_000);
  const searching = searchingWith();
  const library = await libraryOf(...before);
  expect((await found(searching, library, "glacier", 0, 1)).unsearched).toBe(0);
  const built = searching.built();
  expect(built).toBeGreaterThan(1);
  const [changed] = maps(1, " on zebras") as readonly [ArgumentMap];
  const served = new Map(library.maps);
  for (const [id, entry] of (await libraryOf(changed)).maps)
    served.set(id, { ...like(entry), version: "1".repeat(64) });
  const after = await found(searching, libraryFrom(served), "zebras");
  expect(after.claims).toHaveLength(4);
  expect(searching.built()).toBe(built + 1);
});

test("shards are kept over restarts", async () => {
  const folder = mkdtempSync(join(tmpdir(), "searching-"));
  const open = () => openPack({ cache: folder, maps: "maps", program: "this program", failed: () => {} });
  const library = await libraryOf(...maps(10));
  const first = searchingWith(await open());
  const { claims } = await found(first, library, "glacier");
  const again = searchingWith(await open());
  expect((await found(again, library, "glacier")).claims).toEqual(claims);
  expect([first.built(), again.built()]).toEqual([1, 0]);
  rmSync(folder, { recursive: true });
});
