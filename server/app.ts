/** The Express application: the route list, the assets, the one place where errors end. It does not listen. */
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import { type Answer, send, sendOptions, sendPage, sendRefusal } from "./answers.ts";
import { type Assets, ICON } from "./assets.ts";
import { readBody } from "./body.ts";
import { buildDocs } from "./docs.ts";
import type { Events } from "./events.ts";
import type { Exchange } from "./exchange.ts";
import type { Kept } from "./kept.ts";
import type { Library } from "./library.ts";
import { LONGEST_ANSWER, LONGEST_PATH, LONGEST_QUERY } from "./limits.ts";
import type { Metrics } from "./metrics.ts";
import { asked, nearest } from "./nearest.ts";
import { mediaTypeFor } from "./negotiation.ts";
import { buildOpenApi } from "./openapi.ts";
import { mapPage, refusalPage } from "./page.ts";
import { createPictures, type Drawer } from "./pictures.ts";
import { REFUSALS, Refusal } from "./refusals.ts";
import { type Representation, represent, representJson } from "./representations.ts";
import type { Route } from "./route.ts";
import { DOCUMENTED, ROUTES } from "./routes.ts";
import type { ServedMap } from "./served-map.ts";
import type { Service, State } from "./service.ts";
import { Left } from "./turns.ts";
import type { Workshop } from "./workshop.ts";

export type AppParts = {
  readonly library: () => Library;
  readonly wanted: Service["wanted"];
  readonly state: () => State;
  readonly assets: Assets;
  readonly origin: string;
  readonly metrics: Metrics;
  readonly events: Events;
  readonly searching: Service["searching"];
  readonly aside: Service["aside"];
  readonly workshop: Workshop;
  readonly draw: Drawer;
  readonly log: Logger;
  /** Where answers go that may be given again. */
  readonly kept: Kept;
  /** In milliseconds; tests are in more of a hurry than people. */
  readonly longestAnswer?: number;
};

export function createApp(parts: AppParts): Express {
  const service = createService(parts);
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.enable("case sensitive routing");
  app.enable("strict routing");

  app.use(refuseLongPath);
  for (const [path, routes] of byPath(ROUTES)) addPath(app, path, routes, service, parts);
  const allow = "GET, HEAD, OPTIONS";
  for (const path of ["/assets/:file", ICON]) {
    app.route(path).get(answerAsset(service, parts)).options(answerOptions(allow)).all(refuseMethod(allow));
  }
  app.use(refuseUnknown);
  app.use(answerError(service, parts));
  return app;
}

function createService({
  library,
  wanted,
  state,
  assets,
  origin,
  metrics,
  events,
  searching,
  aside,
  workshop,
  draw,
}: AppParts): Service {
  const pages = new WeakMap<ServedMap, Representation>();
  const html = "text/html; charset=utf-8";
  const pageOf = (served: ServedMap) => {
    const described = { mediaType: html, audience: "page", modified: served.modified } as const;
    const made = pages.get(served) ?? represent(mapPage(assets, served, origin), described);
    pages.set(served, made);
    return made;
  };
  const openapi = buildOpenApi(DOCUMENTED);
  const docs = { mediaType: html, audience: "page" } as const;
  return {
    library,
    wanted,
    state,
    assets,
    origin,
    metrics,
    events,
    searching,
    aside,
    workshop,
    pictures: createPictures(draw),
    pages: pageOf,
    documents: {
      openapi: representJson(openapi),
      docs: represent(buildDocs(openapi, assets), docs),
    },
  };
}

function byPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const grouped = new Map<string, Route[]>();
  for (const route of routes) grouped.set(route.path, [...(grouped.get(route.path) ?? []), route]);
  return grouped;
}

function addPath(app: Express, path: string, routes: readonly Route[], service: Service, parts: AppParts): void {
  const methods = routes.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const added = app.route(path.replace(/\{(\w+)\}/g, ":$1"));
  for (const route of routes) {
    added[route.method](answerRoute(route, service, parts));
  }
  added.options(answerOptions(allow));
  added.all(refuseMethod(allow));
}

// The front puts it there.
const exchangeOf = (response: Response) => response.locals.exchange as Exchange;

function refuseLongPath(request: Request, _: Response, next: NextFunction): void {
  const { path } = addressOf(request);
  if (path.length > LONGEST_PATH) {
    throw new Refusal("long-address", `The path has ${path.length} bytes; ${LONGEST_PATH} are read.`);
  }
  next();
}

function refuseLongQuery({ longestQuery = LONGEST_QUERY }: Route, request: Request): void {
  const { search } = addressOf(request);
  if (search.length <= longestQuery) return;
  throw new Refusal("long-address", `The query has ${search.length} bytes; ${longestQuery} are read.`);
}

function addressOf({ url, path }: Request): { readonly path: string; readonly search: string } {
  const mark = url.indexOf("?");
  return { path, search: mark === -1 ? "" : url.slice(mark + 1) };
}

function answerRoute(route: Route, service: Service, { kept, longestAnswer = LONGEST_ANSWER }: AppParts) {
  return async (request: Request, response: Response) => {
    const exchange = exchangeOf(response);
    exchange.route = route.path;
    refuseLongQuery(route, request);
    const body = await bodyOf(route, request, service);
    const library = service.library();
    const answered = route.answer(
      {
        ...addressOf(request),
        parameters: request.params,
        accept: request.headers.accept,
        body,
        inTime: () => {
          if (performance.now() - exchange.started > longestAnswer) throw tooSlow(longestAnswer);
        },
        left: exchange.left,
      },
      service,
    );
    const answer = answered instanceof Promise ? await inTime(answered, longestAnswer, exchange) : answered;
    if (route.method === "get" && "bytes" in answer) {
      kept.keep(library, request.url, request.headers.accept, { representation: answer, route: route.path });
    }
    return send(exchange, answer);
  };
}

/** What there would be no room to work on is refused before it comes. */
async function bodyOf({ body }: Route, request: Request, service: Service): Promise<readonly Uint8Array[]> {
  if (body === undefined) return [];
  body.refuseFull(service);
  return readBody(request, body.largest);
}

/** The answer, or a refusal once it has taken too long, of which whoever works on it is told. */
function inTime(answer: Promise<Answer>, longest: number, { giveUp }: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooSlow(longest));
      giveUp();
    }, longest);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function tooSlow(longest: number): Refusal {
  return new Refusal("too-slow", `The answer was given up after ${longest / 1000} s.`, {
    headers: { "Retry-After": "5" },
  });
}

function answerAsset({ assets, library }: Service, { kept }: AppParts) {
  return async (request: Request, response: Response) => {
    const file = assets.files.get(request.path);
    if (file === undefined) return refuseUnknown(request);
    const exchange = exchangeOf(response);
    exchange.route = "assets";
    kept.keep(library(), request.url, request.headers.accept, { representation: file, route: exchange.route });
    return send(exchange, file);
  };
}

function answerOptions(allow: string) {
  return (_: Request, response: Response) => sendOptions(exchangeOf(response), allow);
}

function refuseMethod(allow: string) {
  return ({ method }: Request) => {
    throw new Refusal("wrong-method", `${method} is not for this address; it answers to ${allow}.`, {
      headers: { Allow: allow },
    });
  };
}

const PATHS = ROUTES.map(({ path }) => path);

function refuseUnknown(request: Request): never {
  const { path } = addressOf(request);
  const suggestions = nearest(path, PATHS);
  const detail = `Nothing is served at this address.${asked(suggestions)}`;
  throw new Refusal("unknown-address", detail, suggestions.length === 0 ? {} : { available: [...suggestions] });
}

/** Refusals are answered in words; everything else is a bug, which the log has and the answer only names. */
function answerError(service: Service, { log }: AppParts) {
  // Express tells error handlers by their four parameters.
  return async (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const exchange = exchangeOf(response);
    if (error instanceof Left) return response.destroy();
    const refusal = refusalOf(error) ?? new Refusal("internal-error", `It is in the log under ${exchange.id}.`);
    if (refusal.kind === "internal-error") log.error({ request: exchange.id, err: error }, "a bug");
    if (refusal.kind === "too-slow") log.warn({ request: exchange.id, route: exchange.route }, "took too long");
    if (response.headersSent) {
      response.destroy();
    } else if (wantsPage(request)) {
      const { status } = REFUSALS[refusal.kind];
      const page = await refusalPage(service.assets, refusal, exchange.id, service.library());
      const headers = refusal.more.headers ?? {};
      await sendPage(exchange, page, status, headers);
    } else {
      await sendRefusal(exchange, refusal);
    }
  };
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  // The router's word for a path that can't be decoded.
  if (error instanceof URIError) {
    return new Refusal("malformed-address", "The path is not validly percent-encoded UTF-8.");
  }
  return undefined;
}

/** Programs are told in JSON, whatever they accept; people at a page are told in a page. */
function wantsPage({ path, headers }: Request): boolean {
  if (/^\/(api|health|metrics|assets)(\/|$)/.test(path)) return false;
  return mediaTypeFor(headers.accept, ["application/problem+json", "application/json", "text/html"]) === "text/html";
}
