/** A request that a route was found for → its answer, or its refusal: the one place where errors end. */
import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import { type Answer, send, sendPage, sendRefusal } from "./answers.ts";
import { readBody } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import type { Kept } from "./kept.ts";
import type { Library } from "./library.ts";
import { BODIES, LONGEST_ANSWER, LONGEST_QUERY, SMALL_BODY } from "./limits.ts";
import { mediaTypeFor } from "./negotiation.ts";
import { refusalPage } from "./page.ts";
import { REFUSALS, Refusal } from "./refusals.ts";
import { Representation } from "./representations.ts";
import type { Route } from "./route.ts";
import type { Service } from "./service.ts";
import { Left, Turns } from "./turns.ts";

type Asked = {
  readonly path: string;
  /** The query as it was asked, without `?`. */
  readonly search: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

export type Answering = {
  /** Nothing is thrown: what goes wrong is answered as well. */
  readonly answer: (exchange: Exchange, route: Route, asked: Asked) => void;
  /** Gives an answer that no route has made. */
  readonly give: (exchange: Exchange, library: Library, answer: Representation) => void;
  readonly fail: (exchange: Exchange, error: unknown) => void;
};

type Parts = {
  readonly log: Logger;
  /** Where answers go that may be given again. */
  readonly kept: Kept;
  /** In milliseconds; tests are in more of a hurry than people. */
  readonly longestAnswer?: number;
};

export function createAnswering(service: Service, { log, kept, longestAnswer = LONGEST_ANSWER }: Parts): Answering {
  const fail = (exchange: Exchange, error: unknown) => {
    // Whoever can't even be refused is cut.
    failing(exchange, error).catch(() => exchange.response.destroy());
  };
  const failing = async (exchange: Exchange, error: unknown) => {
    const { response, id, route } = exchange;
    if (error instanceof Left || response.headersSent) return void response.destroy();
    const refusal = refusalOf(error) ?? new Refusal("internal-error", `It is in the log under ${id}.`);
    if (refusal.kind === "internal-error") log.error({ request: id, err: error }, "a bug");
    if (refusal.kind === "too-slow") log.warn({ request: id, route }, "took too long");
    // Else what is refused would be read to its end all the same.
    if (!exchange.request.complete && isLarge(exchange.request)) exchange.endConnection();
    if (!wantsPage(exchange)) return sendRefusal(exchange, refusal);
    const page = await refusalPage(service.assets, refusal, id, service.library());
    await sendPage(exchange, page, REFUSALS[refusal.kind].status, refusal.more.headers ?? {});
  };

  const give = (exchange: Exchange, library: Library, answer: Answer, keeps = true) => {
    const { url = "/", headers } = exchange.request;
    if (keeps && answer instanceof Representation) {
      kept.keep(library, url, headers.accept, { representation: answer, route: exchange.route });
    }
    send(exchange, answer)?.catch((error: unknown) => fail(exchange, error));
  };

  const asking = (exchange: Exchange, asked: Asked, body: readonly Uint8Array[]) => ({
    ...asked,
    accept: exchange.request.headers.accept,
    body,
    inTime: () => {
      if (performance.now() - exchange.started > longestAnswer) throw tooSlow(longestAnswer);
    },
    left: exchange.left,
  });

  const answer = (exchange: Exchange, route: Route, asked: Asked, body: readonly Uint8Array[]) => {
    const library = service.library();
    const answered = route.answer(asking(exchange, asked, body), service);
    const given = (answer: Answer) => give(exchange, library, answer, route.method === "get");
    // What is there already is given without a turn of the event loop.
    if (!(answered instanceof Promise)) return given(answered);
    return inTime(answered, longestAnswer, exchange).then(given);
  };

  const bodies = new Turns(BODIES);
  const bodyOf = async ({ request, left }: Exchange, largest: number) => {
    if (!isLarge(request)) return readBody(request, largest);
    if (bodies.isFull("")) {
      const detail = `${BODIES.waiting} large bodies wait to be read.`;
      throw new Refusal("busy", detail, { headers: { "Retry-After": "5" } });
    }
    await bodies.take("", left());
    try {
      return await readBody(request, largest);
    } finally {
      bodies.done();
    }
  };

  const answerBody = async (
    exchange: Exchange,
    route: Route,
    asked: Asked,
    { largest, refuseFull }: NonNullable<Route["body"]>,
  ) => {
    // What there would be no room to work on is refused before it comes.
    refuseFull(service);
    await answer(exchange, route, asked, await bodyOf(exchange, largest));
  };

  return {
    answer(exchange, route, asked) {
      exchange.route = route.path;
      try {
        refuseLongQuery(route, asked.search);
        const { body } = route;
        const answering =
          body === undefined ? answer(exchange, route, asked, []) : answerBody(exchange, route, asked, body);
        answering?.catch((error: unknown) => fail(exchange, error));
      } catch (error) {
        fail(exchange, error);
      }
    },
    give,
    fail,
  };
}

/** Whether a request sends, or may send, a large body. */
function isLarge({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return length === undefined ? headers["transfer-encoding"] !== undefined : Number(length) > SMALL_BODY;
}

function refuseLongQuery({ longestQuery = LONGEST_QUERY }: Route, search: string): void {
  if (search.length <= longestQuery) return;
  throw new Refusal("long-address", `The query has ${search.length} bytes; ${longestQuery} are read.`);
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

/** Refusals are answered in words; everything else is a bug, which the log has and the answer only names. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  // Of a path that can't be decoded.
  return error instanceof URIError
    ? new Refusal("malformed-address", "The path is not validly percent-encoded UTF-8.")
    : undefined;
}

/** Programs are told in JSON, whatever they accept; people at a page are told in a page. */
function wantsPage({ request: { url = "/", headers } }: Exchange): boolean {
  if (/^\/(api|health|metrics|assets)([/?]|$)/.test(url)) return false;
  return mediaTypeFor(headers.accept, ["application/problem+json", "application/json", "text/html"]) === "text/html";
}
