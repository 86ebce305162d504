/** What is answered when something is wrong with the service itself. */
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { refusalSchema } from "../../model/api.ts";
import { EMPTY_LIBRARY } from "../../server/library.ts";
import type { State } from "../../server/service.ts";
import { chain, mapOf } from "../maps.ts";
import { libraryOf, start } from "./service.ts";

test("a bug is answered with nothing but the id under which the log has it", async () => {
  const service = await start({
    library: () => {
      throw new TypeError("a secret of the code");
    },
  });
  const response = await fetch(`${service.address}/api/maps`);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain("secret");
  const { type, request } = refusalSchema.parse(JSON.parse(text));
  expect(type).toBe("/api/problems/internal-error");
  expect(service.lines).toContainEqual(
    expect.objectContaining({ request, level: 50, err: expect.objectContaining({ message: "a secret of the code" }) }),
  );
  await service.stop();
});

test("an answer that takes too long is given up with 503", async () => {
  const service = await start({ library: await libraryOf(chain), longestAnswer: -1 });
  const response = await fetch(`${service.address}/api/maps/tiny/claims/c`);
  expect(response.status).toBe(503);
  expect(refusalSchema.parse(await response.json()).type).toBe("/api/problems/too-slow");
  expect(response.headers.get("retry-after")).toBe("5");
  await service.stop();
});

test("a reader that takes nothing of its answers is cut", async () => {
  const summary = "It goes on. ".repeat(300_000);
  const service = await start({ library: await libraryOf(mapOf(["a"], { summary })), silentSocket: 300 });
  const reader = connect(service.port, "127.0.0.1");
  reader.on("error", () => {});
  reader.pause();
  // More than the buffers on either side take.
  reader.write("GET /api/maps/tiny HTTP/1.1\r\nHost: test\r\n\r\n".repeat(10));
  const waited = performance.now() + 10_000;
  const until = async (open: number) => {
    while ((await service.connections()) !== open && performance.now() < waited) await pause(20);
    return service.connections();
  };
  const open = [await until(1), await until(0)];
  reader.destroy();
  await service.stop();
  expect(open).toEqual([1, 0]);
});

test("while draining, connections are not kept and the balancer is told", async () => {
  let state: State = "ready";
  const service = await start({ library: EMPTY_LIBRARY, state: () => state });
  const ready = await fetch(`${service.address}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready", maps: 0, waiting: 0, rejected: [] }]);
  state = "draining";
  const draining = await fetch(`${service.address}/health/ready`);
  expect([draining.status, await draining.json()]).toEqual([
    503,
    { status: "draining", maps: 0, waiting: 0, rejected: [] },
  ]);
  expect(draining.headers.get("connection")).toBe("close");
  expect((await fetch(`${service.address}/health/live`)).status).toBe(200);
  await service.stop();
});

test("the figures count requests by route, and all that match none as one", async () => {
  const service = await start({ library: EMPTY_LIBRARY });
  for (const path of ["/api/maps", "/nowhere/1", "/nowhere/2"])
    await (await fetch(service.address + path)).arrayBuffer();
  const text = await (await fetch(`${service.address}/metrics`)).text();
  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/maps",status="200"\} 1/);
  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="none",status="404"\} 2/);
  expect(text).not.toContain("nowhere");
  await service.stop();
});
