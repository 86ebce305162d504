import fc from "fast-check";
import { check } from "../../model/checks/list.ts";
import type { ArgumentMap } from "../../model/map.ts";
import { EXPLANATIONS } from "../../model/problems.ts";
import { read } from "../../model/read.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain, mapOf, mutualAttack, supportCircle, undercut, undercutOfUndercut } from "../maps.ts";

/** What a check finds, without the findings on schemes that tiny maps have none of. */
const found = (map: ArgumentMap) =>
  check(map)
    .filter(({ code }) => code !== "no-scheme" && code !== "near-duplicate")
    .map(({ code, target, path }) => `${code} ${target ?? path}`);

const withClaims = (lines: string[], claims: Record<string, object>, more = {}) => {
  const map = mapOf(lines);
  return read({ ...map, claims: map.claims.map((claim) => ({ ...claim, ...claims[claim.id] })), ...more });
};

test("a plain chain of reasons has nothing to find", () => {
  expect(found(chain)).toEqual([]);
});

test("a circle of reasons is told with its way round", () => {
  expect(found(supportCircle)).toEqual(["support-cycle a"]);
  expect(check(supportCircle).find(({ code }) => code === "support-cycle")?.message).toBe(
    'A circle of reasons: "a" because "c" because "b" because "a".',
  );
});

test("mutual attack is a dispute, not a circle of reasons, and both sides are answered", () => {
  expect(found(mutualAttack)).toEqual([]);
});

test("a claim that is its own premise", () => {
  expect(found(mapOf(["i: a + b -> a"], { theses: ["a"] }))).toEqual(["own-premise i"]);
});

test("an inference that targets itself, at once or round a circle", () => {
  expect(found(mapOf(["i: b -| i", "j: b -> a"]))).toContain("inference-cycle i");
  expect(found(mapOf(["i: b -| j", "j: b -| i", "k: b -> a"]))).toContain("inference-cycle i");
});

test("a claim that reaches no thesis", () => {
  expect(found(mapOf(["i: b -> a", "j: c -> d"], { theses: ["a"] }))).toEqual(["orphan c", "orphan d"]);
});

test("a map without a thesis is told once, not claim by claim", () => {
  expect(found(mapOf(["i: a -> b", "j: b -> a"], { theses: [] }))).toEqual(["no-thesis /theses", "support-cycle a"]);
});

test("a key claim with neither reason nor passage", () => {
  expect(found(withClaims(["i: b -> a"], { a: { importance: 3 }, b: { importance: 3 } }))).toEqual([
    "bare-key-claim b",
  ]);
});

test("an objection is answered by an attack on it, its premises or its step; else it is found", () => {
  expect(found(undercut)).toEqual(["unanswered-objection u"]);
  expect(found(undercutOfUndercut)).toEqual([]);
  expect(found(mapOf(["i: b -| a", "j: c -| b"], { theses: ["a"] }))).toEqual([]);
  expect(found(mapOf(["i: b -| a", "j: c -| b", "k: d -| c"], { theses: ["a"] }))).toEqual(["unanswered-objection k"]);
});

test("a rejected claim that nothing attacks", () => {
  expect(found(withClaims(["i: b -> a"], { b: { stance: "rejected" } }))).toEqual(["unattacked-rejected b"]);
});

test("a linked inference with a premise too many", () => {
  expect(found(mapOf(["i: b -> a", "j: b + c -> a"]))).toEqual(["redundant-premise j"]);
  expect(found(mapOf(["i: b -| a", "j: b + c -> a", "k: c -| b"]))).not.toContain("redundant-premise j");
});

test("the same step twice, and the same premises for and against", () => {
  expect(found(mapOf(["i: b + c -> a", "j: c + b -> a"]))).toEqual(["repeated-inference j"]);
  expect(found(mapOf(["i: b -> a", "j: b -| a"]))).toContain("for-and-against j");
});

test("wordings that are nearly the same, unless they are said to restate each other", () => {
  const claims = {
    a: { text: "The summit will produce an illusion of progress for both" },
    b: { text: "The summit will produce an illusion of progress for Both" },
    c: { text: "Nothing of the kind" },
  };
  const map = withClaims(["i: b + c -> a"], claims);
  const twins = (map: ArgumentMap) => check(map).filter(({ code }) => code === "near-duplicate");
  expect(twins(map)).toMatchObject([{ target: "a", path: "/claims/2/text" }]);
  expect(twins(read({ ...map, restatements: [["a", "b"]] }))).toEqual([]);
});

test("tens of thousands of claims of one wording, or nearly, are each told the first", () => {
  const thousands = 20_000;
  const wording = "what was said once is said once more and then again";
  const texts = Array.from({ length: thousands }, (_, at) => (at % 2 === 0 ? wording : `${wording} as ${at}`));
  const claims = Object.fromEntries(texts.map((text, at) => [`c${at}`, { text }]));
  const twins = check(withClaims(Object.keys(claims), claims)).filter(({ code }) => code === "near-duplicate");
  expect(twins).toHaveLength(thousands - 1);
  expect(new Set(twins.map(({ message }) => message)).size).toBe(1);
});

test("of each claim the first before it that shares four fifths of their words is told", () => {
  const words = fc.array(fc.constantFrom(..."abcdefghijklmnopqrst"), { minLength: 1, maxLength: 12 });
  /** A wording, or one like an earlier one but for a word. */
  const wording = fc.tuple(words, fc.option(fc.nat(), { freq: 2 }), fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"));
  fc.assert(
    fc.property(fc.array(wording, { minLength: 2, maxLength: 40 }), (made) => {
      const texts: string[][] = [];
      for (const [own, like, word] of made) {
        const earlier = like === null ? undefined : texts[like % Math.max(1, texts.length)];
        texts.push(earlier === undefined ? own : [...earlier.slice(1), word]);
      }
      const sets = texts.map((text) => new Set(text));
      const alike = (a: Set<string>, b: Set<string>) => {
        const common = [...a].filter((word) => b.has(word)).length;
        return common / (a.size + b.size - common) >= 0.8;
      };
      const expected = sets.flatMap((own, at) => {
        const first = sets.findIndex((other, before) => before < at && alike(own, other));
        return first === -1 ? [] : [`c${at} is almost c${first}`];
      });
      const claims = Object.fromEntries(texts.map((text, at) => [`c${at}`, { text: text.join(" ") }]));
      const told = check(withClaims(Object.keys(claims), claims))
        .filter(({ code }) => code === "near-duplicate")
        .map(({ target, message }) => `${target} is almost ${/"(.*)"/.exec(message)?.[1]}`);
      expect(told).toEqual(expected);
    }),
  );
});

test("a stretch of the source that nothing accounts for", () => {
  const passage = (start: number, end: number) => ({ source: "s", at: "1.1", start, end, sha256: "0".repeat(16) });
  const sources = [
    {
      id: "s",
      title: "S",
      text: { sha256: "0".repeat(64), length: 100 },
      headings: [{ title: "H", start: 0, end: 10 }],
    },
  ];
  const map = withClaims(
    ["i: b -> a"],
    { a: { passages: [passage(11, 40)] }, b: { passages: [passage(60, 100)] } },
    { sources },
  );
  expect(check(map).filter(({ code }) => code === "uncovered-text")).toMatchObject([
    { path: "/sources/0", message: "Nothing accounts for the code points from 40 to 60." },
  ]);
});

test("a label too long to read from far away", () => {
  expect(found(withClaims(["i: b -> a"], { b: { label: "x".repeat(49) } }))).toEqual(["long-label b"]);
});

test("schemes that are missing, unknown or short of a premise, and questions they do not have", () => {
  const inference = { premises: ["b"], conclusion: "a", polarity: "support" };
  const note = { target: "j", kind: "weak-inference", severity: "low", text: "N" };
  const map = read({
    format: "argument-map/1",
    id: "m",
    title: "M",
    claims: ["a", "b"].map((id) => ({ id, text: id })),
    inferences: [
      { ...inference, id: "h" },
      { ...inference, id: "i", premises: ["a"], conclusion: "h", scheme: "no-such" },
      { ...inference, id: "j", premises: ["a", "b"], conclusion: "h", scheme: "sign" },
      { ...inference, id: "k", conclusion: "h", scheme: "comparison" },
    ],
    notes: [
      { ...note, id: "n", question: 1 },
      { ...note, id: "o", question: 99 },
      { ...note, id: "p", target: "a", question: 1 },
    ],
  });
  const codes = ["no-scheme", "unknown-scheme", "missing-premise", "unknown-question"];
  expect(
    check(map)
      .filter(({ code }) => codes.includes(code))
      .map(({ code, target }) => `${code} ${target}`),
  ).toEqual(["no-scheme h", "unknown-scheme i", "missing-premise k", "unknown-question o", "unknown-question p"]);
});

describe("on any map", () => {
  test("every finding has a known code, a target that is there, and a path that leads to it", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        for (const { code, path, target, severity } of check(map)) {
          expect(EXPLANATIONS[code].severity).toBe("finding");
          expect(severity).toBe("finding");
          const [, list, index] = path.split("/");
          if (target === undefined || index === undefined) continue;
          expect((map as unknown as Record<string, { id: string }[]>)[list ?? ""]?.[Number(index)]?.id).toBe(target);
        }
      }),
    );
  });

  test("the order of claims changes no finding about an inference, an orphan or a rejection", () => {
    const independent = new Set([
      "orphan",
      "unanswered-objection",
      "unattacked-rejected",
      "no-scheme",
      "own-premise",
      "redundant-premise",
    ]);
    const told = (map: ArgumentMap) =>
      check(map)
        .filter(({ code }) => independent.has(code))
        .map(({ code, target }) => `${code} ${target}`)
        .sort();
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        expect(told({ ...map, claims: [...map.claims].reverse() })).toEqual(told(map));
      }),
    );
  });
});
