/** Clients that are slow, silent, too many or too large, all at once; each is told so and let go, and others go on. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { LARGEST_HEAD, LONGEST_PATH, LONGEST_QUERY } from "../../server/limits.ts";
import { REFUSALS, type RefusalKind } from "../../server/refusals.ts";
import { isAlive, killAll, load, newFolder, pause, type Service, start, versioned } from "./process.ts";

/** Of idle connections, each a descriptor here and one in the service. */
const IDLE = Math.min(10_000, (Number(execFileSync("sh", ["-c", "ulimit -Hn"])) || 20_000) - 500);
/** Idle connections that are opened at once: more would overflow the queue of those to be accepted. */
const OPENED_AT_ONCE = 250;
/** In claims, each of 5,000 characters; and so many answers in a row that no socket's buffers take them. */
const LARGE = 2_000;
const IN_A_ROW = 5;

let service: Service;
beforeAll(async () => {
  const maps = newFolder();
  writeFileSync(join(maps, "one.json"), versioned("one", 0));
  const claims = Array.from({ length: LARGE }, (_, at) => ({
    id: `c${at}`,
    text: `${at} is not. `.repeat(500).slice(0, 5000),
  }));
  const large = { format: "argument-map/1", id: "large", title: "A large map", claims, inferences: [] };
  writeFileSync(join(maps, "large.json"), JSON.stringify(large));
  service = await start(maps);
});
afterAll(killAll);

/** What comes back until the connection ends. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk));
    // Cut off before it has sent all, which is not what matters here.
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}

/** Sends a piece now and then until the connection ends. */
async function drip(head: string, piece: string): Promise<string> {
  const socket = connect(service.port, "127.0.0.1");
  const answer = answerOf(socket);
  socket.write(head);
  const dripping = setInterval(() => socket.write(piece), 200);
  const whole = await answer;
  clearInterval(dripping);
  return whole;
}

function send(bytes: string): Promise<string> {
  const socket = connect(service.port, "127.0.0.1");
  socket.write(bytes);
  return answerOf(socket);
}

function expectTold(answer: string, kind: RefusalKind): void {
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${REFUSALS[kind].status} `));
  expect(answer.toLowerCase()).toContain("content-type: application/problem+json");
  expect(answer).toContain(`"type":"/api/problems/${kind}"`);
}

const post = "POST /api/check HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n";

test("headers and bodies that drip are not waited for", async () => {
  const [headers, body] = await Promise.all([
    drip("GET /api HTTP/1.1\r\nHost: test\r\n", "X-More: 1\r\n"),
    drip(`${post}Content-Length: 100000\r\n\r\n`, "["),
  ]);
  expectTold(headers, "slow-request");
  expectTold(body, "slow-request");
  expect(await isAlive(service)).toBe(true);
});

test("readers that take nothing of their answers hold up nobody", async () => {
  const readers = Array.from({ length: 5 }, () => {
    const socket = connect(service.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.pause();
    socket.write("GET /api/maps/large HTTP/1.1\r\nHost: test\r\n\r\n".repeat(IN_A_ROW));
    return socket;
  });
  const others = load(service, ["/api/maps/one"], 2);
  while (others.answered() < 100) await pause(20);
  const { failures } = await others.stop();
  expect(failures).toEqual([]);
  for (const socket of readers) socket.destroy();
  expect(await isAlive(service)).toBe(true);
});

test("idle connections are let go, and those who ask meanwhile are answered", async () => {
  // An array of promises, and not of what they come to: that is when the connections end.
  const idle: Promise<string>[] = [];
  while (idle.length < IDLE) {
    const opened = Array.from({ length: OPENED_AT_ONCE }, () => {
      const socket = connect(service.port, "127.0.0.1");
      idle.push(answerOf(socket));
      return once(socket, "connect");
    });
    await Promise.all(opened);
  }
  expect(await isAlive(service)).toBe(true);
  for (const answer of idle) expect(await answer).toMatch(/^HTTP\/1.1 408 |^$/);
});

test("what is too large is refused with what is too large about it", async () => {
  const long = (bytes: number) => "x".repeat(bytes);
  const get = (path: string, headers = "") =>
    `GET ${path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n${headers}\r\n`;
  expectTold(await send(get(`/api/${long(LONGEST_PATH)}`)), "long-address");
  expectTold(await send(get(`/api/search?q=${long(LONGEST_QUERY)}`)), "long-address");
  expectTold(await send(get("/api", `X-Long: ${long(LARGEST_HEAD)}\r\n`)), "large-headers");
  expectTold(await send(get(`/api/${long(2 * LARGEST_HEAD)}`)), "large-headers");
  const large = `${post}Connection: close\r\nContent-Length: ${2 ** 31}\r\n\r\n`;
  expectTold(await send(large), "large-body");
  expect(await isAlive(service)).toBe(true);
});
