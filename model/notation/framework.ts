/**
 * A map ↔ an abstract argumentation framework: arguments and attacks, nothing else (Dung 1995).
 *
 * On the way out every claim is an argument. An attack by one premise, which nothing targets in turn, is an attack. Every
 * other inference is an argument too, with more arguments for what is not so where attacks alone can't say it:
 *
 *     not p          attacked by p, attacks each inference that needs p: it holds only if all its premises do
 *     unsupported c  attacked by each inference for c, attacks c: what is argued for stands only if one of these holds
 *
 * So exactly those claims and inferences are in the grounded extension that are labelled `in` (`evaluation/labelling.ts`),
 * and it attacks those labelled `out`. But claims that only support each other in a circle are out by that rule, and
 * undecided in a framework. Inferences for inferences attack nothing: labels do not depend on them.
 */
import { prepare } from "../evaluation/arrays.ts";
import { quoted } from "../problems.ts";
import { createDraft, slugOf } from "./draft.ts";
import { loss, lossesOf, lossOfExt, lossOfTheses, lossOfTitle } from "./losses.ts";
import { type Imported, type Loss, mapOfPart, type Part, type Warning } from "./notation.ts";
import { printable } from "./plain-graph.ts";

/** `id` is a claim's or an inference's own; what is only there for the translation is called by its text. */
export type FrameworkArgument = { readonly id: string; readonly text: string };

export type Framework = {
  readonly arguments: readonly FrameworkArgument[];
  /** Attacker and attacked, as places in the list of arguments. */
  readonly attacks: readonly (readonly [number, number])[];
};

export function frameworkOf(part: Part): { readonly framework: Framework; readonly losses: readonly Loss[] } {
  const map = mapOfPart(part);
  const found: FrameworkArgument[] = [];
  const places = new Map<string, number>();
  /** The place of an argument; claims and inferences share one namespace, and nothing else starts as these do. */
  const place = (key: string, id: string, text: string): number => {
    const at = places.get(key) ?? found.push({ id, text: oneLine(text) }) - 1;
    places.set(key, at);
    return at;
  };
  const attacks: [number, number][] = [];
  const texts = new Map(map.claims.map(({ id, text }) => [id, text]));
  for (const { id, text } of map.claims) place(`is ${id}`, id, text);
  const targeted = new Set(map.inferences.map(({ conclusion }) => conclusion));
  const isPlain = ({ id, premises, polarity }: (typeof map.inferences)[number]) =>
    polarity === "attack" && premises.length === 1 && !targeted.has(id);
  const steps = map.inferences.filter((inference) => !isPlain(inference));
  for (const { id, polarity } of steps) place(`is ${id}`, id, polarity === "support" ? "a step for" : "a step against");
  const of = (id: string) => places.get(`is ${id}`) ?? 0; // every claim and step has a place by now

  for (const inference of map.inferences) {
    const { id, premises, conclusion, polarity } = inference;
    if (isPlain(inference)) {
      for (const premise of premises) attacks.push([of(premise), of(conclusion)]);
      continue;
    }
    for (const premise of premises) {
      const isNew = !places.has(`not ${premise}`);
      const denial = place(`not ${premise}`, `not ${premise}`, `not: ${texts.get(premise)}`);
      if (isNew) attacks.push([of(premise), denial]);
      attacks.push([denial, of(id)]);
    }
    if (polarity === "attack") attacks.push([of(id), of(conclusion)]);
    else if (texts.has(conclusion)) {
      const isNew = !places.has(`unsupported ${conclusion}`);
      const lack = place(
        `unsupported ${conclusion}`,
        `unsupported ${conclusion}`,
        `no support: ${texts.get(conclusion)}`,
      );
      if (isNew) attacks.push([lack, of(conclusion)]);
      attacks.push([of(id), lack]);
    }
  }

  const { ringOf, isInference } = prepare(map);
  const inRings = [...ringOf].filter((ring, node) => ring >= 0 && isInference[node] === 0).length;
  const idle = steps.filter(({ polarity, conclusion }) => polarity === "support" && !texts.has(conclusion)).length;
  return {
    framework: { arguments: found, attacks },
    losses: [
      ...loss(
        "steps-as-arguments",
        `Inferences that support, need several premises or are targeted themselves are arguments, with ${
          found.length - map.claims.length - steps.length
        } more for what is not so.`,
        steps.length,
      ),
      ...loss("idle-support", "Inferences for inferences are arguments that attack nothing.", idle),
      ...loss(
        "support-circles",
        "Claims that support each other in a circle may be undecided in place of out.",
        inRings,
      ),
      ...loss("attack-ids", "Ids of inferences that are attacks are left out.", map.inferences.length - steps.length),
      ...loss(
        "one-line",
        "Texts stand on one line, without control characters.",
        map.claims.filter(({ text }) => oneLine(text) !== text).length,
      ),
      ...lossesOf(map, ["ids", "linked-premises"]),
      ...lossOfTheses(map),
      ...lossOfTitle(map),
      ...lossOfExt(map, []),
    ],
  };
}

/** A text as a comment or a label holds it. */
function oneLine(text: string): string {
  return printable(text)
    .replace(/[\s\u{85}]+/gu, " ")
    .trim();
}

/**
 * A name for each argument that a format allows: its id where that is allowed, else a slug of it, never twice the same.
 */
export function namesOf({ arguments: found }: Framework, allows: (name: string) => boolean): readonly string[] {
  const taken = new Set(found.map(({ id }) => id).filter(allows));
  const tries = new Map<string, number>();
  return found.map(({ id }) => {
    if (allows(id)) return id;
    const slug = `a_${slugOf(id).replaceAll("-", "_")}`;
    let name = slug;
    for (let at = tries.get(slug) ?? 2; taken.has(name); at += 1) {
      name = `${slug}_${at}`;
      tries.set(slug, at + 1);
    }
    taken.add(name);
    return name;
  });
}

/** What stands beside an argument's name: its id in quotes where that is another, then its text where that says more. */
export function caption(name: string, { id, text }: FrameworkArgument): string {
  const isNamed = id === name && !text.startsWith('"');
  const told = text === id ? "" : text;
  return [...(isNamed ? [] : [JSON.stringify(id)]), ...(told === "" ? [] : [told])].join(" ");
}

/** The id and the text that a caption tells, which may be anybody's. */
export function argumentFrom(name: string, caption: string): FrameworkArgument {
  const quote = /^"(?:[^"\\]|\\.)*"/u.exec(caption)?.[0];
  const id = quote === undefined ? undefined : parsed(quote);
  if (quote === undefined || id === undefined) return { id: name, text: caption.trim() || name };
  return { id, text: caption.slice(quote.length).trim() || id };
}

function parsed(quote: string): string | undefined {
  try {
    return String(JSON.parse(quote));
  } catch {
    // JSON.parse throws nothing but SyntaxError: what looked like an id in quotes is a text that starts with some.
    return undefined;
  }
}

export type Bond = { readonly from: string; readonly to: string; readonly supports?: boolean; readonly place: string };

/** A framework as a text names it → a map of claims and attacks. */
export function mapOfFramework(
  named: ReadonlyMap<string, FrameworkArgument>,
  bonds: readonly Bond[],
  id: string,
  warnings: readonly Warning[],
): Imported {
  const draft = createDraft();
  for (const { code, message, place } of warnings) draft.warn(code, message, place);
  for (const [name, { id, text }] of named) draft.claim(name, { id, text, place: name });
  for (const { from, to, place } of bonds) {
    for (const end of [from, to]) {
      if (draft.hasClaim(end)) continue;
      draft.warn("undeclared-argument", `${quoted(end)} is no argument that was declared; it is added.`, place);
      draft.claim(end, { text: end });
    }
  }
  for (const { from, to, supports = false, place } of bonds) {
    const polarity = supports ? "support" : "attack";
    const key = `${from} ${polarity}s ${to}`;
    draft.inference(key, { premises: [from], conclusion: to, polarity, place });
  }
  return draft.finish({ id });
}
