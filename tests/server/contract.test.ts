/**
 * The contract, from the served OpenAPI document itself: every documented operation is tried with its examples, for the
 * map that ships, and every answer is held against its schema, both zod's and the document's.
 */
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { refusalSchema } from "../../model/api.ts";
import type { OpenApi, Operation } from "../../server/openapi.ts";
import { DOCUMENTED } from "../../server/routes.ts";
import { getRaw } from "./raw.ts";
import { type Running, shipped, start } from "./service.ts";

let service: Running;
/** The same, which keeps no answer. */
let forgetful: Running;
let document: OpenApi;
/** Of the map that ships; no example can have it, since it changes with the file. */
let version: string;
let ajv: Ajv2020;

beforeAll(async () => {
  const library = await shipped();
  service = await start({ library, answersMemory: 64 * 1024 * 1024 });
  forgetful = await start({ library });
  document = await (await fetch(`${service.address}/api/openapi.json`)).json();
  version = library.maps.get("alaska-summit")?.version ?? "";
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: "openapi" });
});
afterAll(() => Promise.all([service.stop(), forgetful.stop()]));

/** An answer, which must be the same whether Express makes it, or it is given again by what stands before Express. */
async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const path = address.slice(service.address.length);
  const headers = { ...init.headers, "X-Request-Id": "the-same" };
  const answers: Response[] = [];
  for (const from of [forgetful, service, service]) {
    answers.push(await fetch(from.address + path, { ...init, headers }));
  }
  const seen = await Promise.all(
    answers.map(async (answer) => [answer.status, lasting(answer.headers), await answer.clone().text()]),
  );
  // Figures of the process are never the same twice.
  if (!path.startsWith("/metrics")) expect(seen).toEqual([seen[0], seen[0], seen[0]]);
  return answers[2] as Response; // the third of three
}

type Tried = { readonly method: string; readonly path: string; readonly operation: Operation };

const operations = (): Tried[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
/** Without the events, which never end: events.test.ts follows them. */
const readings = () => operations().filter(({ method, path }) => method === "get" && path !== "/api/events");

function exampleOf({ path, operation: { parameters = [] } }: Tried): string {
  const query = new URLSearchParams();
  let address = path.replace("{version}", version);
  for (const { name, in: place, example } of parameters) {
    if (example === undefined) continue;
    if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(String(example)));
    else query.set(name, String(example));
  }
  return query.size === 0 ? address : `${address}?${query}`;
}

/** What differs from request to request. */
const PASSING = ["date", "x-request-id", "connection", "keep-alive"];
const lasting = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => !PASSING.includes(name)));

/** Figures of the process are never the same twice. */
const isSteady = ({ path }: Tried) => path !== "/metrics";

/** An answer must be what zod's schema says, and what the document says in its place. */
function expectAsDocumented(name: string, mediaType: string, value: unknown): void {
  const route = DOCUMENTED.find((each) => each.name === name);
  const schema = route?.answers.find((answer) => answer.mediaType === mediaType)?.schema;
  expect(schema?.safeParse(value).error?.message).toBeUndefined();
}

function expectValid(pointer: string, value: unknown): void {
  const check = ajv.compile({ $ref: `openapi#${pointer}` });
  check(value);
  expect(check.errors).toBeNull();
}

const escaped = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");

test("the document passes a public validator", async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
});

test("every route for programs is in the document, under the name of its operation", () => {
  const names = operations().map(({ operation }) => operation.operationId);
  expect(names.toSorted()).toEqual(DOCUMENTED.map(({ name }) => name).toSorted());
  expect(new Set(names).size).toBe(names.length);
});

test("every parameter in braces is documented, and every one has words", () => {
  for (const { path, operation } of operations()) {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    for (const parameter of operation.parameters ?? []) expect(parameter.description).toMatch(/\w/);
  }
});

test("every documented reading answers with its examples, as its schema says", async () => {
  for (const tried of readings()) {
    const address = exampleOf(tried);
    for (const mediaType of Object.keys(tried.operation.responses[200]?.content ?? {})) {
      // Where the address names the format, `Accept` has no say.
      const named = /\.\w+$/.test(address.split("?")[0] ?? "");
      const answer = await ask(service.address + address, named ? {} : { headers: { Accept: mediaType } });
      expect([address, answer.status]).toEqual([address, 200]);
      const type = answer.headers.get("content-type") ?? "";
      if (!named) expect(type).toBe(mediaType);
      if (!type.includes("json")) continue;
      const value = await answer.json();
      expectAsDocumented(tried.operation.operationId, type, value);
      expectValid(`/paths/${escaped(tried.path)}/get/responses/200/content/${escaped(type)}/schema`, value);
    }
  }
});

test("HEAD has the headers of GET and no body", async () => {
  for (const tried of readings().filter(isSteady)) {
    const address = service.address + exampleOf(tried);
    const [get, head] = [await ask(address), await ask(address, { method: "HEAD" })];
    expect(head.status).toBe(get.status);
    expect(await head.text()).toBe("");
    expect(lasting(head.headers)).toEqual(lasting(get.headers));
  }
});

test("an answer that the reader has already is answered with 304 and without a body", async () => {
  for (const tried of readings().filter(isSteady)) {
    const address = service.address + exampleOf(tried);
    const first = await ask(address);
    await first.arrayBuffer();
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await ask(address, { headers: { "If-None-Match": tags } });
      expect([address, tags, again.status, await again.text()]).toEqual([address, tags, 304, ""]);
      expect(again.headers.get("etag")).toBe(etag);
      expect(again.headers.get("vary")).toBe(first.headers.get("vary"));
      expect(again.headers.get("cache-control")).toBe(first.headers.get("cache-control"));
    }
    const other = await ask(address, { headers: { "If-None-Match": '"other"' } });
    expect([address, other.status]).toEqual([address, 200]);
    await other.arrayBuffer();
  }
});

test("every answer about a map says when the map was changed, and takes that for an answer", async () => {
  for (const tried of readings().filter(({ path }) => path.startsWith("/api/maps/{map}"))) {
    const address = service.address + exampleOf(tried);
    const first = await ask(address);
    await first.arrayBuffer();
    const modified = first.headers.get("last-modified") ?? "";
    expect(new Date(modified).toUTCString()).toBe(modified);
    const since = (date: string) => ask(address, { headers: { "If-Modified-Since": date } });
    expect((await since(modified)).status).toBe(304);
    expect((await since("Thu, 01 Jan 1970 00:00:00 GMT")).status).toBe(200);
    expect((await since("long ago")).status).toBe(200);
  }
});

test("every coding unpacks to the same bytes, and has an ETag of its own", async () => {
  for (const tried of readings().filter(isSteady)) {
    const address = exampleOf(tried);
    const plain = await (await ask(service.address + address, { headers: { "Accept-Encoding": "identity" } })).text();
    const etags = new Set<string>();
    for (const coding of ["identity", "gzip", "br"]) {
      const only = `${coding}, identity;q=0${coding === "identity" ? ".5" : ""}`;
      const response = await ask(service.address + address, { headers: { "Accept-Encoding": only } });
      expect([address, response.status]).toEqual([address, 200]);
      expect(response.headers.get("content-encoding") ?? "identity").toBe(coding);
      expect(await response.text()).toBe(plain);
      etags.add(response.headers.get("etag") ?? "");
    }
    expect(etags.size).toBe(3);
  }
});

test("what is packed is smaller", async () => {
  const path = "/api/maps/alaska-summit";
  const lengthIn = async (coding: string) =>
    Number((await getRaw(service.port, path, { "Accept-Encoding": coding })).headers.get("content-length"));
  const plain = await lengthIn("identity");
  expect(await lengthIn("gzip")).toBeLessThan(plain / 3);
  expect(await lengthIn("br")).toBeLessThan(plain / 3);
});

test("every operation refuses a parameter that it does not know, and names what it knows", async () => {
  for (const tried of operations()) {
    const address = exampleOf(tried);
    const response = await ask(`${service.address}${address}${address.includes("?") ? "&" : "?"}unheard-of=1`, {
      method: tried.method,
      ...(tried.method === "post" ? { body: "{}", headers: { "Content-Type": "application/json" } } : {}),
    });
    await expectRefusal(response, 400, "unknown-parameter");
  }
});

test("every operation that is asked for another method names those that it has", async () => {
  for (const tried of operations()) {
    const response = await ask(service.address + exampleOf(tried), { method: "DELETE" });
    await expectRefusal(response, 405, "wrong-method");
    expect(response.headers.get("allow")?.split(", ")).toContain(tried.method.toUpperCase());
    const options = await ask(service.address + exampleOf(tried), { method: "OPTIONS" });
    expect(options.status).toBe(204);
    expect(options.headers.get("allow")).toBe(response.headers.get("allow"));
    expect(options.headers.get("access-control-allow-origin")).toBe("*");
  }
});

test("every operation with ids refuses unknown ones with 404, and hostile ones without harm", async () => {
  const hostile = [
    "__proto__",
    "constructor",
    "..%2F..%2Fetc%2Fpasswd",
    "%00",
    "a%0Ab",
    "%E0%A4%A",
    "%F0%9F%92%A9",
    ".",
  ];
  for (const tried of readings().filter(({ path }) => path.includes("{"))) {
    for (const id of hostile) {
      const path = exampleOf(tried).replace(/[^/?]+(\?|$)/, `${id}$1`);
      const { status, body } = await getRaw(service.port, path);
      expect([path, [400, 404, 406].includes(status)]).toEqual([path, true]);
      expect(refusalSchema.safeParse(JSON.parse(body)).success).toBe(true);
    }
    const unknown = exampleOf(tried).replace("alaska-summit", "alaska-sumit").replace("unknown-id", "unknown-di");
    const { errors } = await expectRefusal(await ask(service.address + unknown), 404);
    expect(errors?.[0]?.suggestions?.length).toBeGreaterThan(0);
  }
});

test("every data answer is open to scripts of other sites, and to nothing else", async () => {
  for (const tried of readings()) {
    const { headers } = await ask(service.address + exampleOf(tried));
    const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
    expect(headers.get("access-control-allow-origin")).toBe(isPage ? null : "*");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  }
});

async function expectRefusal(response: Response, status: number, kind?: string) {
  expect([response.url, response.status]).toEqual([response.url, status]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = refusalSchema.parse(await response.json());
  expectValid("/components/schemas/Problem", body);
  expect(body.status).toBe(status);
  expect(body.request).toBe(response.headers.get("x-request-id"));
  if (kind !== undefined) expect(body.type).toBe(`/api/problems/${kind}`);
  const explanation = await ask(service.address + body.type);
  expect(await explanation.json()).toMatchObject({ type: body.type, status, about: "request" });
  return body;
}
