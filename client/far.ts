/** Where the parts of a large map come from: the service or, of a file of the reader's own, this very page. */
import type { ExcerptAnswer } from "../model/api.ts";
import type { Hits } from "../model/search.ts";
import { type Answer, type Excerpted, fetchExcerpt, fetchHits, fetchMoreRoots } from "./api.ts";

export type Far = {
  readonly excerpt: (asked: Excerpted & { readonly labels?: boolean }) => Promise<Answer<ExcerptAnswer>>;
  /** @param next as an earlier answer names it */
  readonly moreRoots: (next: string) => Promise<Answer<ExcerptAnswer>>;
  /** The best of the claims that have the words. */
  readonly hits: (words: string, limit: number) => Promise<Answer<Hits>>;
};

export const served = (map: string): Far => ({
  excerpt: (asked) => fetchExcerpt(map, asked),
  moreRoots: fetchMoreRoots,
  hits: async (words, limit) => {
    const answer = await fetchHits(map, words, limit);
    if (!answer.ok) return answer;
    const { having, total, hits } = answer.value;
    return { ok: true, value: { having, total, hits: hits.map(({ claim, ...hit }) => ({ ...hit, claim: claim.id })) } };
  },
});
