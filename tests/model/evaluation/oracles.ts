/** Slow and obvious twins of the evaluation's algorithms, and what-ifs to try them with. */
import fc from "fast-check";
import type { Argument } from "../../../model/evaluation/arrays.ts";
import type { Label } from "../../../model/evaluation/labels.ts";
import type { WhatIf } from "../../../model/evaluation/stances.ts";

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
