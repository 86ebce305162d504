/**
 * A Markdown outline of an argument, to be read on a page that shows Markdown, and by hand. There is no standard; this is ours:
 *
 *     # Title
 *
 *     - **Thesis:** What is argued for. [its-id]
 *       - **Pro:** A reason. [another]
 *         - **Con (step):** Why the reason does not bear on the thesis. [a-third]
 *       - **Con, together:**
 *         - One of several premises that only work together. [b]
 *         - see [another]
 *
 * Each claim stands in full once; elsewhere it is named by its id. Read, `Pro` and `Con` may be written plainly, ids
 * may be missing, and list marks, indentation and headings are Markdown's.
 */
import { connect } from "../connections.ts";
import type { Inference } from "../map.ts";
import { stepId } from "./argdown/titles.ts";
import { createDraft, slugOf } from "./draft.ts";
import { loss, lossesOf, lossOfExt } from "./losses.ts";
import { type Imported, mapOfPart, type Notation, notOfThisFormat, type Part, type Written } from "./notation.ts";

const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/su;
const SIDE = /^(?:\*\*)?(Thesis|Pro|Con|Because|But)(, together)?( \(step\))?:(?:\*\*)?(?:[ \t]+|$)/iu;
const ID = /(?:^|[ \t])\[((?:\\.|[^\\[\]])+)\]$/su;
const SEE = /^see \[((?:\\.|[^\\[\]])+)\]$/su;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*)$/su;

/** Levels down to which claims are written where they are first used; deeper ones start lists of their own. */
const DEPTH = 24;
/** Levels below which nothing is written at all: lines grow with each. */
const DEEPEST = 200;

export const markdown: Notation = {
  id: "md",
  name: "Markdown outline",
  mediaType: "text/markdown",
  endings: ["markdown"],
  read: readMarkdown,
  write: writeMarkdown,
  recognises: (text) => /^[ \t]{0,80}[-*+][ \t]{1,4}(?:\*\*)?(?:Thesis|Pro|Con)\b[^\n:]{0,20}:/mu.test(text),
};

/** An item on the way down to the one that is read. */
type Open = {
  readonly indent: number;
  /** Undefined where the item only joins the premises under it. */
  readonly claim: string | undefined;
  /** The inference that the item makes or is. */
  readonly step: Step | undefined;
};

type Step = {
  readonly key: string;
  readonly premises: string[];
  readonly conclusion: string;
  readonly polarity: "support" | "attack";
  readonly place: string;
};

type Line = {
  readonly indent: number;
  readonly body: string;
  readonly number: number;
  readonly section: string | undefined;
};

function readMarkdown(text: string, id: string): Imported {
  const { title, summary, items, unread } = linesOf(text);
  if (items.length === 0) throw notOfThisFormat("This is no Markdown outline: it has no list.");
  const draft = createDraft();
  if (unread > 0)
    draft.warn("prose", "Paragraphs below the first list item or heading are left out.", `line ${unread}`);

  const steps: Step[] = [];
  const named = new Map<string, string>();
  const theses: string[] = [];
  let plain = 0;
  const open: Open[] = [];
  // Ids first: a claim may be named before it stands in full.
  const bodies = items.map((item) => ({ ...item, ...partsOf(item.body) }));
  for (const { id } of bodies) if (id !== undefined) named.set(id, `claim ${id}`);

  for (const { indent, number, side, isJoint, ofStep, see, id, body, section } of bodies) {
    const place = `line ${number}`;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    const parent = open.at(-1);
    const isPremise = parent !== undefined && parent.claim === undefined && side === undefined;
    let claim: string | undefined;
    if (!isJoint) {
      claim = (see === undefined ? named.get(id ?? "") : named.get(see)) ?? `line ${number}`;
      if (see !== undefined && !named.has(see))
        draft.warn("unknown-link", `Nothing is called ${see.slice(0, 80)}.`, place);
      else if (see === undefined && (id === undefined || !draft.has(claim))) {
        draft.claim(claim, { id: id ?? (slugOf(body) || `claim-${number}`), text: body, section, place });
      } else if (see === undefined) draft.warn("duplicate-key", `${id} stands twice; the first is kept.`, place);
    }
    let step: Step | undefined;
    if (isPremise) {
      step = parent.step;
      if (claim !== undefined) step?.premises.push(claim);
    } else if (parent !== undefined || isJoint) {
      if (side === undefined) plain += 1;
      if (ofStep && parent?.step === undefined)
        draft.warn("no-step", "There is no step above that this bears on.", place);
      const conclusion = ((ofStep || parent?.claim === undefined) && parent?.step?.key) || parent?.claim || "";
      step = {
        key: `step ${steps.length + 1}`,
        premises: claim === undefined ? [] : [claim],
        conclusion,
        polarity: side === "con" || side === "but" ? "attack" : "support",
        place,
      };
      steps.push(step);
    } else if (side === "thesis" && claim !== undefined) theses.push(claim);
    open.push({ indent, claim, step });
  }
  if (plain > 0)
    draft.warn("no-side", `Items that are neither Pro nor Con are read as reasons for those above (${plain}).`);
  const ids = new Set<string>();
  for (const { key, ...step } of steps) draft.inference(key, { id: uniqueId(step, ids), ...step });
  return draft.finish({ id, title, summary, theses: theses.length > 0 ? theses : undefined });
}

function uniqueId({ premises, conclusion, polarity }: Omit<Step, "key">, taken: Set<string>): string {
  const name = (key: string) => key.replace(/^claim /u, "").replace(/^(?:line|step) /u, "");
  const wanted = stepId(premises.slice(0, 4).map(name).join("-"), polarity, name(conclusion)).slice(0, 240);
  let id = wanted;
  for (let at = 2; taken.has(id); at += 1) id = `${wanted}-${at}`;
  taken.add(id);
  return id;
}

/** What a list item says, taken apart. */
function partsOf(body: string) {
  const [start = "", side, together, step] = SIDE.exec(body) ?? [];
  const rest = body.slice(start.length).trim();
  const see = SEE.exec(rest)?.[1];
  const id = see === undefined ? ID.exec(rest) : null;
  return {
    side: side?.toLowerCase(),
    isJoint: together !== undefined && rest === "",
    ofStep: step !== undefined,
    see: see === undefined ? undefined : unescaped(see),
    id: id?.[1] === undefined ? undefined : unescaped(id[1]),
    body: unescaped(rest.slice(0, id?.index ?? rest.length)).trim(),
  };
}

function linesOf(text: string) {
  const items: (Omit<Line, "body"> & { readonly parts: string[] })[] = [];
  const summary: string[] = [];
  let title: string | undefined;
  let section: string | undefined;
  let unread = 0;
  for (const [at, line] of text
    .replace(/^\uFEFF/u, "")
    .split(/\r\n?|\n/u)
    .entries()) {
    const heading = HEADING.exec(line)?.[1]
      ?.trimEnd()
      .replace(/(?<=[ \t])#+$/u, "")
      .trim();
    const [, space = "", body] = ITEM.exec(line) ?? [];
    const isContinued = items.length > 0 && /^[ \t]/u.test(line);
    if (line.trim() === "") continue;
    if (heading !== undefined && title === undefined && items.length === 0) title = unescaped(heading);
    else if (heading !== undefined) section = unescaped(heading);
    else if (body !== undefined)
      items.push({ indent: space.replaceAll("\t", "    ").length, parts: [body], number: at + 1, section });
    else if (isContinued) items.at(-1)?.parts.push(line.trim());
    else if (items.length === 0 && section === undefined) summary.push(line.trim());
    else unread ||= at + 1;
  }
  return {
    title,
    summary: summary.length > 0 ? unescaped(summary.join(" ")) : undefined,
    items: items.map(({ parts, ...item }): Line => ({ ...item, body: parts.join(" ").trim() })),
    unread,
  };
}

/** Something still to be written: an inference under what it bears on, or a claim, with the step that it makes. */
type Task =
  | { readonly inference: Inference; readonly level: number; readonly ofStep: boolean }
  | { readonly claim: string; readonly level: number; readonly start: string; readonly step: Inference | undefined };

function writeMarkdown(part: Part): Written {
  const map = mapOfPart(part);
  const connections = connect(map);
  const lines: string[] = [];
  const done = new Set<string>();
  const deferred = new Set<string>();
  let inferences = 0;

  const put = (level: number, text: string) => void lines.push(`${"  ".repeat(level)}- ${text}`);
  const onto = (id: string, level: number, ofStep: boolean): readonly Task[] =>
    connections.into(id).map((inference) => ({ inference, level, ofStep }));

  const writeFrom = (root: string, start: string) => {
    const open: Task[] = [{ claim: root, level: 0, start, step: undefined }];
    for (let task = open.pop(); task !== undefined; task = open.pop()) {
      if (task.level > DEEPEST) continue;
      for (const next of "claim" in task ? writeClaim(task) : writeInference(task)) open.push(next);
    }
  };
  let nested = 0;
  for (const thesis of map.theses) {
    if (done.has(thesis)) nested += 1;
    else writeFrom(thesis, "**Thesis:** ");
  }
  for (const { id } of map.claims) {
    for (const claim of deferred) if (!done.has(claim)) writeFrom(claim, "");
    deferred.clear();
    if (!done.has(id)) writeFrom(id, "");
  }

  /** @returns What is to be written under it, the last first. */
  function writeClaim({ claim, level, start, step }: Extract<Task, { claim: string }>): readonly Task[] {
    const under = step === undefined || step.premises.length > 1 ? [] : onto(step.id, level + 1, true);
    const id = markdownOf(claim);
    if (done.has(claim) || level >= DEPTH) {
      deferred.add(claim);
      put(level, `${start}see [${id}]`);
      return under.toReversed();
    }
    done.add(claim);
    const text = markdownOf(oneLine(connections.claims.get(claim)?.text ?? ""));
    put(level, `${start}${start === "" ? guarded(text) : text} [${id}]`);
    return [...under, ...onto(claim, level + 1, false)].reverse();
  }

  function writeInference({ inference, level, ofStep }: Extract<Task, { inference: Inference }>): readonly Task[] {
    inferences += 1;
    const { id, premises, polarity } = inference;
    const side = `${polarity === "support" ? "Pro" : "Con"}${premises.length > 1 ? ", together" : ""}${ofStep ? " (step)" : ""}`;
    const [premise = ""] = premises;
    if (premises.length === 1) return [{ claim: premise, level, start: `**${side}:** `, step: inference }];
    put(level, `**${side}:**`);
    const claims = premises.map((claim): Task => ({ claim, level: level + 1, start: "", step: inference }));
    return [...claims, ...onto(id, level + 1, true)].reverse();
  }

  const { summary, ...rest } = map;
  const head = [
    `# ${markdownOf(oneLine(map.title))}`,
    ...(summary === undefined ? [] : [guarded(markdownOf(oneLine(summary)))]),
  ];
  return {
    content: `${[...head, lines.join("\n")].join("\n\n")}\n`,
    losses: [
      ...lossesOf(rest, ["linked-premises"]).filter(({ code }) => code !== "ids"),
      ...loss("inference-ids", "Ids of inferences are left out.", map.inferences.length),
      ...loss("theses", "Theses that are reasons for other theses stand under those.", nested),
      ...loss(
        "circling-inferences",
        "Inferences that lead to no claim, only to each other, or lie too deep, are left out.",
        map.inferences.length - inferences,
      ),
      ...lossOfExt(map, []),
    ],
  };
}

function oneLine(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, " ").trim();
}

/** A text in which nothing is markup. An underscore within a word marks nothing, and addresses have them. */
function markdownOf(text: string): string {
  return text.replace(/[\\`*[\]<>&~|#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** A text as it can start a line: no list, quotation or heading, and no side of ours. */
function guarded(text: string): string {
  if (SIDE.test(text)) return text.replace(":", "\\:");
  return text.replace(/^(?=[-+=])/u, "\\").replace(/^(\d+)(?=[.)](?:\s|$))/u, "$1\\");
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/gu, "$1");
}
