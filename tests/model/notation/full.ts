/** One small map that has something of everything. */
import type { ArgumentMap } from "../../../model/map.ts";
import { mapOf } from "../../maps.ts";

const passage = { source: "s", at: "1.1", start: 0, end: 5, sha256: "0123456789abcdef" };

/** b + c → a by i; d ⊣ i by u; e says a again */
export const full: ArgumentMap = mapOf([], {
  title: "Rain",
  summary: "Whether it rains.",
  language: "en-GB",
  license: "CC0-1.0",
  authors: ["Ana Rué"],
  sources: [
    {
      id: "s",
      title: "An article",
      author: "Bo",
      published: "2026-01-31",
      url: "https://example.org/a?b=c",
      text: { sha256: "0".repeat(64), length: 99 },
      headings: [{ title: "Rain", start: 6, end: 9 }],
      unmapped: [{ at: "2.1", start: 10, end: 12, sha256: "0123456789abcdef", reason: "A greeting." }],
    },
  ],
  holders: [
    { id: "author", name: "Bo", kind: "author" },
    { id: "ana", name: "Ana", kind: "person", ext: { other: [1, null] } },
  ],
  sections: [{ id: "one", title: "One", summary: "The first." }],
  theses: ["e", "a"],
  claims: [
    {
      id: "a",
      label: "Rain now",
      text: "It rains.",
      holder: "author",
      section: "one",
      importance: 3,
      passages: [passage],
    },
    { id: "b", text: "The street is wet.", holder: "ana", stance: "reported", tags: ["street", "water"] },
    { id: "c", text: "Rain makes streets wet.", stance: "implicit", importance: 1 },
    {
      id: "d",
      text: "Somebody has washed it.",
      holder: "ana",
      stance: "rejected",
      ext: { other: { deep: { __proto__: null } } },
    },
    { id: "e", text: "There is rain." },
  ],
  inferences: [
    {
      id: "i",
      premises: ["b", "c"],
      conclusion: "a",
      polarity: "support",
      scheme: "sign",
      cue: "so",
      passages: [passage],
    },
    {
      id: "u",
      premises: ["d"],
      conclusion: "i",
      polarity: "attack",
      scheme: "my own",
      stated: false,
      comment: "Unsaid.",
    },
  ],
  restatements: [["a", "e"]],
  notes: [
    { id: "n", target: "i", kind: "weak-inference", question: 2, text: "Hm.", severity: "low", references: ["A book"] },
  ],
  links: [{ claim: "a", map: "other", target: "x", relation: "qualifies", strength: "weak", comment: "A little." }],
  ext: { other: { kept: true } },
});
