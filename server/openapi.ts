/** The route list → an OpenAPI 3.1 document; its schemas are the very ones that answers are made by. */
import * as z from "zod";
import { components, refusalSchema } from "../model/api.ts";
import { mapJsonSchema } from "./json-schema.ts";
import { REFUSALS, type RefusalKind } from "./refusals.ts";
import { type Body, isFamily, type Route, type Tag } from "./route.ts";

export type Schema = z.core.JSONSchema.JSONSchema;

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: unknown;
};

type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Headers = Readonly<Record<string, { readonly $ref: string }>>;
type Response = { readonly description: string; readonly headers?: Headers; readonly content?: Content };

export type Operation = {
  readonly operationId: string;
  readonly tags: readonly [Tag];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly description: string; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
};

export type OpenApi = {
  readonly openapi: "3.1.1";
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: Tag; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly headers: Readonly<Record<string, unknown>>;
  };
};

const TAGS: readonly { readonly name: Tag; readonly description: string }[] = [
  { name: "maps", description: "The maps, whole and as graphs." },
  { name: "argument", description: "Claims, inferences, and the chains between them." },
  { name: "search", description: "Words to claims." },
  { name: "sources", description: "The articles that maps are made from." },
  { name: "evaluation", description: "What stands, why, and what if." },
  { name: "checks", description: "What is still wrong with a map." },
  { name: "formats", description: "Maps in the formats of others." },
  { name: "vocabulary", description: "What the words mean: schemes, the format, problems." },
  { name: "service", description: "What the service says of itself." },
];

const DESCRIPTION = [
  "Arguments of published articles as graphs of claims, and of the inferences for and against them.",
  "Everything is read with GET, and open to scripts of every site. Each answer has a strong `ETag`; send it back in " +
    "`If-None-Match` and get 304 where nothing has changed. Answers about one map have `Last-Modified` too. `Accept` " +
    "chooses the format where there are several, `Accept-Encoding` the compression.",
  "Lists are answered in pages: `limit` says how long, `next` is the address of the next one, `total` counts the whole. " +
    "A parameter that is not known is refused, never ignored.",
  "Questions about single claims are answered at once. What needs all of a large map, a picture, and what is sent to be " +
    "checked or converted is worked on beside them: each kind in a queue of its own, and the kinds take turns. Where a " +
    "queue is full, the answer is 503, `busy`, and where an answer takes more than 10 s, 503, `too-slow`; `Retry-After` says " +
    "when to ask again, and what was begun for a map is finished meanwhile. When the connection is closed, what waits for its " +
    "turn is dropped, and work on what was sent is stopped.",
  "What can't be answered is refused with `application/problem+json` (RFC 9457), whose `type` leads to an explanation.",
].join("\n\n");

export function buildOpenApi(routes: readonly Route[]): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: "3.1.1",
    info: {
      title: "Argument maps",
      version: "1",
      summary: "The argument of an article as data.",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: TAGS,
    paths,
    components: { schemas: { ...namedSchemas(), [MAP_FILE]: mapFileSchema() }, headers: HEADERS },
  };
}

const MAP_FILE = "MapFile";

/** What may be written differs from what is answered, in what may be left out. */
function mapFileSchema(): Schema {
  const { $schema: _, $id: __, ...schema } = mapJsonSchema();
  return schema;
}

function namedSchemas(): Record<string, Schema> {
  const { schemas } = z.toJSONSchema(components, { uri: reference, override: withoutNoise });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

const reference = (name: string) => `#/components/schemas/${name}`;

/** zod says of every whole number that JavaScript can count it. */
function withoutNoise({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function schemaOf(schema: z.ZodType): Schema {
  const name = components.get(schema)?.id;
  if (name !== undefined) return { $ref: reference(name) };
  const { $schema: _, ...inline } = z.toJSONSchema(schema, { override: withoutNoise });
  return inline;
}

function operationOf(route: Route): Operation {
  const parameters = [...parametersIn("path", route), ...parametersIn("query", route)];
  return {
    operationId: route.name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: bodyOf(route.body) }),
    responses: responsesOf(route),
  };
}

function parametersIn(place: "path" | "query", route: Route): Parameter[] {
  const { shape } = place === "path" ? route.parameters : route.query;
  return Object.entries(shape).map(([name, schema]) => {
    // The shapes of zod's objects hold zod's schemas.
    const { description, ...rest } = schemaOf(schema as z.ZodType);
    const example = route.example[name];
    return {
      name,
      in: place,
      required: !(schema as z.ZodType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      // Read as pairs, but written as one value each.
      schema: isFamily(name) ? TEXT : rest,
      ...(example === undefined ? {} : { example: rest.type === "integer" ? Number(example) : example }),
    };
  });
}

/** In whatever format the query names, JSON the usual one. */
function bodyOf({ description }: Body) {
  const content = { "application/json": { schema: { $ref: reference(MAP_FILE) } }, "*/*": { schema: TEXT } };
  return { required: true, description, content } as const;
}

const TEXT: Schema = { type: "string" };

const HEADERS = {
  ETag: { description: "Changes with the answer; each content coding has its own.", schema: TEXT },
  "Last-Modified": { description: "When the map's file, or the source's text, was last changed.", schema: TEXT },
  "X-Request-Id": {
    description: "The request's id, as in the log: the caller's own where it sent a sane one.",
    schema: TEXT,
  },
} as const;

const headerReferences = (...names: readonly (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

function responsesOf(route: Route): Record<string, Response> {
  const content = Object.fromEntries(
    route.answers.map(({ mediaType, schema }) => [
      mediaType,
      { schema: schema === undefined ? TEXT : schemaOf(schema) },
    ]),
  );
  const dated = "map" in route.parameters.shape;
  const headers = headerReferences("ETag", ...(dated ? ["Last-Modified" as const] : []), "X-Request-Id");
  const responses: Record<string, Response> = { 200: { description: route.summary, headers, content } };
  if (route.method === "get") responses[304] = { description: "What the request already has is still so.", headers };
  const kinds = refusalsOf(route);
  for (const status of new Set(kinds.map((kind) => REFUSALS[kind].status))) {
    responses[status] = refusalResponse(kinds.filter((kind) => REFUSALS[kind].status === status));
  }
  for (const [status, description] of Object.entries(route.otherStatuses ?? {})) {
    responses[status] = { description, headers: headerReferences("X-Request-Id"), content };
  }
  return responses;
}

/** What can go wrong follows from what is asked. */
function refusalsOf({ parameters, query, body, negotiates }: Route): readonly RefusalKind[] {
  const inPath = Object.keys(parameters.shape);
  const inQuery = Object.keys(query.shape);
  const asked = [...inPath, ...inQuery];
  return [
    ...when(inPath.length > 0, "malformed-address"),
    "unknown-parameter",
    ...when(inQuery.length > 0, "wrong-parameter"),
    ...when(inQuery.includes("cursor"), "malformed-cursor"),
    ...when(body !== undefined, "malformed-json", "malformed-request"),
    ...when(inPath.includes("map"), "unknown-map"),
    ...when(
      ["claim", "inference", "source", "around", "from"].some((id) => asked.includes(id)),
      "unknown-id",
    ),
    ...when(inPath.includes("code"), "unknown-code"),
    ...when(negotiates || inPath.includes("format"), "no-such-format"),
    "no-such-encoding",
    ...when(body !== undefined, "large-body", "wrong-media-type"),
    ...when(inQuery.includes("to") && body !== undefined, "unreadable-document"),
    "long-address",
    "internal-error",
    "busy",
    "too-slow",
  ];
}

function when(applies: boolean, ...kinds: readonly RefusalKind[]): readonly RefusalKind[] {
  return applies ? kinds : [];
}

function refusalResponse(kinds: readonly RefusalKind[]): Response {
  return {
    description: kinds.map((kind) => `\`${kind}\`: ${REFUSALS[kind].meaning}`).join("\n\n"),
    headers: headerReferences("X-Request-Id"),
    content: { "application/problem+json": { schema: schemaOf(refusalSchema) } },
  };
}
