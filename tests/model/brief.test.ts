import { readFileSync } from "node:fs";
import fc from "fast-check";
import { BRIEF_PARTS, type Brief, type BriefPart, brief } from "../../model/brief.ts";
import { connect } from "../../model/connections.ts";
import { prepare } from "../../model/evaluation/arrays.ts";
import { evaluate } from "../../model/evaluation/evaluate.ts";
import type { WhatIf } from "../../model/evaluation/stances.ts";
import type { ArgumentMap } from "../../model/map.ts";
import { readText } from "../../model/read.ts";
import { schemes } from "../../model/schemes.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { diamond, mapOf } from "../maps.ts";

const briefOf = (map: ArgumentMap, whatIf: WhatIf = {}) => brief(connect(map), evaluate(prepare(map), whatIf), schemes);
const texts = ({ lines }: Brief, part: BriefPart) => lines.filter((line) => line.part === part).map(({ text }) => text);
const shipped = (id: string) => readText(readFileSync(new URL(`../../graph-data/${id}.json`, import.meta.url), "utf8"));
const words = ({ lines }: Brief) => lines.flatMap(({ text }) => text.split(/\s+/u)).length;

test.each(["alaska-summit", "alaska-summit-preview", "night-buses"])(
  "the brief of %s is read in under a minute and has every part that the map has something for",
  (id) => {
    const told = briefOf(shipped(id));
    expect(words(told)).toBeGreaterThan(100);
    expect(words(told)).toBeLessThan(260);
    for (const part of ["thesis", "reason", "objection", "crux", "unstated", "weakness"] as const) {
      expect(texts(told, part).length).toBeGreaterThan(0);
    }
  },
);

test("the strongest reason comes first", () => {
  // b rests on two grounds, c is disputed.
  const map = mapOf(["k: c -> a", "i: b -> a", "l: d -> b", "m: e -> b", "n: f -| c"], { theses: ["a"] });
  expect(texts(briefOf(map), "reason")).toEqual(["“It is so that b.”.", "“It is so that c.”."]);
});

test("an objection that holds comes before one that is answered, and each says by what", () => {
  const map = mapOf(["i: b -> a", "j: c -| a", "k: d -| c", "l: e -| i"], { theses: ["a"] });
  expect(texts(briefOf(map), "objection")).toEqual([
    "“It is so that e.”: nothing answers it.",
    "“It is so that c.”: answered by “It is so that d.”.",
  ]);
});

test("an objection to an objection is none to the thesis", () => {
  const map = mapOf(["i: b -| a", "j: c -| b"], { theses: ["a"] });
  expect(
    briefOf(map)
      .lines.filter(({ part }) => part === "objection")
      .map(({ inference }) => inference),
  ).toEqual(["i"]);
});

test("where no claim decides alone, the smallest set is told", () => {
  const map = mapOf(["i: b -> a", "j: c -> a"]);
  expect(texts(briefOf(diamond), "crux")).toEqual(["“It is so that d.”: without it the conclusion falls."]);
  expect(texts(briefOf(map), "crux")).toEqual([
    "“It is so that b.” and “It is so that c.”: only without all of them does the conclusion fall.",
  ]);
});

test("critical questions and weak steps come from the map makers' notes, the weightiest first", () => {
  const note = (target: string, severity: string, question?: number) => ({
    id: `note-${target}`,
    target,
    kind: "weak-inference",
    severity,
    text: "A doubt.",
    ...(question === undefined ? {} : { question }),
  });
  const map = mapOf(["i: b -> a", "j: c -> b", "k: d -> c"], {
    theses: ["a"],
    inferences: [
      { id: "i", premises: ["b"], conclusion: "a", polarity: "support" },
      { id: "j", premises: ["c"], conclusion: "b", polarity: "support" },
      { id: "k", premises: ["d"], conclusion: "c", polarity: "support", scheme: "position-to-know" },
    ],
    notes: [note("i", "low"), note("j", "high"), note("k", "low", 1)],
  });
  const told = briefOf(map);
  expect(told.lines.filter(({ part }) => part === "weakness").map(({ inference }) => inference)).toEqual(["j", "i"]);
  const [question = ""] = schemes.get("position-to-know")?.questions ?? [];
  expect(texts(told, "question")).toEqual([`${question} (The step to “It is so that c.”.)`]);
});

test("the statuses are those of the what-if", () => {
  const [line] = briefOf(diamond, { reject: ["d"] }).lines;
  expect(line).toMatchObject({ part: "thesis", claim: "a", label: "out" });
});

test("a map without a thesis has nothing to tell", () => {
  expect(briefOf(mapOf([], { theses: [] }))).toEqual({ thesis: undefined, lines: [], complete: true });
});

test("of any map every line is about a claim of the map, in the order of the parts, and the same each time", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const told = briefOf(map);
      const { claims, inferences } = connect(map);
      const { labels } = evaluate(prepare(map));
      for (const { claim, inference, label, text } of told.lines) {
        expect(claims.has(claim)).toBe(true);
        expect(inference === undefined || inferences.has(inference)).toBe(true);
        expect(label).toBe(labels.get(inference ?? claim));
        expect(text).toMatch(/\S/u);
      }
      const order = told.lines.map(({ part }) => BRIEF_PARTS.indexOf(part));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(briefOf(map)).toEqual(told);
    }),
    { numRuns: 100 },
  );
});
