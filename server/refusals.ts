/**
 * What a request can get wrong, each kind with its status and explanation. A refusal is a value meant to be read by
 * the one who asked; everything else that is thrown is a bug.
 */
import type { Explanation, RefusalBody } from "../model/api.ts";
import { EXPLANATIONS } from "../model/problems.ts";

type Kind = { readonly status: number; readonly title: string; readonly meaning: string; readonly advice: string };

export const REFUSALS = {
  "malformed-address": {
    status: 400,
    title: "Malformed address",
    meaning: "The address is not validly percent-encoded, or has control characters.",
    advice: "Percent-encode ids as UTF-8, a slash in an id as %2F.",
  },
  "unknown-parameter": {
    status: 400,
    title: "Unknown parameter",
    meaning: "The query has a parameter that this address does not know.",
    advice: "Correct its spelling or leave it out; /api/docs lists what each address takes.",
  },
  "wrong-parameter": {
    status: 400,
    title: "Wrong parameter",
    meaning: "A parameter is missing, given twice, or has a value that it can't have.",
    advice: "Give it a value as /api/docs describes it.",
  },
  "malformed-cursor": {
    status: 400,
    title: "Malformed cursor",
    meaning: "The cursor was not given out for this list, or the map has changed since.",
    advice: "Take the address in an answer's `next` as it is, or start again without a cursor.",
  },
  "malformed-json": {
    status: 400,
    title: "Malformed JSON",
    meaning: "The body is not JSON.",
    advice: "Mend the syntax at the place named.",
  },
  "malformed-request": {
    status: 400,
    title: "Malformed request",
    meaning: "What was sent is not HTTP, or its body broke off.",
    advice: "Send the request again, whole.",
  },
  "unreadable-document": {
    status: 422,
    title: "Unreadable document",
    meaning: "The body is no map in the format that it is read as, or in none that is known here.",
    advice: "Name its format in `from`, or mend what `errors` name. /api/formats lists the formats.",
  },
  "unknown-address": {
    status: 404,
    title: "Nothing here",
    meaning: "Nothing is served at this address.",
    advice: "Start from /api, or read /api/docs. Addresses have no slash at the end and mind upper and lower case.",
  },
  "unknown-map": {
    status: 404,
    title: "Unknown map",
    meaning: "No map with this id is served.",
    advice: "/api/maps lists the maps. A file with errors is not served; the log names them.",
  },
  "unknown-id": {
    status: 404,
    title: "Unknown id",
    meaning: "The map has nothing with this id.",
    advice: "Ids are case-sensitive. The claims are listed at /api/maps/{map}/claims.",
  },
  "unknown-version": {
    status: 404,
    title: "Unknown version",
    meaning: "The map is not served in this version, or not any more.",
    advice: "/api/maps names each map's version and its address; /api/maps/{map} is the map as it is now.",
  },
  "unknown-code": {
    status: 404,
    title: "Unknown code",
    meaning: "No problem has this code.",
    advice: "/api/problems lists them all.",
  },
  "wrong-method": {
    status: 405,
    title: "Wrong method",
    meaning: "This address does not answer to this method.",
    advice: "Use one of those that the `Allow` header names.",
  },
  "no-such-format": {
    status: 406,
    title: "No such format",
    meaning: "The answer does not exist in the format that was asked for.",
    advice: "Ask for one of those that are listed in `available`, or for any.",
  },
  "no-such-encoding": {
    status: 406,
    title: "No such encoding",
    meaning: "`Accept-Encoding` allows none of the content codings that the service has, nor the answer as it is.",
    advice: "Leave `Accept-Encoding` out, or allow br, gzip or identity.",
  },
  "slow-request": {
    status: 408,
    title: "Slow request",
    meaning: "The request did not arrive within the time that is waited for it.",
    advice: "Send it again, in one go.",
  },
  "large-body": {
    status: 413,
    title: "Body too large",
    meaning: "The body is larger than is read.",
    advice: "Send less; the limit is named in `detail`.",
  },
  "long-address": {
    status: 414,
    title: "Address too long",
    meaning: "The path or the query is longer than is read.",
    advice: "Ask for less at once; the limit is named in `detail`.",
  },
  "wrong-media-type": {
    status: 415,
    title: "Wrong media type",
    meaning: "The body is packed in a way that is not known here.",
    advice: "Send it as it is, or packed with gzip, deflate or br; `Content-Encoding` says which.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    meaning: "More requests came from this address than it may send in a minute.",
    advice: "Ask again after the seconds in `Retry-After`, and use the `ETag` of answers that you have.",
  },
  "large-headers": {
    status: 431,
    title: "Headers too large",
    meaning: "The request's headers are larger than is read.",
    advice: "Send fewer or shorter headers.",
  },
  "internal-error": {
    status: 500,
    title: "Internal error",
    meaning: "The service has a bug.",
    advice: "Report it with the id in `request`; the log has the details under it.",
  },
  "too-many-connections": {
    status: 503,
    title: "Too many connections",
    meaning: "The service holds as many connections as it may.",
    advice: "Connect again later, and send several requests over one connection.",
  },
  busy: {
    status: 503,
    title: "Busy",
    meaning:
      "As many requests of this kind wait for their turn as may; questions about single claims are answered all the same.",
    advice: "Ask again after the seconds in `Retry-After`, and ask for one such answer after the other.",
  },
  "too-slow": {
    status: 503,
    title: "Took too long",
    meaning: "The answer took longer than may be spent on one.",
    advice: "Ask for less at once, or again after the seconds in `Retry-After`: what was begun may be there by then.",
  },
} as const satisfies Record<string, Kind>;

export type RefusalKind = keyof typeof REFUSALS;

type More = Pick<RefusalBody, "errors" | "available"> & { readonly headers?: Readonly<Record<string, string>> };

/** A request that is not fulfilled, and why. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly more: More;

  constructor(kind: RefusalKind, detail: string, more: More = {}) {
    super(detail);
    this.name = "Refusal";
    this.kind = kind;
    this.more = more;
  }
}

/** The refusal as it is answered to a request. */
export function refusalBody({ kind, message, more }: Refusal, instance: string, request: string): RefusalBody {
  const { status, title } = REFUSALS[kind];
  const { errors, available } = more;
  return {
    type: explanationAddress(kind),
    title,
    status,
    detail: message,
    instance,
    request,
    ...(errors === undefined ? {} : { errors }),
    ...(available === undefined ? {} : { available }),
  };
}

function explanationAddress(code: string): string {
  return `/api/problems/${code}`;
}

/** Every code that a person can meet, with its explanation: requests' problems, then maps'. */
export const EXPLAINED: ReadonlyMap<string, Explanation> = new Map([
  ...Object.entries(REFUSALS).map(([code, { status, meaning, advice }]): [string, Explanation] => [
    code,
    { code, type: explanationAddress(code), about: "request", status, severity: null, meaning, advice },
  ]),
  ...Object.entries(EXPLANATIONS).map(([code, { severity, meaning, advice }]): [string, Explanation] => [
    code,
    { code, type: explanationAddress(code), about: "map", status: null, severity, meaning, advice },
  ]),
]);
