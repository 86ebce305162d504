/**
 * What a well-shaped map can still get wrong.
 *
 * Every code that a map, read or served, can be told about is listed here once, with its meaning and what to do.
 * **Errors** keep a map from being served: after them no reference is dangling and no id is double, and nothing
 * downstream checks again. **Findings** are served and reported: real arguments have them all (`model/checks/`).
 */
import type { ArgumentMap, Claim, Inference } from "./map.ts";

type Explanation = {
  readonly severity: "error" | "finding";
  readonly meaning: string;
  readonly advice: string;
};

export const EXPLANATIONS = {
  "unreadable-file": {
    severity: "error",
    meaning: "The file can't be read, is larger than what is read, or is not UTF-8.",
    advice: "Save it as UTF-8 where the service may read it; split a map that is too large.",
  },
  "not-json": {
    severity: "error",
    meaning: "The file is not JSON.",
    advice: "Mend the syntax at the place named; a JSON editor shows it.",
  },
  "wrong-notation": {
    severity: "error",
    meaning: "The text is not of the format that it is read as.",
    advice: "Name the format that it is of, or mend it at the place named.",
  },
  "too-deep": {
    severity: "error",
    meaning: "Values are nested deeper than any map needs.",
    advice: "Flatten what is kept in `ext`, or leave it out.",
  },
  "unknown-key": {
    severity: "error",
    meaning: "An object has a key that the format does not know.",
    advice: "Correct the spelling, or move what must be kept into `ext`.",
  },
  "wrong-value": {
    severity: "error",
    meaning: "A value is missing or not of the kind that the format wants there.",
    advice: "Compare with the JSON Schema that `$schema` names.",
  },
  "duplicate-id": {
    severity: "error",
    meaning: "Two things have the same id. Claims, inferences and notes share one namespace.",
    advice: "Give one of them another id and mend the references to it.",
  },
  "unknown-reference": {
    severity: "error",
    meaning: "An id is referred to that nothing in the map has.",
    advice: "Correct the id, or add what it is meant to name.",
  },
  "unknown-thesis": {
    severity: "error",
    meaning: "`theses` names a claim that is not there.",
    advice: "Name claims of this map, the main thesis first.",
  },
  "repeated-premise": {
    severity: "error",
    meaning: "An inference names the same premise twice.",
    advice: "Name each premise once.",
  },
  "same-map-id": {
    severity: "error",
    meaning: "Two files of the folder are, by their names, maps with the same id.",
    advice: "Rename one of them: addresses are made of the name, in lower case and without its ending.",
  },
  "wrong-map-id": {
    severity: "error",
    meaning: "The map's `id` is not its file's name.",
    advice: "Rename the file or change `id`: addresses are made of it.",
  },
  "passage-out-of-range": {
    severity: "error",
    meaning: "A passage or heading is empty or ends beyond its source's text.",
    advice: "Count offsets in Unicode code points; `end` is exclusive and greater than `start`.",
  },
  "passage-mismatch": {
    severity: "error",
    meaning: "The very text the map refers to is there, and a passage's digest is not that of its span.",
    advice: "Correct the offsets or the digest: the first 16 hex digits of the SHA-256 of the span's UTF-8 bytes.",
  },
  "import-warning": {
    severity: "finding",
    meaning: "Something in a file of another format was mended, set aside or left out when it was read.",
    advice: "Look whether the map says what the file meant; mend the file where it does not.",
  },
  "no-thesis": {
    severity: "finding",
    meaning: "The map has claims and no thesis.",
    advice: "Name in `theses` what the article argues for.",
  },
  "support-cycle": {
    severity: "finding",
    meaning: "Claims support each other in a circle.",
    advice: "Decide which is the reason for which, or say that they restate each other.",
  },
  "own-premise": {
    severity: "finding",
    meaning: "A claim is a premise of the very inference that concludes it.",
    advice: "Leave the premise out, or word the conclusion as what is really concluded.",
  },
  "inference-cycle": {
    severity: "finding",
    meaning: "An inference supports or attacks itself, directly or by way of other inferences.",
    advice: "Let each inference end in the claim or the earlier inference that it is about.",
  },
  orphan: {
    severity: "finding",
    meaning: "A claim reaches no thesis.",
    advice: "Add the inference that makes it bear on the argument, or leave the claim out.",
  },
  "bare-key-claim": {
    severity: "finding",
    meaning: "A claim of the highest importance has neither a reason nor a passage.",
    advice: "Say where the article says it or what it rests on, or lower its importance.",
  },
  "unanswered-objection": {
    severity: "finding",
    meaning: "Nothing attacks an objection, its premises or the step it makes.",
    advice: "Add the article's answer. If it gives none, the objection stands: say so in a note on it.",
  },
  "unattacked-rejected": {
    severity: "finding",
    meaning: "A claim is marked as rejected and nothing attacks it.",
    advice: "Add the attack by which the article rejects it, or change its stance.",
  },
  "redundant-premise": {
    severity: "finding",
    meaning: "A linked inference has the premises of another to the same conclusion, and more.",
    advice: "If the fewer suffice, leave the others out; if not, remove the shorter inference.",
  },
  "repeated-inference": {
    severity: "finding",
    meaning: "The same premises lead to the same conclusion twice.",
    advice: "Keep one, with both passages.",
  },
  "for-and-against": {
    severity: "finding",
    meaning: "The same premises support and attack the same conclusion.",
    advice: "Word the premises apart, or keep the direction that is meant.",
  },
  "near-duplicate": {
    severity: "finding",
    meaning: "Two claims are worded almost alike.",
    advice: "Join them, list them in `restatements`, or word the difference.",
  },
  "uncovered-text": {
    severity: "finding",
    meaning: "A stretch of the source is in no passage and not in `unmapped`.",
    advice: "Map it, or list it in `unmapped` with the reason.",
  },
  "dangling-link": {
    severity: "finding",
    meaning: "A link leads to a map that is not served here, or to a claim that the map does not have.",
    advice: "Correct the id, serve the other map too, or take the link out.",
  },
  "long-label": {
    severity: "finding",
    meaning: "A label is too long to be read from far away.",
    advice: "Write the gist in three to six words.",
  },
  "no-scheme": {
    severity: "finding",
    meaning: "An inference names no argumentation scheme.",
    advice: "Choose one from /api/schemes by what the step does.",
  },
  "unknown-scheme": {
    severity: "finding",
    meaning: "An inference names a scheme that is not in the list.",
    advice: "Choose one from /api/schemes.",
  },
  "missing-premise": {
    severity: "finding",
    meaning: "An inference has fewer premises than its scheme needs to work at all.",
    advice: "Add the premise that is left unsaid as an implicit claim, or choose another scheme.",
  },
  "unknown-question": {
    severity: "finding",
    meaning: "A note names a critical question that its target's scheme does not have.",
    advice: "Number the questions from 1 as /api/schemes lists them; only notes on inferences have one.",
  },
} as const satisfies Record<string, Explanation>;

export type ProblemCode = keyof typeof EXPLANATIONS;

export type Problem = {
  readonly code: ProblemCode;
  readonly severity: Explanation["severity"];
  /** JSON Pointer (RFC 6901) into the map document. */
  readonly path: string;
  /** The claim, inference or note it is about. */
  readonly target?: string;
  /** What was found, in words; `advice` says what to do. */
  readonly message: string;
  readonly advice: string;
};

export function problem(code: ProblemCode, path: readonly PropertyKey[], message: string, target?: string): Problem {
  const { severity, advice } = EXPLANATIONS[code];
  return { code, severity, path: pointer(path), ...(target === undefined ? {} : { target }), message, advice };
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** An id as a message shows it: quoted, control characters and overlong ids made harmless. */
export function quoted(id: string): string {
  const characters = Array.from(id);
  return JSON.stringify(characters.length <= 80 ? id : `${characters.slice(0, 79).join("")}…`);
}

/** All errors of a map that has the right shape. An empty answer is the promise that everything else relies on. */
export function errors(map: ArgumentMap): readonly Problem[] {
  return [...identityErrors(map), ...referenceErrors(map), ...rangeErrors(map)];
}

const NAMESPACES = [["claims", "inferences", "notes"], ["sources"], ["holders"], ["sections"]] as const;

function identityErrors(map: ArgumentMap): Problem[] {
  return NAMESPACES.flatMap((keys) => {
    const ids = new Set(keys.flatMap((key) => map[key].map(({ id }) => id)));
    // Paths are only made where one will be named: of a map with many claims that takes longer than all the rest.
    if (ids.size === keys.reduce((sum, key) => sum + map[key].length, 0)) return [];
    const first = new Map<string, string>();
    return keys.flatMap((key) =>
      map[key].flatMap(({ id }, index) => {
        const path = [key, index, "id"];
        const earlier = first.get(id);
        first.set(id, earlier ?? pointer(path));
        if (earlier === undefined) return [];
        return [problem("duplicate-id", path, `The id ${quoted(id)} is already taken by ${earlier}.`, id)];
      }),
    );
  });
}

function referenceErrors(map: ArgumentMap): Problem[] {
  const claims = new Set(map.claims.map(({ id }) => id));
  const inferences = new Set(map.inferences.map(({ id }) => id));
  const holders = new Set(map.holders.map(({ id }) => id));
  const sections = new Set(map.sections.map(({ id }) => id));
  const sources = new Set(map.sources.map(({ id }) => id));
  const isNode = (id: string) => claims.has(id) || inferences.has(id);
  const found: Problem[] = [];
  const missing = (path: readonly PropertyKey[], id: string, wanted: string, target?: string) =>
    found.push(problem("unknown-reference", path, `There is no ${wanted} with the id ${quoted(id)}.`, target));
  const expectSources = (key: string, index: number, { id, passages }: Claim | Inference) => {
    for (const [at, { source }] of passages.entries())
      if (!sources.has(source)) missing([key, index, "passages", at, "source"], source, "source", id);
  };

  for (const [index, claim] of map.claims.entries()) {
    const { id, holder, section } = claim;
    if (holder !== undefined && !holders.has(holder)) missing(["claims", index, "holder"], holder, "holder", id);
    if (section !== undefined && !sections.has(section)) missing(["claims", index, "section"], section, "section", id);
    expectSources("claims", index, claim);
  }
  for (const [index, inference] of map.inferences.entries()) {
    const { id, premises, conclusion } = inference;
    const named = new Set<string>();
    for (const [at, premise] of premises.entries()) {
      if (!claims.has(premise)) missing(["inferences", index, "premises", at], premise, "claim", id);
      if (named.has(premise)) {
        const path = ["inferences", index, "premises", at];
        found.push(problem("repeated-premise", path, `${quoted(premise)} is named twice.`, id));
      }
      named.add(premise);
    }
    if (!isNode(conclusion)) missing(["inferences", index, "conclusion"], conclusion, "claim or inference", id);
    expectSources("inferences", index, inference);
  }
  for (const [index, thesis] of map.theses.entries()) {
    if (claims.has(thesis)) continue;
    found.push(problem("unknown-thesis", ["theses", index], `There is no claim with the id ${quoted(thesis)}.`));
  }
  for (const [index, group] of map.restatements.entries())
    for (const [at, id] of group.entries()) if (!claims.has(id)) missing(["restatements", index, at], id, "claim");
  for (const [index, { id, target }] of map.notes.entries())
    if (!isNode(target)) missing(["notes", index, "target"], target, "claim or inference", id);
  for (const [index, { claim }] of map.links.entries())
    if (!claims.has(claim)) missing(["links", index, "claim"], claim, "claim");
  return found;
}

function rangeErrors(map: ArgumentMap): Problem[] {
  const lengths = new Map(map.sources.map(({ id, text }) => [id, text?.length ?? Number.POSITIVE_INFINITY]));
  const found: Problem[] = [];
  const expect = (span: { start: number; end: number }, source: string, path: readonly PropertyKey[], id?: string) => {
    const length = lengths.get(source);
    if (length === undefined) return;
    if (span.start < span.end && span.end <= length) return;
    const limit = Number.isFinite(length) ? `; the text has ${length} code points` : "";
    const message = `The span from ${span.start} to ${span.end} is empty or out of range${limit}.`;
    found.push(problem("passage-out-of-range", path, message, id));
  };
  for (const key of ["claims", "inferences"] as const)
    for (const [index, { id, passages }] of map[key].entries())
      for (const [at, passage] of passages.entries()) expect(passage, passage.source, [key, index, "passages", at], id);
  for (const [index, { id, headings, unmapped }] of map.sources.entries()) {
    for (const [at, heading] of headings.entries()) expect(heading, id, ["sources", index, "headings", at]);
    for (const [at, span] of unmapped.entries()) expect(span, id, ["sources", index, "unmapped", at]);
  }
  return found;
}
