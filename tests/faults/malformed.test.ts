/**
 * A thousand requests that are wrong in some way, made from the service's own OpenAPI document by a generator with a
 * seed: whatever is wrong, it is told as a problem, never as a bug, and the service goes on.
 */
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { refusalSchema } from "../../model/api.ts";
import type { OpenApi, Operation } from "../../server/openapi.ts";
import { HOSTILE_IDS } from "../arbitrary.ts";
import { isAlive, killAll, newFolder, type Service, start, versioned } from "./process.ts";

const REQUESTS = 1_000;
const AT_ONCE = 16;
/** What comes back without an end is cut after so long, in milliseconds. */
const LONGEST = 20_000;

let service: Service;
let operations: readonly Tried[];
beforeAll(async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "one.json"), versioned("one", 0));
  service = await start(maps);
  const document: OpenApi = await (await fetch(`${service.address}/api/openapi.json`)).json();
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  // What tells of events never ends.
  operations = all.filter(({ operation }) => operation.responses[200]?.content?.["text/event-stream"] === undefined);
});
afterAll(killAll);

type Tried = { readonly method: string; readonly path: string; readonly operation: Operation };

const hostile = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_IDS,
    "",
    "..",
    "%",
    "%00",
    "%ff",
    "%c0%ae",
    "\t",
    "one",
    "c1",
    "i1",
    "null",
    "-1",
    "1e999",
    "[]",
  ),
  fc.string({ maxLength: 40, unit: "binary" }),
);
/** As careful clients write it, and as careless ones do. */
const written = fc
  .tuple(hostile, fc.boolean())
  .map(([text, careful]) => (careful ? encodeURIComponent(wellFormed(text)) : raw(text)));
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\uFFFD");
/** What would end the request's first line would make it another request. */
const raw = (text: string) => Buffer.from(text.replace(/[\r\n ]/g, "_")).toString("latin1");

const header = fc.tuple(
  fc.constantFrom(
    "Accept",
    "Accept-Encoding",
    "If-None-Match",
    "If-Modified-Since",
    "X-Request-Id",
    "Range",
    "Expect",
    "Content-Type",
    "Cookie",
  ),
  fc.oneof(
    fc.constantFrom(
      "*/*;q=2",
      "br;q=0, *;q=0",
      '"',
      "W/",
      ",,,,",
      "bytes=9-1",
      "100-continue",
      "a/b;c=d;;q",
      "gzip;q=1e9",
    ),
    fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, "~")),
  ),
);

const body = fc.oneof(
  fc.constantFrom(
    "{",
    "[".repeat(20_000),
    '{"format":"argument-map/1","claims":[',
    "\u0000",
    '"__proto__"',
    "{}",
    '{"__proto__":{"a":1}}',
    "<a>",
    "strict digraph {",
  ),
  fc.json(),
  fc.string({ maxLength: 200, unit: "binary" }),
);

const request = (all: readonly Tried[]) =>
  fc
    .record({
      tried: fc.constantFrom(...all),
      ids: fc.array(written, { minLength: 3, maxLength: 3 }),
      query: fc.array(fc.tuple(fc.nat(20), written), { maxLength: 4 }),
      method: fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        fc.constantFrom("PUT", "DELETE", "PATCH", "TRACE", "POST", "GET", "HEAD", "BREW"),
      ),
      headers: fc.array(header, { maxLength: 3 }),
      body,
      length: fc.constantFrom("right", "right", "right", "short", "none", "nonsense"),
    })
    .map(({ tried, ids, query, method = tried.method, headers, body, length }) => {
      const left = [...ids];
      const path = tried.path.replace(/\{\w+\}/g, () => left.pop() ?? "one");
      const names = [
        ...(tried.operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name),
        "unknown",
      ];
      const asked = query.map(([at, value]) => `${encodeURIComponent(names[at % names.length] ?? "")}=${value}`);
      const bytes = Buffer.from(body);
      const sent = method === "POST" || method === "PUT" ? bytes : Buffer.alloc(0);
      const lengths = { right: sent.length, short: Math.floor(sent.length / 2), none: undefined, nonsense: "many" };
      const lines = [
        `${method} ${path}${asked.length > 0 ? "?" : ""}${asked.join("&")} HTTP/1.1`,
        "Host: test",
        "Connection: close",
        ...headers.map(([name, value]) => `${name}: ${value}`),
        ...(lengths[length] === undefined ? [] : [`Content-Length: ${lengths[length]}`]),
      ];
      return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), sent]);
    });

/** What comes back, up to the connection's end. */
function send(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(service.port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => (answer += chunk));
    // The service may have ended it before it has read what nobody wants.
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
    setTimeout(() => socket.destroy(), LONGEST).unref();
    socket.write(bytes);
  });
}

test("none makes a bug, and each that is refused is told why", async () => {
  const requests = fc.sample(request(operations), { numRuns: REQUESTS, seed: 2026 });
  const statuses = new Map<number, number>();
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    const some = requests.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map(send));
    for (const [index, answer] of answers.entries()) {
      const [head = "", content = ""] = answer.replace(/^HTTP\/1.1 100 Continue\r\n\r\n/, "").split("\r\n\r\n");
      const status = Number(head.split(" ")[1]);
      const sent = some[index]?.toString("latin1").slice(0, 300);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect([sent, answer, status >= 200 && status < 500]).toEqual([sent, answer, true]);
      if (status < 400) continue;
      expect([sent, head.toLowerCase()]).toEqual([sent, expect.stringContaining("application/problem+json")]);
      if (sent?.startsWith("HEAD ")) continue;
      const told = refusalSchema.safeParse(JSON.parse(Buffer.from(content, "latin1").toString()));
      expect([sent, told.error?.message]).toEqual([sent, undefined]);
    }
  }
  expect(await isAlive(service)).toBe(true);
  // It asks for more than one thing.
  for (const status of [200, 400, 404, 405]) expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
});

test("what is no HTTP is told so as well", async () => {
  const lines = ["", "GET", "GET /api HTTP/9.9", "G\u0000T / HTTP/1.1", "GET http://[ HTTP/1.1\r\nHost: x"];
  const heads = [
    "Host: a\r\nHost : b",
    "Content-Length: 1\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: nonsense",
    ": empty",
  ];
  const all = [
    ...lines.map((line) => `${line}\r\n\r\n`),
    ...heads.map((head) => `POST /api/check HTTP/1.1\r\n${head}\r\n\r\nzz\r\n`),
    "\u0016\u0003\u0001\u0000\u00ff",
  ];
  // Those that are no more than a beginning are waited for.
  const answers = await Promise.all(all.map((bytes) => send(Buffer.from(bytes, "latin1"))));
  const told = /^$|^HTTP\/1.1 4\d\d [\s\S]*application\/problem\+json/i;
  for (const [index, answer] of answers.entries()) {
    expect([all[index], answer]).toEqual([all[index], expect.stringMatching(told)]);
  }
  expect(await isAlive(service)).toBe(true);
});
