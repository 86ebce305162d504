import fc from "fast-check";
import { type Argument, prepare } from "../../../model/evaluation/arrays.ts";
import { labeller, labelling } from "../../../model/evaluation/labelling.ts";
import { type Label, labelIn } from "../../../model/evaluation/labels.ts";
import { stancesOf, type WhatIf } from "../../../model/evaluation/stances.ts";
import { chain, linked, mapOf, mutualAttack, single, supportCircle, undercut, undercutOfUndercut } from "../../maps.ts";
import { kripkeKleene, mapAndWhatIf, mapAndWhatIfs, signsTo, stableModels, wellFounded } from "./oracles.ts";
import { argumentOf, attacksOnly, readVector, testVectors, type VectorMap, whatIfOf } from "./vectors.ts";

function labels(argument: Argument, whatIf: WhatIf = {}): Map<string, Label> {
  const arrays = prepare(argument);
  const { labels } = labelling(arrays, stancesOf(arrays, whatIf));
  return new Map(arrays.ids.map((id, node) => [id, labelIn(labels, node)]));
}

const RANK = { out: 0, undecided: 1, in: 2 };

test("a claim without reasons is given, and stands", () => {
  expect(labels(single).get("a")).toBe("in");
});

test("a conclusion falls with its only premise", () => {
  expect(Object.fromEntries(labels(chain, { reject: ["c"] }))).toEqual({
    a: "out",
    b: "out",
    c: "out",
    i: "out",
    j: "out",
  });
});

test("linked premises work together or not at all", () => {
  expect(labels(linked).get("a")).toBe("in");
  expect(labels(linked, { reject: ["c"] }).get("a")).toBe("out");
});

test("to reject a premise is not to leave it out: the step fails, it does not get easier", () => {
  expect(labels(mapOf(["i: b + c -> a"]), { reject: ["c"] }).get("a")).toBe("out");
  expect(labels(mapOf(["i: b -> a"])).get("a")).toBe("in");
});

test("an undercut attacks the inference, not the conclusion and not the premise", () => {
  const found = labels(undercut);
  expect([found.get("i"), found.get("b"), found.get("a")]).toEqual(["out", "in", "out"]);
  expect(labels(undercutOfUndercut).get("a")).toBe("in");
});

test("where reasons and objections both stand, the objection wins", () => {
  expect(labels(mapOf(["i: b -> a", "j: c -| a"])).get("a")).toBe("out");
});

test("rivals that attack each other and nothing else are undecided", () => {
  expect(Object.fromEntries(labels(mutualAttack))).toEqual({
    a: "undecided",
    b: "undecided",
    i: "undecided",
    j: "undecided",
  });
});

test("claims that only support each other fall; one reason from outside lets them stand", () => {
  expect(labels(mapOf(["i: a -> b", "j: b -> a"])).get("a")).toBe("out");
  expect(labels(supportCircle).get("c")).toBe("in");
  expect(labels(supportCircle, { reject: ["d"] }).get("c")).toBe("out");
});

test("what an unfounded circle attacks is freed, circle after circle", () => {
  const found = labels(
    mapOf(["i: a -> b", "j: b -> a", "k: a -| c", "l: c -> d", "m: d -> e", "n: e -> d", "o: b -| e"]),
  );
  expect(["a", "c", "d", "e"].map((id) => found.get(id))).toEqual(["out", "in", "in", "in"]);
});

test("a circle is unfounded as soon as attacks within its knot have cut its last reason from outside", () => {
  // p supports the circle a, b; the circle's own fall is what frees p again, so nothing is decided by force.
  const found = labels(mapOf(["i: a -> b", "j: b -> a", "k: p -> a", "l: b -| p"], { theses: ["a"] }));
  expect(["a", "b", "p"].map((id) => found.get(id))).toEqual(["undecided", "undecided", "undecided"]);
});

test("a circle that was well-founded falls when an attack, freed by the fall of another circle, cuts its reason", () => {
  const lines = [
    "i: a -> b",
    "j: b -> a",
    "k: x -> a",
    "l: z -| x",
    "m: c -> d",
    "n: d -> c",
    "o: c -| z",
    "p: a -| c",
  ];
  for (const order of [lines, lines.toReversed()]) {
    const found = labels(mapOf(order, { theses: ["a"] }));
    expect(["c", "z", "x", "a", "b"].map((id) => found.get(id))).toEqual(["out", "in", "out", "out", "out"]);
  }
});

test("an inference that attacks itself is undecided", () => {
  expect(labels(mapOf(["i: b -> a", "u: c -| u"], { theses: ["a"] })).get("u")).toBe("undecided");
});

test("what is held stands against any objection, what is granted does not", () => {
  const map = mapOf(["i: b -> a", "j: c -| a"]);
  expect(labels(map, { hold: ["a"] }).get("a")).toBe("in");
  expect(labels(map, { grant: ["a"] }).get("a")).toBe("out");
  expect(labels(map, { grant: ["a"], reject: ["b", "c"] }).get("a")).toBe("in");
});

test("an open premise leaves its conclusion undecided, an open claim that has reasons leaves them to decide", () => {
  expect(labels(chain, { open: ["c"] }).get("a")).toBe("undecided");
  expect(labels(chain, { open: ["b"] }).get("a")).toBe("in");
});

test("an open step leaves its conclusion undecided until something that stands backs it", () => {
  expect(labels(chain, { open: ["i"] }).get("a")).toBe("undecided");
  const backed = mapOf(["i: b -> a", "k: d -> i"]);
  expect(labels(backed, { open: ["i"] }).get("a")).toBe("in");
  expect(labels(backed, { open: ["i"], reject: ["d"] }).get("a")).toBe("undecided");
  expect(labels(backed, { reject: ["d"] }).get("a")).toBe("in");
});

test("a chain of 20,000 claims that rest on each other is as well labelled as any", () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => ({
    id: `i${index}`,
    premises: [`c${index + 1}`],
    conclusion: `c${index}`,
    polarity: "support" as const,
  }));
  const claims = Array.from({ length: 20_001 }, (_, index) => ({ id: `c${index}` }));
  expect(labels({ claims, inferences: lines }).get("c0")).toBe("in");
});

describe("a long chain of circles that each support the next is labelled in one go", () => {
  const circles = 20_000;
  const step = (id: string, premise: string, conclusion: string, polarity: "support" | "attack" = "support") => ({
    id,
    premises: [premise],
    conclusion,
    polarity,
  });
  const each = (index: number) => [
    step(`x${index}`, `a${index}`, `b${index}`),
    step(`y${index}`, `b${index}`, `a${index}`),
    ...(index > 0 ? [step(`z${index}`, `b${index - 1}`, `a${index}`)] : []),
  ];
  const claims = Array.from({ length: circles }, (_, index) => [{ id: `a${index}` }, { id: `b${index}` }]).flat();
  const inferences = Array.from({ length: circles }, (_, index) => each(index)).flat();

  test("where they are knots of their own", () => {
    expect(labels({ claims, inferences }).get(`b${circles - 1}`)).toBe("out");
  });

  test("and where an attack from the last on the first makes one knot of them", () => {
    const back = step("back", `b${circles - 1}`, "b0", "attack");
    expect(labels({ claims, inferences: [...inferences, back] }).get(`b${circles - 1}`)).toBe("out");
  });
});

test("any map is labelled as its alternating fixpoint is", () => {
  fc.assert(
    fc.property(mapAndWhatIf(8), ({ map, whatIf }) => {
      const expected = wellFounded(map, whatIf);
      for (const [id, label] of labels(map, whatIf)) expect([id, label]).toEqual([id, expected.get(id)]);
    }),
    { numRuns: 1000 },
  );
});

test("whatever three-valued logic decides is so; without circles of support nothing else is decided", () => {
  fc.assert(
    fc.property(mapAndWhatIf(8), ({ map, whatIf }) => {
      const found = labels(map, whatIf);
      const supports = map.inferences.filter(({ polarity }) => polarity === "support");
      const circular = [...map.claims, ...supports].some(({ id }) => reaches({ ...map, inferences: supports }, id, id));
      for (const [id, label] of kripkeKleene(map, whatIf))
        if (label !== "undecided" || !circular) expect([id, found.get(id)]).toEqual([id, label]);
    }),
    { numRuns: 500 },
  );
});

test("to reject a claim never raises what it only speaks for, and never lowers what it only speaks against", () => {
  fc.assert(
    fc.property(mapAndWhatIf(8), fc.nat(), fc.nat(), ({ map, whatIf }, a, b) => {
      const rejected = map.claims[a % map.claims.length]?.id ?? "";
      const target = map.claims[b % map.claims.length]?.id ?? "";
      const assumed = [whatIf.hold, whatIf.grant, whatIf.open, whatIf.reject].some((ids) => ids?.includes(rejected));
      const [sign, ...others] = signsTo(map, rejected, target);
      if (assumed || rejected === target || sign === undefined || others.length > 0) return;
      // Through a circle of objections a claim speaks against itself.
      if (signsTo(map, rejected, rejected).has(-1)) return;
      const before = RANK[labels(map, whatIf).get(target) ?? "out"];
      const after = RANK[labels(map, { ...whatIf, reject: [...(whatIf.reject ?? []), rejected] }).get(target) ?? "out"];
      expect(sign * (before - after)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test("every stable model of a tiny map has all that stands and nothing that falls", () => {
  fc.assert(
    fc.property(mapAndWhatIf(4), ({ map, whatIf }) => {
      const found = labels(map, whatIf);
      for (const model of stableModels(map, whatIf)) {
        for (const [id, label] of found)
          if (label !== "undecided") expect([id, model.has(id)]).toEqual([id, label === "in"]);
      }
    }),
  );
});

test("neither the order nor the names of claims and inferences decide anything", () => {
  fc.assert(
    fc.property(
      mapAndWhatIf(8).chain(({ map, whatIf }) =>
        fc.record({
          map: fc.constant(map),
          whatIf: fc.constant(whatIf),
          claims: fc.shuffledSubarray([...map.claims], { minLength: map.claims.length }),
          inferences: fc.shuffledSubarray([...map.inferences], { minLength: map.inferences.length }),
        }),
      ),
      ({ map, whatIf, claims, inferences }) => {
        const found = labels(map, whatIf);
        const shuffled = labels({ claims, inferences }, whatIf);
        for (const [id, label] of found) expect(shuffled.get(id)).toBe(label);

        const names = new Map([...map.claims, ...map.inferences].reverse().map(({ id }, index) => [id, `n${index}`]));
        const renamed = labels(rename(map, names), renameWhatIf(whatIf, names));
        for (const [id, label] of found) expect(renamed.get(names.get(id) ?? "")).toBe(label);
      },
    ),
  );
});

test("a fresh reason never lowers a claim and a fresh objection never raises it", () => {
  fc.assert(
    fc.property(mapAndWhatIf(6), fc.nat(), fc.nat(), ({ map, whatIf }, a, b) => {
      const target = map.claims[a % map.claims.length]?.id ?? "";
      const granted = { ...whatIf, grant: [...(whatIf.grant ?? []), ...leaves(map, target, whatIf)] };
      const before = RANK[labels(map, granted).get(target) ?? "out"];
      const fresh = { id: "fresh claim", w: b };
      const withFresh = (polarity: "support" | "attack") => ({
        claims: [...map.claims, fresh],
        inferences: [...map.inferences, { id: "fresh step", premises: [fresh.id], conclusion: target, polarity }],
      });
      const after = (polarity: "support" | "attack") => RANK[labels(withFresh(polarity), granted).get(target) ?? "out"];
      // A claim in a circle of objections attacks itself by way of others: raising it may lower it.
      if (reaches(map, target, target)) return;
      expect(after("support")).toBeGreaterThanOrEqual(before);
      expect(after("attack")).toBeLessThanOrEqual(before);
    }),
  );
});

test("what leads nowhere near a claim does not matter to it", () => {
  fc.assert(
    fc.property(mapAndWhatIf(8), fc.nat(), ({ map, whatIf }, at) => {
      const target = map.claims[at % map.claims.length]?.id ?? "";
      const apart = map.claims.filter(({ id }) => id !== target && !reaches(map, id, target)).map(({ id }) => id);
      const free = apart.filter((id) => !Object.values(whatIf).some((ids) => Array.isArray(ids) && ids.includes(id)));
      const rejecting = { ...whatIf, reject: [...(whatIf.reject ?? []), ...free] };
      expect(labels(map, rejecting).get(target)).toBe(labels(map, whatIf).get(target));
    }),
  );
});

test("a labelling written over another is as one made afresh", () => {
  fc.assert(
    fc.property(mapAndWhatIfs(9, 2, 3), ({ map, whatIfs }) => {
      const arrays = prepare(map);
      const label = labeller(arrays);
      for (const whatIf of whatIfs) {
        const stances = stancesOf(arrays, whatIf);
        expect(label(stances)).toEqual(labelling(arrays, stances));
      }
    }),
  );
});

test("reasons are decided before what they decide", () => {
  fc.assert(
    fc.property(mapAndWhatIf(8), ({ map, whatIf }) => {
      const arrays = prepare(map);
      const { labels, turns, unfounded } = labelling(arrays, stancesOf(arrays, whatIf));
      for (let node = 0; node < arrays.size; node += 1) {
        expect(turns[node] === 0).toBe(labelIn(labels, node) === "undecided");
        if (labelIn(labels, node) !== "in" || whatIf.hold?.includes(arrays.ids[node] ?? "")) continue;
        const objections = arrays.inputs.subarray(arrays.cons[node], arrays.start[node + 1]);
        for (const objection of objections) expect(turns[objection]).toBeLessThan(turns[node] ?? 0);
        expect(unfounded[node]).toBe(0);
      }
    }),
  );
});

type Expected = { map: VectorMap; stance: Record<string, string>; labels: Record<string, Label>; id: string };
testVectors<Expected>("maps with known labels are labelled so", "maps.json", (vectors) => {
  for (const { id, map, stance, labels: expected } of vectors)
    expect([id, Object.fromEntries(labels(argumentOf(map), whatIfOf(map, stance)))]).toEqual([id, expected]);
});

type Framework = { id: string; n: number; attacks: [number, number][]; expected: { grounded: number[] } };
testVectors<Framework>("of attacks alone, the grounded extension stands", "dung_small.json", (vectors) => {
  for (const { id, n, attacks, expected } of vectors)
    expect([id, standing(attacksOnly(n, attacks))]).toEqual([id, expected.grounded]);
});

type Large = { n: number; attacks: number[]; grounded: number[]; labels_U_I_O: [number, number, number] };
testVectors<{ id: string }>("and of large frameworks too", "dung_large/index.json", (vectors) => {
  for (const { id } of vectors) {
    const { n, attacks, grounded, labels_U_I_O } = readVector<Large>(`dung_large/${id}.json`);
    const pairs = Array.from(
      { length: attacks.length / 2 },
      (_, k) => [attacks[2 * k] ?? 0, attacks[2 * k + 1] ?? 0] as const,
    );
    const argument = attacksOnly(n, pairs);
    expect([id, standing(argument)]).toEqual([id, grounded]);
    const found = labels(argument);
    const count = (label: Label) => argument.claims.filter(({ id }) => found.get(id) === label).length;
    expect([count("undecided"), count("in"), count("out")]).toEqual(labels_U_I_O);
  }
});

function standing(argument: Argument): number[] {
  const found = labels(argument);
  return argument.claims.flatMap(({ id }, index) => (found.get(id) === "in" ? [index] : []));
}

function reaches({ inferences }: Argument, from: string, to: string): boolean {
  const seen = new Set<string>();
  const walk = [from];
  for (const id of walk) {
    const next = inferences.flatMap((each) =>
      each.premises.includes(id) ? [each.id] : each.id === id ? [each.conclusion] : [],
    );
    for (const each of next) {
      if (each === to) return true;
      if (!seen.has(each)) walk.push(each);
      seen.add(each);
    }
  }
  return false;
}

/** The target itself where it is given: with a reason it would be so no longer. */
function leaves({ inferences }: Argument, target: string, whatIf: WhatIf): string[] {
  const derived = inferences.some(({ conclusion, polarity }) => conclusion === target && polarity === "support");
  const assumed = [whatIf.hold, whatIf.grant, whatIf.open, whatIf.reject].some((ids) => ids?.includes(target));
  return derived || assumed ? [] : [target];
}

function rename({ claims, inferences }: Argument, names: ReadonlyMap<string, string>): Argument {
  const name = (id: string) => names.get(id) ?? id;
  return {
    claims: claims.map(({ id }) => ({ id: name(id) })),
    inferences: inferences.map(({ id, premises, conclusion, polarity }) => ({
      id: name(id),
      premises: premises.map(name),
      conclusion: name(conclusion),
      polarity,
    })),
  };
}

function renameWhatIf({ hold = [], grant = [], open = [], reject = [] }: WhatIf, names: ReadonlyMap<string, string>) {
  const name = (id: string) => names.get(id) ?? id;
  return { hold: hold.map(name), grant: grant.map(name), open: open.map(name), reject: reject.map(name) };
}
