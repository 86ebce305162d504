/**
 * The security headers, by helmet, worked out once for each audience and not with each answer: helmet as middleware
 * halves what an Express server can answer.
 */
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import helmet from "helmet";

const AUDIENCES = ["data", "picture", "page", "embed"] as const;
/** `data`: programs on any site. `picture`: the same, but an SVG brings its fonts and names them in a style of its own. `page`: a reader, in the service's own window. `embed`: a reader, in any site's frame. */
export type Audience = (typeof AUDIENCES)[number];

const OPTIONS: { readonly [Name in Audience]: Parameters<typeof helmet>[0] } = {
  data: {
    ...options({ defaultSrc: ["'none'"], frameAncestors: ["'none'"] }, "cross-origin"),
    xFrameOptions: { action: "deny" },
  },
  picture: {
    ...options(
      { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], fontSrc: ["data:"], frameAncestors: ["'none'"] },
      "cross-origin",
    ),
    xFrameOptions: { action: "deny" },
  },
  page: options(pagePolicy(["'self'"]), "same-origin"),
  // X-Frame-Options knows no "anybody"; frame-ancestors says it.
  embed: { ...options(pagePolicy(["*"]), "cross-origin"), xFrameOptions: false, crossOriginOpenerPolicy: false },
};

function pagePolicy(frameAncestors: string[]) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'"],
    frameSrc: ["'self'"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", "blob:"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors,
  };
}

function options(directives: Record<string, string[]>, policy: "same-origin" | "cross-origin") {
  return {
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginResourcePolicy: { policy },
    // The service itself speaks plain HTTP; whoever puts TLS before it decides on this.
    strictTransportSecurity: false,
  } satisfies Parameters<typeof helmet>[0];
}

/** Reading is open to every site. */
const OPEN = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers":
    "Allow, Argument-Map-Losses, Argument-Map-Warnings, Content-Disposition, ETag, Last-Modified, Link, X-Request-Id",
};

const headers: { readonly [Name in Audience]: Readonly<Record<string, string>> } = {
  data: { ...OPEN, ...recorded("data") },
  picture: { ...OPEN, ...recorded("picture") },
  page: recorded("page"),
  embed: recorded("embed"),
};

export function securityHeaders(audience: Audience): Readonly<Record<string, string>> {
  return headers[audience];
}

/** What helmet sets on an answer that goes nowhere. */
function recorded(audience: Audience): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet(OPTIONS[audience])(response.req, response, (error?: unknown) => {
    if (error !== undefined) throw error;
  });
  return Object.fromEntries(response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]));
}
