import fc from "fast-check";
import type { ArgumentMap } from "../../../../model/map.ts";
import { argdown } from "../../../../model/notation/argdown.ts";
import { mapOf } from "../../../maps.ts";
import { hostileMap, hostileText, read, write } from "../hostile.ts";

/** What Argdown holds of a map, whatever the order; line ends, tabs and runs of spaces say nothing in it. */
function held(map: ArgumentMap) {
  const plain = (text: string | undefined) => text?.replace(/[ \t\r\n]+/gu, " ").trim();
  const names = new Map(map.holders.map(({ id, name }) => [id, name]));
  const titles = new Map(map.sections.map(({ id, title }) => [id, plain(title)]));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    ...{ title: map.title, summary: map.summary, theses: map.theses, restatements: map.restatements },
    holders: map.holders,
    sections: map.sections.map(({ id, title }) => [id, plain(title)]),
    claims: map.claims
      .map(({ id, label, text, holder, section, stance, importance, tags }) => ({
        ...{ id, label, text: plain(text), stance, importance, tags },
        holder: names.get(holder ?? ""),
        section: titles.get(section ?? ""),
      }))
      .sort(byId),
    inferences: map.inferences
      .map(({ id, premises, conclusion, polarity, scheme, cue, stated, comment }) => ({
        ...{ id, premises, conclusion, polarity, scheme, cue, stated },
        comment: plain(comment),
      }))
      .sort(byId),
  };
}

/** A map whose inferences have linking words and comments, and that has a summary, all of them hostile. */
const wordyMap = fc.tuple(hostileMap(), fc.tuple(...[1, 2, 3].map(() => fc.option(hostileText)))).map(
  ([map, [summary, cue, comment]]): ArgumentMap => ({
    ...map,
    ...(summary == null ? {} : { summary }),
    inferences: map.inferences.map((inference, at) => ({
      ...inference,
      ...(cue == null || at % 2 === 0 ? {} : { cue }),
      ...(comment == null || at % 3 === 0 ? {} : { comment }),
    })),
  }),
);

test("whatever the map, what Argdown holds of it comes back, and writing again changes nothing", () => {
  fc.assert(
    fc.property(wordyMap, (map) => {
      const { content } = write(argdown, map);
      const again = read(argdown, content);
      expect(again.warnings).toEqual([]);
      expect(held(again.map)).toEqual(held(map));
      expect(write(argdown, again.map).content).toBe(content);
    }),
    { numRuns: 200 },
  );
});

test("a claim is a titled statement, its reasons are lines under it, linked ones a structure of their own", () => {
  const map = mapOf(["i: b -> a", "j: c -| a", "k: d + e -> a", "u: f -| k"], { title: "Tiny" });
  const labelled = {
    ...map,
    claims: map.claims.map((claim) => ({ ...claim, label: `Claim ${claim.id}`, tags: ["x"] })),
  };
  const { content, losses } = write(argdown, labelled);
  expect(content.split("\n\n").slice(0, 5)).toEqual([
    `===\ntitle: "Tiny"\n===`,
    `[Claim b]: It is so that b. #x\n{id: "b", inferences: [{for: "a", id: "i"}]}`,
    `[Claim a]: It is so that a. #x\n{id: "a"}\n  + [Claim b]\n  - [Claim c]`,
    "<k>",
    "(1) [Claim d]\n(2) [Claim e]\n----\n  <_ [Claim f]\n(3) [Claim a]",
  ]);
  expect(losses).toEqual([]);
});

test("what attacks with more than one premise has a conclusion that says so", () => {
  const { content } = write(argdown, mapOf(["i: b + c -| a", "u: d -| i", "v: e -| u"]));
  expect(content).toContain(
    "(3) [Conclusion of i]: Not so: It is so that a.\n{auxiliary: true}\n  -> [It is so that a.]",
  );
  expect(content).toContain("(2) [Conclusion of u]: This does not follow.\n{auxiliary: true}\n  _> <i>");
  expect(read(argdown, content).map.inferences.map(({ id, conclusion }) => [id, conclusion])).toEqual([
    ["i", "a"],
    ["u", "i"],
    ["v", "u"],
  ]);
});

test("what Argdown has no place for is said to be lost", () => {
  const passages = [{ source: "s", at: "1.1", start: 0, end: 1, sha256: "0123456789abcdef" }];
  const map = mapOf(["i: b -> a"], { ext: { aif: {} }, sources: [{ id: "s", title: "S" }] });
  const { losses } = write(argdown, { ...map, claims: map.claims.map((claim) => ({ ...claim, passages })) });
  expect(losses.map(({ code, count }) => [code, count])).toEqual([
    ["passages", 2],
    ["sources", 1],
    ["ext", 1],
  ]);
});

test("a text of somebody else's keeps sketches, contradictions, strict mode, wordings, paragraphs and settings", () => {
  const text = `===
title: "Tea"
color: {scheme: "dark"}
model: {mode: "strict"}
===

Words before.

[Tea]: Tea is best.

[Tea]: Tea is best of all.
{year: 2020}
  + <Warmth>
  - [Coffee]
  >< [No tea]

<Warmth>: It warms. #hot
  <_ [Summer]

[Coffee]: Coffee is.

[No tea]: Nothing is.

## Later {isGroup: false}

More words.

[Summer]: It is summer.
`;
  const { map } = read(argdown, text);
  expect(map.inferences).toHaveLength(6);
  expect(write(argdown, map).content).toBe(text);
});

test("a part of a map that no longer fits strict mode says so", () => {
  const { map } = read(argdown, "===\nmodel: {mode: strict}\n===\n\n[A]: a\n  - [B]: b");
  const { content, losses } = write(argdown, { ...map, inferences: map.inferences.slice(0, 1) });
  expect(content).not.toContain("strict");
  expect(losses.map(({ code }) => code)).toEqual(["strict-mode"]);
});

test("an argument of several steps becomes an argument for each, and that is said", () => {
  const chain = "<A>\n\n(1) p\n----\n(2) q\n----\n(3) r\n\n<B>\n\n(1) s\n----\n(2) r\n";
  const { map } = read(argdown, chain);
  expect(map.inferences).toHaveLength(3);
  expect(write(argdown, map).losses).toEqual([
    {
      code: "argument-steps",
      message: "Arguments with several steps are written as an argument for each step.",
      count: 1,
    },
  ]);
});
