/** Seeded maps as debates have them, of any size: what the measurements are made with. */

import { random } from "./random.ts";

const SYLLABLES = "ba de fi go ku la me ni po ru sa te vi zo an el in or us est ion ment".split(" ");
const WORDS_IN_TEXT = 14;

/** The words that a map's texts draw from, the first far more often than the last, as in a language. */
function vocabulary(size: number, next: () => number): readonly string[] {
  const words = new Set<string>();
  while (words.size < size) {
    const syllables = 2 + Math.floor(next() * 3);
    words.add(Array.from({ length: syllables }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]).join(""));
  }
  return [...words];
}

/**
 * The text of a map's file: every claim bears on an earlier one, a quarter of the inferences are attacks and a tenth of
 * those undercuts, a third have two premises.
 */
export function* debate(id: string, claims: number, seed = 7): Generator<string> {
  const next = random(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  const words = vocabulary(Math.min(60_000, 200 + claims), next);
  const prose = (length: number) =>
    Array.from({ length }, () => words[Math.floor(words.length * next() ** 3)]).join(" ");
  const head = {
    format: "argument-map/1",
    id,
    title: `Debate ${id} of ${claims} claims`,
    summary: prose(WORDS_IN_TEXT),
    holders: [
      { id: "author", name: "The author", kind: "author" },
      { id: "critics", name: "Critics", kind: "group" },
    ],
    sections: Array.from({ length: 8 }, (_, index) => ({ id: `s${index}`, title: `Part ${index + 1}` })),
    theses: ["c0"],
  };
  yield `${JSON.stringify(head).slice(0, -1)},"claims":[`;
  for (let claim = 0; claim < claims; claim += 1) {
    const stance = next() < 0.1 ? "reported" : "asserted";
    const section = `s${Math.floor((claim * 8) / claims)}`;
    const holder = stance === "reported" ? "critics" : "author";
    const said = { id: `c${claim}`, label: prose(4), text: `${prose(WORDS_IN_TEXT)}.`, holder, stance, section };
    yield `${claim === 0 ? "" : ","}\n${JSON.stringify({ ...said, importance: 1 + below(3) })}`;
  }
  yield '\n],"inferences":[';
  for (let claim = 1, inference = 0; claim < claims; inference += 1) {
    const conclusion = `c${below(claim)}`;
    const premises = [`c${claim}`];
    claim += 1;
    if (next() < 1 / 3 && claim < claims) {
      premises.push(`c${claim}`);
      claim += 1;
    }
    const polarity = next() < 0.25 ? "attack" : "support";
    const undercut = polarity === "attack" && inference > 0 && next() < 0.1;
    const said = {
      id: `i${inference}`,
      premises,
      conclusion: undercut ? `i${below(inference)}` : conclusion,
      polarity,
    };
    yield `${inference === 0 ? "" : ","}\n${JSON.stringify({ ...said, scheme: "sign" })}`;
  }
  yield "\n]}\n";
}
