/** What there is to say of a source and a text of it: for the server's answer, and for a text that a reader brings. */
import type { SourceAnswer } from "./api.ts";
import { coverage, type Use, uses } from "./coverage.ts";
import type { ArgumentMap, Source } from "./map.ts";
import { found, type Verification } from "./passages.ts";

/** A text, and what became in it of every passage that a map takes from its source. */
export type CheckedText = { readonly text: string; readonly verification: Verification<Use> };

export function sourceAnswer(map: ArgumentMap, source: Source, checked: CheckedText | undefined): SourceAnswer {
  if (checked === undefined) {
    return {
      map: map.id,
      source,
      verification: { installed: "none", sha256: null, verified: 0, moved: 0, missing: 0, passages: [] },
      coverage: coverage(uses(map, source)),
      text: null,
    };
  }
  const { text, verification } = checked;
  return {
    map: map.id,
    source,
    verification: {
      installed: verification.text,
      sha256: verification.sha256,
      ...verification.counts,
      passages: verification.passages.map(({ passage, ...finding }) => ({
        by: passage.by,
        id: passage.by === "unmapped" ? null : passage.id,
        at: passage.at,
        start: passage.start,
        end: passage.end,
        status: finding.status,
        now: finding.status === "missing" ? null : finding.place,
      })),
    },
    coverage: coverage(found(verification), verification.sentences),
    text,
  };
}
