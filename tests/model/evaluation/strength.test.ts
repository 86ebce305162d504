import fc from "fast-check";
import { type Argument, prepare } from "../../../model/evaluation/arrays.ts";
import { gradient } from "../../../model/evaluation/gradient.ts";
import { labelling } from "../../../model/evaluation/labelling.ts";
import { LABELS } from "../../../model/evaluation/labels.ts";
import { stancesOf, type WhatIf } from "../../../model/evaluation/stances.ts";
import { strength } from "../../../model/evaluation/strength.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { chain, diamond, linked, mapOf, mutualAttack, single, supportCircle, undercut } from "../../maps.ts";
import { arbitraryWhatIf, signsTo } from "./oracles.ts";
import { argumentOf, testVectors, type VectorMap, whatIfOf } from "./vectors.ts";

function evaluate(argument: Argument, whatIf: WhatIf = {}) {
  const arrays = prepare(argument);
  const stances = stancesOf(arrays, whatIf);
  const labels = labelling(arrays, stances);
  const strengths = strength(arrays, stances, labels);
  const node = (id: string) => arrays.nodeOf(id) ?? -1;
  return {
    arrays,
    strengths,
    ids: arrays.ids,
    label: (id: string) => LABELS[labels.labels[node(id)] ?? 0],
    low: (id: string) => strengths.low[node(id)] ?? Number.NaN,
    high: (id: string) => strengths.high[node(id)] ?? Number.NaN,
    circular: strengths.circular.map((inference) => arrays.ids[inference]).sort(),
    slopes: (thesis: string) => {
      const slopes = gradient(arrays, strengths, node(thesis));
      return (id: string) => slopes[node(id)] ?? Number.NaN;
    },
  };
}

const credences = (values: Readonly<Record<string, number>>): WhatIf => ({ credence: new Map(Object.entries(values)) });

/** A map without circles: premises come before conclusions. */
function withoutCircles(map: Argument): Argument {
  const place = new Map(map.claims.map(({ id }, index) => [id, index]));
  const order = new Map(map.inferences.map(({ id }, index) => [id, index]));
  const inferences = map.inferences.flatMap((inference, index) => {
    const { premises, conclusion } = inference;
    const target = map.inferences[order.get(conclusion) ?? -1];
    if (target === undefined) {
      const earlier = premises.filter((premise) => (place.get(premise) ?? 0) < (place.get(conclusion) ?? 0));
      return earlier.length === 0 ? [] : [{ ...inference, premises: earlier }];
    }
    // An undercut of an earlier inference, from a claim that nothing leads to.
    const sources = premises.filter((premise) => !map.inferences.some((each) => each.conclusion === premise));
    return (order.get(conclusion) ?? 0) < index && sources.length > 0 ? [{ ...inference, premises: sources }] : [];
  });
  const kept = new Set([...map.claims, ...inferences].map(({ id }) => id));
  return { claims: map.claims, inferences: inferences.filter(({ conclusion }) => kept.has(conclusion)) };
}

const credence = fc.double({ min: 0, max: 1, noNaN: true });
function arbitraryCredences({ claims, inferences }: Argument): fc.Arbitrary<ReadonlyMap<string, number>> {
  const ids = [...claims, ...inferences].map(({ id }) => id);
  return fc
    .array(credence, { minLength: ids.length, maxLength: ids.length })
    .map((values) => new Map(ids.map((id, index) => [id, values[index] ?? 0])));
}
const weighted = (circles: boolean) =>
  arbitraryMap({ claims: 8 })
    .map((map): Argument => (circles ? map : withoutCircles(map)))
    .chain((map) => arbitraryCredences(map).map((credence) => ({ map, credence })));

test("a claim without reasons is as strong as its credence, 0.8 where none is named", () => {
  expect(evaluate(single).low("a")).toBe(0.8);
  expect(evaluate(single, credences({ a: 0.3 })).low("a")).toBe(0.3);
});

test("linked premises multiply, convergent ones add up as independent reasons do", () => {
  expect(evaluate(linked).low("a")).toBeCloseTo(0.64, 12);
  expect(evaluate(mapOf(["i: b -> a", "j: c -> a"])).low("a")).toBeCloseTo(0.96, 12);
});

test("an undercut takes its share of the step, a rebuttal of the claim", () => {
  expect(evaluate(undercut).low("i")).toBeCloseTo(0.16, 12);
  expect(evaluate(mapOf(["i: b -> a", "j: c -| a"]), credences({ b: 0.9, c: 0.3 })).low("a")).toBeCloseTo(0.6, 12);
});

test("what backs a step makes up for what its credence lacks", () => {
  const map = mapOf(["i: b -> a", "k: d -> i"]);
  expect(evaluate(map, credences({ b: 1, i: 0.5, d: 0.6 })).low("a")).toBeCloseTo(0.8, 12);
  expect(evaluate(map).low("a")).toBeCloseTo(0.8, 12);
});

test("a premise that is rejected has no strength; the rest of a linked step does not get stronger by it", () => {
  expect(evaluate(linked, { reject: ["c"] }).low("a")).toBe(0);
});

test("what is held is certain unless a credence is named; what is granted still loses to objections", () => {
  const map = mapOf(["i: c -| a"]);
  expect(evaluate(map, { hold: ["a"] }).low("a")).toBe(1);
  expect(evaluate(map, { hold: ["a"], ...credences({ a: 0.5 }) }).low("a")).toBeCloseTo(0.1, 12);
  expect(evaluate(map, { grant: ["a"] }).low("a")).toBeCloseTo(0.2, 12);
});

test("an open claim keeps its number: the labelling asks what is settled, the strength what it is worth", () => {
  const found = evaluate(chain, { open: ["c"] });
  expect(found.label("a")).toBe("undecided");
  expect(found.low("a")).toBeCloseTo(0.8, 12);
});

test("claims that support each other do not lift each other", () => {
  const pair = mapOf(["i: a -> b", "j: b -> a"]);
  const found = evaluate(pair, credences({ a: 0.5, b: 0.5 }));
  expect([found.low("a"), found.high("b"), found.circular]).toEqual([0.5, 0.5, ["i", "j"]]);

  const fed = evaluate(mapOf(["r: x -> a", "i: a -> b", "j: b -> a"]), credences({ x: 0.1 }));
  expect(fed.circular).toEqual(["j"]);
  expect(fed.high("a")).toBeCloseTo(0.1, 12);
  expect(evaluate(supportCircle).circular).toEqual(["k"]);
});

test("of two claims that attack each other each is worth what the other leaves it", () => {
  const found = evaluate(mutualAttack, credences({ a: 0.5, b: 0.5 }));
  expect(found.low("a")).toBeCloseTo(1 / 3, 6);
  expect(found.high("a")).toBeCloseTo(1 / 3, 6);
});

test("certain claims that attack each other could be anything, and their bounds say so", () => {
  const found = evaluate(mutualAttack, credences({ a: 1, b: 1 }));
  expect([found.low("a"), found.high("a")]).toEqual([0, 1]);
});

test("near-certain claims that attack each other get sound bounds, though not close ones", () => {
  const found = evaluate(mutualAttack, credences({ a: 0.999, b: 0.999 }));
  const settled = 0.999 / 1.999;
  expect(found.low("a")).toBeLessThan(settled);
  expect(found.high("a")).toBeGreaterThan(settled);
  expect(found.high("a") - found.low("a")).toBeLessThan(0.2);
});

test("a premise used twice counts twice: the strength treats its two ways as independent", () => {
  expect(evaluate(diamond).low("a")).toBeCloseTo(1 - 0.2 * 0.2, 12);
});

test("a conclusive ground leaves nothing for the others to add", () => {
  const found = evaluate(mapOf(["i: b -> a", "j: c -> a"]), credences({ b: 1 }));
  expect(found.slopes("a")("c")).toBe(0);
  expect(found.slopes("a")("b")).toBeCloseTo(0.2, 12);
});

test("where objections outweigh grounds of a claim that nobody believes by itself, no single premise moves it", () => {
  const found = evaluate(mapOf(["i: b -> a", "j: c -| a"]), credences({ b: 0.3, c: 0.9 }));
  expect(found.low("a")).toBe(0);
  expect(found.slopes("a")("b")).toBe(0);
});

test("at an exact balance the slope is the middle of those from either side", () => {
  const map = mapOf(["i: b -> a", "j: c -| a"]);
  const slopes = evaluate(map, credences({ a: 0.2, b: 0.5, c: 0.5 })).slopes("a");
  expect([slopes("b"), slopes("c"), slopes("a")]).toEqual([0.5, -0.5, 1]);
});

test("strengths are between 0 and 1, the lower bound not above the upper", () => {
  fc.assert(
    fc.property(weighted(true), ({ map, credence }) => {
      const found = evaluate(map, { credence });
      for (const id of found.ids) {
        expect(found.low(id)).toBeGreaterThanOrEqual(0);
        expect(found.high(id)).toBeLessThanOrEqual(1);
        expect(found.low(id)).toBeLessThanOrEqual(found.high(id) + 1e-12);
      }
    }),
  );
});

/** The definitions as they stand, worked through again and again from one value; nothing where that does not settle. */
function settled(
  { claims, inferences }: Argument,
  credence: ReadonlyMap<string, number>,
  circular: ReadonlySet<string>,
  start: number,
): ReadonlyMap<string, number> | undefined {
  const values = new Map([...claims, ...inferences].map(({ id }) => [id, start]));
  const worth = (id: string) => values.get(id) ?? Number.NaN;
  const spared = (id: string, polarity: "support" | "attack") =>
    inferences
      .filter((each) => each.conclusion === id && each.polarity === polarity)
      .reduce((product, each) => product * (1 - worth(each.id)), 1);
  const next = (id: string) => {
    const weight = credence.get(id) ?? Number.NaN;
    const inference = inferences.find((each) => each.id === id);
    if (inference !== undefined)
      return circular.has(id)
        ? 0
        : inference.premises.reduce((product, premise) => product * worth(premise), weight * spared(id, "attack"));
    const net = spared(id, "attack") - spared(id, "support");
    return weight + (net >= 0 ? 1 - weight : weight) * net;
  };
  for (let round = 0; round < 500; round += 1) {
    let change = 0;
    for (const id of values.keys()) {
      const value = (worth(id) + next(id)) / 2;
      change = Math.max(change, Math.abs(value - worth(id)));
      values.set(id, value);
    }
    if (change < 1e-12) return values;
  }
  return undefined;
}

test("wherever the definitions settle when they are simply worked through, it is within the bounds, circles or not", () => {
  const withoutBackings = weighted(true).map(({ map, credence }) => {
    const steps = new Set(map.inferences.map(({ id }) => id));
    const backs = map.inferences.filter(({ conclusion, polarity }) => polarity === "support" && steps.has(conclusion));
    // What a backing is attacked by has nothing left to attack.
    const gone = new Set(backs.map(({ id }) => id));
    for (let before = -1; before < gone.size; ) {
      before = gone.size;
      for (const { id, conclusion } of map.inferences) if (gone.has(conclusion)) gone.add(id);
    }
    return { credence, map: { claims: map.claims, inferences: map.inferences.filter(({ id }) => !gone.has(id)) } };
  });
  let reached = 0;
  fc.assert(
    fc.property(withoutBackings, fc.constantFrom(0, 0.5, 1), ({ map, credence }, start) => {
      const known = new Set([...map.claims, ...map.inferences].map(({ id }) => id));
      const asked = new Map([...credence].filter(([id]) => known.has(id)));
      const found = evaluate(map, { credence: asked });
      const circular = new Set(found.circular.filter((id) => id !== undefined));
      const values = settled(map, asked, circular, start);
      if (values === undefined) return;
      reached += 1;
      for (const [id, value] of values) {
        expect(value).toBeGreaterThanOrEqual(found.low(id) - 1e-6);
        expect(value).toBeLessThanOrEqual(found.high(id) + 1e-6);
      }
    }),
  );
  expect(reached).toBeGreaterThan(0);
});

test("a claim that nothing bears on is worth its credence", () => {
  fc.assert(
    fc.property(weighted(true), ({ map, credence }) => {
      const found = evaluate(map, { credence });
      const ends = new Set(map.inferences.map(({ conclusion }) => conclusion));
      for (const { id } of map.claims) if (!ends.has(id)) expect(found.low(id)).toBe(credence.get(id));
    }),
  );
});

test("with credences of 0 and 1, bounds that meet say what the labels say, and others that nothing is settled", () => {
  const certain = arbitraryMap({ claims: 8 }).chain((map) =>
    arbitraryWhatIf(map).map(({ hold = [], reject = [] }) => ({ map, whatIf: { hold, reject } })),
  );
  const bounds = { in: [1, 1], out: [0, 0], undecided: [0, 1] };
  fc.assert(
    fc.property(certain, ({ map, whatIf }) => {
      const leaf = (id: string) =>
        !map.inferences.some((each) => each.conclusion === id && each.polarity === "support");
      const credence = new Map(
        map.claims.filter(({ id }) => leaf(id) && !whatIf.hold.includes(id)).map(({ id }) => [id, 1] as const),
      );
      const found = evaluate(map, { ...whatIf, credence });
      const circular = new Set(found.circular);
      for (const id of found.ids) {
        if (circular.has(id)) continue;
        expect([id, found.low(id), found.high(id)]).toEqual([id, ...bounds[found.label(id) ?? "out"]]);
      }
    }),
    { numRuns: 500 },
  );
});

test("a further reason whose premise has some strength never weakens, a further objection never strengthens", () => {
  fc.assert(
    fc.property(weighted(false), fc.nat(), credence, ({ map, credence }, at, fresh) => {
      const target = map.claims[at % map.claims.length]?.id ?? "";
      const withFresh = (polarity: "support" | "attack"): Argument => ({
        claims: [...map.claims, { id: "fresh claim" }],
        inferences: [...map.inferences, { id: "fresh step", premises: ["fresh claim"], conclusion: target, polarity }],
      });
      const extended = { credence: new Map([...credence, ["fresh claim", fresh]]) };
      const before = evaluate(map, { credence }).low(target);
      expect(evaluate(withFresh("support"), extended).low(target)).toBeGreaterThanOrEqual(before - 1e-12);
      expect(evaluate(withFresh("attack"), extended).low(target)).toBeLessThanOrEqual(before + 1e-12);
    }),
  );
});

test("a step of strength 0 changes nothing", () => {
  fc.assert(
    fc.property(weighted(false), fc.nat(), ({ map, credence }, at) => {
      const removed = map.inferences[at % Math.max(1, map.inferences.length)];
      if (removed === undefined || map.inferences.some(({ conclusion }) => conclusion === removed.id)) return;
      const zero = evaluate(map, { credence: new Map([...credence, [removed.id, 0]]) });
      const gone = { claims: map.claims, inferences: map.inferences.filter(({ id }) => id !== removed.id) };
      const without = evaluate(gone, { credence: new Map([...credence].filter(([id]) => id !== removed.id)) });
      for (const { id } of map.claims) expect(zero.low(id)).toBeCloseTo(without.low(id), 12);
    }),
  );
});

test("of two claims of one credence and no reasons, the one that is attacked is weaker just where an objection weighs", () => {
  fc.assert(
    fc.property(weighted(false), fc.nat(), ({ map, credence }, at) => {
      const target = map.claims[at % map.claims.length]?.id ?? "";
      const bearing = map.inferences.filter(({ conclusion }) => conclusion === target);
      if (bearing.length === 0 || bearing.some(({ polarity }) => polarity === "support")) return;
      const twin = { claims: [...map.claims, { id: "twin" }], inferences: map.inferences };
      const worth = 0.1 + 0.8 * (credence.get(target) ?? 0);
      const found = evaluate(twin, { credence: new Map([...credence, [target, worth], ["twin", worth]]) });
      // An objection of less than a double can tell from nothing weighs nothing.
      const weighs = Math.max(...bearing.map(({ id }) => found.low(id)));
      if (weighs > 0 && weighs < 1e-12) return;
      expect(found.low(target) < found.low("twin")).toBe(weighs > 0);
    }),
  );
});

test("to believe a claim more never weakens what it only speaks for, nor strengthens what it only speaks against", () => {
  fc.assert(
    fc.property(weighted(false), fc.nat(), fc.nat(), credence, ({ map, credence }, a, b, other) => {
      const changed = map.claims[a % map.claims.length]?.id ?? "";
      const target = map.claims[b % map.claims.length]?.id ?? "";
      const [sign, ...others] = signsTo(map, changed, target);
      if (sign === undefined || others.length > 0) return;
      const value = credence.get(changed) ?? 0;
      const [less, more] = [Math.min(value, other), Math.max(value, other)].map((each) =>
        evaluate(map, { credence: new Map([...credence, [changed, each]]) }).low(target),
      );
      expect(sign * ((more ?? 0) - (less ?? 0))).toBeGreaterThanOrEqual(-1e-12);
    }),
  );
});

test("to reject a claim is, for the numbers, to take away every step that uses it", () => {
  fc.assert(
    fc.property(weighted(false), fc.nat(), ({ map, credence }, at) => {
      const rejected = map.claims[at % map.claims.length]?.id ?? "";
      const users = new Set(map.inferences.filter(({ premises }) => premises.includes(rejected)).map(({ id }) => id));
      const kept = map.inferences.filter(({ id, conclusion }) => !users.has(id) && !users.has(conclusion));
      const found = evaluate(map, { credence, reject: [rejected] });
      const ids = new Set([...map.claims, ...kept].map(({ id }) => id));
      const without = evaluate(
        { claims: map.claims, inferences: kept },
        { credence: new Map([...credence].filter(([id]) => ids.has(id))), reject: [rejected] },
      );
      for (const { id } of map.claims) expect(found.low(id)).toBeCloseTo(without.low(id), 12);
    }),
  );
});

test("an inference is no stronger than any of its premises", () => {
  fc.assert(
    fc.property(weighted(true), ({ map, credence }) => {
      const found = evaluate(map, { credence });
      for (const { id, premises } of map.inferences)
        for (const premise of premises) expect(found.low(id)).toBeLessThanOrEqual(found.low(premise) + 1e-12);
    }),
  );
});

test("to swap a claim's grounds with its objections and its credence with its complement turns its strength round", () => {
  fc.assert(
    fc.property(weighted(false), fc.nat(), ({ map, credence }, at) => {
      const target = map.claims[at % map.claims.length]?.id ?? "";
      const swapped: Argument = {
        claims: map.claims,
        inferences: map.inferences.map((each) =>
          each.conclusion === target ? { ...each, polarity: each.polarity === "support" ? "attack" : "support" } : each,
        ),
      };
      const complement = new Map([...credence, [target, 1 - (credence.get(target) ?? 0)]]);
      const turned = evaluate(swapped, { credence: complement }).low(target);
      expect(turned).toBeCloseTo(1 - evaluate(map, { credence }).low(target), 12);
    }),
  );
});

test("neither the order of claims and inferences nor that of premises changes a single bit", () => {
  fc.assert(
    fc.property(
      weighted(false).chain(({ map, credence }) =>
        fc.record({
          map: fc.constant(map),
          credence: fc.constant(credence),
          claims: fc.shuffledSubarray([...map.claims], { minLength: map.claims.length }),
          inferences: fc.shuffledSubarray([...map.inferences], { minLength: map.inferences.length }),
        }),
      ),
      ({ map, credence, claims, inferences }) => {
        const found = evaluate(map, { credence });
        const reversed = inferences.map((each) => ({ ...each, premises: each.premises.toReversed() }));
        const shuffled = evaluate({ claims, inferences: reversed }, { credence });
        for (const id of found.ids) expect([id, shuffled.low(id)]).toEqual([id, found.low(id)]);
      },
    ),
  );
});

test("slopes are what a small change of each credence does", () => {
  fc.assert(
    fc.property(weighted(false), ({ map, credence }) => {
      const thesis = map.claims.at(-1)?.id ?? "";
      // Away from 0 and 1 and, almost surely, from every kink.
      const inner = new Map([...credence].map(([id, value], at) => [id, 0.05 + 0.9 * value + 0.0007 * at]));
      const slopes = evaluate(map, { credence: inner }).slopes(thesis);
      const step = 1e-6;
      for (const [id, value] of inner) {
        const moved = (by: number) => evaluate(map, { credence: new Map([...inner, [id, value + by]]) }).low(thesis);
        const [ahead, behind, middle] = [moved(step), moved(-step), moved(0)];
        if (Math.abs(ahead - middle - (middle - behind)) > 1e-9) continue; // a kink between the two
        expect([id, (ahead - behind) / (2 * step)]).toEqual([id, expect.closeTo(slopes(id), 6)]);
      }
    }),
  );
});

test("in a circle of objections too", () => {
  const at = (a: number, b: number) => evaluate(mutualAttack, credences({ a, b }));
  const step = 1e-5;
  const slopes = at(0.5, 0.6).slopes("a");
  const middle = (found: ReturnType<typeof evaluate>) => (found.low("a") + found.high("a")) / 2;
  expect(slopes("a")).toBeCloseTo((middle(at(0.5 + step, 0.6)) - middle(at(0.5 - step, 0.6))) / (2 * step), 3);
  expect(slopes("b")).toBeCloseTo((middle(at(0.5, 0.6 + step)) - middle(at(0.5, 0.6 - step))) / (2 * step), 3);
});

type Known = {
  id: string;
  map: VectorMap;
  stance: Record<string, string>;
  thesis: string;
  acyclic: boolean;
  cut_inferences: string[];
  gradual: { lo: Record<string, string>; hi: Record<string, string> };
  gradient_of_thesis?: Record<string, string>;
};

testVectors<Known>("maps with known strengths have them", "maps.json", (vectors) => {
  for (const { id, map, stance, acyclic, gradual, cut_inferences } of vectors) {
    const found = evaluate(argumentOf(map), whatIfOf(map, stance));
    expect([id, found.circular]).toEqual([id, cut_inferences.toSorted()]);
    const slack = acyclic ? 1e-12 : 1e-9;
    for (const each of found.ids) {
      expect([id, each, found.low(each) <= Number(gradual.lo[each]) + slack]).toEqual([id, each, true]);
      expect([id, each, found.high(each) >= Number(gradual.hi[each]) - slack]).toEqual([id, each, true]);
      expect(found.high(each) - found.low(each)).toBeLessThan(acyclic ? 1e-15 : 1e-6);
    }
  }
});

testVectors<Known>("and known slopes", "maps.json", (vectors) => {
  for (const { id, map, stance, thesis, gradient_of_thesis = {} } of vectors) {
    const slopes = evaluate(argumentOf(map), whatIfOf(map, stance)).slopes(thesis);
    for (const [each, slope] of Object.entries(gradient_of_thesis))
      expect([id, each, slopes(each)]).toEqual([id, each, expect.closeTo(Number(slope), 12)]);
  }
});

type Quantified = {
  id: string;
  arguments: string[];
  base: Record<string, string>;
  attacks: [string, string][];
  supports: [string, string][];
  expected: { dfquad: Record<string, string> };
  acyclic: boolean;
};

testVectors<Quantified>("plain arguments have their DF-QuAD strength", "qbaf.json", (vectors) => {
  for (const { id, arguments: ids, base, attacks, supports, expected, acyclic } of vectors) {
    const step =
      (polarity: "support" | "attack") =>
      ([from, to]: [string, string], index: number) => ({
        id: `${polarity} ${index}`,
        premises: [from],
        conclusion: to,
        polarity,
      });
    const argument = {
      claims: ids.map((id) => ({ id })),
      inferences: [...attacks.map(step("attack")), ...supports.map(step("support"))],
    };
    const found = evaluate(argument, credences(Object.fromEntries(ids.map((id) => [id, Number(base[id])]))));
    // Plain DF-QuAD inflates circles of support, which a map cuts.
    if (found.circular.length > 0) continue;
    const slack = acyclic ? 1e-12 : 1e-6;
    for (const each of ids) {
      const value = Number(expected.dfquad[each]);
      expect([id, each, found.low(each) <= value + slack, found.high(each) >= value - slack]).toEqual([
        id,
        each,
        true,
        true,
      ]);
    }
  }
});

testVectors<Known>("a map is worth what its translation to plain arguments is", "maps.json", (vectors) => {
  for (const { id, map, stance, acyclic } of vectors) {
    if (!acyclic || Object.keys(stance).length > 0) continue;
    const direct = evaluate(argumentOf(map), whatIfOf(map, stance));
    const translated = evaluate(...plain(map));
    for (const each of direct.ids)
      expect([id, translated.low(each)]).toEqual([id, expect.closeTo(direct.low(each), 12)]);
  }
});

/** Inferences as arguments that are attacked by what undercuts them and by the denial of each premise. */
function plain({ claims, inferences }: VectorMap): [Argument, WhatIf] {
  const denials = new Set(inferences.flatMap(({ premises }) => premises));
  const edges = [
    ...inferences.map(({ id, target, kind }) => ({ from: id, to: target, polarity: kind })),
    ...inferences.flatMap(({ id, premises }) =>
      premises.map((premise) => ({ from: `not ${premise}`, to: id, polarity: "attack" as const })),
    ),
    ...[...denials].map((premise) => ({ from: premise, to: `not ${premise}`, polarity: "attack" as const })),
  ];
  const nodes = [...claims, ...inferences, ...[...denials].map((premise) => ({ id: `not ${premise}`, w: "1" }))];
  return [
    {
      claims: nodes,
      inferences: edges.map(({ from, to, polarity }, index) => ({
        id: `edge ${index}`,
        premises: [from],
        conclusion: to,
        polarity,
      })),
    },
    { credence: new Map(nodes.map(({ id, w }) => [id, Number(w)])) },
  ];
}
