/**
 * What stands before Express: an answer that was given before is given again without it.
 *
 * Most requests ask for what others have asked for, and finding the route, reading the parameters and making the answer
 * take several times what writing it does. But for the time the answer is the same; one suite of tests runs over both.
 */
import type { RequestListener } from "node:http";
import type { Express, Request, Response } from "express";
import { sendAgain, sendRefusal } from "./answers.ts";
import { type AppParts, createApp } from "./app.ts";
import { exchanges } from "./exchange.ts";
import { Kept } from "./kept.ts";
import { askedBy, Rate } from "./rate.ts";
import { Refusal } from "./refusals.ts";

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
  const express = createApp({ ...parts, kept });
  const begin = exchanges({ log, metrics, isLast: () => state() === "draining" });
  const listener: RequestListener = (request, response) => {
    const exchange = begin(request, response);
    const { method, url = "/", headers } = request;
    const wait = rate.limits && !HEALTH.test(url) ? rate.count(askedBy(request, proxies)) : 0;
    if (wait > 0) {
      void sendRefusal(exchange, tooMany(rateLimit, wait));
      return;
    }
    const answer = method === "GET" || method === "HEAD" ? kept.find(url, headers.accept) : undefined;
    if (answer !== undefined && sendAgain(exchange, answer.representation)) {
      exchange.route = answer.route;
      return;
    }
    // They are Express' own from the start (`createHttpServer`).
    const answering = response as unknown as Response;
    answering.locals = { exchange };
    express(request as Request, answering, () => void sendRefusal(exchange, NO_ADDRESS));
  };
  return { express, listener };
}

/** For what Express does not even look at: an address with a host that none can be. */
const NO_ADDRESS = new Refusal("malformed-address", "The address is no address.");

/** Whoever watches over the service must hear of it at any time. */
const HEALTH = /^\/health\//;

function tooMany(most: number, wait: number): Refusal {
  return new Refusal("too-many-requests", `An address may send ${most} requests in a minute.`, {
    headers: { "Retry-After": String(wait) },
  });
}
