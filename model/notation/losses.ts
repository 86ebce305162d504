/** What a format leaves of a map: the things it has no place for, each counted once, in words that every format shares. */
import { type ArgumentMap, labelFrom, thesesFrom } from "../map.ts";
import type { Loss } from "./notation.ts";

type Aspect = {
  /** How many things of a map would miss it. */
  readonly count: (map: ArgumentMap) => number;
  readonly message: string;
};

const claimsWith = (test: (claim: ArgumentMap["claims"][number]) => boolean) => (map: ArgumentMap) =>
  map.claims.filter(test).length;
const inferencesWith = (test: (inference: ArgumentMap["inferences"][number]) => boolean) => (map: ArgumentMap) =>
  map.inferences.filter(test).length;

const ASPECTS = {
  ids: {
    count: (map) => map.claims.length + map.inferences.length,
    message: "Ids of claims and inferences are left out.",
  },
  labels: { count: claimsWith(({ label, text }) => label !== labelFrom(text)), message: "Labels are left out." },
  holders: { count: claimsWith(({ holder }) => holder !== undefined), message: "Who holds a claim is left out." },
  stances: { count: claimsWith(({ stance }) => stance !== "asserted"), message: "Stances are left out." },
  importance: { count: claimsWith(({ importance }) => importance !== 2), message: "Importance is left out." },
  sections: { count: claimsWith(({ section }) => section !== undefined), message: "Sections are left out." },
  tags: { count: claimsWith(({ tags }) => tags.length > 0), message: "Tags are left out." },
  schemes: { count: inferencesWith(({ scheme }) => scheme !== undefined), message: "Schemes are left out." },
  cues: {
    count: inferencesWith(({ cue, stated, comment }) => cue !== undefined || !stated || comment !== undefined),
    message: "Linking words, what is left unsaid and comments on inferences are left out.",
  },
  "linked-premises": {
    count: inferencesWith(({ premises }) => premises.length > 1),
    message: "Premises that only work together are written as reasons of their own.",
  },
  passages: {
    count: (map) => [...map.claims, ...map.inferences].filter(({ passages }) => passages.length > 0).length,
    message: "Passages are left out.",
  },
  sources: { count: (map) => map.sources.length, message: "Sources are left out." },
  notes: { count: (map) => map.notes.length, message: "Critical notes are left out." },
  links: { count: (map) => map.links.length, message: "Links to other maps are left out." },
  restatements: { count: (map) => map.restatements.length, message: "Which claims restate each other is left out." },
  details: {
    count: ({ summary, license, authors, language }) =>
      [summary, license, authors[0]].filter((value) => value !== undefined).length + (language === "en" ? 0 : 1),
    message: "Summary, language, licence and authors are left out.",
  },
} as const satisfies Record<string, Aspect>;

/** Parts of a map that not every format has a place for; each is also the code of its loss. */
export type MapAspect = keyof typeof ASPECTS;

/** @param held What the format has a place for; the rest of what the map has is lost. */
export function lossesOf(map: ArgumentMap, held: readonly MapAspect[]): readonly Loss[] {
  return (Object.keys(ASPECTS) as MapAspect[])
    .filter((code) => !held.includes(code))
    .map((code) => ({ code, message: ASPECTS[code].message, count: ASPECTS[code].count(map) }))
    .filter(({ count }) => count > 0);
}

/** A loss that befalls `count` things, or none. */
export function loss(code: string, message: string, count: number): readonly Loss[] {
  return count === 0 ? [] : [{ code, message, count }];
}

/** The theses, where a reader could not tell them from the inferences. */
export function lossOfTheses({ theses, claims, inferences }: ArgumentMap): readonly Loss[] {
  const told = thesesFrom(claims, inferences);
  const isTold = theses.length === told.length && theses.every((id, at) => id === told[at]);
  return loss("theses", "Which claims are the theses is left out.", isTold ? 0 : theses.length);
}

/** The title, in a format that has none: a reader puts the map's id in its place. */
export function lossOfTitle({ id, title }: ArgumentMap): readonly Loss[] {
  return loss("title", "The title is left out.", Number(title !== id));
}

/** @param namespaces Where in `ext` the format finds what its own import kept; what others kept is lost. */
export function lossOfExt(map: ArgumentMap, namespaces: readonly string[]): readonly Loss[] {
  const things = [map, ...map.sources, ...map.holders, ...map.sections, ...map.claims, ...map.inferences, ...map.notes];
  const kept = things.filter(({ ext = {} }) => Object.keys(ext).some((name) => !namespaces.includes(name)));
  return loss("ext", "What an import of another format kept is left out.", kept.length);
}
