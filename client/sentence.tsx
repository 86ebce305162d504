/** What a sentence of the article looks like, and what is said of it. */
import type { Worded } from "../model/article.ts";
import { paragraphOf, wordsIn } from "../model/article.ts";
import { count } from "../model/count.ts";
import type { Covered } from "../model/coverage.ts";
import { SECTION_HUES } from "../model/picture/tokens.ts";
import type { ArticleProps } from "./article-pane.tsx";
import { reasonOf } from "./margin.tsx";
import { place } from "./words.ts";

export const idsAt = (each: Covered | undefined): readonly string[] =>
  each === undefined ? [] : each.claims.length > 0 ? each.claims : each.inferences;

/** Without the text there are still the places that the map refers to. */
export function placesAsBlocks(covered: readonly Covered[]) {
  const paragraphs = new Map<number, Worded<Covered>[]>();
  for (const each of covered) {
    const number = paragraphOf(each);
    const sentences = paragraphs.get(number) ?? [];
    paragraphs.set(number, sentences);
    sentences.push({ ...each, text: place(each), space: sentences.length === 0 ? "" : " · " });
  }
  return [...paragraphs].map(([number, sentences]) => ({ kind: "paragraph", number, sentences }) as const);
}

/** The hue of the section that a sentence's first claim stands in. */
export function hues({ sections, claims }: ArticleProps["map"]): (each: Covered) => number | undefined {
  const positions = new Map(sections.map(({ id }, index) => [id, index]));
  const byClaim = new Map(claims.map(({ id, section }) => [id, positions.get(section ?? "")]));
  return ({ claims }) => {
    const position = claims.map((id) => byClaim.get(id)).find((each) => each !== undefined);
    return position === undefined ? undefined : position % SECTION_HUES;
  };
}

type Look = {
  readonly marked: ReadonlySet<string>;
  readonly active: string | undefined;
  readonly at: string | undefined;
  readonly underPointer: readonly Covered[] | undefined;
  readonly hue: number | undefined;
};

export function classesOf(each: Covered, { marked, active, at, underPointer, hue }: Look): string {
  return [
    "sentence",
    hue === undefined ? "" : `hue-${hue}`,
    each.claims.length + each.inferences.length === 0 ? "outside" : "",
    marked.has(each.at) ? "marked" : "",
    each.at === active || underPointer?.some(({ at }) => at === each.at) ? "active" : "",
    each.at === at ? "here" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");
}

export function spoken(each: Covered, claims: ArticleProps["map"]["claims"]): string {
  const labels = each.claims.flatMap((id) => claims.find((claim) => claim.id === id)?.label ?? []);
  const what =
    labels.length > 0
      ? `${count(labels.length, "claim")}: ${labels.join("; ")}.`
      : each.inferences.length > 0
        ? `${count(each.inferences.length, "step")}, no claim.`
        : `In no claim. ${reasonOf(each)}`;
  return `${place(each)}. ${what}`;
}

/** A sentence with the words of the search marked. */
export function Words({ text, query }: { text: string; query: string }) {
  const spans = wordsIn(text, query);
  return (
    <>
      {spans.map(({ start, end }, index) => (
        <>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
}
