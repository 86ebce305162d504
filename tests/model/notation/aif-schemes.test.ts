import { nameOfScheme, schemeNamed } from "../../../model/notation/aif-schemes.ts";
import { SCHEMES } from "../../../model/schemes.ts";

test("every scheme comes back from its name, and from its id", () => {
  const ids = SCHEMES.map(({ id }) => id);
  expect(ids.map((id) => schemeNamed(nameOfScheme(id)))).toEqual(ids);
  expect(ids.map(schemeNamed)).toEqual(ids);
});

test.each([
  ["Expert Opinion", "expert-opinion"],
  ["ExpertOpinion", "expert-opinion"],
  ["Argument from Expert Opinion", "expert-opinion"],
  ["Waste", "sunk-costs"],
  ["CauseToEffect", "cause-to-effect"],
  ["Beard shaving for athletic activity", "Beard shaving for athletic activity"],
])("%s is %s", (name, id) => expect(schemeNamed(name)).toBe(id));

test.each([
  "Default Inference",
  "Default\nSupport",
  "DefaultConflict",
  "RA",
  "CA",
  "CA_8fc2706f33bc57340ffd6c0081979aa1",
  "",
  " ",
])("%j says no scheme", (name) => expect(schemeNamed(name)).toBeUndefined());

test("names are written as AIFdb has them", () => {
  expect(
    ["expert-opinion", "established-rule", "practical-reasoning", "sunk-costs", "no-such"].map(nameOfScheme),
  ).toEqual(["Expert Opinion", "Established Rule", "Practical Reasoning", "Waste", "no-such"]);
});
