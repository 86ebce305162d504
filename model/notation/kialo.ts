/**
 * Kialo's text export: a discussion as numbered lines, `1.2.1. Pro: text`, where the number is the way from the thesis.
 *
 * A claim that is used again is a link, `1.3. Con: -> See 1.2.1.`, so the tree is a graph; links may lead forwards.
 * Escapes of Kialo's Markdown, such as `\(`, are the text's own and stay.
 */
import { type Connections, connect } from "../connections.ts";
import type { Inference } from "../map.ts";
import { createDraft } from "./draft.ts";
import { loss, lossesOf, lossOfExt } from "./losses.ts";
import { type Imported, mapOfPart, type Notation, notOfThisFormat, type Part, type Written } from "./notation.ts";

const TITLE = /^Discussion Title:[ \t]*(.*)$/su;
const NUMBERED = /^[ \t]*(\d+(?:\.\d+)*)\.(?:[ \t]+(.*))?$/su;
const SIDE = /^(Pro|Con):(?:[ \t]+|$)/u;
const LINK = /^-> See (\d+(?:\.\d+)*)\.?[ \t]*$/u;

/** Levels of numbers that are written before a branch goes on as a root of its own: numbers grow with each level. */
const DEPTH = 100;

export const kialo: Notation = {
  id: "kialo.txt",
  name: "Kialo text export",
  mediaType: "text/plain",
  endings: ["txt"],
  read: readKialo,
  write: writeKialo,
  recognises: (text) =>
    /^\uFEFF?\s{0,100}Discussion Title:/u.test(text) || /^[ \t]*1(?:\.\d+){1,50}\. (?:Pro|Con): /mu.test(text),
};

type Entry = {
  readonly path: string;
  readonly line: number;
  readonly side: "Pro" | "Con" | undefined;
  readonly text: string;
};

function readKialo(text: string, id: string): Imported {
  const { title, entries, before } = entriesOf(text);
  if (entries.length === 0)
    throw notOfThisFormat("This is no text export of Kialo: no line starts with a number such as 1.1. and a claim.");
  const draft = createDraft();
  if (before > 0) draft.warn("unnumbered-text", "The lines before the first number are left out.", `line ${before}`);

  const links = new Map<string, string>();
  const claims = new Map<string, Entry>();
  for (const entry of entries) {
    const place = `line ${entry.line}`;
    if (claims.has(entry.path) || links.has(entry.path)) {
      draft.warn("duplicate-key", `${entry.path}. stands twice; the first is kept.`, place);
      continue;
    }
    const link = LINK.exec(entry.text)?.[1];
    if (link !== undefined && entry.side !== undefined) links.set(entry.path, link);
    else {
      claims.set(entry.path, entry);
      draft.claim(entry.path, { text: entry.text.replace(/^\\->/u, "->"), place });
    }
  }

  const claimAt = resolver(links, claims);
  const theses: string[] = [];
  /** What links lead to that has not come yet: a branch that goes on from a root is no thesis. */
  const awaited = new Set<string>();
  for (const { path, side, line } of entries) {
    const place = `line ${line}`;
    const parentPath = path.slice(0, Math.max(0, path.lastIndexOf(".")));
    if (parentPath === "" || side === undefined) {
      if (parentPath !== "") draft.warn("no-side", `${path}. is neither Pro nor Con; it stands alone.`, place);
      if (!awaited.has(path)) theses.push(path);
      continue;
    }
    const premise = claimAt(path);
    const conclusion = claimAt(parentPath);
    if (premise === undefined) {
      draft.warn("unknown-link", `${path}. leads to ${links.get(path)}., which is no claim; it is left out.`, place);
    } else if (conclusion === undefined) {
      draft.warn("missing-parent", `There is no ${parentPath}. above ${path}.; the claim stands alone.`, place);
      if (premise === path) theses.push(path);
    } else if (!draft.has(`${path} ${side}`)) {
      awaited.add(premise);
      draft.inference(`${path} ${side}`, {
        id: `${path}-${side.toLowerCase()}`,
        premises: [premise],
        conclusion,
        polarity: side === "Pro" ? "support" : "attack",
        place,
      });
    }
  }
  return draft.finish({ id, title, theses });
}

function entriesOf(text: string): { title: string | undefined; entries: readonly Entry[]; before: number } {
  let title: string | undefined;
  let before = 0;
  const entries: (Omit<Entry, "text"> & { readonly lines: string[] })[] = [];
  for (const [at, line] of text
    .replace(/^\uFEFF/u, "")
    .split(/\r\n?|\n/u)
    .entries()) {
    const [, path, rest = ""] = NUMBERED.exec(line) ?? [];
    if (path !== undefined) {
      // A thesis has no side: what looks like one is its text.
      const side = path.includes(".") ? SIDE.exec(rest) : null;
      const lines = [rest.slice(side?.[0].length ?? 0)];
      entries.push({ path, line: at + 1, side: side?.[1] as Entry["side"], lines });
    } else if (line.trim() !== "" && entries.length > 0) entries.at(-1)?.lines.push(line.trim());
    else if (title === undefined && TITLE.test(line)) title = TITLE.exec(line)?.[1]?.trim();
    else if (line.trim() !== "") before = at + 1;
  }
  return {
    title,
    entries: entries.map(({ lines, ...entry }) => ({ ...entry, text: lines.join("\n").trim() })),
    before,
  };
}

/** Path → the path of the claim that is meant there, by way of any number of links; `undefined` where they lead nowhere. */
function resolver(links: ReadonlyMap<string, string>, claims: ReadonlyMap<string, unknown>) {
  const known = new Map<string, string | undefined>();
  return (path: string): string | undefined => {
    const passed: string[] = [];
    let at: string | undefined = path;
    while (at !== undefined && !claims.has(at) && !known.has(at)) {
      passed.push(at);
      known.set(at, undefined); // Links that run in a circle lead nowhere.
      at = links.get(at);
    }
    const end = at !== undefined && claims.has(at) ? at : known.get(at ?? "");
    for (const each of passed) known.set(each, end);
    return end;
  };
}

function writeKialo(part: Part): Written {
  const map = mapOfPart(part);
  const connections = connect(map);
  /** Each line without what only becomes known later: the path of the claim that it leads to. */
  const lines: { readonly start: string; readonly link?: string }[] = [];
  const paths = new Map<string, string>();
  const deferred = new Set<string>();
  const textOf = (id: string) => oneLine(connections.claims.get(id)?.text ?? "");
  let roots = 0;

  const writeFrom = (claim: string) => {
    roots += 1;
    const root = String(roots);
    paths.set(claim, root);
    lines.push({ start: `${root}. ${textOf(claim)}` });
    /** The claims on the way down, each with what is still to be written under it. */
    const open = [{ path: root, children: childrenOf(connections, claim), next: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const child = top.children[top.next];
      if (child === undefined) {
        open.pop();
        continue;
      }
      top.next += 1;
      const path = `${top.path}.${top.next}`;
      if (paths.has(child.claim) || open.length >= DEPTH) {
        deferred.add(child.claim);
        lines.push({ start: `${path}. ${child.side}: -> See `, link: child.claim });
      } else {
        paths.set(child.claim, path);
        lines.push({ start: `${path}. ${child.side}: ${textOf(child.claim).replace(/^(?=->)/u, "\\")}` });
        open.push({ path, children: childrenOf(connections, child.claim), next: 0 });
      }
    }
  };
  for (const id of [...map.theses, ...map.claims.map(({ id }) => id)]) {
    if (!paths.has(id)) writeFrom(id);
    for (const claim of deferred) if (!paths.has(claim)) writeFrom(claim);
    deferred.clear();
  }

  const body = lines.map(({ start, link }) => (link === undefined ? start : `${start}${paths.get(link)}.`));
  const undercuts = map.inferences.filter(({ conclusion }) => connections.inferences.has(conclusion)).length;
  const sides = map.inferences.reduce((count, { premises }) => count + premises.length, 0);
  const used = map.theses.filter((id) => connections.from(id).length > 0).length;
  return {
    content: `${[`Discussion Title: ${oneLine(map.title)}`, "", ...body].join("\n")}\n`,
    losses: [
      ...lossesOf(map, []),
      ...loss("undercuts", "What bears on an inference is written under that inference's premise.", undercuts),
      ...loss(
        "repeated-inferences",
        "A claim is written once for and once against another.",
        sides + roots - lines.length,
      ),
      ...loss("theses", "Theses that are reasons for others are written as such.", used),
      ...lossOfExt(map, []),
    ],
  };
}

type Child = { readonly claim: string; readonly side: "Pro" | "Con" };

/** What is written under a claim: the premises for and against it, and for and against the steps that it makes. */
function childrenOf(connections: Connections, claim: string): readonly Child[] {
  const steps = connections.from(claim).filter(({ premises }) => premises[0] === claim);
  const into: readonly Inference[] = [claim, ...steps.map(({ id }) => id)].flatMap(connections.into);
  const seen = new Set<string>();
  return into
    .flatMap(({ premises, polarity }) =>
      premises.map((claim): Child => ({ claim, side: polarity === "support" ? "Pro" : "Con" })),
    )
    .filter(({ claim, side }) => {
      const sign = `${side} ${claim}`;
      return !seen.has(sign) && seen.add(sign);
    });
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/gu, " ").trim();
}
