/**
 * The attributes of a graph's nodes, steps and head → what a map says of its claims, its inferences and itself.
 *
 * Attributes that mean nothing here are kept in `ext` under the format's name.
 */
import { type Passage, POLARITIES, type Polarity, STANCES, type Stance } from "../map.ts";
import { quoted } from "../problems.ts";
import { CARRIED, claimCarried, type HeadRest, inferenceCarried } from "./carried.ts";
import type { Draft, DraftHead } from "./draft.ts";
import { labelIn, type Role, speaksOfAttack, stepNamed, textIn } from "./graph-words.ts";
import { type Attributes, type PlainGraph, type PlainNode, printable, textFrom } from "./plain-graph.ts";

type Ext = Readonly<Record<string, unknown>>;

/** The names of all attributes that this program's own graphs have. */
const OWN: ReadonlySet<string> = new Set([
  ...["id", "name", "kind", "label", "text", "holder", "stance", "section", "importance", "thesis", "tags", "at"],
  ...["polarity", "scheme", "linked", "undercut", "stated", "inference", "undercuts", "interaction", CARRIED],
  ...["format", "map", "title", "view", "theses", "shown", "whole", "losses"],
]);

type ClaimFields = {
  readonly id: string;
  readonly text: string;
  readonly label: string | undefined;
  readonly holder: string | undefined;
  readonly section: string | undefined;
  readonly stance: Stance | undefined;
  readonly importance: 1 | 2 | 3 | undefined;
  readonly tags: readonly string[];
  readonly passages?: readonly Passage[];
  readonly ext: Ext | undefined;
};

export function claimFrom(
  format: string,
  { key, attributes }: PlainNode,
  isOwn: boolean,
  warn: Draft["warn"],
): ClaimFields {
  const rest = isOwn ? claimCarried(attributes) : undefined;
  const plain = {
    stance: STANCES.find((stance) => stance === attributes.get("stance")),
    importance: ([1, 2, 3] as const).find(
      (importance) => String(importance) === textFrom(attributes.get("importance")),
    ),
  };
  if (rest === undefined) {
    const text = textIn(attributes);
    const label = labelIn(attributes);
    const tags = attributes.get("tags");
    const areTags = Array.isArray(tags) && tags.every((tag) => typeof tag === "string");
    const used = ["stance", "importance", "holder", "section", ...(areTags ? ["tags"] : [])];
    return {
      id: key,
      text: text?.text ?? label?.text ?? key,
      label: text === undefined ? undefined : label?.text,
      holder: textFrom(attributes.get("holder")),
      section: textFrom(attributes.get("section")),
      ...plain,
      tags: areTags ? tags : [],
      ext: extFrom(format, attributes, new Set([...used, text?.name, label?.name])),
    };
  }
  const field = fieldsOf(attributes, rest.exact, key, warn);
  return {
    id: field("id") ?? key,
    text: field("text") ?? field("label") ?? key,
    label: field("label"),
    holder: field("holder"),
    section: field("section"),
    ...plain,
    tags: tagsFrom(attributes.get("tags"), rest.tags, key, warn),
    passages: rest.passages,
    ext: extFrom(format, attributes, OWN, rest.ext),
  };
}

type StepFields = {
  readonly id: string;
  /** `undefined` where only what it points at by can say. */
  readonly polarity: Polarity | undefined;
  readonly scheme: string | undefined;
  readonly stated?: boolean;
  readonly cue?: string | undefined;
  readonly comment?: string | undefined;
  readonly passages?: readonly Passage[];
  readonly ext: Ext | undefined;
  /** The ids of the premises that it was written with, in their order. */
  readonly premises?: readonly string[];
};

export function stepFrom(
  format: string,
  { key, attributes }: PlainNode,
  role: Role,
  isOwn: boolean,
  warn: Draft["warn"],
): StepFields {
  const rest = isOwn ? inferenceCarried(attributes) : undefined;
  const said = POLARITIES.find((polarity) => polarity === attributes.get("polarity"));
  if (rest === undefined) {
    const text = textIn(attributes);
    const label = labelIn(attributes);
    const telling = [text, label].filter((each) => each !== undefined && stepNamed(each.text) === undefined);
    const scheme = attributes.get("scheme");
    const byRole = role === "support" || role === "attack" ? role : undefined;
    return {
      id: key,
      polarity: said ?? byRole ?? (speaksOfAttack([text?.text ?? "", label?.text ?? ""]) ? "attack" : undefined),
      scheme: typeof scheme === "string" ? scheme : telling[0]?.text,
      ext: extFrom(format, attributes, new Set([text?.name, label?.name, "scheme", "polarity"])),
    };
  }
  const field = fieldsOf(attributes, rest.exact, key, warn);
  const { cue, comment, passages, premises } = rest;
  return {
    id: field("id") ?? key,
    polarity: said,
    scheme: field("scheme"),
    stated: textFrom(attributes.get("stated")) !== "false",
    cue,
    comment,
    passages,
    premises,
    ext: extFrom(format, attributes, OWN, rest.ext),
  };
}

/** A claim or a step as it went into the draft: under which key, with which id, and whether it is marked as a thesis. */
export type Drafted = { readonly key: string; readonly id: string; readonly thesis?: boolean | undefined };

export function thesisFrom(attributes: Attributes): boolean | undefined {
  const said = textFrom(attributes.get("thesis"));
  return said === undefined ? undefined : said === "true";
}

/** What is said of the whole. */
export function headFrom(
  { format, attributes }: PlainGraph,
  id: string,
  drafted: { readonly claims: readonly Drafted[]; readonly steps: readonly Drafted[] },
  carried: HeadRest | undefined,
  warn: Draft["warn"],
): DraftHead {
  const marked = drafted.claims.filter(({ thesis }) => thesis === true).map(({ key }) => key);
  if (carried === undefined) {
    const title = labelIn(new Map([...attributes].filter(([name]) => name !== "id")));
    const summary = textIn(attributes);
    const ext = extFrom(format, attributes, new Set([title?.name, summary?.name]));
    const theses = marked.length > 0 ? marked : undefined;
    return { id, title: title?.text, summary: summary?.text, theses, ext };
  }
  const { counts, exact } = carried;
  const { holders, sections, notes, links, theses, restatements, ext, ...head } = carried.head;
  const found = { claims: drafted.claims.length, inferences: drafted.steps.length };
  for (const kind of ["claims", "inferences"] as const) {
    if (found[kind] >= counts[kind]) continue;
    warn("fewer-than-written", `The graph was written with ${counts[kind]} ${kind}; ${found[kind]} of them are there.`);
  }
  const keys = new Map<string, string>();
  for (const { id, key } of [...drafted.claims, ...drafted.steps]) if (!keys.has(id)) keys.set(id, key);
  const unmarked = new Set(drafted.claims.filter(({ thesis }) => thesis === false).map(({ key }) => key));
  const told = theses.map((thesis) => keyOf(thesis));
  const still = told.filter((key) => !unmarked.has(key));
  if (still.length < told.length || marked.some((key) => !told.includes(key)))
    warn(
      "changed-theses",
      "The theses are no longer those that the graph was written with; the nodes' own marks count.",
    );

  let gone = 0;
  const isHere = (id: string) => {
    if (!keys.has(id)) gone += 1;
    return keys.has(id);
  };
  const kept = {
    notes: notes.filter(({ target }) => isHere(target)).map((note) => ({ ...note, target: keyOf(note.target) })),
    links: links.filter(({ claim }) => isHere(claim)).map((link) => ({ ...link, claim: keyOf(link.claim) })),
  };
  const groups = restatements.map((group) => group.filter(isHere).map(keyOf));
  if (gone > 0)
    warn("gone-references", `Notes, links and restatements (${gone}) of what is no longer there are left out.`);
  function keyOf(id: string) {
    return keys.get(id) ?? id;
  }
  return {
    ...head,
    id,
    title: fieldsOf(attributes, exact, "", warn)("title") ?? head.title,
    theses: [...new Set([...still, ...marked])],
    restatements: groups,
    holders: holders.map((holder) => ({ key: holder.id, ...holder })),
    sections: sections.map(({ title, ...section }) => ({ key: section.id, name: title, ...section })),
    ...kept,
    ext: extFrom(format, attributes, OWN, ext),
  };
}

/**
 * Reads the texts of attributes that this program wrote: exactly, where the characters of some were not for every
 * format and the file still says the same.
 */
function fieldsOf(attributes: Attributes, exact: Readonly<Record<string, string>>, place: string, warn: Draft["warn"]) {
  return (name: "id" | "title" | "label" | "text" | "holder" | "section" | "scheme"): string | undefined => {
    // Where the format's own `id` is the graph's key, the map's id is the name.
    const attribute = name === "id" && attributes.has("name") ? "name" : name;
    const text = textFrom(attributes.get(attribute));
    const wanted = exact[name];
    if (wanted === undefined) return text;
    if (text === printable(wanted)) return wanted;
    warn("changed-field", `${quoted(name)} is no longer what it was written as; what the file says counts.`, place);
    return text;
  };
}

function tagsFrom(value: unknown, carried: readonly string[], place: string, warn: Draft["warn"]): readonly string[] {
  if (textFrom(value) === textFrom(carried)) return carried;
  warn("changed-field", `"tags" are no longer what they were written as; what the file says counts.`, place);
  return Array.isArray(value) ? value.map((tag) => String(tag)) : (textFrom(value)?.split("; ") ?? []);
}

/** Attributes but for those that are used, beside what was kept before, under the format's name. */
export function extFrom(
  format: string,
  attributes: Attributes,
  used: ReadonlySet<string | undefined>,
  before?: Ext,
): Ext | undefined {
  const left = [...attributes].filter(([name, value]) => !used.has(name) && value !== null && value !== undefined);
  if (left.length === 0) return before;
  return { ...before, [format]: { ...(before?.[format] as object | undefined), ...Object.fromEntries(left) } };
}

/** As `extFrom`, of an edge. */
export function edgeExt(format: string, attributes: Attributes, isOwn: boolean): Ext | undefined {
  return extFrom(format, attributes, isOwn ? OWN : new Set());
}
