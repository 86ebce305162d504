/** Maps that are written anew while they are read. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { isAlive, killAll, load, newFolder, pause, replace, start, versioned } from "./process.ts";

const RELOADS = 50;
/** Each so often, another file is written in place meanwhile, and slowly. */
const TIMES_SLOW = 5;

afterEach(killAll);

test("through reloads under load, each answer is whole and of one version, and the last is what the file says", async () => {
  const maps = newFolder();
  for (const id of ["one", "two"]) writeFileSync(join(maps, `${id}.json`), versioned(id, 0));
  const service = await start(maps);
  const paths = ["/api/maps/one", "/api/maps/two", "/api/maps/one/claims?limit=500", "/api/maps/two/graph"];
  const readers = load(service, paths, 2);
  const latest = async (id: string) => (await (await fetch(`${service.address}/api/maps/${id}`)).json()).title;
  for (let version = 1; version <= RELOADS; version += 1) {
    if (version % TIMES_SLOW === 0) await writeSlowly(join(maps, "two.json"), versioned("two", version));
    replace(maps, "one.json", versioned("one", version));
    service.child.kill("SIGHUP");
    // Each comes into service before the next is written.
    while ((await latest("one")) !== `Version ${version}`) await pause(10);
  }
  while ((await latest("two")) !== `Version ${RELOADS}`) await pause(50);
  const { answers, failures } = await readers.stop();
  expect(failures).toEqual([]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.length).toBeGreaterThan(100);
  const versions = answers.map(({ body }) => new Set(body.match(/As of \d+\./g)).size);
  expect(new Set(versions)).toEqual(new Set([1]));
  for (const id of ["one", "two"]) {
    const served = await (await fetch(`${service.address}/api/maps/${id}`)).json();
    expect(served).toEqual(JSON.parse(readFileSync(join(maps, `${id}.json`), "utf8")));
  }
});

test("a file that breaks keeps its last good version, and is named", async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "one.json"), versioned("one", 0));
  const service = await start(maps);
  replace(maps, "one.json", versioned("one", 1).slice(0, -100));
  service.child.kill("SIGHUP");
  const rejected = async () => (await (await fetch(`${service.address}/health/ready`)).json()).rejected;
  while ((await rejected()).length === 0) await pause(50);
  expect(await rejected()).toEqual([expect.objectContaining({ file: "one.json", served: expect.any(String) })]);
  expect((await (await fetch(`${service.address}/api/maps/one`)).json()).title).toBe("Version 0");
  expect(await isAlive(service)).toBe(true);
});

/** In place and in pieces, as careless programs do. */
async function writeSlowly(path: string, content: string): Promise<void> {
  const file = openSync(path, "w");
  const half = Math.floor(content.length / 2);
  writeSync(file, content.slice(0, half));
  await pause(30);
  writeSync(file, content.slice(half));
  closeSync(file);
}
