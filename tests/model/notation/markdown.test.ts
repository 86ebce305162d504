import fc from "fast-check";
import type { ArgumentMap, Inference } from "../../../model/map.ts";
import { recognise } from "../../../model/notation/list.ts";
import { markdown } from "../../../model/notation/markdown.ts";
import { mapOf } from "../../maps.ts";
import { hostileMap, mutated, read, survives, write } from "./hostile.ts";

const OUTLINE = `# Tea?

What is to be drunk.

- **Thesis:** Tea is best. [tea]
  - **Pro:** It warms \\*and\\*
    wakes. [warm]
    - **Con (step):** It is summer. [summer]
      - **Con (step):** see [night]
  - **Con, together:**
    - It stains. [stains]
      - **Con:** Not teeth. [teeth]
    - Stains matter. [matter]
    - **Pro (step):** see [teeth]
- Nights are cold. [night]
`;

/** An inference by what it joins, and what it bears on likewise; \`undefined\` where that is a circle. */
function described(map: ArgumentMap): readonly (string | undefined)[] {
  const byId = new Map(map.inferences.map((inference) => [inference.id, inference]));
  const describe = (inference: Inference, passed = new Set<string>()): string | undefined => {
    if (passed.has(inference.id)) return undefined;
    const onto = byId.get(inference.conclusion);
    const end = onto === undefined ? inference.conclusion : describe(onto, new Set([...passed, inference.id]));
    return end && JSON.stringify([inference.premises, inference.polarity, end]);
  };
  return map.inferences.map((inference) => describe(inference)).sort();
}

const steps = (text: string) => described(read(markdown, text).map).map((step) => JSON.parse(step ?? ""));
const warned = (text: string) => read(markdown, text).warnings.map(({ code, place }) => `${code} ${place}`.trim());

test("an outline holds claims by id, linked premises and what bears on steps", () => {
  const { map, warnings } = read(markdown, OUTLINE);
  expect(warnings).toEqual([]);
  expect(map).toMatchObject({ title: "Tea?", summary: "What is to be drunk.", theses: ["tea"] });
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual([
    ["tea", "Tea is best."],
    ["warm", "It warms *and* wakes."],
    ["summer", "It is summer."],
    ["stains", "It stains."],
    ["teeth", "Not teeth."],
    ["matter", "Stains matter."],
    ["night", "Nights are cold."],
  ]);
  const warm = JSON.stringify([["warm"], "support", "tea"]);
  const summer = JSON.stringify([["summer"], "attack", warm]);
  expect(steps(OUTLINE)).toEqual([
    [["night"], "attack", summer],
    [["stains", "matter"], "attack", "tea"],
    [["summer"], "attack", warm],
    [["teeth"], "attack", "stains"],
    [["teeth"], "support", JSON.stringify([["stains", "matter"], "attack", "tea"])],
    [["warm"], "support", "tea"],
  ]);
});

test("what is written is this outline again", () => {
  const { content, losses } = write(markdown, read(markdown, OUTLINE).map);
  const wanted = OUTLINE.replace("*\n    wakes", "* wakes").replace("see [night]", "Nights are cold. [night]");
  expect(content).toBe(wanted.replace(/\n- Nights are cold.*/u, ""));
  expect(losses.map(({ code }) => code)).toEqual(["inference-ids"]);
});

test("an outline that somebody wrote by hand needs no marks and no ids", () => {
  const text =
    "Tea\n* Tea is best\n\t1. Pro: It warms\n\t\t+ but: It burns\n\t2. It is cheap\n\n## More\n- Coffee\nand so on";
  expect(steps(text)).toEqual([
    [["it-burns"], "attack", "it-warms"],
    [["it-is-cheap"], "support", "tea-is-best"],
    [["it-warms"], "support", "tea-is-best"],
  ]);
  expect(read(markdown, text).map.claims.at(-1)).toMatchObject({ id: "coffee", section: "more" });
  expect(warned(text)).toEqual(["prose line 9", "no-side"]);
});

test("what is broken is left out, and it is said", () => {
  expect(warned("- A [a]\n  - Pro: see [b]")).toEqual([
    "unknown-link line 2",
    "unknown-premise line 2",
    "no-premise line 2",
  ]);
  expect(warned("- A [a]\n- B [a]")).toEqual(["duplicate-key line 2"]);
  expect(warned("- A [a]\n  - Con (step): B [b]")).toEqual(["no-step line 2"]);
  expect(warned("- A [a]\n  - Pro, together:")).toEqual(["no-premise line 2"]);
  for (const text of ["", "# Only a title", "null", "<html></html>"])
    expect(() => read(markdown, text)).toThrow(/no list/u);
});

test("line ends of all systems and a byte order mark change nothing", () => {
  const plain = read(markdown, OUTLINE);
  for (const end of ["\r\n", "\r"]) expect(read(markdown, `\uFEFF${OUTLINE.replaceAll("\n", end)}`)).toEqual(plain);
});

test("it is recognised among other texts", () => {
  expect(recognise("notes.markdown", "x")).toBe(markdown);
  expect(recognise("notes", OUTLINE)).toBe(markdown);
  expect(recognise("notes", "- milk\n- bread")).toBeUndefined();
});

test("long chains start lists of their own, and nothing of them is lost", () => {
  const map = mapOf(Array.from({ length: 3_000 }, (_, at) => `i${at}: c${at + 1} -> c${at}`));
  const { content } = write(markdown, map);
  expect(content.length).toBeLessThan(1_000_000);
  expect(described(read(markdown, content).map)).toEqual(described(map));
});

test("whatever the map, its claims and inferences come back, and writing again changes nothing", () => {
  fc.assert(
    fc.property(hostileMap(), (map) => {
      const { content, losses } = write(markdown, map);
      const again = read(markdown, content);
      expect(again.warnings).toEqual([]);
      const claims = (map: ArgumentMap) =>
        map.claims.map(({ id, text }) => JSON.stringify([id, text.replace(/[ \t\r\n]+/gu, " ").trim()])).sort();
      expect(claims(again.map)).toEqual(claims(map));
      const lost = losses.find(({ code }) => code === "circling-inferences")?.count ?? 0;
      const whole = described(map).filter((step) => step !== undefined);
      expect(described(again.map)).toEqual(whole);
      expect(whole).toHaveLength(map.inferences.length - lost);
      expect(write(markdown, again.map).content).toBe(content);
    }),
  );
});

test("whatever is done to an outline, the answer is a map or a refusal", () => {
  const pieces = [
    "- ",
    "\n",
    "  ",
    "**Pro:** ",
    "**Con, together:**",
    " (step)",
    "see [tea]",
    "[",
    "]",
    "\\",
    "\t",
    "# ",
  ];
  fc.assert(fc.property(mutated(OUTLINE, pieces), (text) => survives(markdown, text)));
});

test("long lines, deep lists and many items are read", () => {
  for (const bait of ["[", "\\[", " [a", "# ", " #", "**", "- ", "(step)", "\t"]) {
    survives(markdown, `- Pro: ${bait.repeat(50_000)}`);
    survives(markdown, `# ${bait.repeat(50_000)}x\n- a`);
  }
  survives(markdown, Array.from({ length: 2_000 }, (_, at) => `${" ".repeat(at)}- Con: c${at}`).join("\n"));
  survives(markdown, "- a\n".repeat(20_000));
});
