/**
 * Answers that need all of a large map: worked out by a thread of their own, which parses it and keeps it a while. Its
 * words are built by another.
 *
 * What takes longer than one answer may is worked on all the same once it was begun, so that whoever asks again finds it
 * done. What waits for its turn and nobody waits for any more is never begun.
 */
import type { Answer } from "./answers.ts";
import type { Assets } from "./assets.ts";
import { ASIDE, MOST_ASIDE, WORDS } from "./limits.ts";
import { createPool } from "./pool.ts";
import { Refusal } from "./refusals.ts";
import { type Likeness, representAgain } from "./representations.ts";
import type { RawRequest, Route } from "./route.ts";
import type { LargeParts, ServedMap, WordsOf } from "./served-map.ts";
import { createShared } from "./shared.ts";

/** What the thread is asked: an answer to a request, or the words of a map. */
export type AsideJob = {
  readonly map: { readonly id: string; readonly version: string; readonly modified: Date };
  readonly parts: LargeParts;
  /** A route's name, and what it is asked; absent where the words are wanted. */
  readonly route?: string;
  readonly request?: Omit<RawRequest, "inTime" | "left" | "body">;
  readonly pages?: Pages;
};

/** What pages are made with. */
type Pages = { readonly assets: Omit<Assets, "files">; readonly origin: string };

export type AsideAnswer =
  | { readonly kind: "words"; readonly words: Uint8Array }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly like: Likeness;
      readonly bytes: Uint8Array;
      readonly digest: string;
    }
  | { readonly kind: "refusal"; readonly refused: Pick<Refusal, "kind" | "message" | "more"> };

export type Aside = {
  readonly answer: (served: ServedMap, route: Pick<Route, "name" | "tag">, request: RawRequest) => Promise<Answer>;
  readonly words: WordsOf;
};

/** @param program `aside-worker.ts`, bundled. */
export function createAside(
  program: URL,
  { assets, origin }: { readonly assets: Assets; readonly origin: string },
): Aside {
  const pool = createPool<AsideJob, AsideAnswer>(program, "The answer", ASIDE);
  const wordsPool = createPool<AsideJob, AsideAnswer>(program, "The words of the map", WORDS);
  const { files: _files, ...pageAssets } = assets;
  const shared = createShared<AsideAnswer>(MOST_ASIDE);

  return {
    async answer({ map: { id }, version, modified, large }, { name, tag }, request) {
      const { parameters, search, path, accept } = request;
      const key = [version, path, search, accept].join("\n");
      const asked = { parameters, search, path, accept };
      const pages = { assets: pageAssets, origin };
      // Whoever asks has made sure that the map is large.
      const job = { map: { id, version, modified }, parts: large as LargeParts, route: name, request: asked, pages };
      const answer = await shared(key, request.left(), (left) => pool(job, { left, kind: tag }));
      if (answer.kind === "answer") {
        const { status, like, bytes, digest } = answer;
        const representation = representAgain(like, bytes, digest);
        return status === 200 ? representation : { status, representation };
      }
      if (answer.kind === "refusal")
        throw new Refusal(answer.refused.kind, answer.refused.message, answer.refused.more);
      throw new Error("An answer was asked for, and words came.");
    },
    async words(map, parts) {
      const answer = await wordsPool({ map, parts });
      if (answer.kind === "words") return answer.words;
      throw new Error("Words were asked for, and an answer came.");
    },
  };
}
