/** A request while it is answered, and what log and metrics are told at its end: no address, no query, nothing personal. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { linger } from "./linger.ts";
import type { Metrics } from "./metrics.ts";
import { requestId } from "./request-id.ts";

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The request's id, as in the log. */
  readonly id: string;
  /** In milliseconds, of `performance.now()`. */
  readonly started: number;
  /** Whether the connection ends with this answer, since the service is about to. */
  readonly isLast: () => boolean;
  /** Has the connection end with this answer, when whoever still sends has had time to read it. */
  readonly endConnection: () => void;
  /** Aborted when the reader has left before the answer's end, or is told that it takes too long. Made when it is first asked for: most never are. */
  readonly left: () => AbortSignal;
  readonly giveUp: () => void;
  /** The route's path; what matches none is one kind, so that nobody can fill the metrics with names. */
  route: string;
};

type Witnesses = { readonly log: Logger; readonly metrics: Metrics; readonly isLast: () => boolean };

/** Makes each request an exchange, and tells of it when it is over. */
export function exchanges({ log, metrics, isLast }: Witnesses) {
  const tell = teller(log, metrics);
  return (request: IncomingMessage, response: ServerResponse): Exchange => {
    let leaving: AbortController | undefined;
    let ending = false;
    const exchange: Exchange = {
      request,
      response,
      id: requestId(request.headers["x-request-id"]),
      started: performance.now(),
      isLast: () => ending || isLast(),
      endConnection: () => {
        ending = true;
        linger(request.socket);
      },
      left: () => {
        leaving ??= new AbortController();
        if (response.closed) leaving.abort();
        return leaving.signal;
      },
      giveUp: () => leaving?.abort(),
      route: "none",
    };
    response.on("close", () => {
      if (!response.writableFinished) leaving?.abort();
      tell(exchange);
    });
    return exchange;
  };
}

/** What is the same for all requests of a kind is laid out once. */
function teller(log: Logger, metrics: Metrics) {
  const kinds = new Map<string, { readonly log: Logger; readonly took: (seconds: number) => void }>();
  const kindOf = (method: string, route: string, status: number) => {
    const name = `${method} ${status} ${route}`;
    const known = kinds.get(name);
    if (known !== undefined) return known;
    const labels = { method, route, status };
    const kind = { log: log.child(labels), took: metrics.durations(labels) };
    kinds.set(name, kind);
    return kind;
  };
  return ({ request, response, id, route, started }: Exchange) => {
    const milliseconds = performance.now() - started;
    const kind = kindOf(request.method ?? "", route, response.statusCode);
    kind.took(milliseconds / 1000);
    const line = { request: id, ms: Math.round(milliseconds * 10) / 10 };
    kind.log.info(line, response.writableFinished ? "answered" : "the reader left before the answer's end");
  };
}
