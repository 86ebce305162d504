/** The cache on disk: a process that is killed while it writes, a disk that is full, a place that is none. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../server/service.ts";
import { build, isAlive, killAll, newFolder, type Service, start, versioned } from "./process.ts";

afterEach(killAll);

const MAPS = 40;

function folderOfMaps(): string {
  const maps = newFolder();
  for (let at = 0; at < MAPS; at += 1) writeFileSync(join(maps, `m${at}.json`), versioned(`m${at}`, at));
  return maps;
}

async function expectFilesServed({ address }: Service, maps: string): Promise<void> {
  for (let at = 0; at < MAPS; at += 1) {
    const served = await (await fetch(`${address}/api/maps/m${at}`)).json();
    expect(served).toEqual(JSON.parse(readFileSync(join(maps, `m${at}.json`), "utf8")));
  }
}

test("killed at any moment, the next start serves exactly what the files say", async () => {
  build();
  const maps = folderOfMaps();
  const cache = newFolder();
  for (const moment of [150, 300, 450, 600, 900]) {
    // Killed by its parent, without a word: as the kernel does it where memory ends.
    spawnSync(process.execPath, [`${root}dist/server/main.js`], {
      env: { PATH: process.env.PATH ?? "", PORT: "0", MAPS: maps, CACHE: cache, LOG_LEVEL: "silent" },
      timeout: moment,
      killSignal: "SIGKILL",
    });
    writeFileSync(join(maps, "m0.json"), versioned("m0", moment));
  }
  const service = await start(maps, { CACHE: cache });
  await expectFilesServed(service, maps);
});

test("where the cache can't be, everything is served without it, and the log says why", async () => {
  const maps = folderOfMaps();
  const file = join(newFolder(), "file");
  writeFileSync(file, "");
  const service = await start(maps, { CACHE: join(file, "cache") });
  await expectFilesServed(service, maps);
  expect(service.said()).toMatch(/ENOTDIR|is no folder/);
});

const disk = newDisk();
// Only root may make a small disk.
(disk === undefined ? test.skip : test)(
  "with the disk full, everything is served, and the log says so once",
  async () => {
    const maps = folderOfMaps();
    const service = await start(maps, { CACHE: disk ?? "" });
    await expectFilesServed(service, maps);
    expect(await isAlive(service)).toBe(true);
    expect(service.said().match(/ENOSPC/g)?.length ?? 0).toBeGreaterThan(0);
    service.child.kill("SIGKILL");
    await service.ended;
  },
);
afterAll(() => {
  if (disk !== undefined) spawnSync("umount", [disk]);
});

/** 64 KiB in memory; `undefined` where it may not be mounted. */
function newDisk(): string | undefined {
  const folder = `${root}tests/.out/full-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
  return status === 0 ? folder : undefined;
}
