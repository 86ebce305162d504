/**
 * Argdown → a map.
 *
 * A statement with all its wordings is a claim. Each step of a premise-conclusion structure is an inference with linked
 * premises. An argument that is only sketched is a claim as well, as Argdown's own map draws it: its description is
 * the reason, what it supports or attacks is an inference from it, and an undercut of it attacks those inferences. What
 * attacks or supports an argument as a whole that is reconstructed bears on its last step.
 *
 * Untitled paragraphs that stand in no relation are what the author says in between: Argdown's map leaves them out; here
 * they are kept in `ext`, unless the text has nothing else.
 */
import { HOLDER_KINDS, STANCES } from "../../map.ts";
import { createDraft, slugOf } from "../draft.ts";
import { isForeign } from "../foreign.ts";
import { type Imported, notOfThisFormat } from "../notation.ts";
import { type ArgdownDocument, documentFrom, type RelationType, type Step, type Titled } from "./document.ts";
import { safeTitle, stepId } from "./titles.ts";
import type { Data } from "./yaml.ts";

export function readArgdown(text: string, id: string): Imported {
  if (isForeign(text)) throw notOfThisFormat("This is XML, HTML, JSON or an archive, not Argdown.");
  const other = /^:::\w/mu.exec(text);
  if (other !== null) {
    const line = text.slice(0, other.index).split("\n").length;
    throw notOfThisFormat(`Line ${line} starts with ":::": this is another language that uses Argdown's file ending.`);
  }
  const document = documentFrom(text);
  if (document.things.size === 0) throw notOfThisFormat("This is no Argdown: it holds no statement.");
  return mapFrom(document, id);
}

/** A relation as an inference between keys of claims and inferences. */
type Link = {
  readonly key: string;
  readonly premise: string;
  readonly conclusion: string;
  readonly polarity: "support" | "attack";
  /** What Argdown calls it, where that says more than the polarity. */
  readonly relation: RelationType | undefined;
  readonly line: number;
};

function mapFrom(document: ArgdownDocument, id: string): Imported {
  const { things, steps, sections } = document;
  const draft = createDraft();
  for (const { code, message, place } of document.warnings) draft.warn(code, message, place);

  const reconstructed = new Set(steps.map(({ argument }) => argument));
  const hasArgument = [...things.values()].some(({ title, isUsed }) => title !== undefined || isUsed);
  const isProse = ({ title, isArgument, isUsed }: Titled) =>
    title === undefined && !isArgument && !isUsed && hasArgument;
  const auxiliaries = auxiliariesIn(document);
  const claims = [...things.values()]
    .filter((thing) => !reconstructed.has(thing.key) && !auxiliaries.has(thing.key) && !isProse(thing))
    .sort((a, b) => a.line - b.line || 0);
  const links = linksFrom(document, auxiliaries, draft.warn);
  const metaOf = metasIn(things);
  const ids = idsFor(document, claims, links, metaOf);

  for (const claim of claims) {
    const { key, isArgument, title, data, tags, section } = claim;
    const said = saidBy(claim);
    const { label, holder, stance, importance, tags: more, ...others } = data;
    const kept = {
      ...(isArgument ? { kind: "argument" } : {}),
      ...(said.others.length > 0 ? { members: said.others } : {}),
      ...keptData(others, ["id", "inferences", "isCanonical"]),
    };
    draft.claim(key, {
      id: ids.get(key),
      text: said.text ?? title ?? "",
      label: textOf(label) ?? title,
      holder: idOf(holder),
      stance: STANCES.find((known) => known === stance),
      importance: importance === 1 || importance === 2 || importance === 3 ? importance : undefined,
      section,
      tags: [...tags, ...(Array.isArray(more) ? more.filter((tag) => typeof tag === "string") : [])],
      ext: Object.keys(kept).length > 0 ? { argdown: kept } : undefined,
      place: placeOf(claim.members[0]?.line),
    });
  }

  const last = new Map(steps.map((step) => [step.argument, step]));
  const inferences = [
    ...steps.map((step) => ({ line: step.line, add: () => addStep(step) })),
    ...links.map((link) => ({ line: link.line, add: () => addLink(link) })),
  ];
  for (const { add } of inferences.sort((a, b) => a.line - b.line)) add();

  function addStep(step: Step): void {
    const argument = things.get(step.argument);
    const end = auxiliaries.get(step.conclusion);
    const isLast = last.get(step.argument) === step;
    const { id: named, scheme, cue, stated, comment, ...others } = { ...(isLast ? argument?.data : {}), ...step.data };
    const title = argument?.title;
    const kept = {
      ...(title !== undefined && title !== safeTitle(ids.get(step.key) ?? "") ? { title } : {}),
      ...(step.rules.length > 1 ? { rules: step.rules.slice(1) } : {}),
      ...(argument !== undefined && argument.tags.size > 0 && isLast ? { tags: [...argument.tags] } : {}),
      ...keptData(others, ["uses", "inferences", "isCanonical"]),
    };
    draft.inference(step.key, {
      id: ids.get(step.key),
      premises: step.premises,
      conclusion: end?.to ?? step.conclusion,
      polarity: end === undefined || end.type === "support" ? "support" : "attack",
      scheme: idOf(scheme) ?? step.rules[0],
      cue: textOf(cue),
      stated: stated === false ? false : undefined,
      comment: textOf(comment) ?? (isLast && argument !== undefined ? saidBy(argument).text : undefined),
      ext: Object.keys(kept).length > 0 ? { argdown: kept } : undefined,
      place: placeOf(step.line),
    });
  }

  function addLink({ key, premise, conclusion, polarity, relation, line }: Link): void {
    const { scheme, cue, stated, comment } = metaOf(premise, polarity, ids.get(conclusion) ?? "");
    draft.inference(key, {
      id: ids.get(key),
      premises: [premise],
      conclusion,
      polarity,
      scheme: idOf(scheme),
      cue: textOf(cue),
      stated: stated === false ? false : undefined,
      comment: textOf(comment),
      ext: relation === undefined ? undefined : { argdown: { relation } },
      place: placeOf(line),
    });
  }

  const titles = new Map(sections.map(({ key, title }) => [key, title]));
  const prose = [...things.values()].filter(isProse).map((thing) => {
    const section = titles.get(thing.section ?? "");
    return { ...(section === undefined ? {} : { section }), text: thing.members[0]?.text ?? "" };
  });
  if (prose.length > 0)
    draft.warn(
      "prose",
      `Paragraphs without a title and relations are no claims here (${prose.length}); they are kept.`,
    );
  return draft.finish({ id, ...headFrom(document, claims, ids, prose) });
}

type Auxiliary = { readonly to: string; readonly type: RelationType };

/**
 * Conclusions that stand only for a step's attack, or its support of another step, as this project writes them: the
 * relation that they are in is the step's own end.
 */
function auxiliariesIn({ things, steps, relations }: ArgdownDocument): ReadonlyMap<string, Auxiliary> {
  const marked = new Set([...things.values()].filter(({ data }) => data.auxiliary === true).map(({ key }) => key));
  const last = new Map(steps.map((step) => [step.argument, step.key]));
  const uses = new Map<string, number>();
  const use = (key: string) => uses.set(key, (uses.get(key) ?? 0) + 1);
  for (const { premises, conclusion } of steps) for (const key of [...premises, conclusion]) use(key);
  const ends = new Map<string, Auxiliary>();
  for (const { from, to, type } of relations) {
    use(from);
    use(to);
    if (marked.has(from)) ends.set(from, { to: last.get(to) ?? to, type });
  }
  // Once as conclusion, once in a relation.
  return new Map([...ends].filter(([key]) => uses.get(key) === 2));
}

function linksFrom(
  { things, steps, relations }: ArgdownDocument,
  auxiliaries: ReadonlyMap<string, Auxiliary>,
  warn: (code: string, message: string, place?: string) => void,
): readonly Link[] {
  const last = new Map(steps.map((step) => [step.argument, step.key]));
  const links: Link[] = [];
  const add = (link: Omit<Link, "key">) => void links.push({ key: `relation ${links.length + 1}`, ...link });
  const undercuts: Undercut[] = [];
  for (const { type, from, to, line } of relations) {
    if (auxiliaries.has(from)) continue;
    const isSketch = things.has(to) && !last.has(to);
    if (type === "undercut" && isSketch) undercuts.push({ from, argument: to, line });
    else if (type === "contradictory" || type === "contrary") {
      add({ premise: from, conclusion: last.get(to) ?? to, polarity: "attack", relation: type, line });
      if (isSketch && from !== to) add({ premise: to, conclusion: from, polarity: "attack", relation: type, line });
    } else {
      const isWhole = last.has(to) && type === "attack";
      const polarity = type === "support" || type === "entails" ? "support" : "attack";
      const relation = isWhole || type === "entails" ? type : undefined;
      add({ premise: from, conclusion: last.get(to) ?? to, polarity, relation, line });
    }
  }
  const made = new Map<string, string[]>();
  for (const { premise, key } of links) append(made, premise, key);
  for (const { from, argument, line } of inwards(undercuts)) {
    const targets = made.get(argument) ?? [];
    for (const conclusion of targets.slice(0, UNDERCUT)) {
      add({ premise: from, conclusion, polarity: "attack", relation: undefined, line });
      append(made, from, `relation ${links.length}`);
    }
    if (targets.length > UNDERCUT)
      warn(
        "many-undercuts",
        `An undercut of an argument bears on its first ${UNDERCUT} inferences only.`,
        placeOf(line),
      );
    if (targets.length > 0) continue;
    warn("undercut-of-claim", "An undercut of what makes no inference is read as an attack on it.", placeOf(line));
    add({ premise: from, conclusion: argument, polarity: "attack", relation: "undercut", line });
  }
  return links;
}

type Undercut = { readonly from: string; readonly argument: string; readonly line: number };

/** Undercuts in an order in which what is undercut comes before its undercuts; those that run in circles come last. */
function inwards(undercuts: readonly Undercut[]): readonly Undercut[] {
  const waiting = new Map<string, number>();
  const onto = new Map<string, Undercut[]>();
  for (const undercut of undercuts) {
    waiting.set(undercut.from, (waiting.get(undercut.from) ?? 0) + 1);
    append(onto, undercut.argument, undercut);
  }
  const ordered = new Set(undercuts.filter(({ argument }) => !waiting.has(argument)));
  // A set that grows while it is gone through is a queue.
  for (const { from } of ordered) {
    const left = (waiting.get(from) ?? 0) - 1;
    waiting.set(from, left);
    if (left === 0) for (const next of onto.get(from) ?? []) ordered.add(next);
  }
  return [...new Set([...ordered, ...undercuts])];
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Inferences of one argument that one undercut is read to bear on: more would multiply what a hostile text says. */
const UNDERCUT = 32;

/** Each claim's, step's and link's id: the one that its data names, or one made of what it is called. */
function idsFor(
  { things, steps }: ArgdownDocument,
  claims: readonly Titled[],
  links: readonly Link[],
  metaOf: ReturnType<typeof metasIn>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  for (const { key, data } of claims) take(key, idOf(data.id));
  const stepCount = new Map<string, number>();
  for (const { argument } of steps) stepCount.set(argument, (stepCount.get(argument) ?? 0) + 1);
  for (const { key, data, argument } of steps)
    take(key, idOf(data.id) ?? (stepCount.get(argument) === 1 ? idOf(things.get(argument)?.data.id) : undefined));
  for (const claim of claims) make(claim.key, slugOf(claim.title ?? saidBy(claim).text ?? "") || "untitled");
  const at = new Map<string, number>();
  for (const { key, argument } of steps) {
    const number = (at.get(argument) ?? 0) + 1;
    at.set(argument, number);
    const name = slugOf(things.get(argument)?.title ?? "") || "argument";
    make(key, stepCount.get(argument) === 1 ? name : `${name}-${number}`);
  }
  for (const { key, premise, conclusion, polarity } of links) {
    take(key, idOf(metaOf(premise, polarity, ids.get(conclusion) ?? "").id));
    make(key, stepId(ids.get(premise) ?? "", polarity, ids.get(conclusion) ?? ""));
  }
  return ids;

  function take(key: string, id: string | undefined): void {
    if (id === undefined) return;
    ids.set(key, id);
    taken.add(id);
  }

  function make(key: string, wanted: string): void {
    if (ids.has(key)) return;
    let id = wanted;
    for (let count = counts.get(wanted) ?? 2; taken.has(id); count += 1) {
      id = `${wanted.slice(0, 240)}-${count}`;
      counts.set(wanted, count + 1);
    }
    take(key, id);
  }
}

/** What premises' data say of the inferences that each makes alone, by premise, polarity and the conclusion's id. */
function metasIn(things: ReadonlyMap<string, Titled>): (premise: string, polarity: string, conclusion: string) => Data {
  const metas = new Map<string, Data>();
  for (const { key, data } of things.values()) {
    for (const meta of listOf(data.inferences)) {
      const { for: supported, against } = (meta ?? {}) as Data;
      const polarity = supported === undefined ? "attack" : "support";
      metas.set(JSON.stringify([key, polarity, idOf(supported ?? against)]), (meta ?? {}) as Data);
    }
  }
  return (premise, polarity, conclusion) => metas.get(JSON.stringify([premise, polarity, conclusion])) ?? {};
}

function headFrom(
  { sections, frontMatter, isStrict }: ArgdownDocument,
  claims: readonly Titled[],
  ids: ReadonlyMap<string, string>,
  prose: readonly object[],
) {
  const { title, author, argumentMap, model, ...others } = frontMatter;
  const own = (typeof argumentMap === "object" && argumentMap !== null ? argumentMap : {}) as Data;
  const keyOf = new Map(claims.map(({ key }) => [ids.get(key), key]));
  const keysOf = (list: unknown) => listOf(list).flatMap((id) => keyOf.get(idOf(id)) ?? []);
  const headings = sections.map(({ title, level, data }) => ({ title, level, ...keptData(data, ["id", "summary"]) }));
  const isPlain = headings.every((heading) => heading.level === 1 && !("data" in heading));
  const kept = {
    ...(isStrict ? { mode: "strict" } : {}),
    ...(Object.keys(others).length > 0 ? { frontMatter: others } : {}),
    ...(isPlain ? {} : { headings }),
    ...(prose.length > 0 ? { prose } : {}),
  };
  return {
    title: textOf(title),
    summary: textOf(own.summary),
    language: languageOf(own.language),
    license: textOf(own.license),
    authors: [...listOf(own.authors), ...(Array.isArray(author) ? author : [author])].flatMap(
      (name) => textOf(name) ?? [],
    ),
    theses: Array.isArray(own.theses) ? keysOf(own.theses) : undefined,
    restatements: listOf(own.restatements).map(keysOf),
    holders: listOf(own.holders).flatMap((holder) => {
      const { id, name, kind } = (holder ?? {}) as Data;
      if (idOf(id) === undefined || textOf(name) === undefined) return [];
      return [
        { key: String(id), id: String(id), name: String(name), kind: HOLDER_KINDS.find((known) => known === kind) },
      ];
    }),
    sections: sections.map(({ key, title, data }) => ({
      key,
      name: title,
      id: idOf(data.id),
      summary: textOf(data.summary),
    })),
    ...(Object.keys(kept).length > 0 ? { ext: { argdown: kept } } : {}),
  };
}

/** What a thing says by its last definition, as Argdown shows it, or by the one that is marked; and what else it was worded as. */
function saidBy({ members }: Titled): { readonly text: string | undefined; readonly others: readonly string[] } {
  const said = members.filter(({ isReference }) => !isReference);
  const text = (said.findLast(({ data }) => data?.isCanonical === true) ?? said.at(-1))?.text;
  return { text, others: [...new Set(said.map((member) => member.text))].filter((other) => other !== text) };
}

/** What data says beyond what a map has a place for. */
function keptData(data: Data, known: readonly string[]): { readonly data?: Data } {
  const entries = Object.entries(data).filter(([name]) => !known.includes(name) && name !== "auxiliary");
  return entries.length > 0 ? { data: Object.fromEntries(entries) } : {};
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && /\S/u.test(value) ? value : undefined;
}

/** An id is any text, a blank one too. */
function idOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function languageOf(value: unknown): string | undefined {
  return typeof value === "string" && value.length >= 2 && value.length <= 35 ? value : undefined;
}

function placeOf(line: number | undefined): string {
  return line === undefined ? "" : `line ${line}`;
}
