/** Any valid map, for laws that hold of all of them: cycles, undercuts, hostile ids and all. */
import fc from "fast-check";
import { type ArgumentMap, mapSchema, NOTE_KINDS, POLARITIES, SEVERITIES, STANCES } from "../model/map.ts";

/** Ids that have broken graph libraries, object keys, paths and markup before. */
export const HOSTILE_IDS = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "../../etc/passwd",
  "a/b",
  "%00",
  "%2e%2e",
  "<script>alert(1)</script>",
  "claim:a",
  " ",
  "é",
  "e\u0301",
  "\u202Eevil",
  "👩‍👩‍👧",
  "x".repeat(256),
] as const;

const hostileId = fc.constantFrom(...HOSTILE_IDS);
const plainId = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/);
const id = fc.oneof({ weight: 4, arbitrary: plainId }, { weight: 1, arbitrary: hostileId });
const prose = fc.string({ minLength: 1, maxLength: 80, unit: "grapheme" }).filter((text) => /\S/u.test(text));

/**
 * A map with up to `claims` claims and as many inferences; premises and conclusions are drawn freely, so supports
 * and attacks run in circles and inferences target inferences, themselves included.
 */
export function arbitraryMap({ claims: most = 12 } = {}): fc.Arbitrary<ArgumentMap> {
  return fc
    .uniqueArray(id, { minLength: 3, maxLength: most * 2 })
    .chain((ids) => {
      const half = Math.ceil(ids.length / 2);
      return parts(ids.slice(0, half), ids.slice(half));
    })
    .map((parts) => mapSchema.parse({ format: "argument-map/1", id: "any", title: "Any map", ...parts }));
}

function parts(claimIds: string[], inferenceIds: string[]) {
  const claim = fc.constantFrom(...claimIds);
  const holders = [
    { id: "author", name: "The author", kind: "author" },
    { id: "__proto__", name: "Somebody", kind: "anonymous" },
  ];
  const sections = [
    { id: "one", title: "One" },
    { id: "constructor", title: "Two" },
  ];
  return fc.record({
    holders: fc.constant(holders),
    sections: fc.constant(sections),
    theses: fc.uniqueArray(claim, { minLength: 1, maxLength: 3 }),
    claims: fc.tuple(
      ...claimIds.map((id) =>
        fc.record(
          {
            id: fc.constant(id),
            text: prose,
            label: prose,
            stance: fc.constantFrom(...STANCES),
            holder: fc.constantFrom("author", "__proto__"),
            section: fc.constantFrom("one", "constructor"),
            importance: fc.integer({ min: 1, max: 3 }),
            tags: fc.array(prose, { maxLength: 2 }),
          },
          { requiredKeys: ["id", "text"] },
        ),
      ),
    ),
    inferences: fc.tuple(
      ...inferenceIds.map((id) =>
        fc.record(
          {
            id: fc.constant(id),
            premises: fc.uniqueArray(claim, { minLength: 1, maxLength: 3 }),
            conclusion: fc.oneof(
              { weight: 4, arbitrary: claim },
              { weight: 1, arbitrary: fc.constantFrom(...inferenceIds) },
            ),
            polarity: fc.constantFrom(...POLARITIES),
            scheme: fc.constantFrom("sign", "analogy", "cause-to-effect", "no-such-scheme"),
            stated: fc.boolean(),
          },
          { requiredKeys: ["id", "premises", "conclusion", "polarity"] },
        ),
      ),
    ),
    notes: fc
      .record({
        id: fc.constant("note that no claim is called"),
        target: fc.constantFrom(...claimIds, ...inferenceIds),
        kind: fc.constantFrom(...NOTE_KINDS),
        severity: fc.constantFrom(...SEVERITIES),
        text: prose,
        question: fc.integer({ min: 1, max: 9 }),
      })
      .map((note) => [note]),
  });
}
