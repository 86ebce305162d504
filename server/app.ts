/** The Express application: the route list, the assets. It does not listen. */
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import { type Answering, createAnswering } from "./answering.ts";
import { sendOptions } from "./answers.ts";
import { type Assets, ICON } from "./assets.ts";
import { buildDocs } from "./docs.ts";
import type { Events } from "./events.ts";
import type { Exchange } from "./exchange.ts";
import type { Kept } from "./kept.ts";
import type { Library } from "./library.ts";
import { LONGEST_PATH } from "./limits.ts";
import type { Metrics } from "./metrics.ts";
import { asked, nearest } from "./nearest.ts";
import { buildOpenApi } from "./openapi.ts";
import { mapPage } from "./page.ts";
import { createPictures, type Drawer } from "./pictures.ts";
import { Refusal } from "./refusals.ts";
import { type Representation, represent, representJson } from "./representations.ts";
import type { Route } from "./route.ts";
import { DOCUMENTED, ROUTES } from "./routes.ts";
import type { ServedMap } from "./served-map.ts";
import type { Service, State } from "./service.ts";
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

/** The application, and what answers a route that was found without it. */
export function createApp(parts: AppParts): { readonly express: Express; readonly answering: Answering } {
  const service = createService(parts);
  const answering = createAnswering(service, parts);
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.enable("case sensitive routing");
  app.enable("strict routing");

  app.use(refuseLongPath);
  for (const [path, routes] of byPath(ROUTES)) addPath(app, path, routes, answering);
  const allow = "GET, HEAD, OPTIONS";
  for (const path of ["/assets/:file", ICON]) {
    app.route(path).get(answerAsset(service, answering)).options(answerOptions(allow)).all(refuseMethod(allow));
  }
  app.use(refuseUnknown);
  app.use(answerError(answering));
  return { express: app, answering };
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

function addPath(app: Express, path: string, routes: readonly Route[], answering: Answering): void {
  const methods = routes.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const added = app.route(path.replace(/\{(\w+)\}/g, ":$1"));
  for (const route of routes) added[route.method](answerRoute(route, answering));
  added.options(answerOptions(allow));
  added.all(refuseMethod(allow));
}

// The front puts it there.
const exchangeOf = (response: Response) => response.locals.exchange as Exchange;

function refuseLongPath({ path }: Request, _: Response, next: NextFunction): void {
  if (path.length > LONGEST_PATH) {
    throw new Refusal("long-address", `The path has ${path.length} bytes; ${LONGEST_PATH} are read.`);
  }
  next();
}

function answerRoute(route: Route, { answer }: Answering) {
  return ({ url, path, params }: Request, response: Response) => {
    const mark = url.indexOf("?");
    answer(exchangeOf(response), route, { path, search: mark === -1 ? "" : url.slice(mark + 1), parameters: params });
  };
}

function answerAsset({ assets, library }: Service, { give }: Answering) {
  return (request: Request, response: Response) => {
    const file = assets.files.get(request.path);
    if (file === undefined) return refuseUnknown(request);
    const exchange = exchangeOf(response);
    exchange.route = "assets";
    give(exchange, library(), file);
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

function refuseUnknown({ path }: Request): never {
  const suggestions = nearest(path, PATHS);
  const detail = `Nothing is served at this address.${asked(suggestions)}`;
  throw new Refusal("unknown-address", detail, suggestions.length === 0 ? {} : { available: [...suggestions] });
}

function answerError({ fail }: Answering) {
  // Express tells error handlers by their four parameters.
  return (error: unknown, _request: Request, response: Response, _next: NextFunction) =>
    fail(exchangeOf(response), error);
}
