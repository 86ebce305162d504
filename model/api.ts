/**
 * Everything that is said over HTTP, as schemas: what can be asked, and every answer.
 *
 * The server's types, the OpenAPI document and the contract tests come from here, so they cannot differ. Schemas that
 * are registered in `components` have a name in that document.
 */
import * as z from "zod";
import { BRIEF_PARTS } from "./brief.ts";
import { RULES as JUSTIFICATION_RULES } from "./evaluation/justification.ts";
import { LABELS } from "./evaluation/labels.ts";
import { MOST_COUNTED } from "./excerpt.ts";
import { VIEWS } from "./graph.ts";
import {
  claimSchema,
  type DeepReadonly,
  holderSchema,
  inferenceSchema,
  LINK_RELATIONS,
  LINK_STRENGTHS,
  mapIdSchema,
  mapSchema,
  noteSchema,
  POLARITIES,
  passageSchema,
  STANCES,
  sourceSchema,
} from "./map.ts";
import { DIRECTIONS } from "./neighbourhood.ts";
import { able } from "./notation/list.ts";
import { THEMES } from "./picture/palette.ts";
import { EXPLANATIONS, type ProblemCode } from "./problems.ts";
import { SEARCHED_FIELDS } from "./search.ts";
import { TOUR_LINES, TOUR_PARTS } from "./tour.ts";

/** The schemas that the OpenAPI document names. */
export const components = z.registry<{ id: string }>();

/** An answer as code that only reads it has it. */
export type AnswerOf<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;

// What can be asked.

/** Lists answer so many entries unless more, or fewer, are asked for. */
const PAGE = { usual: 50, most: 500 } as const;
/** In claims. */
const MOST_IN_EXCERPT = 1_000;
/** In characters. */
const LONGEST_WORDS = 256;

const idAsked = z
  .string()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}*$/u, "An id has no control characters.");

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `Write a whole number from ${least} to ${most}.`)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
}

const words = z.string().max(LONGEST_WORDS).regex(/\S/u, "Write at least one word.");

export const mapParameters = z.object({ map: idAsked.describe("The map's id.") });
export const versionParameters = mapParameters.extend({
  version: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "A version is a SHA-256, in 64 hexadecimal digits.")
    .describe("The version, as the list of maps names it: the SHA-256 of the map's file, hex."),
});
export const compareParameters = mapParameters.extend({ other: idAsked.describe("The other map's id.") });
export const claimParameters = mapParameters.extend({
  claim: idAsked.describe("The claim's id, percent-encoded where it has other characters than a-z, 0-9 and hyphen."),
});
export const inferenceParameters = mapParameters.extend({ inference: idAsked.describe("The inference's id.") });
export const sourceParameters = mapParameters.extend({ source: idAsked.describe("The source's id.") });
export const codeParameters = z.object({ code: idAsked.describe("The code of a problem.") });

/** The ids of the notations that are written; graphology's, which is answered unless another is asked for, first. */
export const GRAPH_FORMATS: readonly string[] = able("write")
  .map(({ id }) => id)
  .sort((a, b) => Number(b === "json") - Number(a === "json"));

export const graphParameters = mapParameters.extend({
  format: idAsked
    .describe(`The format: ${GRAPH_FORMATS.join(", ")}.`)
    .meta({ examples: GRAPH_FORMATS.map((format) => format) }),
});

const limit = wholeNumber(1, PAGE.most)
  .default(PAGE.usual)
  .describe(`How many entries to answer; 1 to ${PAGE.most}, otherwise ${PAGE.usual}.`);

const pageShape = {
  limit,
  cursor: z.string().max(256).optional().describe("Where to go on: the cursor in an earlier answer's `next`."),
};

const claimFilterShape = {
  section: z.array(idAsked).optional().describe("Only claims of this section; repeat it for several."),
  holder: z.array(idAsked).optional().describe("Only claims held by this holder; repeat it for several."),
  stance: z.array(z.enum(STANCES)).optional().describe("Only claims of this stance; repeat it for several."),
  importance: wholeNumber(1, 3).optional().describe("Only claims at least this important: 1 to 3."),
  around: idAsked.optional().describe("Only what lies around this claim or inference."),
  depth: wholeNumber(0, 1000).optional().describe("With `around`: how many inferences away at most; otherwise any."),
  direction: z
    .enum(DIRECTIONS)
    .optional()
    .describe("With `around`: what it rests on (reasons), what rests on it (consequences), or both, which is usual."),
};

const LOOSE_AROUND = "`depth` and `direction` say how far to go around something: name it in `around`.";
const hasItsAround = ({ around, depth, direction }: { around?: unknown; depth?: unknown; direction?: unknown }) =>
  around !== undefined || (depth === undefined && direction === undefined);

export const noQuery = z.object({});
export const pageQuery = z.object(pageShape);
const view = z
  .enum(VIEWS)
  .default("full")
  .describe("full: claims and inferences are nodes. claims: claims alone, an edge for each premise.");

export const graphFilterQuery = z
  .object({
    view,
    ...claimFilterShape,
    polarity: z.enum(POLARITIES).optional().describe("Only inferences of this polarity."),
  })
  .refine(hasItsAround, { path: ["around"], error: LOOSE_AROUND });
export const graphQuery = graphFilterQuery.safeExtend({
  format: z.enum(GRAPH_FORMATS).optional().describe("The format. Otherwise what `Accept` prefers."),
});
const side = (what: string) => wholeNumber(320, 4096).optional().describe(`${what} in px, 320 to 4096.`);

export const pictureQuery = z
  .object({
    ...claimFilterShape,
    polarity: z.enum(POLARITIES).optional().describe("Only inferences of this polarity."),
    open: z
      .string()
      .regex(/^(\d{1,2}|all)$/, "Write a whole number from 0 to 99, or `all`.")
      .default("1")
      .describe("How many levels of claims stand open: 0 to 99, or `all`. Otherwise 1, as the viewer opens."),
    theme: z.enum(THEMES).default("light").describe("The colours."),
    width: side("The picture's width"),
    height: side("With `width`: the picture's height"),
    caption: z
      .enum(["yes", "no"])
      .default("yes")
      .describe("yes: title, source and legend stand around the map, as far as there is room. no: the map alone."),
  })
  .refine(hasItsAround, { path: ["around"], error: LOOSE_AROUND })
  .refine(({ width, height }) => height === undefined || width !== undefined, {
    path: ["width"],
    error: "`height` says how high a picture of some width is: name the width.",
  });
export const claimsQuery = z
  .object({
    q: words.optional().describe("Only claims that these words find, best first; otherwise in the map's order."),
    ...claimFilterShape,
    ...pageShape,
  })
  .refine(hasItsAround, { path: ["around"], error: LOOSE_AROUND });
export const pathsQuery = z.object({
  from: idAsked.describe("The claim or inference that the chains start from."),
  to: idAsked.optional().describe("The claim or inference that they end in; otherwise each thesis."),
  limit: limit.describe(`How many chains to answer; 1 to ${PAGE.most}, otherwise ${PAGE.usual}.`),
});

const named = z.string().min(1, "It names nothing. Give an id, or leave it out.");
const idList = (what: string) =>
  z.array(named).optional().describe(`${what} Ids with commas between them, or the parameter repeated.`);

export const excerptQuery = z
  .object({
    open: z.array(idAsked).optional().describe("Claims to open, in place of the map's roots; repeat it for several."),
    to: z
      .array(idAsked)
      .optional()
      .describe(
        "Claims or inferences to come to, in place of the roots: opened, with the ways down to each of their uses; repeat " +
          "it for several.",
      ),
    depth: wholeNumber(0, 20).default(1).describe("How many levels of claims to open: 0 to 20, otherwise 1."),
    most: wholeNumber(1, MOST_IN_EXCERPT)
      .default(MOST_IN_EXCERPT)
      .describe(
        `Past the first level no claim is opened once so many are there: 1 to ${MOST_IN_EXCERPT}, which is usual.`,
      ),
    labels: z
      .enum(["yes", "no"])
      .default("no")
      .describe(
        "yes: with what stands of it. The whole map is evaluated for that, which may take a while the first time.",
      ),
    ...pageShape,
  })
  .refine(({ open, to, cursor }) => cursor === undefined || (open === undefined && to === undefined), {
    path: ["cursor"],
    error: "It goes on with the roots: leave out `open` and `to`.",
  });

export const evaluationQuery = z.object({
  hold: idList("Claims that stand, whatever is said against them."),
  grant: idList("Claims that are given, as if the map took them for granted; objections to them count."),
  open: idList("Claims that the map takes as given, and inferences, that are not settled."),
  reject: idList("Claims and inferences that fall, whatever is said for them."),
  "credence.{id}": z
    .array(z.tuple([z.string(), z.string()]))
    .optional()
    .describe(
      "How far the claim or inference with this id is believed apart from its reasons, from 0 to 1: `credence.an-id=0.7`. " +
        "Otherwise 0.8 for claims without reasons, 0 for claims with reasons, 1 for inferences.",
    ),
  explain: named.optional().describe("The claim or inference whose label is to be explained."),
});
export const cruxesQuery = z.object({
  thesis: z
    .array(idAsked)
    .optional()
    .describe("Claims to ask about instead of the map's theses; repeat it for several, ten at most."),
});
export const eventsQuery = z.object({
  map: z.array(idAsked).max(100).optional().describe("Only of this map; repeat it for several. Otherwise of all."),
});
export const searchQuery = z.object({
  q: words.describe("Words. The last may be unfinished; small typing errors are forgiven."),
  ...pageShape,
});

export const linksQuery = z.object({
  with: idAsked.optional().describe("Only links with this map."),
  relation: z.enum(LINK_RELATIONS).optional().describe("Only links of this relation."),
  ...pageShape,
});

// What is answered.

const text = z.string();
const count = z.int().min(0);
const address = z.string().describe("An address of this service.");
const moment = z.iso.datetime().describe("ISO 8601, UTC.");
const total = count.describe("How many there are in all.");
const next = z.string().nullable().describe("The address of the next page; null at the end.");

/** A claim as read: its label is there, written by hand or cut from its text. */
const wholeClaim = claimSchema.in
  .extend({ label: z.string().describe("The gist in a few words, readable from far away.") })
  .describe("A claim, complete.")
  .register(components, { id: "Claim" });
const wholeInference = inferenceSchema.register(components, { id: "Inference" });
const note = noteSchema.register(components, { id: "Note" });
const passage = passageSchema.register(components, { id: "Passage" });
const holder = holderSchema.register(components, { id: "Holder" });

export const mapDocumentSchema = mapSchema.in
  .extend({ theses: z.array(z.string()), claims: z.array(wholeClaim), inferences: z.array(wholeInference) })
  .describe("A map, complete: what its file may leave out is filled in. JSON Schema: /api/schema/argument-map.json.")
  .register(components, { id: "ArgumentMap" });

export const excerptSchema = z
  .strictObject({
    map: text,
    version: text.describe("SHA-256 of the map's file, hex."),
    document: mapDocumentSchema.describe("The part, as a map of its own: each inference with all its ends."),
    folded: z
      .array(z.strictObject({ claim: text, beneath: count, more: z.boolean() }))
      .describe(
        "The claims whose reasons and objections are left out, with how many claims lie beneath; `more` where they are " +
          `not counted beyond ${MOST_COUNTED}.`,
      ),
    labels: z
      .array(z.strictObject({ id: text, label: z.enum(LABELS) }))
      .nullable()
      .describe("What stands of the part, by the evaluation of the whole map; null where it was not asked for."),
    whole: z
      .strictObject({ claims: count, inferences: count, roots: count })
      .describe("What the map has. Roots are its theses and the claims that are a premise of nothing."),
    next,
  })
  .describe("A part of a map, to open it branch by branch.")
  .register(components, { id: "Excerpt" });
export type ExcerptAnswer = AnswerOf<typeof excerptSchema>;

const claimBrief = z
  .strictObject({
    id: text,
    label: text,
    text,
    stance: z.enum(STANCES),
    holder: z.strictObject({ id: text, name: text }).nullable().describe("Who is said to hold it."),
  })
  .describe("A claim in short.")
  .register(components, { id: "ClaimBrief" });
export type ClaimBrief = AnswerOf<typeof claimBrief>;

const inferenceBrief = z
  .strictObject({
    id: text,
    polarity: z.enum(POLARITIES),
    scheme: z.strictObject({ id: text, name: text }).nullable(),
    linked: z.boolean().describe("Whether only all premises together do it."),
    stated: z.boolean().describe("Whether the article says the step itself."),
    cue: text.nullable().describe("The linking word in the article."),
    comment: text.nullable().describe("The map makers' reason for reading it so."),
    passages: z.array(passage),
  })
  .describe("An inference without its ends.")
  .register(components, { id: "InferenceBrief" });
export type InferenceBrief = AnswerOf<typeof inferenceBrief>;

const target = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("claim"), claim: claimBrief }),
    z.strictObject({ kind: z.literal("inference"), inference: inferenceBrief, conclusion: text }),
  ])
  .describe("What an inference ends in: a claim, or another inference (`conclusion` is then what that one ends in).")
  .register(components, { id: "Target" });

const aboutStep = z
  .strictObject({ inference: inferenceBrief, premises: z.array(claimBrief) })
  .describe("An inference for or against another inference.")
  .register(components, { id: "AboutStep" });

const aboutSteps = {
  undercuts: z.array(aboutStep).describe("What speaks against this very step."),
  backings: z.array(aboutStep).describe("What speaks for this very step."),
};

const ground = z
  .strictObject({ inference: inferenceBrief, premises: z.array(claimBrief), ...aboutSteps })
  .describe("A reason or an objection: an inference with its premises.")
  .register(components, { id: "Ground" });

const use = z
  .strictObject({
    inference: inferenceBrief,
    coPremises: z.array(claimBrief).describe("The premises it is linked with."),
    target,
    ...aboutSteps,
  })
  .describe("What a claim is a reason for or against.")
  .register(components, { id: "Use" });

const route = z
  .strictObject({
    from: text,
    to: text,
    polarity: z.enum(POLARITIES).describe("The product of the steps' signs: an attack on an attack supports."),
    steps: z.array(
      z.strictObject({
        inference: text,
        polarity: z.enum(POLARITIES),
        to: text.describe("The claim's or inference's id that this step ends in."),
        label: text.describe("The label of that claim; of an inference, because or but."),
      }),
    ),
  })
  .describe("A chain of inferences.")
  .register(components, { id: "Route" });

const routes = {
  routes: z.array(route).describe("Shortest first; equal lengths in the order of the theses, then of the map."),
  complete: z.boolean().describe("false where there are more chains than were asked for, or than can be looked for."),
};

const linkedClaim = claimBrief
  .extend({ passages: z.array(passage).describe("Where the article says it.") })
  .describe("A claim in short, with its places.")
  .register(components, { id: "LinkedClaim" });

const link = z
  .strictObject({
    direction: z
      .enum(["outgoing", "incoming"])
      .describe(
        "outgoing: this map's claim does it to the other's. incoming: the other's claim does it to this map's.",
      ),
    relation: z.enum(LINK_RELATIONS),
    strength: z.enum(LINK_STRENGTHS),
    comment: z.string().describe("The map makers' reason for reading it so."),
    claim: linkedClaim.describe("The claim of this map."),
    other: z.strictObject({
      map: text,
      title: text.nullable().describe("The other map's; null where it is not served."),
      id: z.string().describe("The claim's id in the other map."),
      claim: linkedClaim.nullable().describe("The claim of the other map; null where it is not there."),
      link: address.nullable(),
      viewer: address.nullable(),
    }),
  })
  .describe("What a claim of one map does to a claim of another.")
  .register(components, { id: "Link" });
export type LinkAnswer = AnswerOf<typeof link>;

export const linkListSchema = z
  .strictObject({
    map: text,
    counts: z
      .strictObject({ corroborates: count, qualifies: count, conflicts: count })
      .describe("How many passed the filter, on all pages."),
    links: z.array(link).describe("Outgoing in the map's order, then incoming by map, in the order of each."),
    total,
    next,
  })
  .register(components, { id: "LinkList" });
export type LinkList = AnswerOf<typeof linkListSchema>;

const mapSummary = z
  .strictObject({
    id: mapIdSchema,
    title: text,
    summary: text.nullable(),
    language: text.describe("BCP 47."),
    license: text.nullable(),
    authors: z.array(text).describe("Who made the map."),
    thesis: z.strictObject({ id: text, label: text, text }).nullable().describe("The main thesis."),
    counts: z.strictObject({
      claims: count,
      inferences: count,
      supports: count,
      attacks: count,
      undercuts: count.describe("Attacks on inferences, among the attacks."),
      theses: count,
      holders: count,
      notes: count,
      sources: count,
      findings: count
        .nullable()
        .describe("What the checks have found; null for a map so large that it is checked only when it is asked."),
    }),
    sections: z
      .array(z.strictObject({ id: text, title: text, summary: text.nullable(), claims: count }))
      .describe("In reading order, with the number of claims of each."),
    version: z.string().describe("SHA-256 of the map's file, hex."),
    modified: moment,
    links: z
      .strictObject({
        map: address,
        version: address.describe("The map in this very version: what is there never changes."),
        graph: address,
        cytoscape: address,
        nodeLink: address,
        svg: address,
        png: address,
        claims: address,
        search: address,
        evaluation: address,
        cruxes: address,
        brief: address,
        tour: address,
        checks: address,
        links: address,
        viewer: address,
        embed: address,
      })
      .describe("Where its representations are."),
  })
  .register(components, { id: "MapSummary" });
export type MapSummary = AnswerOf<typeof mapSummary>;

export const mapListSchema = z
  .strictObject({
    maps: z.array(mapSummary).describe("By id."),
    total,
    waiting: count.describe("Files of the folder that are still to be read: each may add a map. 0 once all are."),
    next,
  })
  .register(components, { id: "MapList" });

const claimEntry = claimBrief
  .extend({
    section: text.nullable(),
    importance: z.int().min(1).max(3),
    thesis: z.boolean(),
    counts: z.strictObject({ reasons: count, objections: count, uses: count }),
    link: address,
  })
  .register(components, { id: "ClaimEntry" });

export const claimListSchema = z
  .strictObject({
    map: text,
    claims: z.array(claimEntry).describe("In the map's order; with `q`, best first."),
    total: total.describe("How many passed the filters."),
    whole: count.describe("How many claims the map has."),
    next,
  })
  .register(components, { id: "ClaimList" });

export const claimAnswerSchema = z
  .strictObject({
    map: text,
    claim: wholeClaim,
    holder: holder.nullable(),
    section: z.strictObject({ id: text, title: text }).nullable(),
    thesis: z.boolean(),
    reasons: z.array(ground),
    objections: z.array(ground),
    uses: z.array(use).describe("What it is a reason for or against."),
    restatements: z.array(claimBrief).describe("Claims that say the same."),
    notes: z.array(note).describe("The map makers' critical notes on it."),
    links: z.array(link).describe("What it has to do with claims of other maps."),
    ...routes,
    viewer: address,
  })
  .register(components, { id: "ClaimAnswer" });

const schemeSchema = z
  .strictObject({
    id: text,
    name: text,
    summary: text,
    premises: z.array(z.strictObject({ role: text, text })),
    conclusion: text,
    questions: z.array(text).describe("Critical questions; a note's `question` counts them from 1."),
    source: text.describe("Where it is described."),
  })
  .describe("An argumentation scheme.")
  .register(components, { id: "Scheme" });

export const schemeListSchema = z
  .strictObject({ schemes: z.array(schemeSchema), total })
  .register(components, { id: "SchemeList" });

export const inferenceAnswerSchema = z
  .strictObject({
    map: text,
    inference: wholeInference,
    premises: z.array(claimBrief),
    target,
    scheme: schemeSchema.nullable(),
    ...aboutSteps,
    notes: z.array(note).describe("The map makers' critical notes on it."),
    viewer: address,
  })
  .register(components, { id: "InferenceAnswer" });

export const pathsSchema = z
  .strictObject({ map: text, from: text, to: z.array(text), ...routes })
  .register(components, { id: "Paths" });

const searchHit = z
  .strictObject({
    map: text,
    claim: claimBrief,
    score: z.number().describe("Only good for comparing hits of the same answer."),
    matches: z
      .array(
        z.strictObject({
          field: z.enum(SEARCHED_FIELDS),
          value: z.string().describe("The field's text, that the offsets refer to."),
          spans: z.array(z.strictObject({ start: count, end: count.describe("Exclusive.") })),
        }),
      )
      .describe("Where the words stand, in Unicode code points."),
    link: address,
  })
  .register(components, { id: "SearchHit" });

export const searchAnswerSchema = z
  .strictObject({
    q: text,
    having: z
      .enum(["all", "any"])
      .describe("all: each hit has every word. any: no claim has them all, so each hit has at least one."),
    hits: z.array(searchHit).describe("Best first; equals by map, then in the map's order."),
    total,
    next,
    unsearched: count.describe("Maps, or files still to be read, that this answer has not looked into yet."),
  })
  .register(components, { id: "SearchAnswer" });

const place = {
  at: z.string().describe("paragraph.sentence, or first-last."),
  start: count.describe("Unicode code points."),
  end: count.describe("Exclusive."),
};

export const sourceAnswerSchema = z
  .strictObject({
    map: text,
    source: sourceSchema.describe("What the map knows of it, with its headings and what carries no argument."),
    verification: z
      .strictObject({
        installed: z
          .enum(["same", "other", "none"])
          .describe("Whether a text is installed: the very one that the map refers to, another version, or none."),
        sha256: z.string().nullable().describe("Of the installed text, hex."),
        verified: count.describe("Passages that stand where the map says."),
        moved: count.describe("Passages that stand elsewhere in the installed text."),
        missing: count.describe("Passages that stand nowhere in it."),
        passages: z
          .array(
            z.strictObject({
              by: z.enum(["claim", "inference", "unmapped"]),
              id: text.nullable().describe("The claim or inference that refers to it."),
              ...place,
              status: z.enum(["verified", "moved", "missing"]),
              now: z.strictObject(place).nullable().describe("Where it stands in the installed text."),
            }),
          )
          .describe("Each passage; empty where no text is installed."),
      })
      .describe("Whether the passages stand in the installed text."),
    coverage: z
      .strictObject({
        of: z.enum(["sentences", "places"]).describe("places: without a text only what is referred to is known."),
        counts: z.strictObject({
          total: count,
          mapped: count.describe("In a claim or an inference."),
          unmapped: count.describe("In neither, for a reason that is given."),
          open: count.describe("In nothing."),
        }),
        covered: z.array(
          z.strictObject({
            ...place,
            claims: z.array(text),
            inferences: z.array(text),
            unmapped: z.array(text).describe("Why it carries no argument."),
          }),
        ),
      })
      .describe("Which claims and inferences refer to which sentence, in the order of the text."),
    text: z.string().nullable().describe("The installed text; null where there is none."),
  })
  .register(components, { id: "SourceAnswer" });
export type SourceAnswer = AnswerOf<typeof sourceAnswerSchema>;

const problemCode = z.enum(Object.keys(EXPLANATIONS) as [ProblemCode, ...ProblemCode[]]); // Object.keys forgets what the keys are

const mapProblem = z
  .strictObject({
    code: problemCode,
    severity: z
      .enum(["error", "finding"])
      .describe("error: the map is not served. finding: it is, and this is reported."),
    path: z.string().describe("JSON Pointer (RFC 6901) into the map document."),
    target: z.string().optional().describe("The claim, inference or note it is about."),
    message: z.string().describe("What was found."),
    advice: z.string().describe("What to do."),
  })
  .register(components, { id: "MapProblem" });

export const checksSchema = z
  .strictObject({
    map: text,
    counts: z.partialRecord(problemCode, count).describe("How many findings of each code."),
    findings: z.array(mapProblem).describe("By kind of check, then in the map's order."),
    total,
    next,
  })
  .register(components, { id: "Checks" });

/** Reading a document names so many things that it mended at most; `totalWarnings` counts all. */
export const MOST_WARNINGS = 1000;

const warning = z
  .strictObject({
    code: text,
    message: text.describe("What was found, and what was made of it."),
    place: text.describe("Where in the document; empty for the whole of it."),
  })
  .describe("Something in a document that was mended, set aside or kept in `ext` while it was read.")
  .register(components, { id: "Warning" });

/** A check of a posted map names so many problems at most; `total` counts all. */
export const MOST_PROBLEMS = 1000;

export const checkedSchema = z
  .strictObject({
    valid: z.boolean().describe("Whether it could be served."),
    problems: z.array(mapProblem).describe(`Errors, or where there are none, findings: the first ${MOST_PROBLEMS}.`),
    total,
    warnings: z.array(warning).describe(`Of reading a document of another format: the first ${MOST_WARNINGS}.`),
    totalWarnings: count,
  })
  .register(components, { id: "Checked" });

const loss = z
  .strictObject({ code: text, message: text, count: z.int().min(1).describe("How many things it befalls.") })
  .describe("Something that a format can't hold.")
  .register(components, { id: "Loss" });

export const formatListSchema = z
  .strictObject({
    formats: z.array(
      z.strictObject({
        id: text.describe("As addresses and `from` and `to` name it."),
        name: text,
        mediaType: text,
        endings: z.array(text).describe("Of its files, without a dot."),
        reads: z.boolean(),
        writes: z.boolean(),
      }),
    ),
    total,
  })
  .register(components, { id: "FormatList" });
export type FormatList = AnswerOf<typeof formatListSchema>;

const from = z.enum(able("read").map(({ id }) => id));
export const checkQuery = z.object({
  from: from.default("map.json").describe("The format that the body is in."),
});
export const lossesQuery = graphFilterQuery.safeExtend({
  to: z.enum(GRAPH_FORMATS).describe("The format to ask about."),
});
export const lossesSchema = z
  .strictObject({ map: text, to: text, losses: z.array(loss) })
  .register(components, { id: "Losses" });

export const convertQuery = z.object({
  from: from.optional().describe("The format that the body is in. Otherwise it is told from the body itself."),
  to: z.enum(GRAPH_FORMATS).describe("The format that is wanted."),
  view,
});

export const conversionSchema = z
  .strictObject({
    from: text,
    to: text,
    map: z.strictObject({ id: text, title: text }),
    counts: z.strictObject({ claims: count, inferences: count }).describe("Of the map in between."),
    warnings: z.array(warning).describe(`Of reading: the first ${MOST_WARNINGS}.`),
    totalWarnings: count,
    losses: z.array(loss).describe("Of writing."),
    mediaType: text,
    filename: text,
    content: text.describe("The document in the format that was asked for."),
  })
  .register(components, { id: "Conversion" });
export type Conversion = AnswerOf<typeof conversionSchema>;

const label = z
  .enum(LABELS)
  .describe("in: it stands, or the inference holds. out: it falls, or fails. undecided: neither.");
const share = z.number().min(0).max(1);
const strength = z
  .strictObject({ low: share, high: share })
  .describe("The bounds differ only in and after a circle of objections.")
  .register(components, { id: "Strength" });
const judgement = z.strictObject({ label, strength }).register(components, { id: "Judgement" });
const rule = z.strictObject({ name: text, statement: text, documentation: address });
export const evaluationRules = z
  .strictObject({ label: rule, strength: rule })
  .describe("The rules by which labels and strengths were found, each in one sentence.")
  .register(components, { id: "EvaluationRules" });

const step = z
  .strictObject({
    id: text,
    kind: z.enum(["claim", "inference"]),
    label,
    rule: z.enum(JUSTIFICATION_RULES).describe("Which part of the rule decided."),
    sentence: text,
    because: z.array(text).describe("The ids that it rests on, most of them steps of their own."),
    depth: count.describe("How many steps below the first."),
  })
  .register(components, { id: "ExplanationStep" });

const contribution = z
  .strictObject({ inference: text, strength: share, share })
  .describe("What a step gives or takes: its share of what the stronger ones leave.")
  .register(components, { id: "Contribution" });

export const evaluationSchema = z
  .strictObject({
    map: text,
    rules: evaluationRules,
    whatIf: z
      .strictObject({
        hold: z.array(text),
        grant: z.array(text),
        open: z.array(text),
        reject: z.array(text),
        credence: z.record(z.string(), z.number()),
      })
      .describe("What was assumed, as it was understood."),
    theses: z.array(judgement.extend({ id: text })).describe("The main thesis first."),
    changed: z
      .array(z.strictObject({ id: text, from: label, to: label }))
      .describe("Whose label the what-if has changed, in the map's order, claims before inferences."),
    labels: z.record(z.string(), judgement).describe("For every claim and inference, by id."),
    circular: z
      .array(text)
      .describe("Inferences that support only in a circle; they count for nothing in the strengths."),
    unsettled: z.array(text).describe("Claims and inferences whose strength is a range."),
    explanation: z
      .strictObject({
        id: text,
        label,
        steps: z.array(step).describe("The thing itself first; reasons follow what they are reasons for."),
        circle: z.array(text).describe("Claims that keep each other undecided, or only support each other."),
        complete: z.boolean(),
        settledBy: z
          .array(z.strictObject({ id: text, assume: z.enum(["hold", "reject"]), label }))
          .describe("Of what is undecided: what would decide it, and how."),
        waterfall: z
          .strictObject({
            start: share,
            reasons: z.array(contribution),
            objections: z.array(contribution),
            strength: share,
          })
          .nullable()
          .describe("Why a claim's strength is what it is; null for steps, ranges, and what is held or rejected."),
      })
      .nullable()
      .describe("With `explain`: the shortest chain of reasons."),
  })
  .register(components, { id: "Evaluation" });
export type EvaluationAnswer = AnswerOf<typeof evaluationSchema>;

export const cruxesSchema = z
  .strictObject({
    map: text,
    rules: evaluationRules,
    theses: z.array(
      judgement.extend({
        thesis: text,
        claims: z
          .array(
            judgement.extend({
              id: text,
              effect: z.number().describe("How much the thesis' strength falls; negative where it rises."),
              netEffect: z
                .number()
                .describe("The same of its reasons less its objections; tells more where the strength is 0 or 1."),
            }),
          )
          .describe(
            "Claims whose rejection alone changes the thesis' label, the greatest effect first; `label` and `strength` are the thesis' without that claim.",
          ),
        sets: z
          .array(z.array(text))
          .describe(
            "Up to three premises whose rejection together unseats the thesis and of which none can be spared.",
          ),
        complete: z.boolean().describe("false where the map is too large for all to be looked for."),
      }),
    ),
  })
  .register(components, { id: "Cruxes" });

export const briefSchema = z
  .strictObject({
    map: text,
    title: text,
    thesis: text.nullable(),
    rules: evaluationRules,
    lines: z
      .array(
        z.strictObject({
          part: z
            .enum(BRIEF_PARTS)
            .describe(
              "`weakness` and `question` come from the map makers' notes and are no part of the article's argument.",
            ),
          claim: z.string().describe("The claim that it is about; of a step, its first premise."),
          inference: text.nullable().describe("The step that it is about."),
          label,
          text: z.string().describe("Plain text that can be read alone."),
        }),
      )
      .describe("Under a minute of reading. Within a part the weightiest first."),
    complete: z.boolean().describe("false where the map is too large for all cruxes to be looked for."),
  })
  .register(components, { id: "Brief" });
export type BriefAnswer = AnswerOf<typeof briefSchema>;

export const tourSchema = z
  .strictObject({
    map: text,
    title: text,
    rules: evaluationRules,
    steps: z
      .array(
        z.strictObject({
          id: text.describe("The part and the claim; in the viewer's address, `tour`."),
          part: z.enum(TOUR_PARTS),
          heading: text,
          section: z.strictObject({ id: text, title: text }).nullable(),
          claim: text.describe("The claim that it is about."),
          lines: z
            .array(
              z.strictObject({
                kind: z
                  .enum(TOUR_LINES)
                  .describe(
                    "claim: told by itself. because, but: a step for or against what stands above it. so: a step that leads on.",
                  ),
                level: z.int().min(0).describe("How deep it stands under the lines above it."),
                word: z.string().describe("Leads to what is told."),
                bearsOn: z
                  .string()
                  .describe(
                    "What the step is for or against, in words, where the lines above leave that open; else empty.",
                  ),
                inference: text.nullable().describe("The step that is told."),
                about: text.nullable().describe("The claim or inference that the step bears on."),
                label: label.describe("Of the step; where there is none, of the claim."),
                claims: z
                  .array(claimBrief)
                  .describe("The claim, the premises of the step, or where it leads; none where that is a step."),
              }),
            )
            .min(1),
          viewer: address,
        }),
      )
      .describe("In the article's order. Empty for a map without a thesis."),
  })
  .register(components, { id: "Tour" });
export type TourAnswer = AnswerOf<typeof tourSchema>;

/** A map file as it may be written: JSON Schema describes it better than a reference can. */
export const jsonSchemaSchema = z
  .looseObject({ $schema: z.string(), $id: z.string() })
  .describe("A JSON Schema, draft 2020-12.")
  .register(components, { id: "JsonSchema" });

export const openapiSchema = z
  .looseObject({ openapi: z.string(), info: z.looseObject({ title: text, version: text }) })
  .describe("An OpenAPI 3.1 document.")
  .register(components, { id: "OpenApi" });

// The three forms of a graph. Other people's formats: what is in the nodes and edges is ours, the frame is theirs.

const carried = z
  .string()
  .describe(
    "The rest of what the map says of it, as JSON in one string: with it, the graph is read as the very map again.",
  );

const graphHead = z
  .strictObject({
    format: z.literal("argument-map-graph/1"),
    map: text,
    title: text,
    view: z.enum(VIEWS),
    theses: z.array(text),
    shown: z.strictObject({ claims: count, inferences: count }),
    whole: z.strictObject({ claims: count, inferences: count }).describe("What the whole map has."),
    losses: z.array(text).describe("What this view can't hold, in words."),
    argmap: carried,
  })
  .register(components, { id: "GraphHead" });

const claimNodeShape = {
  kind: z.literal("claim"),
  argmap: carried,
  label: text,
  text,
  holder: text.nullable(),
  stance: z.enum(STANCES),
  section: text.nullable(),
  importance: z.int().min(1).max(3),
  thesis: z.boolean(),
  tags: z.array(text),
  at: z.array(text).describe("Places in the sources, as paragraph.sentence."),
};
const inferenceNodeShape = {
  kind: z.literal("inference"),
  argmap: carried,
  label: z.string().describe("because or but"),
  polarity: z.enum(POLARITIES),
  scheme: text.nullable(),
  linked: z.boolean(),
  undercut: z.boolean().describe("Whether it ends in an inference."),
  stated: z.boolean(),
};
const fullEdgeShape = { kind: z.enum(["premise", "conclusion"]), polarity: z.enum(POLARITIES) };
const claimsEdgeShape = {
  kind: z.enum(POLARITIES),
  inference: text,
  polarity: z.enum(POLARITIES),
  scheme: text.nullable(),
  linked: z.boolean(),
  undercuts: z.string().nullable().describe("The inference that is undercut, where the edge points at its conclusion."),
};

const node = z
  .discriminatedUnion("kind", [
    z.strictObject({ id: text, ...claimNodeShape }),
    z.strictObject({ id: text, ...inferenceNodeShape }),
  ])
  .register(components, { id: "GraphNode" });
const namedNode = z
  .discriminatedUnion("kind", [
    z.strictObject({ id: text, name: z.string().describe("The map's id of it."), ...claimNodeShape }),
    z.strictObject({ id: text, name: z.string().describe("The map's id of it."), ...inferenceNodeShape }),
  ])
  .register(components, { id: "NamedGraphNode" });
const edge = z
  .union([z.strictObject(fullEdgeShape), z.strictObject(claimsEdgeShape)])
  .register(components, { id: "GraphEdge" });
const ends = { source: text, target: text };

export const graphologySchema = z
  .strictObject({
    options: z.looseObject({ type: text, multi: z.boolean() }),
    attributes: graphHead,
    nodes: z.array(z.strictObject({ key: text, attributes: node })),
    edges: z.array(z.looseObject({ key: text, ...ends, attributes: edge })),
  })
  .describe("As graphology serialises: `Graph.from` takes it.")
  .register(components, { id: "GraphologyGraph" });

export const cytoscapeSchema = z
  .strictObject({
    data: graphHead,
    elements: z.strictObject({
      nodes: z.array(z.strictObject({ data: namedNode })),
      edges: z.array(
        z.strictObject({
          data: z.union([
            z.strictObject({ id: text, ...ends, ...fullEdgeShape }),
            z.strictObject({ id: text, ...ends, ...claimsEdgeShape }),
          ]),
        }),
      ),
    }),
  })
  .describe("As Cytoscape.js reads: `cytoscape()` takes it.")
  .register(components, { id: "CytoscapeGraph" });

export const nodeLinkSchema = z
  .strictObject({
    directed: z.literal(true),
    multigraph: z.boolean(),
    graph: graphHead,
    nodes: z.array(namedNode),
    links: z.array(
      z.union([
        z.strictObject({ key: text, ...ends, ...fullEdgeShape }),
        z.strictObject({ key: text, ...ends, ...claimsEdgeShape }),
      ]),
    ),
  })
  .describe('As NetworkX reads: `node_link_graph(data, edges="links")` takes it.')
  .register(components, { id: "NodeLinkGraph" });

// The service itself.

export const indexSchema = z
  .strictObject({
    title: text,
    documentation: address,
    openapi: address,
    maps: address,
    search: address,
    schemes: address,
    schema: address,
    check: address,
    problems: address,
  })
  .describe("Where to start.")
  .register(components, { id: "Index" });

export const liveSchema = z.strictObject({ status: z.literal("live") }).register(components, { id: "Live" });

export const readySchema = z
  .strictObject({
    status: z.enum(["loading", "ready", "draining"]),
    maps: count.describe("How many maps are served."),
    waiting: count.describe("Files that are still to be read."),
    rejected: z
      .array(
        z.strictObject({
          file: text,
          problems: count,
          served: z
            .string()
            .nullable()
            .describe("The version that is served in its stead, SHA-256; null where none is."),
          first: z
            .strictObject({
              path: z.string().describe("JSON Pointer into the map document."),
              message: text,
              line: z.int().min(1).nullable().describe("In the file, where it can be told."),
              column: z.int().min(1).nullable(),
            })
            .describe("The first of the problems; the log has all."),
        }),
      )
      .describe("Files that were found and can't be served."),
  })
  .register(components, { id: "Ready" });

/** RFC 9457, with what else helps to put it right. */
export const refusalSchema = z
  .strictObject({
    type: z.string().describe("Which kind of problem: an address that answers with its explanation."),
    title: text,
    status: z.int().min(400).max(599),
    detail: z.string().describe("What was wrong with this request, in words to act on."),
    instance: z.string().describe("The path that was asked for."),
    request: z.string().describe("The request's id, as in the log and in `X-Request-Id`."),
    errors: z
      .array(
        z.strictObject({
          parameter: z.string().optional().describe("A parameter of the address."),
          pointer: z.string().optional().describe("A JSON Pointer into the body."),
          message: text,
          suggestions: z.array(text).optional().describe("The nearest that exist."),
        }),
      )
      .optional(),
    available: z.array(text).optional().describe("What could be had instead."),
  })
  .describe("A problem with a request, as RFC 9457 words it.")
  .register(components, { id: "Problem" });
export type RefusalBody = AnswerOf<typeof refusalSchema>;

export const explanationSchema = z
  .strictObject({
    code: text,
    type: address,
    about: z.enum(["request", "map"]).describe("Whether a request or a map has such a problem."),
    status: z.int().nullable().describe("The HTTP status, of a request's problem."),
    severity: z.enum(["error", "finding"]).nullable().describe("Of a map's problem."),
    meaning: text,
    advice: z.string().describe("What to do."),
  })
  .register(components, { id: "Explanation" });
export type Explanation = AnswerOf<typeof explanationSchema>;

export const explanationListSchema = z
  .strictObject({ problems: z.array(explanationSchema).describe("Requests' first, then maps'."), total })
  .register(components, { id: "ExplanationList" });
