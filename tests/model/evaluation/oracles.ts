/** Slow and obvious twins of the evaluation's algorithms, and what-ifs to try them with. */
import fc from "fast-check";
import type { Argument } from "../../../model/evaluation/arrays.ts";
import type { Label } from "../../../model/evaluation/labels.ts";
import type { WhatIf } from "../../../model/evaluation/stances.ts";
import { arbitraryMap } from "../../arbitrary.ts";

/** Any what-if on a map, without credences. */
export function arbitraryWhatIf({ claims, inferences }: Argument): fc.Arbitrary<WhatIf> {
  const stances = fc.tuple(
    fc.array(fc.constantFrom("", "", "", "hold", "grant", "open", "reject"), {
      minLength: claims.length,
      maxLength: claims.length,
    }),
    fc.array(fc.constantFrom("", "", "", "open", "reject"), {
      minLength: inferences.length,
      maxLength: inferences.length,
    }),
  );
  return stances.map(([ofClaims, ofInferences]) => {
    const stance = [...ofClaims, ...ofInferences];
    const ids = [...claims, ...inferences].map(({ id }) => id);
    const assumed = (assumption: string) => ids.filter((_, index) => stance[index] === assumption);
    return { hold: assumed("hold"), grant: assumed("grant"), open: assumed("open"), reject: assumed("reject") };
  });
}

/** Any map, with a what-if on it. */
export const mapAndWhatIf = (claims: number) =>
  arbitraryMap({ claims }).chain((map) => arbitraryWhatIf(map).map((whatIf) => ({ map, whatIf })));

/** Any map, with some what-ifs on it, one to be tried after the other. */
export const mapAndWhatIfs = (claims: number, minLength: number, maxLength: number) =>
  arbitraryMap({ claims }).chain((map) =>
    fc.array(arbitraryWhatIf(map), { minLength, maxLength }).map((whatIfs) => ({ map, whatIfs })),
  );

/**
 * A rule of the logic program that a map is: true if all of `all`, one of `some` and none of `none` is. Where `some` is
 * null nothing is needed, or, of what is open, a yes. A known node is what it is known to be.
 */
type Rule = {
  readonly id: string;
  readonly all: readonly string[];
  readonly some: readonly string[] | null;
  readonly none: readonly string[];
  readonly known: Label | null;
  readonly open: boolean;
};

function program({ claims, inferences }: Argument, whatIf: WhatIf): Rule[] {
  const has = (list: readonly string[] | undefined, id: string) => list?.includes(id) ?? false;
  const ending = (id: string, polarity: string) =>
    inferences.filter((each) => each.conclusion === id && each.polarity === polarity).map((each) => each.id);
  const known = (id: string): Label | null => (has(whatIf.reject, id) ? "out" : has(whatIf.hold, id) ? "in" : null);
  const ofClaims = claims.map(({ id }): Rule => {
    const pros = ending(id, "support");
    const leaf = pros.length === 0;
    const some = leaf || has(whatIf.grant, id) ? null : pros;
    return { id, all: [], some, none: ending(id, "attack"), known: known(id), open: leaf && has(whatIf.open, id) };
  });
  const ofInferences = inferences.map(({ id, premises }): Rule => {
    const open = has(whatIf.open, id);
    const backings = ending(id, "support");
    // Of an open step, what backs it settles it.
    const some = open && backings.length > 0 ? backings : null;
    return { id, all: premises, some, none: ending(id, "attack"), known: known(id), open };
  });
  return [...ofClaims, ...ofInferences];
}

/** What is true at the least, if `assumed` is what objections may rest on; open questions are answered `hopefully`. */
function leastModel(rules: readonly Rule[], assumed: ReadonlySet<string>, hopefully: boolean): Set<string> {
  const model = new Set<string>();
  for (let size = -1; size < model.size; ) {
    size = model.size;
    for (const { id, all, some, none, known, open } of rules) {
      const grounded =
        some === null ? !open || hopefully : (open && hopefully) || some.some((ground) => model.has(ground));
      const derived = grounded && all.every((premise) => model.has(premise)) && !none.some((each) => assumed.has(each));
      if (known === null ? derived : known === "in") model.add(id);
    }
  }
  return model;
}

/** The well-founded model by the alternating fixpoint (Van Gelder 1989). */
export function wellFounded(argument: Argument, whatIf: WhatIf): Map<string, Label> {
  const rules = program(argument, whatIf);
  let certain = new Set<string>();
  let possible = leastModel(rules, certain, true);
  for (let size = -1; size < certain.size; ) {
    size = certain.size;
    certain = leastModel(rules, possible, false);
    possible = leastModel(rules, certain, true);
  }
  return new Map(rules.map(({ id }) => [id, certain.has(id) ? "in" : possible.has(id) ? "undecided" : "out"]));
}

/** Every stable model, by trying every set of nodes and every answer to what is open. For tiny maps. */
export function stableModels(argument: Argument, whatIf: WhatIf): Set<string>[] {
  const rules = program(argument, whatIf);
  const found: Set<string>[] = [];
  for (let bits = 0; bits < 2 ** rules.length; bits += 1) {
    const candidate = new Set(rules.filter((_, index) => (bits >> index) & 1).map(({ id }) => id));
    const answered = rules.map((rule) => ({ ...rule, open: false, known: answer(rule, candidate) }));
    const model = leastModel(answered, candidate, false);
    if (model.size === candidate.size && [...model].every((id) => candidate.has(id))) found.push(candidate);
  }
  return found;
}

/** An open question that the candidate answers with no stays answered with no. */
function answer({ id, known, open, some }: Rule, candidate: ReadonlySet<string>): Label | null {
  if (!open || some !== null) return known;
  return known ?? (candidate.has(id) ? null : "out");
}

/** What plain three-valued logic decides (Kripke-Kleene): from all undecided, each rule once more until none changes. */
export function kripkeKleene(argument: Argument, whatIf: WhatIf): Map<string, Label> {
  const rules = program(argument, whatIf);
  const value = new Map<string, number>(rules.map(({ id }) => [id, 1]));
  const of = (id: string) => value.get(id) ?? 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, all, some, none, known, open } of rules) {
      const grounded = Math.max(some === null ? (open ? 1 : 2) : open ? 1 : 0, ...(some ?? []).map(of));
      const derived = Math.min(grounded, ...all.map(of), ...none.map((each) => 2 - of(each)));
      const next = known === null ? derived : known === "in" ? 2 : 0;
      if (next === of(id)) continue;
      value.set(id, next);
      changed = true;
    }
  }
  return new Map([...value].map(([id, rank]) => [id, (["out", "undecided", "in"] as const)[rank] ?? "undecided"]));
}

/** How a claim bears on another: the signs of all ways from the one to the other, an attack on an attack being support. */
export function signsTo({ inferences }: Argument, from: string, to: string): ReadonlySet<1 | -1> {
  const seen = new Set<string>();
  const signs = new Set<1 | -1>();
  const walk: { readonly id: string; readonly sign: 1 | -1 }[] = [{ id: from, sign: 1 }];
  for (const { id, sign } of walk) {
    for (const each of inferences) {
      const steps: { readonly id: string; readonly sign: 1 | -1 }[] = [];
      if (each.premises.includes(id)) steps.push({ id: each.id, sign });
      if (each.id === id) steps.push({ id: each.conclusion, sign: each.polarity === "attack" ? flipped(sign) : sign });
      for (const step of steps) {
        if (step.id === to) signs.add(step.sign);
        const key = `${step.sign} ${step.id}`;
        if (!seen.has(key)) walk.push(step);
        seen.add(key);
      }
    }
  }
  return signs;
}

const flipped = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1);
