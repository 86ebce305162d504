/** An HTTP server for an Express application and what stands before it: as fast as Node's own, impatient with the slow, and easily drained. */
import { createServer, IncomingMessage, type RequestListener, type Server, ServerResponse } from "node:http";
import { Server as NetServer, Socket } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import type { Express } from "express";
import {
  CONNECTIONS_CHECK,
  HEADERS_TIME,
  KEEP_ALIVE,
  LARGEST_HEAD,
  LAST_REQUESTS,
  LONGEST_DRAIN,
  MOST_CONNECTIONS,
  REQUEST_TIME,
  SILENT_SOCKET,
} from "./limits.ts";
import { REFUSALS, Refusal, type RefusalKind, refusalBody } from "./refusals.ts";
import { requestId } from "./request-id.ts";

type Front = { readonly express: Express; readonly listener: RequestListener };

type Limits = {
  /** At once; whoever connects beyond is told so and let go. */
  readonly mostConnections?: number | undefined;
  /** In milliseconds: a reader that takes nothing for so long is cut. */
  readonly silentSocket?: number | undefined;
};

export function createHttpServer(
  { express, listener }: Front,
  { mostConnections = MOST_CONNECTIONS, silentSocket = SILENT_SOCKET }: Limits = {},
): Server {
  const answer: RequestListener = (request, response) => {
    // Its connection was one too many, and is told so already.
    if (request.socket.writable) listener(request, response);
    else request.socket.destroy();
  };
  const server = createServer(
    {
      ...requestClasses(express),
      maxHeaderSize: LARGEST_HEAD,
      headersTimeout: HEADERS_TIME,
      requestTimeout: REQUEST_TIME,
      connectionsCheckingInterval: CONNECTIONS_CHECK,
      keepAliveTimeout: KEEP_ALIVE,
    },
    answer,
  );
  // What is expected that nobody knows may be left undone (RFC 9110, 10.1.1); Node would refuse without a word.
  server.on("checkExpectation", answer);
  server.setTimeout(silentSocket);
  server.on("clientError", refuseRaw);
  let open = 0;
  server.on("connection", (socket: Socket) => {
    open += 1;
    socket.on("close", () => {
      open -= 1;
    });
    if (open > mostConnections) answerRaw(socket, "too-many-connections");
  });
  return server;
}

/**
 * Classes of requests and responses that have Express' methods from the start.
 *
 * Express sets the prototype of each request and response as it comes, which makes V8 give up on its guesses about
 * them: five times slower than this (expressjs/express#5998). Where the prototype is the right one already, setting it
 * does nothing. It holds for this application alone, not for others mounted in it.
 */
function requestClasses(app: Express) {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse<Request> {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  // They have everything that Express' own have, by inheritance.
  app.request = Request.prototype as unknown as typeof app.request;
  app.response = Response.prototype as unknown as typeof app.response;

  const request = new Request(new Socket());
  const works = Object.getPrototypeOf(request) === app.request && "get" in request && "json" in new Response(request);
  if (!works) throw new Error("Express no longer takes its methods from app.request and app.response.");
  return { IncomingMessage: Request, ServerResponse: Response };
}

/** What is no HTTP never becomes a request; its answer is written by hand. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  answerRaw(socket, rawKinds.get(error.code ?? "") ?? "malformed-request");
}

/** An answer without a request, and the connection's end. */
function answerRaw(socket: Socket, kind: RefusalKind): void {
  const { status, meaning, title } = REFUSALS[kind];
  const id = requestId(undefined);
  const body = JSON.stringify(refusalBody(new Refusal(kind, meaning), "", id));
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${id}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const rawKinds: ReadonlyMap<string, RefusalKind> = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", "slow-request"],
  ["HPE_HEADER_OVERFLOW", "large-headers"],
]);

/**
 * Stops taking connections, lets what is asked be answered, and ends when all connections have.
 *
 * Whoever keeps a connection may ask once more (it is answered with `Connection: close`) before the idle ones are
 * closed; `server.close()` alone would close them at once, under a request that is on its way.
 *
 * @param delay In milliseconds: for so long connections are still taken, until a balancer has noticed.
 */
export async function drain(server: Server, delay = 0): Promise<void> {
  if (delay > 0) await after(delay);
  const closed = new Promise<void>((resolve) => server.once("close", resolve));
  NetServer.prototype.close.call(server);
  const idle = setTimeout(() => server.closeIdleConnections(), LAST_REQUESTS);
  const all = setTimeout(() => server.closeAllConnections(), LONGEST_DRAIN);
  await closed;
  clearTimeout(idle);
  clearTimeout(all);
  // Ends http's own watch over its connections, which net's close knows nothing of.
  server.close();
}
