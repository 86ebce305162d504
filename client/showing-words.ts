/** What part of the map is shown, in words. */

import { count } from "../model/count.ts";
import type { Folding } from "../model/picture/folding.ts";
import { type Reading, rootsShown } from "../model/picture/reading.ts";
import { STANCE_WORDS } from "../model/stance-words.ts";
import { isFiltering, matches } from "./matches.ts";
import { type Filter, NO_FILTER, type ViewerState } from "./state.ts";

/** To be heard. */
export function showingWords(reading: Reading, total: number, { focus, filter }: ViewerState): string {
  const { claims } = reading.connections;
  const filtering = isFiltering(filter);
  if (focus === undefined && !filtering) return `Showing all ${count(total, "claim")}.`;
  const label = focus === undefined ? undefined : claims.get(focus.claim)?.label;
  const part =
    label === undefined
      ? ""
      : `Showing ${claims.size} of ${count(total, "claim")}: only what ${focus?.direction === "reasons" ? `“${label}” rests on` : `rests on “${label}”`}. `;
  if (!filtering) return part.trim();
  const forward = matches(reading.connections, filter).size;
  return `${part}${forward} of ${count(claims.size, "claim")} set forward: ${conditions(reading, filter).join("; ")}.`;
}

/** Which of a map's roots are shown, of more than are shown at once; empty where all are. */
export function partWords({ forest }: Reading, folding: Folding): string {
  const { before, roots } = rootsShown(forest, folding);
  if (roots.length === forest.roots.length) return "";
  const number = (value: number) => value.toLocaleString("en");
  return `Arguments ${number(before + 1)} to ${number(before + roots.length)} of ${number(forest.roots.length)}`;
}

/** A filter in words: one phrase for each kind of condition. */
export function conditions({ connections: { map } }: Reading, filter: Filter): string[] {
  const named = (ids: ReadonlySet<string>, name: (id: string) => string | undefined) =>
    [...ids].map((id) => name(id) ?? `“${id}”, which the map does not know`).join(" or ");
  const phrases = [
    named(filter.sections, (id) => {
      const at = map.sections.findIndex((section) => section.id === id);
      return at === -1 ? undefined : `§${at + 1} ${map.sections[at]?.title}`;
    }),
    filter.holders.size > 0 &&
      `held by ${named(filter.holders, (id) => map.holders.find((holder) => holder.id === id)?.name)}`,
    [...filter.stances].map((stance) => STANCE_WORDS[stance]).join(" or "),
    filter.tags.size > 0 && `about ${[...filter.tags].join(" or ")}`,
    filter.polarity !== undefined && (filter.polarity === "support" ? "used as a reason" : "used as an objection"),
    filter.importance > NO_FILTER.importance && (filter.importance === 3 ? "most important" : "not minor"),
    filter.unsupported && "no reason given",
  ];
  return phrases.filter((phrase) => phrase !== false && phrase !== "") as string[]; // what is left is text
}
