/** A thread that parses one large map and answers what needs all of it, by the routes that answer for small ones. */
import { check } from "../model/checks/list.ts";
import type { ArgumentMap, Claim } from "../model/map.ts";
import { notationOf } from "../model/notation/list.ts";
import type { Part } from "../model/notation/notation.ts";
import type { Problem } from "../model/problems.ts";
import { largeIndex, wordsOfMap } from "../model/search.ts";
import type { Answer } from "./answers.ts";
import type { AsideAnswer, AsideJob } from "./aside.ts";
import type { Assets } from "./assets.ts";
import { connectCompact, joinedWords, parted } from "./compact-map.ts";
import { type Entry, libraryOf } from "./library.ts";
import { once } from "./once.ts";
import { mapPage } from "./page.ts";
import type { LargeHead } from "./prepared-map.ts";
import { Refusal } from "./refusals.ts";
import { represent } from "./representations.ts";
import { ROUTES } from "./routes.ts";
import { openWhole, type ServedMap } from "./served-map.ts";
import type { Service } from "./service.ts";
import { memoryOf, takeJobs } from "./thread.ts";

type Wanted = Pick<Part, "selection" | "view"> & { readonly to: string };

/** That which was asked about last: a second one might not fit beside it. */
let opened: ServedMap | undefined;

takeJobs(answered, (answer) => (answer.kind === "answer" ? memoryOf(answer.bytes) : []));

/** Whether somebody still waits is known outside. */
const NEVER_LEFT = new AbortController().signal;

async function answered(job: AsideJob): Promise<AsideAnswer> {
  const { request, pages } = job;
  const route = ROUTES.find(({ name }) => name === job.route);
  if (route === undefined || request === undefined) return { kind: "words", words: words(job.parts) };
  const served = open(job);
  try {
    const raw = { ...request, body: [], inTime: () => {}, left: () => NEVER_LEFT };
    return { kind: "answer", ...told(await route.answer(raw, serviceFor(served, pages))) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { kind, message, more } = error;
      return { kind: "refusal", refused: { kind, message, more } };
    }
    // V8 writes no text of more than half a gigabyte.
    if (!(error instanceof RangeError)) throw error;
    const message =
      "The answer is too large to be written at once: ask for a part of the map, with `around` and `depth`.";
    return { kind: "refusal", refused: { kind: "too-slow", message, more: {} } };
  }
}

/** Claim by claim, so that a map never takes more than its bytes here. */
function words({ document, head, arrays }: AsideJob["parts"]): Uint8Array {
  const known = JSON.parse(Buffer.from(head).toString()) as LargeHead; // as `prepareMap` wrote it
  const { claims } = connectCompact(known.head, document, parted(arrays));
  return joinedWords(wordsOfMap({ ...known.head, claims: claims.values() }));
}

function open({ map: { id, version, modified }, parts }: AsideJob): ServedMap {
  if (opened?.version === version && opened.map.id === id) return opened;
  opened = undefined;
  const { document } = parts;
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.length);
  const map = JSON.parse(bytes.toString()) as ArgumentMap; // as `compact` wrote it
  const whole = openWhole(map, [], { id, version, modified });
  const remarks = JSON.parse(Buffer.from(parts.findings).toString()) as readonly Problem[]; // as `prepareMap` wrote them
  const findings = once(() => [...remarks, ...check(map, whole.connections)]);
  opened = {
    ...whole,
    index: once(() => largeIndex(wordsOfMap(map), map, (position) => map.claims[position] as Claim)),
    get findings() {
      return findings();
    },
    installed: new Map(),
    document: represent("", { mediaType: "application/json" }),
    weight: 0,
  };
  return opened;
}

function elsewhere(): never {
  throw new Error("What is about all maps is answered elsewhere.");
}

/** What a route can ask for that is about one map alone; its links to others are not looked into. */
function serviceFor(served: ServedMap, pages: AsideJob["pages"]): Service {
  const { map, version, modified } = served;
  const entry: Entry = {
    ...{ id: map.id, file: "", version, modified, claims: map.claims.length, large: false, links: [] },
    ...{ summary: elsewhere, document: elsewhere },
    open: () => served,
  };
  const library = libraryOf(new Map([[map.id, entry]]));
  const assets = { ...pages?.assets, files: new Map() } as Assets;
  const page = once(() =>
    represent(mapPage(assets, served, pages?.origin ?? ""), {
      mediaType: "text/html; charset=utf-8",
      audience: "page",
      modified,
    }),
  );
  // Here is the thread that the workshop would be asked for.
  const write = async (_job: "write", _left: AbortSignal, _document: string, { to, ...part }: Wanted) =>
    notationOf(to)?.write?.({ connections: served.connections, ...part });
  return {
    workshop: write,
    library: () => library,
    assets,
    origin: pages?.origin ?? "",
    pages: page,
    state: () => "ready",
  } as unknown as Service;
}

function told(answer: Answer) {
  if ("redirect" in answer || "follow" in answer) throw new Error("No map is answered with a redirection or a stream.");
  const { status, representation } = "status" in answer ? answer : { status: 200, representation: answer };
  const { like, bytes, digest } = representation;
  return { status, like, bytes, digest };
}
