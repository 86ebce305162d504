import fc from "fast-check";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { evaluate } from "../../../model/evaluation/evaluate.ts";
import type { ArgumentMap } from "../../../model/map.ts";
import { af } from "../../../model/notation/af.ts";
import { apx } from "../../../model/notation/apx.ts";
import { type Framework, frameworkOf } from "../../../model/notation/framework.ts";
import { recognise } from "../../../model/notation/list.ts";
import { tgf } from "../../../model/notation/tgf.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { diamond, linked, mapOf, mutualAttack, supportCircle, undercut } from "../../maps.ts";
import { hostileMap, mutated, read, survives, wholeOf, write } from "./hostile.ts";

/** Dung's grounded extension by its definition: what all attackers of are attacked by what is already in. */
function grounded({ arguments: found, attacks }: Framework) {
  const attackers = found.map((_, at) => attacks.filter(([, to]) => to === at).map(([from]) => from));
  let inside = new Set<number>();
  for (;;) {
    const defended = (by: number) => (attackers[by] ?? []).some((other) => inside.has(other));
    const next = new Set([...found.keys()].filter((at) => (attackers[at] ?? []).every(defended)));
    if (next.size === inside.size)
      return { inside, isOut: (at: number) => (attackers[at] ?? []).some((by) => inside.has(by)) };
    inside = next;
  }
}

/** What a map's framework says of its claims, by id. */
function verdicts(map: ArgumentMap) {
  const { framework } = frameworkOf(wholeOf(map));
  const { inside, isOut } = grounded(framework);
  const claims = framework.arguments.slice(0, map.claims.length);
  return new Map(claims.map(({ id }, at) => [id, inside.has(at) ? "in" : isOut(at) ? "out" : "undecided"]));
}

test("the grounded extension of the framework is what the map's own labels say, where no claims support in a circle", () => {
  fc.assert(
    fc.property(arbitraryMap({ claims: 8 }), (map) => {
      const arrays = prepare(map);
      fc.pre(arrays.ringOf.every((ring) => ring < 0));
      const { labels } = evaluate(arrays);
      for (const [id, verdict] of verdicts(map)) expect([id, verdict]).toEqual([id, labels.get(id)]);
    }),
    { numRuns: 200 },
  );
});

test("a circle of supports is undecided in the framework, and it is said", () => {
  expect([...verdicts(mapOf(["i: a -> b", "j: b -> a"], { theses: ["a"] })).values()]).toEqual([
    "undecided",
    "undecided",
  ]);
  expect(write(apx, supportCircle).losses).toContainEqual(
    expect.objectContaining({ code: "support-circles", count: 3 }),
  );
});

test("an attack is an attack; a support, linked premises and an undercut are arguments in between", () => {
  expect(write(apx, mutualAttack).content).toBe(
    "arg(b). % It is so that b.\narg(a). % It is so that a.\natt(b,a).\natt(a,b).\n",
  );
  expect(write(tgf, undercut).content.split("#\n")).toEqual([
    'b It is so that b.\na It is so that a.\nc It is so that c.\ni a step for\na_not_b "not b" not: It is so that b.\n' +
      'a_unsupported_a "unsupported a" no support: It is so that a.\n',
    "b a_not_b\na_not_b i\na_unsupported_a a\ni a_unsupported_a\nc i\n",
  ]);
  expect(write(af, linked).content).toMatch(/^p af 7\n# 1 = "b" It is so that b.\n/u);
});

test("what a framework can't say is said", () => {
  const codes = (map: ArgumentMap) => write(apx, map).losses.map(({ code, count }) => [code, count]);
  expect(codes(mutualAttack)).toEqual([
    ["attack-ids", 2],
    ["theses", 1],
    ["title", 1],
  ]);
  expect(codes(diamond)).toEqual([
    ["steps-as-arguments", 4],
    ["title", 1],
  ]);
  expect(codes(mapOf(["i: a -> b", "j: c -> i"]))).toEqual([
    ["steps-as-arguments", 2],
    ["idle-support", 1],
    ["title", 1],
  ]);
});

test("comments, several statements on a line, undeclared and repeated arguments, and supports in APX", () => {
  const text = `% made by hand\narg(a). % "the a" It is a.\narg(1).arg("x y"). % told\n att(b,a). support(1,a).\narg(a). opt(1). att(b,a).`;
  const { map, warnings } = read(apx, text);
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual([
    ...[
      ["the a", "It is a."],
      ["1", "1"],
      ["x y", "told"],
      ["b", "b"],
    ],
  ]);
  expect(map.inferences.map(({ premises, polarity }) => [premises[0], polarity])).toEqual([
    ["b", "attack"],
    ["1", "support"],
  ]);
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([
    ["duplicate-argument", "line 5"],
    ["unknown-statement", "line 5"],
    ["undeclared-argument", "line 4"],
    ["duplicate-key", "line 5"],
  ]);
});

test("an attack may stand before its arguments", () => {
  expect(read(apx, "att(a,b).arg(a).arg(b).").warnings).toEqual([]);
});

test("a TGF without a # has no edges; names and labels may be missing or said twice", () => {
  expect(read(tgf, "a\nb").warnings).toMatchObject([{ code: "no-sign" }]);
  const { map, warnings } = read(tgf, "1 one\r\n1\r\n\r\n#\r\n1 1\r\n1 2 supports\r\n1");
  expect(map.claims.map(({ text }) => text)).toEqual(["one", "2"]);
  expect(map.inferences.map(({ polarity }) => polarity)).toEqual(["attack", "support"]);
  expect(warnings.map(({ code }) => code)).toEqual(["duplicate-argument", "torn-edge", "undeclared-argument"]);
});

test("an ICCMA framework of a billion arguments is refused, attacks out of range are left out", () => {
  expect(() => read(af, "p af 99999999999\n1 2")).toThrow(/99999999999 arguments/u);
  const { map, warnings } = read(af, "p af 3\n# 1 = first\n# a comment\n1 2\n0 1\n3 4\n2 2\nx\n");
  expect([map.claims.length, map.inferences.length]).toEqual([3, 2]);
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([
    ...[
      ["out-of-range", "line 5"],
      ["out-of-range", "line 6"],
      ["unknown-statement", "line 8"],
    ],
  ]);
});

describe.each([apx, tgf, af])("$name", (notation) => {
  test("a framework comes back as it was from the map that it was read as", () => {
    fc.assert(
      fc.property(hostileMap(), (map) => {
        const { content } = write(notation, map);
        const first = read(notation, content);
        expect(recognise("framework", content)).toBe(notation);
        expect(first.map.claims.length).toBe(frameworkOf(wholeOf(map)).framework.arguments.length);
        const again = read(notation, write(notation, first.map).content);
        expect(again.map).toEqual(first.map);
      }),
      { numRuns: 50 },
    );
  });

  test("whatever became of the text, it is read as a map or refused in words", () => {
    const mutation = hostileMap().chain((map) =>
      mutated(write(notation, map).content, ["#", "%", "p af 9", "\n", "att(", '"']),
    );
    fc.assert(
      fc.property(mutation, (text) => survives(notation, text)),
      { numRuns: 50 },
    );
  });
});
