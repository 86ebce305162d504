import { problem } from "../../model/problems.ts";
import { libraryOf as libraryFrom } from "../../server/library.ts";
import { single } from "../maps.ts";
import { libraryOf, start } from "./service.ts";

/** What is written to a follower, as it comes. */
async function follow(address: string) {
  const leave = new AbortController();
  const response = await fetch(address, { signal: leave.signal });
  let text = "";
  const done = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
  })();
  const until = async (part: string) => {
    while (!text.includes(part)) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { response, text: () => text, until, done, leave: () => leave.abort() };
}

const changed = (map: string, version: string | null) =>
  `event: version\ndata: ${JSON.stringify({ map, version })}\n\n`;

test("a follower is told what version its maps have, and then each other one", async () => {
  const service = await start({ library: await libraryOf(single) });
  const { response, until, text, leave, done } = await follow(`${service.address}/api/events?map=tiny&map=later`);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  await until(changed("tiny", "0".repeat(64)) + changed("later", null));
  service.events.tell([
    { map: "other", version: "a" },
    { map: "tiny", version: "b" },
  ]);
  service.events.tell([{ map: "tiny", version: null }]);
  await until(changed("tiny", "b") + changed("tiny", null));
  service.events.tellBroken("other", []);
  const problems = [{ ...problem("unknown-thesis", ["theses", 0], "There is no such claim."), line: 3, column: 5 }];
  service.events.tellBroken("tiny", problems);
  const [first] = problems.map(({ code, path, message, line, column }) => ({ code, path, message, line, column }));
  await until(`event: broken\ndata: ${JSON.stringify({ map: "tiny", problems: [first], total: 1 })}\n\n`);
  expect(text()).not.toContain("other");
  leave();
  await done.catch(() => {});
  while (service.events.followers() > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  await service.stop();
});

test("whoever comes while a map's file is broken is told so as well, and of no other file", async () => {
  const problems = [{ ...problem("unknown-thesis", ["theses", 0], "There is no such claim."), line: 3, column: 5 }];
  const broken = ["tiny", "other"].map((id) => ({ file: `${id}.json`, problems, served: "0".repeat(64) }));
  const { maps } = await libraryOf(single);
  const service = await start({ library: libraryFrom(maps, broken) });
  const { until, text, leave, done } = await follow(`${service.address}/api/events?map=tiny`);
  await until(`${changed("tiny", "0".repeat(64))}event: broken\ndata: {"map":"tiny"`);
  expect(text()).not.toContain("other");
  leave();
  await done.catch(() => {});
  await service.stop();
});

test("when the service is about to stop, followers are let go and no more are taken", async () => {
  const service = await start({ library: libraryFrom(new Map()) });
  const follower = await follow(`${service.address}/api/events`);
  await follower.until("retry");
  service.events.end();
  await follower.done;
  const late = await fetch(`${service.address}/api/events`);
  expect([late.status, late.headers.get("retry-after")]).toEqual([503, "30"]);
  await service.stop();
});

test("only so many are followed, and HEAD follows nothing", async () => {
  const service = await start({ library: libraryFrom(new Map()) });
  const { follow: take } = service.events;
  const nobody = { write: () => true, on: () => {}, writableLength: 0, destroy: () => {}, end: () => {} };
  // A thousand connections in place of which one stands.
  for (let at = 0; at < 1000; at += 1) take(undefined)({ ...nobody } as never);
  expect((await fetch(`${service.address}/api/events`)).status).toBe(503);
  service.events.end();
  await service.stop();
  const other = await start({ library: libraryFrom(new Map()) });
  expect((await fetch(`${other.address}/api/events`, { method: "HEAD" })).status).toBe(200);
  expect(other.events.followers()).toBe(0);
  await other.stop();
});
