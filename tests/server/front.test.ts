/** What stands before Express: contract.test.ts holds that its answers are Express' own; here, that it gives them. */
import { once } from "node:events";
import { connect } from "node:net";
import { refusalSchema } from "../../model/api.ts";
import type { Library } from "../../server/library.ts";
import { chain, mapOf } from "../maps.ts";
import { getRaw } from "./raw.ts";
import { type Line, libraryOf, type Running, start } from "./service.ts";

const MEMORY = 1024 * 1024;

let library: Library;
/** How often the library was asked for: by the front once, by a route more than once. */
let asked = 0;
let service: Running;
beforeEach(async () => {
  library = await libraryOf(chain);
  service = await start({
    library: () => {
      asked += 1;
      return library;
    },
    answersMemory: MEMORY,
  });
});
afterEach(() => service.stop());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(service.address + path, { headers });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

async function isGivenAgain(path: string, headers: Record<string, string> = {}): Promise<boolean> {
  const before = asked;
  await get(path, headers);
  return asked - before <= 1;
}

test("an answer is made once for an address and an Accept, and given again in each coding", async () => {
  for (const path of ["/api/maps/tiny", "/api/maps/tiny/claims?limit=2", "/maps/tiny", "/assets/main-ABC.js"]) {
    expect(await isGivenAgain(path)).toBe(false);
    expect(await isGivenAgain(path)).toBe(true);
    expect(await isGivenAgain(path, { Accept: "text/html, application/json;q=0.5, */*;q=0.1" })).toBe(false);
    expect(await isGivenAgain(path, { "If-None-Match": "*" })).toBe(true);
  }
});

test("what is not to be kept, what went wrong, and what leads elsewhere is asked for each time", async () => {
  for (const path of ["/health/ready", "/api/maps/nowhere", "/"]) {
    await get(path);
    expect([path, await isGivenAgain(path)]).toEqual([path, false]);
  }
});

test("with another library nothing of the earlier one is given", async () => {
  const title = async () => JSON.parse((await get("/api/maps/tiny")).body).title;
  expect([await title(), await title()]).toEqual(["A tiny map", "A tiny map"]);
  library = await libraryOf(mapOf(["i: b -> a"], { title: "Another" }));
  expect([await title(), await title()]).toEqual(["Another", "Another"]);
});

test("its head is Express' to the byte", async () => {
  const headers = { "X-Request-Id": "mine", "Accept-Encoding": "gzip" };
  const [first, again] = [
    await getRaw(service.port, "/api/schemes", headers),
    await getRaw(service.port, "/api/schemes", headers),
  ];
  const steady = ({ headers }: typeof first) => [...headers].filter(([name]) => name !== "date");
  expect(steady(again)).toEqual(steady(first));
  expect(again.body).toBe(first.body);
});

test("log and metrics tell of it as of any other", async () => {
  const ids = ["one", "two"];
  for (const id of ids) await get("/api/maps/tiny", { "X-Request-Id": id });
  const { body } = await get("/metrics");
  expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/api/maps/{map}",status="200"} 2');
  const [one, two] = ids.map((id) => service.lines.find(({ request }) => request === id));
  const steady = ({ time, ms, request, ...rest }: Line) => rest;
  expect(one).toMatchObject({ method: "GET", route: "/api/maps/{map}", status: 200, msg: "answered" });
  expect(steady(two as Line)).toEqual(steady(one as Line));
});

test("who asks too often is told when to ask again, and may still ask how the service is", async () => {
  const limited = await start({ library, rateLimit: 2 });
  const answers: Response[] = [];
  for (const path of ["/api", "/api", "/api", "/health/ready"]) answers.push(await fetch(limited.address + path));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  const [, , refused] = answers;
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refusalSchema.parse(await refused?.json())).toMatchObject({ type: "/api/problems/too-many-requests" });
  await limited.stop();
});

test("a connection too many is told so and let go", async () => {
  const limited = await start({ library, mostConnections: 1 });
  const first = connect(limited.port, "127.0.0.1");
  await once(first, "connect");
  const { status, body } = await getRaw(limited.port, "/api");
  expect([status, JSON.parse(body).type]).toEqual([503, "/api/problems/too-many-connections"]);
  first.destroy();
  await once(first, "close");
  const again = async () => (await getRaw(limited.port, "/api")).status;
  while ((await again()) !== 200);
  await limited.stop();
});
