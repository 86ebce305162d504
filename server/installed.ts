/** A map's sources and the articles' texts that are there: which belong together, and whether the passages stand. */
import { type Use, uses } from "../model/coverage.ts";
import type { ArgumentMap } from "../model/map.ts";
import { type Excerpt, type Verification, verify } from "../model/passages.ts";
import { type Problem, problem } from "../model/problems.ts";
import { digest, type Text, type Texts } from "./texts.ts";

/** What a source's text says of the passages taken from it. */
export type Installed = { readonly text: Text; readonly verification: Verification<Use> };

/** What a map's source wants to be read beside, and the text it was held against when the map was read. */
export type SourceText = {
  readonly source: string;
  readonly wanted: string | undefined;
  /** The digest of the text that was there. */
  readonly found: string | undefined;
};

/** The very text of a source; or, where that is not there, the file that has the map's and the source's name. */
export function textFor(map: string, { source, wanted }: Omit<SourceText, "found">, texts: Texts): Text | undefined {
  return texts.bySha256.get(wanted ?? "") ?? texts.byFile.get(`${map}.${source}.txt`);
}

export function sourceTexts({ id, sources }: ArgumentMap, texts: Texts): readonly SourceText[] {
  return sources.map(({ id: source, text }) => {
    const wanted = text?.sha256;
    return { source, wanted, found: textFor(id, { source, wanted }, texts)?.sha256 };
  });
}

/** Whether the texts that a map would be held against now are those it was held against. */
export function sameTexts(map: string, sources: readonly SourceText[], texts: Texts): boolean {
  return sources.every((source) => textFor(map, source, texts)?.sha256 === source.found);
}

/** By the source's id: a list and no object, since ids can be anything. */
export type Verifications = readonly (readonly [source: string, verification: Verification<Use>])[];

/** Of those sources whose text is there. */
export async function verifications(map: ArgumentMap, texts: Texts): Promise<Verifications> {
  const found: [string, Verification<Use>][] = [];
  for (const source of map.sources) {
    const text = textFor(map.id, { source: source.id, wanted: source.text?.sha256 }, texts);
    if (text === undefined) continue;
    found.push([source.id, await verify(source, uses(map, source), text.text, map.language, digest)]);
  }
  return found;
}

/** Only the very text can prove a passage wrong; in another version it may have moved or gone. */
export function passageProblems(map: ArgumentMap, verified: Verifications): readonly Problem[] {
  return verified.flatMap(([source, { text, passages }]) => {
    if (text === "other") return [];
    return passages.flatMap((finding) => {
      if (finding.status === "verified") return [];
      const { at, start, end } = finding.passage;
      const where =
        finding.status === "moved" ? `; its words stand from ${finding.place.start} to ${finding.place.end}` : "";
      const message = `The text from ${start} to ${end} (${at}) does not have the passage's digest${where}.`;
      const target = finding.passage.by === "unmapped" ? undefined : finding.passage.id;
      return [problem("passage-mismatch", pathOf(map, source, finding.passage), message, target)];
    });
  });
}

/** Where in the document a use of a source is written. */
function pathOf(map: ArgumentMap, source: string, use: Use): readonly PropertyKey[] {
  const same = ({ start, end, sha256 }: Excerpt) => start === use.start && end === use.end && sha256 === use.sha256;
  if (use.by === "unmapped") {
    const index = map.sources.findIndex(({ id }) => id === source);
    return ["sources", index, "unmapped", map.sources[index]?.unmapped.findIndex(same) ?? 0];
  }
  const key = use.by === "claim" ? "claims" : "inferences";
  const index = map[key].findIndex(({ id }) => id === use.id);
  const at = map[key][index]?.passages.findIndex((passage) => passage.source === source && same(passage)) ?? 0;
  return [key, index, "passages", at];
}
