/** The only place that asks the server. */
import type {
  AnswerOf,
  BriefAnswer,
  ExcerptAnswer,
  FormatList,
  LinkAnswer,
  LinkList,
  SourceAnswer,
  searchAnswerSchema,
} from "../model/api.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Problem } from "../model/problems.ts";
import type { Scheme } from "../model/schemes.ts";

/** What went wrong, in words for the reader; `again` where trying again may help. */
export type Failure = { readonly title: string; readonly detail: string; readonly again: boolean };
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export const fetchMap = (map: string): Promise<Answer<ArgumentMap>> => get(`/api/maps/${encodeURIComponent(map)}`);

/** Which part of a map: claims to open and to come to, or else the first of its roots. */
export type Excerpted = {
  readonly open?: readonly string[];
  readonly to?: readonly string[];
  readonly depth?: number;
  readonly roots?: number;
};

export function fetchExcerpt(
  map: string,
  { open = [], to = [], depth, roots, labels = false }: Excerpted & { readonly labels?: boolean },
): Promise<Answer<ExcerptAnswer>> {
  const query = new URLSearchParams([
    ...open.map((claim) => ["open", claim]),
    ...to.map((id) => ["to", id]),
    ...(depth === undefined ? [] : [["depth", String(depth)]]),
    ...(labels ? [["labels", "yes"]] : []),
    ...(roots === undefined ? [] : [["limit", String(roots)]]),
  ]);
  return get(`/api/maps/${encodeURIComponent(map)}/excerpt?${query}`);
}

/** @param next as an earlier answer names it */
export const fetchMoreRoots = (next: string): Promise<Answer<ExcerptAnswer>> => get(next);

/** The best of the claims that have the words. */
export const fetchHits = (
  map: string,
  words: string,
  limit: number,
): Promise<Answer<AnswerOf<typeof searchAnswerSchema>>> =>
  get(`/api/maps/${encodeURIComponent(map)}/search?${new URLSearchParams({ q: words, limit: String(limit) })}`);

export const fetchSource = (map: string, source: string): Promise<Answer<SourceAnswer>> =>
  get(`/api/maps/${encodeURIComponent(map)}/sources/${encodeURIComponent(source)}`);

/** What other maps have to do with a map; what could not be fetched is missing, and the map reads without it. */
export async function fetchLinks(map: string): Promise<readonly LinkAnswer[]> {
  const links: LinkAnswer[] = [];
  for (let next: string | null = `/api/maps/${encodeURIComponent(map)}/links?limit=500`; next !== null; ) {
    const answer: Answer<LinkList> = await get(next);
    if (!answer.ok) break;
    links.push(...answer.value.links);
    next = answer.value.next;
  }
  return links;
}

export const fetchBrief = (map: string): Promise<Answer<BriefAnswer>> =>
  get(`/api/maps/${encodeURIComponent(map)}/brief`);

/** All of them, page by page. */
export async function fetchChecks(map: string): Promise<Answer<readonly Problem[]>> {
  const found: Problem[] = [];
  let next: string | null = `/api/maps/${encodeURIComponent(map)}/checks?limit=500`;
  while (next !== null) {
    const answer: Answer<{ readonly findings: readonly Problem[]; readonly next: string | null }> = await get(next);
    if (!answer.ok) return answer;
    found.push(...answer.value.findings);
    next = answer.value.next;
  }
  return { ok: true, value: found };
}

/** @throws where they can't be had: the panel then shows a scheme by its id, no reason to stop the reader. */
export async function fetchSchemes(): Promise<readonly Scheme[]> {
  const answer = await get<{ readonly schemes: readonly Scheme[] }>("/api/schemes");
  if (!answer.ok) throw new Error(answer.failure.title);
  return answer.value.schemes;
}

/** The formats that maps can be read from, or that they can be taken away in. */
export async function fetchFormats(
  does: "reads" | "writes",
): Promise<Answer<readonly { readonly id: string; readonly name: string }[]>> {
  const answer = await get<FormatList>("/api/formats");
  return answer.ok ? { ok: true, value: answer.value.formats.filter((format) => format[does]) } : answer;
}

/** Answers that this page has itself, by path: of a map that no server knows. */
const here = new Map<string, unknown>();

/** Lets questions about a map be answered by the page itself; `answers` by what follows the map's address. */
export function answerHere(map: string, answers: Readonly<Record<string, unknown>>): void {
  for (const [rest, answer] of Object.entries(answers)) here.set(`/api/maps/${encodeURIComponent(map)}${rest}`, answer);
}

async function get<Value>(path: string): Promise<Answer<Value>> {
  const [plain = path] = path.split("?", 1);
  // Who gave the answer gave one of this kind.
  if (here.has(plain)) return { ok: true, value: here.get(plain) as Value };
  try {
    const response = await fetch(path, { headers: { Accept: "application/json" } });
    if (!response.ok) return { ok: false, failure: refusal(response.status) };
    // The server's answers are checked against their schemas in its own tests; zod stays out of the viewer.
    return { ok: true, value: (await response.json()) as Value };
  } catch {
    // fetch rejects when nothing answered, json() when the answer broke off.
    return {
      ok: false,
      failure: {
        title: "The server does not answer",
        detail: "The map could not be fetched. The network may be gone, or the server may be restarting.",
        again: true,
      },
    };
  }
}

function refusal(status: number): Failure {
  if (status === 404) {
    return {
      title: "There is no such map",
      detail: "The address names a map that this server does not have. It may have been renamed or taken away.",
      again: false,
    };
  }
  return {
    title: "The server could not answer",
    detail: `It answered with status ${status}. That is a fault on its side; it may pass.`,
    again: true,
  };
}
