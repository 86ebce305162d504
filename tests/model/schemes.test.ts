import { SCHEMES, schemes } from "../../model/schemes.ts";

/** The ids that maps use. An id that goes away breaks maps, so the list is written out a second time. */
const IDS =
  `position-to-know expert-opinion witness-testimony popular-opinion popular-practice example analogy precedent
  practical-reasoning value-based-practical-reasoning positive-consequences negative-consequences cause-to-effect
  correlation-to-cause sign evidence-to-hypothesis falsification-of-hypothesis best-explanation verbal-classification
  definition composition division opposition alternatives dilemma commitment inconsistent-commitment
  pragmatic-inconsistency circumstantial-ad-hominem generic-ad-hominem bias established-rule exception
  necessary-condition statistical-generalisation slippery-slope lack-of-evidence values sunk-costs danger-appeal motive
  comparison need-for-help`.split(/\s+/u);

test("the schemes are those that maps refer to, each once", () => {
  expect(SCHEMES.map((scheme) => scheme.id).toSorted()).toEqual(IDS.toSorted());
});

test("a scheme is found by its id, and nothing is found by an id that every object has", () => {
  for (const scheme of SCHEMES) expect(schemes.get(scheme.id)).toBe(scheme);
  expect(schemes.get("constructor")).toBeUndefined();
});

describe.each(SCHEMES)("$id", (scheme) => {
  test("asks three to seven critical questions, each once and each a question", () => {
    expect(scheme.questions.length).toBeGreaterThanOrEqual(3);
    expect(scheme.questions.length).toBeLessThanOrEqual(7);
    expect(new Set(scheme.questions).size).toBe(scheme.questions.length);
    for (const question of scheme.questions) expect(question).toMatch(/^\p{Lu}.*\?$/u);
  });

  test("goes from premises whose roles differ to a conclusion, in sentences", () => {
    const roles = scheme.premises.map((premise) => premise.role);
    expect(roles).not.toHaveLength(0);
    expect(new Set(roles).size).toBe(roles.length);
    const sentences = [scheme.summary, scheme.conclusion, ...scheme.premises.map((premise) => premise.text)];
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  });
});

test("names are unambiguous", () => {
  expect(new Set(SCHEMES.map((scheme) => scheme.name)).size).toBe(SCHEMES.length);
});

test("the schemes that the compendium does not have say where they come from instead", () => {
  const elsewhere = SCHEMES.filter((scheme) => !scheme.source.startsWith("Walton, Reed & Macagno"));
  expect(elsewhere.map((scheme) => scheme.id).toSorted()).toEqual([
    "comparison",
    "dilemma",
    "motive",
    "necessary-condition",
    "statistical-generalisation",
    "value-based-practical-reasoning",
  ]);
  for (const scheme of elsewhere) expect(scheme.source).toMatch(/\S/u);
});
