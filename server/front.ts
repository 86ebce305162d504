/**
 * What stands before Express: an answer that was given before is given again, and a question at a plain address goes
 * straight to its route.
 *
 * Most requests ask for what others have asked for, and finding the route, reading the parameters and making the answer
 * take several times what writing it does. But for the time the answer is the same; one suite of tests runs over both.
 */
import type { RequestListener } from "node:http";
import type { Express, Request, Response } from "express";
import { sendAgain, sendRefusal } from "./answers.ts";
import { type AppParts, createApp } from "./app.ts";
import { createDispatch } from "./dispatch.ts";
import { type Exchange, exchanges } from "./exchange.ts";
import { Kept } from "./kept.ts";
import { askedBy, Rate } from "./rate.ts";
import { Refusal } from "./refusals.ts";
import { ROUTES } from "./routes.ts";

type Parts = Omit<AppParts, "kept"> & {
  /** In bytes, for answers that may be given again. */
  readonly answersMemory: number;
  /** How many requests an address may send in a minute; 0 sets no limit. */
  readonly rateLimit: number;
  /** How many proxies stand before the service. */
  readonly proxies: number;
};

/** The application, and the listener that asks it for what was not answered before. */
export function createFront({ answersMemory, rateLimit, proxies, ...parts }: Parts): {
  express: Express;
  listener: RequestListener;
} {
  const { log, metrics, library, state } = parts;
  const rate = new Rate(rateLimit);
  const kept = new Kept(answersMemory, library);
  const { express, answering } = createApp({ ...parts, kept });
  const dispatch = createDispatch(ROUTES);
  const begin = exchanges({ log, metrics, isLast: () => state() === "draining" });
  const listener: RequestListener = (request, response) => {
    const exchange = begin(request, response);
    const { method, url = "/", headers } = request;
    const wait = rate.limits && !HEALTH.test(url) ? rate.count(askedBy(request, proxies)) : 0;
    if (wait > 0) {
      void sendRefusal(exchange, tooMany(rateLimit, wait));
      return;
    }
    if (method === "GET" || method === "HEAD") {
      const answer = kept.find(url, headers.accept);
      if (answer !== undefined && sendAgain(exchange, answer.representation)) {
        exchange.route = answer.route;
        return;
      }
      if (answerPlain(exchange, url)) return;
    }
    // They are Express' own from the start (`createHttpServer`).
    const answering = response as unknown as Response;
    answering.locals = { exchange };
    express(request as Request, answering, () => void sendRefusal(exchange, NO_ADDRESS));
  };
  const answerPlain = (exchange: Exchange, url: string): boolean => {
    // Addresses with a host, or with what no address should have, are Express' to read.
    if (!PLAIN.test(url)) return false;
    const mark = url.indexOf("?");
    const path = mark === -1 ? url : url.slice(0, mark);
    try {
      const found = dispatch(path);
      if (found === undefined) return false;
      const search = mark === -1 ? "" : url.slice(mark + 1);
      answering.answer(exchange, found.route, { path, search, parameters: found.parameters });
    } catch (error) {
      answering.fail(exchange, error);
    }
    return true;
  };
  return { express, listener };
}

/** Printable ASCII without a fragment. */
const PLAIN = /^\/[!"$-~]*$/;

/** For what Express does not even look at: an address with a host that none can be. */
const NO_ADDRESS = new Refusal("malformed-address", "The address is no address.");

/** Whoever watches over the service must hear of it at any time. */
const HEALTH = /^\/health\//;

function tooMany(most: number, wait: number): Refusal {
  return new Refusal("too-many-requests", `An address may send ${most} requests in a minute.`, {
    headers: { "Retry-After": String(wait) },
  });
}
