/** A service that is told to stop while it is asked without pause. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { killAll, load, newFolder, pause, start, versioned } from "./process.ts";

const DRAINS = 5;

afterEach(killAll);

test("every request that found the door open is answered, each time", async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "one.json"), versioned("one", 0));
  const drained = async () => {
    const service = await start(maps);
    const readers = load(service, ["/api/maps/one", "/api/maps/one/search?q=version", "/maps/one"]);
    while (readers.answered() < 100) await pause(10);
    service.child.kill("SIGTERM");
    expect(await service.ended).toBe(0);
    const { answers, failures } = await readers.stop();
    expect(failures).toEqual([]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  };
  // Most of a drain is waiting, which they can do side by side.
  await Promise.all(Array.from({ length: DRAINS }, drained));
});
