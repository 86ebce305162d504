/** A service that is told to stop while it is asked without pause. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { killAll, load, newFolder, pause, start, versioned } from "./process.ts";

afterEach(killAll);

test("every request that found the door open is answered, each time", async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "one.json"), versioned("one", 0));
  for (let time = 1; time <= 3; time += 1) {
    const service = await start(maps);
    const readers = load(service, ["/api/maps/one", "/api/maps/one/search?q=version", "/maps/one"], 16);
    while (readers.answered() < 200) await pause(10);
    service.child.kill("SIGTERM");
    expect(await service.ended).toBe(0);
    const { answers, failures } = await readers.stop();
    expect(failures).toEqual([]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  }
});
