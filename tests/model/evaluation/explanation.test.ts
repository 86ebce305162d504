import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { evaluate } from "../../../model/evaluation/evaluate.ts";
import { explain } from "../../../model/evaluation/explanation.ts";
import { settling } from "../../../model/evaluation/settling.ts";
import type { WhatIf } from "../../../model/evaluation/stances.ts";
import type { ArgumentMap } from "../../../model/map.ts";
import { read } from "../../../model/read.ts";
import { chain, mapOf, mutualAttack, single, supportCircle, undercut, undercutOfUndercut } from "../../maps.ts";
import { mapAndWhatIf } from "./oracles.ts";

function why(map: ArgumentMap, id: string, whatIf: WhatIf = {}) {
  return explain(connect(map), evaluate(prepare(map), whatIf), id);
}

/** The sentences, with claims as their letters. */
function told(map: ArgumentMap, id: string, whatIf: WhatIf = {}): string[] {
  return why(map, id, whatIf).steps.map(({ sentence }) => sentence.replaceAll(/“It is so that (\w+)\.”/gu, "$1"));
}

test("a claim that needs no reason is given", () => {
  expect(told(single, "a")).toEqual(["a stands, because it is taken as given, and nothing speaks against it."]);
});

test("a conclusion rests on its premises, down to what is given", () => {
  expect(told(chain, "a")).toEqual([
    "a stands, because b supports it, and nothing speaks against it.",
    "b stands, because c supports it, and nothing speaks against it.",
    "c stands, because it is taken as given, and nothing speaks against it.",
  ]);
});

test("a claim falls with the step to it that is undercut", () => {
  expect(told(undercut, "a")).toEqual([
    "a falls, because c undercuts the step from b, and nothing answers that.",
    "c stands, because it is taken as given, and nothing speaks against it.",
  ]);
});

test("a step that is undercut in vain is told with the answer to the undercut", () => {
  expect(told(undercutOfUndercut, "a")).toEqual([
    "a stands, because b supports it, and nothing speaks against it.",
    "The step from b holds, because b stands, and the one objection to it fails.",
    "b stands, because it is taken as given, and nothing speaks against it.",
    "The objection from c fails, because d undercuts it, and nothing answers that.",
    "d stands, because it is taken as given, and nothing speaks against it.",
  ]);
});

test("a claim falls to an objection though a reason for it stands", () => {
  expect(told(mapOf(["i: b -> a", "j: c + d -| a"]), "a")[0]).toBe(
    "a falls, because c and d speak against it, and nothing answers that.",
  );
});

test("a claim falls with all its reasons", () => {
  const map = mapOf(["i: b -> a", "j: c -> a"]);
  expect(told(map, "a", { reject: ["b", "c"] })).toEqual([
    "a falls, because none of its 2 reasons holds.",
    "b falls, because you reject it.",
    "c falls, because you reject it.",
  ]);
  expect(told(chain, "a", { reject: ["i"] })).toEqual(["a falls, because you reject the step from b."]);
});

test("what the reader accepts, grants or leaves open is said to be so", () => {
  expect(told(chain, "a", { hold: ["a"] })).toEqual(["a stands, because you accept it."]);
  expect(told(chain, "a", { grant: ["a"] })).toEqual([
    "a stands, because you grant it, and nothing speaks against it.",
  ]);
  expect(told(chain, "a", { open: ["c"] })).toEqual([
    "a is undecided, because b is undecided.",
    "b is undecided, because c is undecided.",
    "c is undecided, because you leave it open.",
  ]);
});

test("claims that support each other are told with their circle", () => {
  const found = why(supportCircle, "c", { reject: ["d"] });
  expect(found.circle).toEqual(["c", "b", "a"]);
  expect(told(supportCircle, "c", { reject: ["d"] })[0]).toBe(
    "c falls, because it is supported only in a circle, by way of b.",
  );
});

test("rivals are undecided because of each other, and either can be settled", () => {
  const found = why(mutualAttack, "a");
  expect(told(mutualAttack, "a")[0]).toBe("a is undecided, because b speaks against it, and that is undecided itself.");
  expect(found.circle).toEqual(["a", "b"]);
  const { length } = found.steps;
  expect(length).toBe(2);
  expect(settling(evaluate(prepare(mutualAttack)), found)).toEqual([
    { id: "a", assume: "reject", label: "out" },
    { id: "a", assume: "hold", label: "in" },
    { id: "b", assume: "reject", label: "in" },
    { id: "b", assume: "hold", label: "out" },
  ]);
});

test("what is left open can be settled either way", () => {
  const found = why(chain, "a", { open: ["c"] });
  expect(settling(evaluate(prepare(chain), { open: ["c"] }), found)).toEqual([
    { id: "c", assume: "reject", label: "out" },
    { id: "c", assume: "hold", label: "in" },
  ]);
});

test("a claim that nobody but an opponent puts forward is not said to be given", () => {
  const claims = [{ id: "a", text: "A “quoted” claim.", stance: "rejected" }];
  const map = read({ format: "argument-map/1", id: "tiny", title: "Tiny", claims, inferences: [] });
  expect(told(map, "a")).toEqual([
    "“A ‘quoted’ claim.” stands, because it is put forward, and nothing speaks against it.",
  ]);
});

test("of several reasons the one with the shortest way to what is given is told", () => {
  const map = mapOf(["i: b -> a", "j: c -> b", "k: d -> c", "l: e -> a"]);
  expect(why(map, "a").steps.map(({ id }) => id)).toEqual(["a", "e"]);
});

test("of reasons with equally short ways the first is told, and the way to answer an objection counts as well", () => {
  const reasonFor = (...inferences: string[]) => why(mapOf(inferences), "a").steps[0]?.because[0];
  expect(reasonFor("i: b -> a", "j: c -> a")).toBe("b");
  expect(reasonFor("j: c -> a", "i: b -> a")).toBe("c");
  const longer = ["i: b -> a", "k: d -> b", "j: c -> a"];
  expect(reasonFor(...longer)).toBe("c");
  expect(reasonFor(...longer, "l: e -| a", "m: f -| e")).toBe("b");
});

test("deeper reasons can be left out, and the answer says so", () => {
  const map = connect(chain);
  const found = explain(map, evaluate(prepare(chain)), "a", 1);
  expect(found.steps.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(found.steps[1]?.because).toEqual(["c"]);
  expect(found.complete).toBe(false);
});

test("any label is explained, by steps that are each told once and never rest on themselves", () => {
  const maps = mapAndWhatIf(9);
  fc.assert(
    fc.property(maps, ({ map, whatIf }) => {
      const connections = connect(map);
      const evaluation = evaluate(prepare(map), whatIf);
      for (const { id } of [...map.claims, ...map.inferences]) {
        const { steps, complete } = explain(connections, evaluation, id);
        const ids = steps.map((step) => step.id);
        expect(complete).toBe(true);
        expect(ids[0]).toBe(id);
        expect(new Set(ids).size).toBe(ids.length);
        const settled = new Map(steps.filter((step) => step.label !== "undecided").map((step) => [step.id, step]));
        for (const step of steps) {
          for (const reason of step.because) expect(ids).toContain(reason);
          expect(step.sentence).toMatch(/^.+ (stands|falls|holds|fails|is undecided), because .+\.$/su);
          if (step.label === "undecided") {
            if (step.rule !== "open") expect(step.because).toHaveLength(1);
          } else if (step.rule !== "circular") {
            expect(reaches(settled, step.id)).toBe(false);
          }
        }
      }
    }),
  );
});

/** Whether a step rests on itself by way of others that no circle of support explains. */
function reaches(steps: ReadonlyMap<string, { because: readonly string[]; rule: string }>, start: string): boolean {
  const seen = new Set<string>();
  const walk = [...(steps.get(start)?.because ?? [])];
  for (const id of walk) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const step = steps.get(id);
    if (step !== undefined) walk.push(...step.because);
  }
  return false;
}
