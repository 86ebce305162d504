import fc from "fast-check";
import { nearest } from "../../server/nearest.ts";

test("a slip of the finger is understood", () => {
  const sections = ["history", "mismatch", "preparation", "symbolism"];
  expect(nearest("histori", sections)).toEqual(["history"]);
  expect(nearest("Preparation", sections)).toEqual(["preparation"]);
  expect(nearest("prepp", ["prep", "preparation", "propp"])).toEqual(["prep", "propp"]);
  expect(nearest("symb", sections)).toEqual(["symbolism"]);
  expect(nearest("economy", sections)).toEqual([]);
});

test("at most three are suggested, nearest first", () => {
  expect(nearest("claim", ["clais", "claim9", "blain", "clam", "aim", "cla"])).toEqual(["claim9", "clais", "clam"]);
});

/** Levenshtein's distance, plainly. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

test("who is within a third of the word's length is found, and nobody else, as by counting it out", () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(word, word, (wanted, known) => {
      const most = Math.min(4, Math.max(1, Math.floor(wanted.length / 3)));
      const near = distance(wanted, known) <= most || (wanted.length >= 3 && known.startsWith(wanted));
      expect(nearest(wanted, [known])).toEqual(near ? [known] : []);
    }),
  );
});

test("however many and long the known words are, the answer comes at once", () => {
  const known = Array.from({ length: 200_000 }, (_, at) => `${"x".repeat(240)}${at}`);
  const started = performance.now();
  nearest("x".repeat(250), known);
  expect(performance.now() - started).toBeLessThan(2_000);
});
