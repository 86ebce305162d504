/** An answer → what Node writes: negotiated, conditional, with or without a body. The one place that writes. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isUnmodified } from "./conditional.ts";
import { codingFor } from "./negotiation.ts";
import { REFUSALS, Refusal, refusalBody } from "./refusals.ts";
import { type Representation, represent, representJson, variantOf } from "./representations.ts";
import { securityHeaders } from "./security-headers.ts";

/** What a route answers: a representation, with 200 unless it says otherwise, or the way to another address. */
export type Answer =
  | Representation
  | { readonly status: number; readonly representation: Representation }
  | { readonly redirect: string };

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The request's id, as in the log. */
  readonly id: string;
  /** Whether the connection ends with this answer, since the service is about to. */
  readonly isLast: () => boolean;
};

export async function send(exchange: Exchange, answer: Answer): Promise<void> {
  if ("redirect" in answer) return sendRedirect(exchange, answer.redirect);
  if ("status" in answer) return sendRepresentation(exchange, answer.representation, answer.status);
  return sendRepresentation(exchange, answer, 200);
}

async function sendRepresentation(exchange: Exchange, representation: Representation, status: number): Promise<void> {
  const { request } = exchange;
  const coding = codingFor(request.headers["accept-encoding"], representation.codings);
  if (coding === undefined) {
    const available = [...representation.codings];
    throw new Refusal("no-such-encoding", `This can be had as ${available.join(", ")}.`, { available });
  }
  const known = variantOf(representation, coding);
  // What is there already is taken without a turn of the event loop.
  const variant = "then" in known ? await known : known;
  const reading = request.method === "GET" || request.method === "HEAD";
  if (reading && status === 200 && isUnmodified(request.headers, variant.etag, representation.modified)) {
    write(exchange, 304, variant.unmodifiedHead);
  } else {
    write(exchange, status, variant.head, variant.bytes);
  }
}

function sendRedirect(exchange: Exchange, location: string): void {
  // To the one map there is now: tomorrow there may be two.
  write(exchange, 307, [
    ...["Location", location, "Content-Length", "0", "Cache-Control", "no-cache"],
    ...Object.entries(securityHeaders("page")).flat(),
  ]);
}

/** A refusal is answered as it is: to say that it exists in no accepted format would only hide it. */
export async function sendRefusal(exchange: Exchange, refusal: Refusal): Promise<void> {
  const { request, id } = exchange;
  const instance = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const representation = representJson(refusalBody(refusal, shortened(instance), id), {
    mediaType: "application/problem+json",
    cacheControl: "no-store",
    headers: refusal.more.headers ?? {},
  });
  const { head, bytes } = await variantOf(representation, "identity");
  write(exchange, REFUSALS[refusal.kind].status, head, bytes);
}

/** A page in place of an answer that there is not. */
export async function sendPage(
  exchange: Exchange,
  page: string,
  status: number,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const described = {
    mediaType: "text/html; charset=utf-8",
    audience: "page",
    cacheControl: "no-store",
    headers,
  } as const;
  const { head, bytes } = await variantOf(represent(page, described), "identity");
  write(exchange, status, head, bytes);
}

/** What browsers ask before they let another site's script ask. */
export function sendOptions(exchange: Exchange, allow: string): void {
  write(exchange, 204, [
    ...["Allow", allow, "Access-Control-Allow-Methods", allow],
    ...["Access-Control-Allow-Headers", "Accept, Content-Type, If-Modified-Since, If-None-Match, X-Request-Id"],
    ...["Access-Control-Max-Age", "86400"],
    ...Object.entries(securityHeaders("data")).flat(),
  ]);
}

const shortened = (path: string) => (path.length <= 200 ? path : `${path.slice(0, 199)}…`);

function write(exchange: Exchange, status: number, head: readonly string[], body?: Buffer): void {
  const { request, response, id, isLast } = exchange;
  response.writeHead(status, [...head, "X-Request-Id", id, ...(isLast() ? ["Connection", "close"] : [])]);
  response.end(request.method === "HEAD" ? undefined : body);
}
