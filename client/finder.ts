/** Interim: every word somewhere in label, text or tags. */
import type { ArgumentMap } from "../model/map.ts";
import type { Found } from "./search-box.tsx";

export function createFinder(map: ArgumentMap): (query: string) => readonly Found[] {
  return (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return map.claims
      .filter((c) => words.every((w) => `${c.label} ${c.text} ${c.tags.join(" ")}`.toLowerCase().includes(w)))
      .map((c) => ({ claim: c.id, label: spans(c.label, words), text: spans(c.text, words) }));
  };
}
function spans(text: string, words: string[]) {
  return words.flatMap((w) => {
    const at = text.toLowerCase().indexOf(w);
    return at < 0 ? [] : [{ start: at, end: at + w.length }];
  });
}
