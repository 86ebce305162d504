/**
 * A route: what is asked, what is answered, and the function in between. Everything that knows routes is derived from
 * their one list: Express' own routes, HEAD, 405 and OPTIONS, the OpenAPI document and the documentation.
 */
import * as z from "zod";
import type { Connections } from "../model/connections.ts";
import type { Answer } from "./answers.ts";
import { asked, nearest } from "./nearest.ts";
import { mediaTypeFor } from "./negotiation.ts";
import { Refusal } from "./refusals.ts";
import type { ServedMap } from "./served-map.ts";
import type { Service } from "./service.ts";

export type Tag =
  | "maps"
  | "argument"
  | "search"
  | "sources"
  | "evaluation"
  | "checks"
  | "formats"
  | "vocabulary"
  | "service"
  | "pages";

export type Documented = {
  readonly mediaType: string;
  /** Absent for what is no JSON. */
  readonly schema?: z.ZodType;
};

/** What a request sends. */
export type Body = {
  readonly description: string;
  /** In bytes, unpacked. */
  readonly largest: number;
  /** @throws {Refusal} where there is no room to work on it. */
  readonly refuseFull: (service: Service) => void;
};

type Description = {
  readonly method: "get" | "post";
  /** With parameters in braces, as OpenAPI writes it. */
  readonly path: string;
  /** OpenAPI's operationId. */
  readonly name: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  /** What 200 answers, the usual media type first. */
  readonly answers: readonly Documented[];
  /** Other statuses that are no refusal, with the same media type as the first answer. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  readonly body?: Body;
  /** In bytes, where it is not what any address may have. */
  readonly longestQuery?: number;
  /** Values for the path's and the query's parameters that lead to an answer for the map that ships. */
  readonly example: Readonly<Record<string, string>>;
};

export type Request<Parameters, Query> = {
  readonly parameters: Parameters;
  readonly query: Query;
  /** The query as it was asked, without `?`. */
  readonly search: string;
  readonly path: string;
  /** The media type to answer with. */
  readonly mediaType: string;
  /** In pieces, as it came. */
  readonly body: readonly Uint8Array[];
  /** Refuses with 503 where the time for one answer is over; long searches ask now and then. */
  readonly inTime: () => void;
  /** Aborted when nobody waits for the answer any more: what it would take is not begun, or not gone on with. */
  readonly left: () => AbortSignal;
};

/** A request as Express hands it over: nothing read yet. */
export type RawRequest = Omit<Request<unknown, unknown>, "parameters" | "query" | "mediaType"> & {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly accept: string | undefined;
};

export type Route = Description & {
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  /** Whether there is a request that `Accept` chooses the answer for. */
  readonly negotiates: boolean;
  readonly answer: (request: RawRequest, service: Service) => Answer | Promise<Answer>;
};

/** For addresses that name the format of their answer. */
export const NEVER = () => false;

/** Puts a route together: what `handler` is given has been read by the schemas. */
export function route<Parameters extends z.ZodObject, Query extends z.ZodObject>(
  description: Description & {
    readonly parameters: Parameters;
    readonly query: Query;
    /** Whether `Accept` chooses among the answers, as is usual; where the address names the format, it has no say. */
    readonly negotiates?: (query: z.output<Query>) => boolean;
    /** Whether the answer needs much of the map, and so, where the map is large, a thread of its own. */
    readonly whole?: (query: z.output<Query>, connections: Connections) => boolean;
    readonly handler: (
      request: Request<z.output<Parameters>, z.output<Query>>,
      service: Service,
    ) => Answer | Promise<Answer>;
  },
): Route {
  const { handler, negotiates = () => true, whole = NEVER, ...rest } = description;
  const mediaTypes = rest.answers.map(({ mediaType }) => mediaType);
  const readQuery = queryReader(rest.query);
  return {
    ...rest,
    negotiates: description.negotiates !== NEVER,
    answer: (raw, service) => {
      const parameters = readParameters(rest.parameters, raw.parameters);
      const query = readQuery(raw.search);
      const mediaType = negotiates(query) ? acceptable(raw.accept, mediaTypes) : (mediaTypes[0] ?? "");
      const { map } = parameters as { readonly map?: string };
      const entry = map === undefined ? undefined : service.library().maps.get(map);
      const request = { ...raw, parameters, query, mediaType };
      if (entry === undefined || !entry.large || whole === NEVER) return handler(request, service);
      const answerLarge = (served: ServedMap) =>
        whole(query, served.connections) ? service.aside.answer(served, rest, raw) : handler(request, service);
      const served = entry.open();
      return served instanceof Promise ? served.then(answerLarge) : answerLarge(served);
    },
  };
}

/** For answers that need all of a map. */
export const ALWAYS = () => true;

function acceptable(accept: string | undefined, available: readonly string[]): string {
  const chosen = mediaTypeFor(accept, available);
  if (chosen !== undefined) return chosen;
  throw new Refusal("no-such-format", `This exists as ${available.join(", ")}, and \`Accept\` allows none of them.`, {
    available,
  });
}

/** Ids that can't be one are no different from ids that nothing has, but for the sentence. */
function readParameters<Schema extends z.ZodObject>(schema: Schema, values: Readonly<Record<string, unknown>>) {
  const read = schema.safeParse(values);
  if (read.success) return read.data;
  throw new Refusal("malformed-address", "The path has an id that no id can be.", {
    errors: parameterErrors(read.error),
  });
}

/** Reads queries by a schema, of which what is the same for all is worked out once. */
function queryReader<Schema extends z.ZodObject>(schema: Schema): (search: string) => z.output<Schema> {
  // A loose query is somebody else's to read.
  if (schema.def.catchall !== undefined) return () => schema.parse({});
  const known: readonly string[] = Object.keys(schema.shape);
  const lists = new Set(known.filter((name) => isList(schema.shape[name])));
  const families = known.filter(isFamily).map((family) => ({ family, prefix: prefixOf(family) }));
  const familyOf = (name: string) => families.find(({ prefix }) => name.startsWith(prefix))?.family;
  const empty = schema.safeParse(Object.fromEntries(families.map(({ family }) => [family, []])));

  return (search) => {
    if (search === "" && empty.success) return empty.data;
    const values: Record<string, string | string[] | [string, string][]> = {};
    for (const { family } of families) values[family] = [];
    const given = pairsIn(search);
    const unknown = given.map(([name]) => name).filter((name) => !isKnown(name, known) && familyOf(name) === undefined);
    if (unknown.length > 0) throw unknownParameters([...new Set(unknown)], known);
    const repeated = new Set(families.length === 0 ? [] : twice(given.map(([name]) => name).filter(familyOf)));
    for (const [name, value] of given) {
      const family = familyOf(name);
      const before = values[family ?? name];
      if (family !== undefined) (before as [string, string][]).push([name.slice(prefixOf(family).length), value]);
      else if (!lists.has(name)) {
        if (before === undefined) values[name] = value;
        else repeated.add(name);
      } else if (before === undefined) values[name] = [value];
      else (before as string[]).push(value);
    }
    if (repeated.size > 0) {
      const errors = Array.from(repeated, (parameter) => ({ parameter, message: "It is given more than once." }));
      throw new Refusal("wrong-parameter", `Give ${few([...repeated])} only once.`, { errors });
    }
    const read = schema.safeParse(values);
    if (read.success) return read.data;
    const errors = parameterErrors(read.error);
    const detail = errors.map(({ parameter, message }) => `${code(parameter)}: ${message}`).join(" ");
    throw new Refusal("wrong-parameter", detail, { errors });
  };
}

/** A family's own name is no parameter. */
const isKnown = (name: string, known: readonly string[]) => known.includes(name) && !isFamily(name);

/** What is percent-encoded, or in any other way more than names and values, is for `URLSearchParams` to read. */
function pairsIn(search: string): readonly (readonly [string, string])[] {
  if (!/^[\w\-.~,:;@!$'()*/=&]*$/.test(search)) return [...new URLSearchParams(search)];
  return search.split("&").flatMap((pair) => {
    if (pair === "") return [];
    const equals = pair.indexOf("=");
    return [equals === -1 ? ([pair, ""] as const) : ([pair.slice(0, equals), pair.slice(equals + 1)] as const)];
  });
}

/** `credence.{id}` stands for a parameter for each id; it is read as pairs of ids and values. */
const MEMBER = "{id}";
export const isFamily = (name: string) => name.endsWith(MEMBER);
const prefixOf = (family: string) => family.slice(0, -MEMBER.length);

function twice(names: readonly string[]): string[] {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const name of names) (once.has(name) ? again : once).add(name);
  return [...again];
}

function unknownParameters(unknown: readonly string[], known: readonly string[]): Refusal {
  const errors = unknown.map((name) => {
    const parameter = name.length <= 80 ? name : `${name.slice(0, 79)}…`;
    const suggestions = nearest(name, known);
    return { parameter, message: `It is not known here.${asked(suggestions)}`, suggestions: [...suggestions] };
  });
  const names = few(errors.map(({ parameter }) => parameter));
  const takes = known.length === 0 ? "takes none" : `takes ${known.map(code).join(", ")}`;
  const hints = [...new Set(errors.flatMap(({ suggestions }) => suggestions))];
  return new Refusal("unknown-parameter", `This address does not know ${names}; it ${takes}.${asked(hints)}`, {
    errors,
  });
}

/** All of them are in `errors`. */
function few(names: readonly string[]): string {
  const rest = names.length - TOLD;
  return `${names.slice(0, TOLD).map(code).join(" and ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

const TOLD = 5;

const code = (name: string) => `\`${name}\``;

function isList(schema: unknown): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodArray;
}

function parameterErrors(error: z.ZodError): { parameter: string; message: string }[] {
  return error.issues.map(({ path, message, code: kind }) => {
    const missing = kind === "invalid_type" && message.endsWith("received undefined");
    return {
      parameter: String(path[0] ?? ""),
      message: missing ? "It is missing." : `${message}.`.replace(/\.\.$/, "."),
    };
  });
}
