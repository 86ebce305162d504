import { NOTATIONS, notationOf, recognise } from "../../../model/notation/list.ts";
import { notOfThisFormat } from "../../../model/notation/notation.ts";

test("every notation is found by its id, and does something", () => {
  for (const notation of NOTATIONS) {
    expect(notationOf(notation.id)).toBe(notation);
    expect(notation.read ?? notation.write).toBeDefined();
  }
});

test("what nothing knows is not recognised", () => {
  expect(recognise("picture.bmp", "BM\u0000")).toBeUndefined();
});

test("what is not of a format is told in a problem like any other", () => {
  expect(notOfThisFormat("Line 3 is not XML.").problems).toMatchObject([
    { code: "wrong-notation", severity: "error", message: "Line 3 is not XML." },
  ]);
});
