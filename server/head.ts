/**
 * An answer's status and headers, as they go out.
 *
 * Node checks and joins headers anew for each answer, which takes a sixth of the time of a small one; here they are
 * joined when they are laid out. Node has no public way to take them joined: `_header` is where its own joined lines
 * go, and what it calls `headersSent` by. Where that is no longer so, they go the public way.
 */
import { IncomingMessage, ServerResponse, STATUS_CODES, validateHeaderValue } from "node:http";
import { Socket } from "node:net";
import { KEEP_ALIVE } from "./limits.ts";

/** Headers joined, each with its end of line. */
export type Head = string;

/** @throws where a value has what no header may have, such as an end of line. */
export function headOf(headers: Readonly<Record<string, string>>): Head {
  const entries = Object.entries(headers);
  for (const [name, value] of entries) validateHeaderValue(name, value);
  return entries.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}

/** @param id Of the request. */
export function writeHead(response: ServerResponse, status: number, head: Head, id: string, isLast: boolean): void {
  const stays = !isLast && response.shouldKeepAlive && response.req.httpVersion === "1.1";
  if (!stays || !TAKES_JOINED) {
    response.writeHead(status, [...listOf(head), "X-Request-Id", id, ...(isLast ? ["Connection", "close"] : [])]);
    return;
  }
  response.statusCode = status;
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  hand(response, `${first}${head}X-Request-Id: ${id}\r\nDate: ${date()}\r\n${STAYS}`);
}

/** Names and values by turns, as Node's `writeHead` takes them. */
function listOf(head: Head): string[] {
  return head.split("\r\n").flatMap((line) => {
    const colon = line.indexOf(": ");
    return colon === -1 ? [] : [line.slice(0, colon), line.slice(colon + 2)];
  });
}

/** As Node says that a connection is kept. */
const STAYS = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(KEEP_ALIVE / 1000)}\r\n\r\n`;

function hand(response: ServerResponse, lines: string): void {
  (response as unknown as { _header: string })._header = lines;
}

const TAKES_JOINED = takesJoined();

function takesJoined(): boolean {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  hand(response, "HTTP/1.1 200 OK\r\n\r\n");
  return response.headersSent;
}

let second = 0;
let now = "";

/** It has no fractions of a second, so it is made once in each. */
function date(): string {
  const current = Math.floor(Date.now() / 1000);
  if (current !== second) {
    second = current;
    now = new Date(current * 1000).toUTCString();
  }
  return now;
}
