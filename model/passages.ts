/** Whether the passages of a map still stand in a text, and where. */
import { type IndexedText, indexText, type Span, sliceByCodePoints } from "./code-points.ts";
import type { Passage, Source } from "./map.ts";
import { linesOf, type Place, type Sentence, segmentIndexed } from "./sentences.ts";

/** What a passage and an `unmapped` span have in common: a place, and the digest of what stands there. */
export type Excerpt = Pick<Passage, "at" | "start" | "end" | "sha256">;

/** The whole SHA-256 of a text's UTF-8 bytes, in lower-case hex. Asynchronous because in a browser it is. */
export type Digest = (text: string) => Promise<string>;

/**
 * What became of a passage in a text.
 * `verified`: it stands where the map says. `moved`: it stands, word for word, at another place. `missing`: it stands
 * nowhere in the text; whether it was changed or taken out, a digest cannot tell. `place` is as this text's sentences
 * are counted, so that its `at` can differ from the map's even where the offsets agree.
 */
export type Finding<P extends Excerpt> =
  | { readonly passage: P; readonly status: "verified" | "moved"; readonly place: Place }
  | { readonly passage: P; readonly status: "missing" };

export type Verification<P extends Excerpt> = {
  /**
   * `same`: the very text the passages were taken from, so that a passage which is not `verified` is the map's
   * mistake. `other`: another version of it, or a text of which the source gives no digest.
   */
  readonly text: "same" | "other";
  readonly sha256: string;
  /** In code points. */
  readonly length: number;
  readonly sentences: readonly Sentence[];
  readonly counts: { readonly verified: number; readonly moved: number; readonly missing: number };
  /** One finding for each passage asked about, in the order of the question. */
  readonly passages: readonly Finding<P>[];
};

/** The runs of whole sentences that are so many code points long; a passage that moved unchanged is one of them. */
function runsOfLength(sentences: readonly Sentence[], length: number): readonly Place[] {
  const runs: Place[] = [];
  let lastIndex = 0;
  for (const first of sentences) {
    while ((sentences[lastIndex]?.end ?? Number.POSITIVE_INFINITY) < first.start + length) lastIndex += 1;
    const last = sentences[lastIndex];
    if (last === undefined || last.end !== first.start + length) continue;
    const at = first === last ? first.at : `${first.at}-${last.at}`;
    runs.push({ at, start: first.start, end: last.end });
  }
  return runs;
}

/** Where a passage's words stand: where the map says, whatever that span is, and at runs of whole sentences. */
async function placesOf(
  { at, start, end, sha256 }: Excerpt,
  indexed: IndexedText,
  sentences: readonly Sentence[],
  digest: Digest,
): Promise<readonly Place[]> {
  const runs = runsOfLength(sentences, end - start);
  const isUnaligned = end <= indexed.length && !runs.some((run) => run.start === start);
  const candidates = isUnaligned ? [{ at, start, end }, ...runs] : runs;
  const digests = await Promise.all(candidates.map((place) => digest(sliceByCodePoints(indexed, place))));
  return candidates.filter((_, position) => digests[position]?.startsWith(sha256));
}

const shiftOf = (passage: Span, place: Span) => place.start - passage.start;

/** The item that is least away; of two equally far, the first. */
function nearest<T>(items: readonly T[], away: (item: T) => number): T | undefined {
  const [first, ...others] = items;
  if (first === undefined) return undefined;
  return others.reduce((best, item) => (away(item) < away(best) ? item : best), first);
}

/** Where a source's headings stand in a text whose offsets are not the source's: lines with their words or digest. */
async function headingsIn(
  indexed: IndexedText,
  headings: Source["headings"],
  digest: Digest,
): Promise<readonly Span[]> {
  const titles = new Set(headings.map(({ title }) => title.trim()));
  const digests = new Set(headings.flatMap(({ sha256 }) => sha256 ?? []));
  const lines = linesOf(indexed);
  const isHeading = await Promise.all(
    lines.map(
      async ({ text }) => titles.has(text) || (digests.size > 0 && digests.has((await digest(text)).slice(0, 16))),
    ),
  );
  return lines.filter((_, position) => isHeading[position]);
}

/**
 * Looks every passage up in a text: where the map says it is, else among the runs of whole sentences, by its digest.
 * Where a passage's words stand in several places of another text, it is the one that has been shifted most like the
 * nearest passage whose place is in no doubt.
 *
 * @param passages Passages, or other excerpts, of this source.
 * @param language BCP 47, of the text.
 */
export async function verify<P extends Excerpt>(
  source: Source,
  passages: readonly P[],
  text: string,
  language: string,
  digest: Digest,
): Promise<Verification<P>> {
  const indexed = indexText(text);
  const sha256 = await digest(text);
  const same = sha256 === source.text?.sha256;
  const headings = same ? source.headings : await headingsIn(indexed, source.headings, digest);
  const sentences = segmentIndexed(indexed, language, headings);

  const lookedUp = await Promise.all(
    passages.map(async (passage) => ({ passage, places: await placesOf(passage, indexed, sentences, digest) })),
  );
  const certain = lookedUp.flatMap(({ passage, places: [place, ...others] }) =>
    place === undefined || others.length > 0 ? [] : [{ start: passage.start, shift: shiftOf(passage, place) }],
  );
  const expectedShift = (passage: P): number =>
    same ? 0 : (nearest(certain, ({ start }) => Math.abs(start - passage.start))?.shift ?? 0);
  const likeliest = (passage: P, places: readonly Place[]): Place | undefined => {
    if (places.length < 2) return places[0];
    const expected = expectedShift(passage);
    return nearest(places, (place) => Math.abs(shiftOf(passage, place) - expected));
  };

  const findings = lookedUp.map(({ passage, places }): Finding<P> => {
    const place = likeliest(passage, places);
    if (place === undefined) return { passage, status: "missing" };
    return { passage, status: place.start === passage.start ? "verified" : "moved", place };
  });
  const count = (status: Finding<P>["status"]) => findings.filter((finding) => finding.status === status).length;
  return {
    text: same ? "same" : "other",
    sha256,
    length: indexed.length,
    sentences,
    counts: { verified: count("verified"), moved: count("moved"), missing: count("missing") },
    passages: findings,
  };
}

/** The passages at the places where a text has them; those that it has not are left out. */
export function found<P extends Excerpt>(verification: Verification<P>): readonly P[] {
  return verification.passages.flatMap((finding) =>
    finding.status === "missing" ? [] : [{ ...finding.passage, ...finding.place }],
  );
}
