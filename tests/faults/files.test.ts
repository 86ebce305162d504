/** Files that can't be read, or are not what they seem. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, killAll, newFolder, start, versioned } from "./process.ts";

afterEach(killAll);

test("each is named, and takes no other with it", async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "good.json"), versioned("good", 0));
  writeFileSync(join(maps, "empty.json"), "");
  writeFileSync(join(maps, "half.json"), versioned("half", 0).slice(0, 5000));
  writeFileSync(join(maps, "bytes.json"), Buffer.from([0x7b, 0xff, 0xfe, 0x00]));
  writeFileSync(join(maps, "deep.json"), "[".repeat(1_000_000));
  writeFileSync(join(maps, "other.json"), versioned("another", 0));
  writeFileSync(join(maps, "huge.json"), "{");
  // It takes no room on the disk.
  truncateSync(join(maps, "huge.json"), 10 * 1024 ** 3);
  mkdirSync(join(maps, "folder.json"));
  symlinkSync(join(maps, "nowhere"), join(maps, "dangling.json"));
  symlinkSync(join(maps, "loop.json"), join(maps, "loop.json"));
  spawnSync("mkfifo", [join(maps, "pipe.json")]);

  const service = await start(maps);
  const ready = await (await fetch(`${service.address}/health/ready`)).json();
  expect([ready.status, ready.maps]).toEqual(["ready", 1]);
  const named = ready.rejected.map(({ file }: { file: string }) => file);
  for (const file of ["bytes", "deep", "empty", "half", "huge", "other"]) expect(named).toContain(`${file}.json`);
  expect((await fetch(`${service.address}/api/maps/good`)).status).toBe(200);
  expect(await isAlive(service)).toBe(true);
});
