/**
 * The map: one article's argument as claims and the inferences between them.
 *
 * Schema and type are one declaration. What a file may leave out has its default here and nowhere else, so that
 * an `ArgumentMap`, the parsed form, is always complete. The vocabulary is the field's: claims and inferences are
 * AIF's I-nodes and RA/CA-nodes, schemes and critical questions are Walton's, a passage is a TextPositionSelector
 * of the W3C Web Annotation model that counts Unicode code points.
 */
import * as z from "zod";

export const FORMAT = "argument-map/1";

/** Where the JSON Schema of this format is served; map files name it in `$schema`. */
export const SCHEMA_PATH = "/api/schema/argument-map.json";

export const STANCES = ["asserted", "reported", "conceded", "rejected", "implicit"] as const;
export const POLARITIES = ["support", "attack"] as const;
export const HOLDER_KINDS = ["author", "person", "group", "anonymous", "editor"] as const;
export const NOTE_KINDS = ["fact-check", "assumption", "weak-inference", "tension", "loaded-language"] as const;
export const SEVERITIES = ["low", "medium", "high"] as const;
export const LINK_RELATIONS = ["corroborates", "qualifies", "conflicts"] as const;
export const LINK_STRENGTHS = ["weak", "moderate", "strong"] as const;

/** Longest label that is still legible from far away, in characters; a longer one is a finding, not an error. */
export const LABEL_LENGTH = 48;

const id = z
  .string()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}*$/u, "An id has no control characters.")
  .describe("1-256 characters, no control characters. Claims, inferences and notes share one namespace.");

/** A map's id is also its file's name and a part of its address. */
export const mapIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/, "A map's id is 1-64 of a-z, 0-9 and hyphen: it is also the file's name.")
  .describe("The file's name without .json.");

const prose = z.string().regex(/\S/u, "Write at least one visible character.");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 digest is 64 lower-case hex digits.");
const offset = z.int().min(0).describe("Unicode code points from the start of the source's text.");

const ext = z
  .record(z.string(), z.unknown())
  .optional()
  .describe("What an import must keep and this format has no place for, by namespace.");

const spanShape = {
  at: z
    .string()
    .regex(/^[1-9]\d*\.[1-9]\d*(-[1-9]\d*\.[1-9]\d*)?$/, "Write paragraph.sentence, or first-last, such as 26.3-27.1.")
    .describe("The place as a person says it: paragraph.sentence, headings not counted; a span as first-last."),
  start: offset,
  end: offset.describe("Unicode code points from the start of the source's text, exclusive."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{16}$/, "A passage's digest is the first 16 lower-case hex digits.")
    .describe("First 16 hex digits of the SHA-256 of the UTF-8 bytes of the span."),
};

export const passageSchema = z
  .strictObject({ source: id.describe("A source's id."), ...spanShape })
  .describe("Whole sentences of a source, by place, offsets and digest. The text itself is not stored.");

const headingSchema = z
  .strictObject({
    title: prose.describe("The heading, or what the map makers call it."),
    start: offset,
    end: offset,
    sha256: spanShape.sha256.optional().describe("As a passage's. Needed where the title is not the heading's own."),
  })
  .describe("A line of the text that is counted neither as a paragraph nor as a sentence.");

const unmappedSchema = z
  .strictObject({ ...spanShape, reason: prose })
  .describe("Sentences that carry no argument, with the reason.");

export const sourceSchema = z.strictObject({
  id,
  title: prose,
  kind: prose.default("article"),
  author: prose.optional(),
  publisher: prose.optional(),
  published: z.iso.date().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  text: z
    .strictObject({ sha256, length: z.int().min(0).describe("Unicode code points.") })
    .describe("The exact UTF-8 text that the passages refer to.")
    .optional(),
  headings: z.array(headingSchema).default([]),
  unmapped: z.array(unmappedSchema).default([]),
  ext,
});

export const holderSchema = z
  .strictObject({ id, name: prose, kind: z.enum(HOLDER_KINDS), ext })
  .describe("Somebody who is said to hold a claim.");

export const sectionSchema = z.strictObject({ id, title: prose, summary: prose.optional(), ext });

/**
 * A label for a claim that was written without one: its text, cut at a word to what can be read from far away.
 * A cut is marked by an ellipsis; the whole text always stands beside it in `text`.
 */
export function labelFrom(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  const characters = Array.from(line);
  if (characters.length <= LABEL_LENGTH) return line;
  const cut = characters.slice(0, LABEL_LENGTH - 1).join("");
  const word = cut.replace(/\s+\S*$/u, "");
  return `${word}…`;
}

export const claimSchema = z
  .strictObject({
    id,
    label: prose.optional().describe("The gist in 3-6 words, readable from far away. Default: the text, cut."),
    text: prose.describe("One self-contained proposition, in the map makers' words."),
    holder: id.optional().describe("Who is said to hold it: a holder's id."),
    stance: z
      .enum(STANCES)
      .default("asserted")
      .describe(
        "asserted: the article's author commits to it. reported: ascribed to its holder, not endorsed. conceded. " +
          "rejected: argued against. implicit: unstated but needed, made explicit by the map makers.",
      ),
    section: id.optional(),
    importance: z.int().min(1).max(3).default(2),
    passages: z.array(passageSchema).default([]),
    tags: z.array(prose).default([]),
    ext,
  })
  .transform(({ id, label, text, ...rest }) => ({ id, label: label ?? labelFrom(text), text, ...rest }));

export const inferenceSchema = z
  .strictObject({
    id,
    premises: z.array(id).min(1).describe("Claim ids. More than one means linked: only together do they work."),
    conclusion: id.describe("A claim's id, or an inference's: an attack on an inference is an undercut."),
    polarity: z.enum(POLARITIES),
    scheme: id.optional().describe("An argumentation scheme's id, see /api/schemes."),
    cue: prose.optional().describe("The linking word in the text: because, therefore, even if, ..."),
    stated: z.boolean().default(true).describe("false where the text leaves the step unsaid."),
    passages: z.array(passageSchema).default([]),
    comment: prose.optional().describe("The map makers' reason for reading it so."),
    ext,
  })
  .describe("One step from reasons to what they are reasons for or against.");

export const noteSchema = z
  .strictObject({
    id,
    target: id.describe("A claim's or an inference's id."),
    kind: z.enum(NOTE_KINDS),
    question: z.int().min(1).optional().describe("A critical question of the target's scheme, counted from 1."),
    text: prose,
    severity: z.enum(SEVERITIES),
    references: z.array(prose).default([]),
    ext,
  })
  .describe("A critical note by the map makers; never a part of the article's argument.");

const linkSchema = z
  .strictObject({
    claim: id,
    map: mapIdSchema,
    target: id.describe("A claim's id in that map."),
    relation: z.enum(LINK_RELATIONS),
    strength: z.enum(LINK_STRENGTHS),
    comment: prose,
  })
  .describe("What a claim of this map does to a claim of another map.");

/** The claims that are a reason for nothing else; what a map without `theses` argues for. */
export function thesesFrom(claims: readonly { id: string }[], inferences: readonly { premises: readonly string[] }[]) {
  const used = new Set(inferences.flatMap((inference) => inference.premises));
  return claims.filter((claim) => !used.has(claim.id)).map((claim) => claim.id);
}

export const mapSchema = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal(FORMAT),
    id: mapIdSchema,
    title: prose,
    summary: prose.optional(),
    language: z.string().min(2).max(35).default("en").describe("BCP 47."),
    license: prose.optional(),
    authors: z.array(prose).default([]).describe("Who made the map."),
    sources: z.array(sourceSchema).default([]),
    holders: z.array(holderSchema).default([]),
    sections: z.array(sectionSchema).default([]).describe("In reading order."),
    theses: z
      .array(id)
      .optional()
      .describe("Claim ids, the main thesis first. Default: the claims that are a reason for no other."),
    claims: z.array(claimSchema),
    inferences: z.array(inferenceSchema),
    restatements: z.array(z.array(id).min(2)).default([]).describe("Groups of claims that say the same thing."),
    notes: z.array(noteSchema).default([]),
    links: z.array(linkSchema).default([]),
    ext,
  })
  .transform(({ claims, inferences, restatements, notes, links, ext, theses, ...head }) => ({
    ...head,
    theses: theses ?? thesesFrom(claims, inferences),
    claims,
    inferences,
    restatements,
    notes,
    links,
    ...(ext === undefined ? {} : { ext }),
  }));

/** A value as code that only reads it has it. */
export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** A map as read: complete, every default filled in. */
export type ArgumentMap = DeepReadonly<z.output<typeof mapSchema>>;
export type Claim = ArgumentMap["claims"][number];
export type Inference = ArgumentMap["inferences"][number];
export type Note = ArgumentMap["notes"][number];
export type Source = ArgumentMap["sources"][number];
export type Passage = DeepReadonly<z.output<typeof passageSchema>>;
export type Stance = (typeof STANCES)[number];
export type Polarity = (typeof POLARITIES)[number];
export type Severity = (typeof SEVERITIES)[number];
