/**
 * Argdown's items → what they say: statements and arguments by title, relations among them, premise-conclusion
 * structures, sections. What stands here is Argdown's own model, so that it can be held against Argdown's own reader.
 */
import type { Warning } from "../notation.ts";
import { type Item, type Member, scan } from "./scan.ts";
import type { Data } from "./yaml.ts";

/** A statement with all its members, or an argument with all its descriptions. Titles of the two are two namespaces. */
export type Titled = {
  readonly key: string;
  readonly isArgument: boolean;
  readonly title: string | undefined;
  readonly members: Member[];
  readonly tags: Set<string>;
  data: Data;
  /** The key of its section: where it is first said what it is, or first named. */
  section: string | undefined;
  /** Where that is in the text. */
  line: number;
  /** It stands in a relation or in a premise-conclusion structure. */
  isUsed: boolean;
};

export type Step = {
  /** `key` of the structure's argument and the step's place in it; relations name it. */
  readonly key: string;
  readonly argument: string;
  readonly premises: readonly string[];
  readonly conclusion: string;
  readonly rules: readonly string[];
  readonly data: Data;
  readonly line: number;
};

export type RelationType = "support" | "attack" | "undercut" | "contradictory" | "contrary" | "entails";

/** From and to are keys of statements, arguments or steps. */
export type Relation = {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly line: number;
};

export type Section = { readonly key: string; readonly title: string; readonly level: number; readonly data: Data };

export type ArgdownDocument = {
  /** By key, in the order of the text. */
  readonly things: ReadonlyMap<string, Titled>;
  readonly steps: readonly Step[];
  readonly relations: readonly Relation[];
  readonly sections: readonly Section[];
  readonly frontMatter: Data;
  readonly isStrict: boolean;
  readonly warnings: readonly Warning[];
};

type Structure = {
  readonly argument: Titled;
  readonly statements: { readonly key: string; readonly number: string; readonly isConclusion: boolean }[];
  readonly inferences: {
    readonly key: string;
    readonly at: number;
    readonly rules: readonly string[];
    readonly data: Data;
    readonly line: number;
  }[];
  /** The line of an inference came last, so a conclusion is due. */
  awaits: boolean;
};

export function documentFrom(source: string): ArgdownDocument {
  const { items, frontMatter = {}, warnings: found } = scan(source);
  const warnings = [...found];
  const warn = (code: string, message: string, line: number) =>
    void warnings.push({ code, message, place: `line ${line}` });
  const things = new Map<string, Titled>();
  const structures = new Map<string, Structure>();
  const sections: Section[] = [];
  const relations: Relation[] = [];
  let untitled = 0;

  function thingOf(member: Pick<Member, "isArgument" | "title">): Titled {
    const { isArgument, title } = member;
    if (title === undefined) untitled += 1;
    const key = `${isArgument ? "argument" : "statement"} ${title === undefined ? `#${untitled}` : `:${title}`}`;
    const known = things.get(key);
    if (known !== undefined) return known;
    const section = sections.at(-1)?.key;
    const more = {
      members: [],
      tags: new Set<string>(),
      data: {},
      section,
      line: Number.POSITIVE_INFINITY,
      isUsed: false,
    };
    const thing: Titled = { key, isArgument, title, ...more };
    things.set(key, thing);
    return thing;
  }

  function add(member: Member): Titled {
    const thing = thingOf(member);
    thing.members.push(member);
    for (const tag of member.tags) thing.tags.add(tag);
    thing.data = { ...thing.data, ...member.data };
    const isInGroup = member.data?.isInGroup;
    const isSaid = !member.isReference && thing.line === Number.POSITIVE_INFINITY;
    if (isSaid) thing.line = member.line;
    if (isInGroup === true || (isInGroup === undefined && isSaid)) thing.section = sections.at(-1)?.key;
    return thing;
  }

  /** What relations under it hang on: each with its indentation, the root at the bottom. */
  let parents: { readonly indent: number; readonly key: string }[] = [];
  let structure: Structure | undefined;
  /** The argument that came just before: a premise-conclusion structure belongs to it. */
  let before: Titled | undefined;

  function relate(member: Member): void {
    let { indent } = member;
    const above = parents.at(-1)?.indent ?? -1;
    // What is indented less than the line before, but more than any above it, is on the level of the nearest above.
    while (parents.length > 1 && (parents.at(-1)?.indent ?? 0) > member.indent) parents.pop();
    if (parents.length > 1 && (indent < above || indent === parents.at(-1)?.indent))
      indent = parents.pop()?.indent ?? indent;
    const parent = parents.at(-1);
    const thing = add(member);
    if (parent === undefined || member.arrow === undefined) {
      warn("no-parent", "A relation stands under nothing; what it names stands alone.", member.line);
      parents = [{ indent: -1, key: thing.key }];
      return;
    }
    if (member.isFresh)
      warn("after-blank-line", "A relation after a blank line is read as if there were none.", member.line);
    const { relation: type, outgoing } = member.arrow;
    const [from, to] = outgoing ? [parent.key, thing.key] : [thing.key, parent.key];
    relations.push({ type, from, to, line: member.line });
    parents.push({ indent, key: thing.key });
  }

  function number(member: Member): void {
    const last = structure?.statements.at(-1);
    const goesOn =
      structure !== undefined &&
      (!member.isFresh || structure.awaits || !last?.isConclusion || Number(member.number) > Number(last.number));
    if (!goesOn || structure === undefined) {
      let argument = before ?? thingOf({ isArgument: true, title: undefined });
      if (structures.has(argument.key)) {
        warn(
          "second-structure",
          "An argument has two premise-conclusion structures; each is an argument here.",
          member.line,
        );
        argument = thingOf({ isArgument: true, title: undefined });
      }
      structure = { argument, statements: [], inferences: [], awaits: false };
      structures.set(argument.key, structure);
    }
    if (member.isArgument)
      warn("argument-as-premise", "An argument is no premise; a statement of its title is.", member.line);
    const thing = add({ ...member, isArgument: false });
    thing.isUsed = true;
    structure.statements.push({ key: thing.key, number: member.number ?? "", isConclusion: structure.awaits });
    structure.awaits = false;
    parents = [{ indent: -1, key: thing.key }];
    before = undefined;
  }

  function infer({ rules, data = {}, line }: Extract<Item, { kind: "inference" }>): void {
    if (structure === undefined || structure.statements.length === 0 || structure.awaits) {
      warn("stray-inference", "The line of an inference stands where nothing is concluded; it is left out.", line);
      return;
    }
    const { argument, statements, inferences } = structure;
    const key = `step ${inferences.length + 1} of ${argument.key}`;
    inferences.push({ key, at: statements.length, rules, data, line });
    structure.awaits = true;
    parents = [{ indent: -1, key }];
  }

  for (const item of items) {
    if (item.kind === "heading") {
      sections.push({
        key: `section ${sections.length + 1}`,
        title: item.text,
        level: item.level,
        data: item.data ?? {},
      });
      structure = undefined;
      before = undefined;
      parents = [];
    } else if (item.kind === "inference") infer(item);
    else if (item.arrow !== undefined) relate(item);
    else if (item.number !== undefined) number(item);
    else if (structure?.awaits === true && !item.isArgument) {
      warn("unnumbered-conclusion", "A conclusion has no number.", item.line);
      number({ ...item, number: "" });
    } else {
      const thing = add(item);
      structure = undefined;
      before = item.isArgument ? thing : undefined;
      parents = [{ indent: -1, key: thing.key }];
    }
  }

  const steps = [...structures.values()].flatMap((structure) => stepsOf(structure, warn));
  const isStrict = (frontMatter.model as Data | undefined)?.mode === "strict";
  const settled = settle(relations, things, steps, isStrict);
  for (const { from, to } of settled) {
    for (const thing of [things.get(from), things.get(to)]) if (thing !== undefined) thing.isUsed = true;
  }
  return { things, steps, relations: settled, sections, frontMatter, isStrict, warnings };
}

/** Each inference with the premises since the one before and that one's conclusion, or with those that it says it uses. */
function stepsOf(
  { argument, statements, inferences, awaits }: Structure,
  warn: (code: string, message: string, line: number) => void,
): readonly Step[] {
  const complete = awaits ? inferences.slice(0, -1) : inferences;
  const line = inferences.at(-1)?.line ?? argument.members.at(-1)?.line ?? 1;
  const left = new Set(statements.filter(({ isConclusion }) => !isConclusion).map(({ key }) => key));
  if (awaits) warn("no-conclusion", "The last inference of an argument has no conclusion; it is left out.", line);
  let from = 0;
  const steps = complete.map(({ at, ...inference }): Step => {
    const uses = Array.isArray(inference.data.uses) ? inference.data.uses.map(String) : [];
    const named = statements.slice(0, at).filter(({ number }) => uses.includes(number));
    const premises = [...new Set((named.length > 0 ? named : statements.slice(from, at)).map(({ key }) => key))];
    for (const premise of premises) left.delete(premise);
    from = at;
    return { ...inference, argument: argument.key, premises, conclusion: statements[at]?.key ?? "" };
  });
  if (left.size > 0)
    warn("unused-premise", "Premises of an argument are used by none of its inferences; they stand alone.", line);
  return steps;
}

/**
 * Relations as Argdown's model settles them: once each; from a reconstructed argument is from its main conclusion, an
 * undercut of one is of its last inference; in strict mode statements entail each other or are contrary; what attacks
 * a premise need not attack its argument as well.
 */
function settle(
  relations: readonly Relation[],
  things: ReadonlyMap<string, Titled>,
  steps: readonly Step[],
  isStrict: boolean,
): readonly Relation[] {
  const last = new Map(steps.map((step) => [step.argument, step]));
  const conclusions = new Map(
    steps.flatMap(({ argument, key, conclusion }) => [
      [key, conclusion],
      [argument, conclusion],
    ]),
  );
  const isStatement = (key: string) => things.get(key)?.isArgument === false;
  const seen = new Set<string>();
  const settled: Relation[] = [];
  for (const relation of relations) {
    const from = conclusions.get(relation.from) ?? relation.from;
    const to = (relation.type === "undercut" ? last.get(relation.to)?.key : undefined) ?? relation.to;
    // That an argument supports its own conclusion is what its structure says already.
    if (from === to && from !== relation.from && relation.type === "support") continue;
    let { type } = relation;
    if (isStrict && isStatement(from) && isStatement(to)) {
      if (type === "support") type = "entails";
      else if (type === "attack") type = "contrary";
    }
    const isSymmetric = type === "contrary" || type === "contradictory";
    const signs = [JSON.stringify([type, from, to]), ...(isSymmetric ? [JSON.stringify([type, to, from])] : [])];
    if (signs.some((sign) => seen.has(sign))) continue;
    for (const sign of signs) seen.add(sign);
    settled.push({ ...relation, type, from, to });
  }
  const denied = setsOf(
    settled
      .filter(({ type }) => type === "attack" || type === "contrary" || type === "contradictory")
      .flatMap(({ type, from, to }) => [[from, to] as const, ...(type === "attack" ? [] : [[to, from] as const])]),
  );
  const premises = setsOf(
    steps.flatMap(({ argument, premises }) => premises.map((premise) => [argument, premise] as const)),
  );
  return settled.filter(
    ({ type, from, to }) => type !== "attack" || !isStatement(from) || !meet(denied.get(from), premises.get(to)),
  );
}

function setsOf(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, Set<string>>();
  for (const [key, value] of pairs) {
    const set = sets.get(key);
    if (set === undefined) sets.set(key, new Set([value]));
    else set.add(value);
  }
  return sets;
}

/** Whether two sets share something; the smaller one is gone through. */
function meet(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const value of small) if (large.has(value)) return true;
  return false;
}
