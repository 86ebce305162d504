/**
 * A map → Argdown that Argdown itself reads to the same relations, and this project to the same map.
 *
 * Each claim is a titled statement, with what makes it up beyond its text as data; sections are headings. An inference
 * from one premise is a line under its conclusion. One with linked premises, or on which others bear, is an argument
 * with a premise-conclusion structure of its own; where it attacks, a conclusion is added that says so and does it.
 */
import { type Connections, connect } from "../../connections.ts";
import type { ArgumentMap, Claim, Inference } from "../../map.ts";
import { slugOf } from "../draft.ts";
import { loss, lossesOf, lossOfExt, type MapAspect } from "../losses.ts";
import { type Loss, mapOfPart, type Part, type Written } from "../notation.ts";
import { escaped, escapedParagraph, yamlOf } from "./escaping.ts";
import { type Forms, formsOf, keptOf } from "./forms.ts";
import { safeTitle, stepId } from "./titles.ts";

/** What of a map Argdown has a place for, as data where not as its own. */
const HELD: readonly MapAspect[] = [
  ...(["ids", "labels", "holders", "stances", "importance", "sections", "tags", "schemes", "cues"] as const),
  ...(["linked-premises", "restatements", "details"] as const),
];

export function writeArgdown(part: Part): Written {
  const map = mapOfPart(part);
  const connections = connect(map);
  const forms = formsOf(connections);
  const order = orderOf(connections, forms);
  const { ref, auxiliary } = titlesFor(order, forms);
  const { under, metas } = relationsIn(connections, forms, order, ref);
  const kept = keptOf(map);
  const headings = byTitle(listOf(kept.headings), "title");
  const prose = byTitle(listOf(kept.prose), "section");

  const blocks = order.flatMap(({ section, claims, circling }) => [
    ...(section === undefined ? [] : [heading(section)]),
    ...(prose.get(section?.title) ?? []).map(({ text }) => (typeof text === "string" ? escapedParagraph(text) : "")),
    ...claims.flatMap(({ claim, boxes }) => [
      ...wordingsOf(claim).map((wording) => `${ref(claim.id)}: ${escaped(wording)}`),
      [claimBlock(claim), ...(under.get(claim.id) ?? [])].join("\n"),
      ...boxes.map(box),
    ]),
    ...circling.map(box),
  ]);
  const content = [frontMatterOf(map, order, forms), ...blocks.filter((block) => block !== "")].join("\n\n");
  return { content: `${content}\n`, losses: lossesIn(map, forms) };

  function heading({ id, title, summary }: Section): string {
    const { level, data } = headings.get(title)?.shift() ?? {};
    const marks = "#".repeat(typeof level === "number" && level >= 1 && level <= 6 ? level : 1);
    const own = { ...objectOf(data), id: id === slugOf(title) ? undefined : id, summary };
    return `${marks} ${escaped(title)}${braced(own, " ")}`;
  }

  function claimBlock({ id, label, text, holder, stance, importance, tags, ext }: Claim): string {
    const title = ref(id).slice(1, -1);
    const inline = tags.every((tag) => TAG.test(tag)) && new Set(tags).size === tags.length;
    const data = braced(
      {
        ...objectOf(objectOf(ext?.argdown).data),
        id: slugOf(title) === id ? undefined : id,
        label: label === title ? undefined : label,
        holder,
        stance: stance === "asserted" ? undefined : stance,
        importance: importance === 2 ? undefined : importance,
        tags: inline || tags.length === 0 ? undefined : tags,
        inferences: metas.get(id),
      },
      "\n",
    );
    return `${ref(id)}: ${[escaped(text), ...(inline ? tags.map(tagged) : [])].join(" ")}${data}`;
  }

  /** An inference as an argument with its structure. */
  function box({ id, premises, conclusion, polarity, scheme, cue, stated, comment, ext }: Inference): string {
    const { rules = [], tags = [], data } = objectOf(ext?.argdown);
    const title = ref(id).slice(1, -1);
    const names = [scheme, ...(Array.isArray(rules) ? rules : [])].filter((rule) => rule !== undefined);
    const areRules = names.every((rule) => typeof rule === "string" && RULE.test(rule));
    const own = {
      ...objectOf(data),
      id: slugOf(title) === id ? undefined : id,
      cue,
      stated: stated ? undefined : false,
    };
    const head = [comment === undefined ? ref(id) : `${ref(id)}: ${escaped(comment)}`];
    for (const tag of Array.isArray(tags) ? tags : []) if (TAG.test(String(tag))) head.push(tagged(String(tag)));
    const rule = areRules ? names.join(", ") : yamlOf({ scheme });
    const isDirect = polarity === "support" && connections.claims.has(conclusion);
    return [
      `${head.join(" ")}${braced(own, "\n")}\n`,
      ...premises.map((premise, at) => `(${at + 1}) ${ref(premise)}`),
      names.length === 0 ? "----" : `-- ${rule} --`,
      ...(under.get(id) ?? []),
      isDirect
        ? `(${premises.length + 1}) ${ref(conclusion)}`
        : `(${premises.length + 1}) ${concluded(id, conclusion, polarity)}`,
    ].join("\n");
  }

  /** The conclusion that says that something is not so, or does or does not follow, and the relation by which it does. */
  function concluded(id: string, conclusion: string, polarity: Inference["polarity"]): string {
    const claim = connections.claims.get(conclusion);
    const text = claim !== undefined ? `Not so: ${claim.label}` : NEGATIONS[polarity];
    const arrow = polarity === "support" ? "+>" : claim === undefined ? "_>" : "->";
    return `[${auxiliary(id)}]: ${escaped(text)}\n{auxiliary: true}\n  ${arrow} ${ref(conclusion)}`;
  }
}

const NEGATIONS = { support: "This does follow.", attack: "This does not follow." } as const;

type Kept = Readonly<Record<string, unknown>>;

/** Tags and rules that can stand as they are. */
const TAG = /^[^\s()](?:(?: ?[^\s()])*)$/u;
const RULE = /^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u;

function tagged(tag: string): string {
  return /^[a-z\d-]+$/iu.test(tag) ? `#${tag}` : `#(${tag})`;
}

function braced(data: Kept, before: string, after = ""): string {
  const text = yamlOf(data);
  return text === "{}" ? "" : `${before}${text}${after}`;
}

/** Titles for claims, for inferences with structures and for the conclusions of those that have none in the map. */
function titlesFor(order: readonly Chapter[], { sketched }: Forms) {
  const spaces = { statements: new Map<string, number>(), arguments: new Map<string, number>() };
  const unique = (taken: Map<string, number>, name: string): string => {
    const wanted = safeTitle(name);
    let title = wanted;
    for (let at = (taken.get(wanted) ?? 1) + 1; taken.has(title); at += 1) {
      title = `${wanted} (${at})`;
      taken.set(wanted, at);
    }
    taken.set(title, 1);
    return title;
  };
  const refs = new Map<string, string>();
  for (const { id, label } of order.flatMap(({ claims }) => claims.map(({ claim }) => claim))) {
    const isSketched = sketched.has(id);
    const title = unique(isSketched ? spaces.arguments : spaces.statements, label);
    refs.set(id, isSketched ? `<${title}>` : `[${title}]`);
  }
  const boxes = order.flatMap(({ claims, circling }) => [...claims.flatMap(({ boxes }) => boxes), ...circling]);
  for (const { id, ext } of boxes) {
    const { title } = objectOf(ext?.argdown);
    refs.set(id, `<${unique(spaces.arguments, typeof title === "string" ? title : id)}>`);
  }
  const conclusions = new Map<string, string>();
  return {
    /** A claim or an inference as lines refer to it. */
    ref: (id: string) => refs.get(id) ?? "",
    auxiliary: (id: string) => {
      const known = conclusions.get(id) ?? unique(spaces.statements, `Conclusion of ${id}`);
      conclusions.set(id, known);
      return known;
    },
  };
}

type Section = ArgumentMap["sections"][number];

/** A section's claims, each with the inferences that are arguments and lead to it, and what leads nowhere but in circles. */
type Chapter = {
  readonly section: Section | undefined;
  readonly claims: readonly { readonly claim: Claim; readonly boxes: readonly Inference[] }[];
  readonly circling: readonly Inference[];
};

/** What is written in which order: what is in no section, then section by section. */
function orderOf(connections: Connections, { boxed }: Forms): readonly Chapter[] {
  const { map } = connections;
  const written = new Set<string>();
  /** The inferences that are arguments and bear on a claim or on each other, each before what bears on it. */
  const boxesOnto = (claim: string): readonly Inference[] => {
    const found: Inference[] = [];
    const open = connections.into(claim).toReversed();
    for (let inference = open.pop(); inference !== undefined; inference = open.pop()) {
      if (!boxed.has(inference.id)) continue;
      found.push(inference);
      written.add(inference.id);
      for (const next of connections.into(inference.id).toReversed()) open.push(next);
    }
    return found;
  };
  const bySection = new Map<string | undefined, Claim[]>();
  for (const claim of map.claims) append(bySection, claim.section, claim);
  const chapters = [undefined, ...map.sections].map((section) => ({
    section,
    claims: (bySection.get(section?.id) ?? []).map((claim) => ({ claim, boxes: boxesOnto(claim.id) })),
    circling: [],
  }));
  const circling = map.inferences.filter(({ id }) => boxed.has(id) && !written.has(id));
  return chapters.map((chapter, at) => (at === chapters.length - 1 ? { ...chapter, circling } : chapter));
}

/** Inferences that are lines: what stands under each claim and each step, and what premises' data says of them. */
function relationsIn({ map }: Connections, forms: Forms, order: readonly Chapter[], ref: (id: string) => string) {
  const blocks = order.flatMap(({ claims, circling }) => [
    ...claims.flatMap(({ claim, boxes }) => [claim.id, ...boxes.map(({ id }) => id)]),
    ...circling.map(({ id }) => id),
  ]);
  const rank = new Map(blocks.map((id, at) => [id, at]));
  const done = new Set<string>();
  const lines = map.inferences.flatMap((inference) => {
    if (forms.boxed.has(inference.id) || done.has(inference.id)) return [];
    const { arrow, isOutgoing, target, partner } = forms.lineOf(inference.id);
    const [premise = ""] = inference.premises;
    const [parent, child] = isOutgoing ? [premise, target] : [target, premise];
    if (partner !== undefined) done.add(partner);
    return [{ parent, text: `  ${arrow} ${ref(child)}`, ids: new Set([inference.id, partner ?? inference.id]) }];
  });
  const under = new Map<string, string[]>();
  const metas = new Map<string, Kept[]>();
  const inferences = new Map(map.inferences.map((inference) => [inference.id, inference]));
  // As they will be read again, so that writing again gives the same.
  for (const { parent, text, ids } of lines.sort((a, b) => (rank.get(a.parent) ?? 0) - (rank.get(b.parent) ?? 0))) {
    append(under, parent, text);
    for (const id of ids) {
      const { premises, conclusion, polarity, scheme, cue, stated, comment } = inferences.get(id) as Inference;
      const [premise = ""] = premises;
      const named = id === stepId(premise, polarity, conclusion) ? undefined : id;
      const meta = { id: named, scheme, cue, stated: stated ? undefined : false, comment };
      if (Object.values(meta).some((value) => value !== undefined))
        append(metas, premise, { [polarity === "support" ? "for" : "against"]: conclusion, ...meta });
    }
  }
  return { under, metas };
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function byTitle(things: readonly Kept[], name: string): Map<unknown, Kept[]> {
  const found = new Map<unknown, Kept[]>();
  for (const thing of things) append(found, thing[name], thing);
  return found;
}

/** Title and authors as Argdown knows them, what was there before, and the map's own in one place that is no setting of Argdown's. */
function frontMatterOf(map: ArgumentMap, order: readonly Chapter[], { isStrict }: Forms): string {
  const { title, summary, language, license, authors, holders, theses, inferences, restatements } = map;
  const used = new Set(inferences.flatMap(({ premises }) => premises));
  const free = order.flatMap(({ claims }) => claims.map(({ claim }) => claim.id)).filter((id) => !used.has(id));
  const isUsual = theses.length === free.length && theses.every((id, at) => id === free[at]);
  const own = yamlOf({
    summary,
    language: language === "en" ? undefined : language,
    license,
    holders: holders.length > 0 ? holders.map(({ id, name, kind }) => ({ id, name, kind })) : undefined,
    theses: isUsual ? undefined : theses,
    restatements: restatements.length > 0 ? restatements : undefined,
  });
  const lines = [
    ["title", title] as const,
    ...(authors.length > 0 ? [["author", authors] as const] : []),
    ...Object.entries(objectOf(keptOf(map).frontMatter)),
    ...(isStrict ? [["model", { mode: "strict" }] as const] : []),
  ].map(([name, value]) => `${/^[a-z]\w*$/iu.test(name) ? name : yamlOf(name)}: ${yamlOf(value)}`);
  if (own !== "{}") lines.push(`argumentMap: ${own}`);
  return ["===", ...lines, "==="].join("\n");
}

function lossesIn(map: ArgumentMap, { isStrict }: Forms): readonly Loss[] {
  const stepsOf = new Map<unknown, number>();
  for (const { ext } of map.inferences) {
    const { title } = objectOf(ext?.argdown);
    if (title !== undefined) stepsOf.set(title, (stepsOf.get(title) ?? 0) + 1);
  }
  const severed = [...stepsOf.values()].filter((steps) => steps > 1).length;
  return [
    ...lossesOf(map, HELD),
    ...lossOfExt(map, ["argdown"]),
    ...loss("argument-steps", "Arguments with several steps are written as an argument for each step.", severed),
    ...loss(
      "strict-mode",
      "The map no longer fits Argdown's strict mode: entailments and contraries are written as supports and attacks.",
      keptOf(map).mode === "strict" && !isStrict ? 1 : 0,
    ),
  ];
}

/** Other wordings of a claim, as Argdown has several members of one statement. */
function wordingsOf({ ext }: Claim): readonly string[] {
  const { members } = objectOf(ext?.argdown);
  return Array.isArray(members) ? members.filter((member) => typeof member === "string" && /\S/u.test(member)) : [];
}

function objectOf(value: unknown): Kept {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Kept) : {};
}

function listOf(value: unknown): Kept[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
