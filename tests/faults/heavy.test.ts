/** Heavy questions, many at once: light ones are answered beside them, and nothing is done for those who have left. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { refusalSchema } from "../../model/api.ts";
import { able } from "../../model/notation/list.ts";
import { killAll, newFolder, pause, type Service, start, versioned } from "./process.ts";

/** In claims, each with an inference: more than is worked on beside other answers. */
const LARGE = 6_000;
/** More than may wait. */
const MANY = 40;

let service: Service;
beforeAll(async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "large.json"), versioned("large", 0, LARGE));
  writeFileSync(join(maps, "small.json"), versioned("small", 0));
  service = await start(maps);
});
afterAll(killAll);

const ask = (path: string, init?: RequestInit) => fetch(service.address + path, init);

const LIGHT = [
  "/api/maps/large/claims/c1234",
  "/api/maps/large/graph?around=c1234&depth=2",
  "/api/maps/large/claims?limit=50",
  "/api/maps/large/paths?from=c1234",
  "/api/maps/large/search?q=as",
  "/api/maps/small/claims/c7",
  "/api/maps/small/evaluation?reject=c7",
  "/health/ready",
];

/** The whole map in every format, of the inferences for and of those against, in both views. */
const HEAVY = able("write").flatMap(({ id }) =>
  ["support", "attack"].flatMap((polarity) =>
    ["full", "claims"].map((view) => `/api/maps/large/graph.${id}?polarity=${polarity}&view=${view}`),
  ),
);

test("claims, neighbourhoods, pages, searches and paths are answered while whole maps are being written", async () => {
  await ask(LIGHT[4] as string); // until the words are there
  let heavyDone = 0;
  const leaving = new AbortController();
  const heavy = HEAVY.map(async (path) => {
    const { status } = await ask(path, { signal: leaving.signal });
    heavyDone += 1;
    return status;
  });
  for (const path of LIGHT) expect([path, (await ask(path)).status]).toEqual([path, 200]);
  // Beside them, and not after them.
  expect(heavyDone).toBeLessThan(HEAVY.length);
  leaving.abort();
  await Promise.allSettled(heavy);
});

test("what waits for somebody who has left is not worked on", async () => {
  const leaving = new AbortController();
  const heavy = HEAVY.slice(1, 12).map((path) => ask(`${path}&importance=1`, { signal: leaving.signal }));
  await pause(100);
  leaving.abort();
  await Promise.allSettled(heavy);
  // All of them together would take longer than is waited for one answer.
  const one = await ask("/api/maps/large/checks");
  expect(one.status).toBe(200);
});

test("more than may wait are refused at once, and told when to come again", async () => {
  const leaving = new AbortController();
  const whole = HEAVY.map((path) => ask(`${path}&importance=2`, { signal: leaving.signal }));
  const busy = (await Promise.any(
    whole.map(async (asked) => {
      const answer = await asked;
      if (answer.status === 200) throw new Error("It was answered.");
      return answer;
    }),
  )) as Response;
  expect(busy.status).toBe(503);
  expect(busy.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(refusalSchema.parse(await busy.json()).type).toBe("/api/problems/busy");
  leaving.abort();
  await Promise.allSettled(whole);
});

test("what strangers send is refused at the door while too much of it waits, and others are answered", async () => {
  const map = versioned("sent", 0, 4_000);
  const sent = Array.from({ length: MANY }, () => ask("/api/convert?to=graphml", { method: "POST", body: map }));
  for (const path of LIGHT) expect([path, (await ask(path)).status]).toEqual([path, 200]);
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
});
