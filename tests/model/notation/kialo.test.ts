import fc from "fast-check";
import { kialo } from "../../../model/notation/kialo.ts";
import { recognise } from "../../../model/notation/list.ts";
import { mapOf } from "../../maps.ts";
import { testWithCorpus } from "./corpora.ts";
import { hostileMap, mutated, read, squeezed, survives, write } from "./hostile.ts";

const DISCUSSION = `Discussion Title: Tea?

1. Tea is best.
1.1. Pro: It keeps awake
and warm.
1.1.1. Con: So does coffee.
1.2. Con: -> See 1.3.
1.3. Con: It stains.
`;

/** Each inference as `premise sign conclusion`. */
function steps(text: string): readonly string[] {
  return read(kialo, text).map.inferences.map(
    ({ premises, polarity, conclusion }) => `${premises.join("+")} ${polarity} ${conclusion}`,
  );
}

const warned = (text: string) => read(kialo, text).warnings.map(({ code, place }) => `${code} ${place}`);

test("numbers are ids, Pro supports, Con attacks, and a text goes on over lines", () => {
  const { map, warnings } = read(kialo, DISCUSSION);
  expect(map).toMatchObject({ title: "Tea?", theses: ["1"] });
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual([
    ["1", "Tea is best."],
    ["1.1", "It keeps awake\nand warm."],
    ["1.1.1", "So does coffee."],
    ["1.3", "It stains."],
  ]);
  expect(warnings).toEqual([]);
});

test("a link is another use of a claim, also of one that comes later", () => {
  expect(steps(DISCUSSION)).toEqual(["1.1 support 1", "1.1.1 attack 1.1", "1.3 attack 1", "1.3 attack 1"]);
});

test("what stands under a link bears on the claim that is meant", () => {
  expect(steps("1. A\n1.1. Pro: B\n1.2. Con: -> See 1.1.\n1.2.1. Con: C")).toContain("1.2.1 attack 1.1");
});

test("lines may end as on Windows and on old Macs, and a byte order mark may come first", () => {
  const plain = read(kialo, DISCUSSION);
  for (const end of ["\r\n", "\r"]) expect(read(kialo, `\uFEFF${DISCUSSION.replaceAll("\n", end)}`)).toEqual(plain);
});

test("a claim whose parent is missing stands alone, and it is said", () => {
  expect(warned("1. A\n1.2.1. Pro: B")).toEqual(["missing-parent line 2"]);
});

test("links to nothing and in a circle are left out, and it is said", () => {
  const text = "1. A\n1.1. Pro: -> See 7.\n1.2. Pro: -> See 1.3.\n1.3. Con: -> See 1.2.";
  expect(warned(text)).toEqual(["unknown-link line 2", "unknown-link line 3", "unknown-link line 4"]);
});

test("a number that stands twice counts once, and a claim without a side stands alone", () => {
  expect(warned("1. A\n1.1. Pro: B\n1.1. Con: C\n1.2. D")).toEqual(["duplicate-key line 3", "no-side line 4"]);
});

test("a text without numbers is no discussion", () => {
  for (const text of ["", " \n", "null", "<html></html>", "Dear Sir,"])
    expect(() => read(kialo, text)).toThrow(/Kialo/u);
});

test("it is recognised among other texts", () => {
  expect(recognise("export", DISCUSSION)).toBe(kialo);
  expect(recognise("notes", "1. Buy milk\n2. Sleep")).toBeUndefined();
});

test("a claim that is used twice is written once, and linked", () => {
  const map = mapOf(["i: b -> a", "j: c -> a", "k: d -| b", "l: d -| c"], { title: "Tiny" });
  expect(write(kialo, map).content).toBe(
    [
      "Discussion Title: Tiny\n",
      "1. It is so that a.",
      "1.1. Pro: It is so that b.",
      "1.1.1. Con: It is so that d.",
      "1.2. Pro: It is so that c.",
      "1.2.1. Con: -> See 1.1.1.\n",
    ].join("\n"),
  );
});

test("linked premises become reasons of their own, undercuts objections to them, and both are said to be lost", () => {
  const { content, losses } = write(kialo, mapOf(["i: b + c -> a", "u: d -| i"]));
  expect(content).toContain("1.1. Pro: It is so that b.\n1.1.1. Con: It is so that d.\n1.2. Pro: It is so that c.");
  expect(losses.map(({ code, count }) => [code, count])).toEqual([
    ["ids", 6],
    ["linked-premises", 1],
    ["undercuts", 1],
  ]);
});

test("a chain that is longer than numbers should be goes on from a root of its own", () => {
  const map = mapOf(Array.from({ length: 3_000 }, (_, at) => `i${at}: c${at + 1} -> c${at}`));
  const { content } = write(kialo, map);
  expect(content.length).toBeLessThan(1_000_000);
  const again = read(kialo, content).map;
  expect(again.inferences).toHaveLength(3_000);
  expect(again.theses).toEqual(["1"]);
});

test("every claim and every reason comes back, and writing again changes nothing", () => {
  fc.assert(
    fc.property(hostileMap(), (map) => {
      const { content, losses } = write(kialo, map);
      const again = read(kialo, content);
      expect(again.warnings).toEqual([]);
      const texts = (claims: typeof map.claims) => claims.map(({ text }) => squeezed(text)).sort();
      expect(texts(again.map.claims)).toEqual(texts(map.claims));
      const reasons = map.inferences.reduce((count, { premises }) => count + premises.length, 0);
      const merged = losses.find(({ code }) => code === "repeated-inferences")?.count ?? 0;
      expect(again.map.inferences).toHaveLength(reasons - merged);
      expect(write(kialo, again.map).content).toBe(content);
    }),
  );
});

test("whatever is done to a discussion, the answer is a map or a refusal", () => {
  const pieces = ["1.1.", "\n", "Pro: ", "-> See 1.1.", "\r", "1.__proto__. Con: x", "\n1.1.1.1. Con: "];
  fc.assert(fc.property(mutated(DISCUSSION, pieces), (text) => survives(kialo, text)));
});

test("long lines, long numbers and many lines are read", () => {
  survives(kialo, `1. A\n${"1.".repeat(50_000)} Pro: B`);
  survives(kialo, `1. ${"1.".repeat(500_000)}`);
  survives(kialo, `1. A\n${"more\n".repeat(200_000)}`);
  survives(
    kialo,
    `1. A\n${Array.from({ length: 50_000 }, (_, at) => `1.${at + 1}. Pro: -> See 1.${at + 2}.`).join("\n")}`,
  );
});

testWithCorpus("kialo", "a real discussion is read whole", (text) => {
  const { map, warnings } = read(kialo, text);
  const numbered = text.match(/^\d+(?:\.\d+)*\. .*$/gmu) ?? [];
  const links = numbered.filter((line) => line.includes(": -> See "));
  expect(map.claims).toHaveLength(numbered.length - links.length);
  expect(map.inferences).toHaveLength(numbered.length - 1);
  expect(warnings).toEqual([]);
  const { content } = write(kialo, map);
  expect(read(kialo, content).map.inferences.length).toBeGreaterThanOrEqual(map.inferences.length - links.length);
});
