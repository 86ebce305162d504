/** What the environment and the command line ask for → settings, or every reason why they can't be followed. */
import { join, resolve } from "node:path";
import * as z from "zod";
import type { Folders } from "./librarian.ts";
import { ANSWERS_MEMORY, MAPS_MEMORY, MOST_CONNECTIONS } from "./limits.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end; empty where nobody said. */
  readonly origin: string;
  readonly folders: Folders;
  /** Where what was prepared is kept; absent where nothing is to be. */
  readonly cache: string | undefined;
  readonly logLevel: LogLevel;
  /** In bytes: what maps that are open may take together, and answers that may be given again. */
  readonly mapsMemory: number;
  readonly answersMemory: number;
  /** Requests of an address in a minute; 0 sets no limit. */
  readonly rateLimit: number;
  /** How many proxies stand before the service. */
  readonly proxies: number;
  readonly mostConnections: number;
  /** In milliseconds: for how long connections are still taken when a balancer is told already to send none. */
  readonly drainDelay: number;
};

export type Read =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly reasons: readonly string[] };

type World = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The words after the program's name. */
  readonly words: readonly string[];
  /** The project's folder, where the usual folders are. */
  readonly root: string;
  readonly isFolder: (path: string) => boolean;
  /** Whether the log goes to somebody's terminal. */
  readonly terminal: boolean;
};

const PORT = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65535));
const HOST = z.string().regex(/^[\w.:%-]+$/);

const MIB = 1024 * 1024;
const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().max(most));

/** Such as https://maps.example.org: what stands before every path. */
const ORIGIN = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((text) => ["/", ""].includes(new URL(text).href.slice(new URL(text).origin.length)))
  .transform((text) => new URL(text).origin);

export function readSettings({ environment, words, root, isFolder, terminal }: World): Read {
  const reasons: string[] = [];
  // An empty variable is how many shells and unit files leave one out.
  const said = (name: string) => (environment[name] === "" ? undefined : environment[name]);
  const read = <Value>(name: string, schema: z.ZodType<Value>, usual: Value, wanted: string): Value => {
    const text = said(name);
    if (text === undefined) return usual;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    reasons.push(`${name} is ${JSON.stringify(text)}; it must be ${wanted}.`);
    return usual;
  };
  const folder = (name: string, path: string, holds: string): string => {
    const whole = resolve(path);
    if (!isFolder(whole)) reasons.push(`${name} is ${JSON.stringify(path)}; it must be a folder that holds ${holds}.`);
    return whole;
  };

  const port = read("PORT", PORT, 3000, "a port, a whole number from 0 to 65535 (0 takes any that is free)");
  const host = read("HOST", HOST, "127.0.0.1", "a host's name or address, such as 127.0.0.1 or 0.0.0.0");
  const origin = read(
    "ORIGIN",
    ORIGIN,
    "",
    "how the service is reached from outside, such as https://maps.example.org",
  );
  // Lines that nobody reads would push the address out of a terminal.
  const usualLevel: LogLevel = terminal ? "warn" : "info";
  const logLevel = read("LOG_LEVEL", z.enum(LOG_LEVELS), usualLevel, `one of ${LOG_LEVELS.join(", ")}`);
  const number = (name: string, usual: number, most: number, what: string): number =>
    read(name, wholeNumber(most), usual, `${what}, a whole number from 0 to ${most}`);
  const mapsMemory = MIB * number("MAPS_MEMORY", MAPS_MEMORY, 1_000_000, "MiB for maps that are open");
  const answersMemory = MIB * number("ANSWERS_MEMORY", ANSWERS_MEMORY, 1_000_000, "MiB for answers to give again");
  const rateLimit = number("RATE_LIMIT", 0, 1_000_000, "requests of an address in a minute (0 for no limit)");
  const proxies = number("PROXIES", 0, 10, "how many proxies add to `X-Forwarded-For`");
  const mostConnections = number("MAX_CONNECTIONS", MOST_CONNECTIONS, 1_000_000, "connections at once");
  const drainDelay = 1000 * number("DRAIN_DELAY", 0, 300, "seconds");
  if (words.length > 1)
    reasons.push(`There are ${words.length} words after the program's name; one folder of maps can be named.`);
  const [word] = words;
  const maps = folder(
    word === undefined ? "MAPS" : "The folder",
    word ?? said("MAPS") ?? join(root, "graph-data"),
    "maps",
  );
  const usualSources = join(root, "graph-data/sources");
  const named = said("SOURCES");
  const sources =
    named !== undefined
      ? folder("SOURCES", named, "articles' texts")
      : isFolder(usualSources)
        ? usualSources
        : undefined;
  const cache = said("CACHE") ?? usualCache(said("XDG_CACHE_HOME"), said("HOME"));
  if (reasons.length > 0) return { ok: false, reasons };
  const files = { folders: { maps, sources }, cache: cache === "off" ? undefined : cache };
  const memory = { mapsMemory, answersMemory };
  const traffic = { rateLimit, proxies, mostConnections, drainDelay };
  return { ok: true, settings: { port, host, origin, ...files, logLevel, ...memory, ...traffic } };
}

/** As the XDG Base Directory Specification has it. */
function usualCache(caches: string | undefined, home: string | undefined): string | undefined {
  if (caches !== undefined) return join(caches, "argument-map");
  return home === undefined ? undefined : join(home, ".cache", "argument-map");
}
