/** An answer → what Node writes: negotiated, conditional, with or without a body. The one place that writes. */
import type { ServerResponse } from "node:http";
import { isUnmodified } from "./conditional.ts";
import type { Exchange } from "./exchange.ts";
import { type Head, headOf, writeHead } from "./head.ts";
import { codingFor } from "./negotiation.ts";
import { REFUSALS, Refusal, refusalBody } from "./refusals.ts";
import { Representation, represent, representJson, type Variant } from "./representations.ts";
import { securityHeaders } from "./security-headers.ts";

/** What a route answers: a representation, with 200 unless it says otherwise, or the way to another address. */
export type Answer =
  | Representation
  | { readonly status: number; readonly representation: Representation }
  | { readonly redirect: string }
  /** What never ends by itself: the function is handed the response once its head is written. */
  | { readonly mediaType: string; readonly follow: (response: ServerResponse) => void };

/** A promise only where the answer must be compressed first. */
export function send(exchange: Exchange, answer: Answer): Promise<void> | void {
  if (answer instanceof Representation) return sendRepresentation(exchange, answer, 200);
  if ("redirect" in answer) return sendRedirect(exchange, answer.redirect);
  if ("follow" in answer) return sendStream(exchange, answer.mediaType, answer.follow);
  return sendRepresentation(exchange, answer.representation, answer.status);
}

function sendRepresentation(exchange: Exchange, representation: Representation, status: number): Promise<void> | void {
  const { request } = exchange;
  const coding = codingFor(request.headers["accept-encoding"], representation.codings);
  if (coding === undefined) {
    const available = [...representation.codings];
    throw new Refusal("no-such-encoding", `This can be had as ${available.join(", ")}.`, { available });
  }
  const known = representation.variant(coding);
  if ("then" in known) return known.then((variant) => writeVariant(exchange, representation, variant, status));
  // What is there already is written without a turn of the event loop.
  writeVariant(exchange, representation, known, status);
}

/** Writes what was answered before; `false`, with nothing written, where that would take more than a lookup. */
export function sendAgain(exchange: Exchange, representation: Representation): boolean {
  const coding = codingFor(exchange.request.headers["accept-encoding"], representation.codings);
  const variant = coding === undefined ? undefined : representation.prepared(coding);
  if (variant === undefined) return false;
  writeVariant(exchange, representation, variant, 200);
  return true;
}

function writeVariant(exchange: Exchange, { like }: Representation, variant: Variant, status: number): void {
  const { method, headers } = exchange.request;
  const reading = method === "GET" || method === "HEAD";
  if (reading && status === 200 && isUnmodified(headers, variant.etag, like.modified)) {
    write(exchange, 304, variant.unmodifiedHead);
  } else {
    write(exchange, status, variant.head, variant.content);
  }
}

function sendRedirect(exchange: Exchange, location: string): void {
  // To the one map there is now: tomorrow there may be two.
  const headers = { Location: location, "Content-Length": "0", "Cache-Control": "no-cache" };
  write(exchange, 307, headOf({ ...headers, ...securityHeaders("page") }));
}

function sendStream(
  { request, response, id }: Exchange,
  mediaType: string,
  follow: (to: ServerResponse) => void,
): void {
  response.writeHead(200, [
    ...["Content-Type", mediaType, "Cache-Control", "no-store", "X-Request-Id", id],
    // Else nginx would collect what is meant to arrive at once.
    ...["X-Accel-Buffering", "no"],
    ...Object.entries(securityHeaders("data")).flat(),
  ]);
  if (request.method === "HEAD") response.end();
  else follow(response);
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
  const { head, content } = await representation.variant("identity");
  write(exchange, REFUSALS[refusal.kind].status, head, content);
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
  const { head, content } = await represent(page, described).variant("identity");
  write(exchange, status, head, content);
}

/** What browsers ask before they let another site's script ask. */
export function sendOptions(exchange: Exchange, allow: string): void {
  const headers = {
    Allow: allow,
    "Access-Control-Allow-Methods": allow,
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-Modified-Since, If-None-Match, X-Request-Id",
    "Access-Control-Max-Age": "86400",
  };
  write(exchange, 204, headOf({ ...headers, ...securityHeaders("data") }));
}

const shortened = (path: string) => (path.length <= 200 ? path : `${path.slice(0, 199)}…`);

function write({ request, response, id, isLast }: Exchange, status: number, head: Head, body?: string | Buffer): void {
  writeHead(response, status, head, id, isLast());
  if (request.method === "HEAD") response.end();
  else if (typeof body === "string" || body === undefined || body.length <= SLICE) response.end(body);
  else writeSlices(response, body);
}

/**
 * In bytes. The system takes what it is given until its buffers are full; from a reader on the same machine that empties
 * them meanwhile it would take hundreds of megabytes in one go, while everybody else waits.
 */
const SLICE = 1024 * 1024;

/** One slice when the one before is taken, and others have had their turn. */
function writeSlices(response: ServerResponse, body: Buffer): void {
  let written = 0;
  const next = () => {
    const slice = body.subarray(written, written + SLICE);
    written += slice.length;
    if (written === body.length) response.end(slice);
    else response.write(slice, (error) => (error ? undefined : setImmediate(next)));
  };
  next();
}
