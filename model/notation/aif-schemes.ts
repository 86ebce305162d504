/**
 * Names of argumentation schemes as AIF data has them ↔ the ids of `schemes.ts`, where both mean the same scheme.
 *
 * AIFdb's names are those of Walton's schemes without "argument from", with or without spaces: `ExpertOpinion`,
 * "Expert Opinion". Names are compared by their letters alone, so all spellings of one are one.
 */
import { SCHEMES } from "../schemes.ts";

/** AIFdb's name, where it is not that of `schemes.ts` without "argument from". */
const AIF_NAMES: readonly (readonly [id: string, name: string, ...others: string[]])[] = [
  ["exception", "Exceptional Case"],
  ["definition", "Definition To Verbal Classification"],
  ["evidence-to-hypothesis", "Evidence To Hypothesis"],
  ["falsification-of-hypothesis", "Falsification Of Hypothesis"],
  ["best-explanation", "Best Explanation"],
  ["lack-of-evidence", "Ignorance", "Lack Of Evidence", "Lack Of Knowledge"],
  ["positive-consequences", "Positive Consequences", "Good Consequences"],
  ["negative-consequences", "Negative Consequences", "Bad Consequences"],
  ["slippery-slope", "Slippery Slope"],
  ["danger-appeal", "Danger Appeal"],
  ["sunk-costs", "Waste", "Sunk Costs"],
  ["circumstantial-ad-hominem", "Circumstantial Ad Hominem"],
  ["generic-ad-hominem", "Generic Ad Hominem", "Direct Ad Hominem"],
];

const NAME_BY_ID = new Map(SCHEMES.map(({ id, name }) => [id, titled(name)]));
const ID_BY_LETTERS = new Map(SCHEMES.flatMap(({ id, name }) => [id, name].map((each) => [lettersOf(each), id])));
for (const [id, name, ...others] of AIF_NAMES) {
  NAME_BY_ID.set(id, name);
  for (const each of [name, ...others]) ID_BY_LETTERS.set(lettersOf(each), id);
}

/** What data writes where it says no more than the kind of a step. */
const NO_NAME =
  /^(?:default ?(?:inference|conflict|support)|inference|conflict|support|attack|(?:RA|CA)(?:_[0-9a-f]{32})?)?$/iu;

/**
 * The scheme that a name says: an id of `schemes.ts`, the name itself where that has none, or `undefined` where the name
 * says no scheme.
 */
export function schemeNamed(name: string): string | undefined {
  const plain = name.trim().replace(/\s+/gu, " ");
  return plain === "" || NO_NAME.test(plain) ? undefined : (ID_BY_LETTERS.get(lettersOf(plain)) ?? name);
}

/** The name under which AIF data knows a scheme. */
export function nameOfScheme(id: string): string {
  return NAME_BY_ID.get(id) ?? id;
}

/** "Argument from an established rule" → "Established Rule". */
function titled(name: string): string {
  return withoutArgument(name).replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function withoutArgument(name: string): string {
  return name.replace(/^arguments? (?:from|to) (?:an? |the )?/iu, "").replace(/ argument$/iu, "");
}

function lettersOf(name: string): string {
  return withoutArgument(name.replace(/[-_]/gu, " "))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
