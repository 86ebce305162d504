import { isMapName, NOTATIONS, notationOf, recognise, recogniseFound } from "../../../model/notation/list.ts";
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

test("a file that is named is what its ending says; one that lies about in a folder is a map only if it looks like one", () => {
  const readme = 'A map starts with\n\n    { "format": "argument-map/1" }\n\n- and goes on';
  expect(isMapName("README.md")).toBe("perhaps");
  expect(recognise("README.md", readme)?.id).toBe("md");
  expect(recogniseFound("README.md", readme)).toBeUndefined();
  expect(recogniseFound("outline.md", "- **Thesis:** It rains.\n  - **Pro:** It is wet.")?.id).toBe("md");
  expect(isMapName("notes.json")).toBe("always");
  expect(isMapName("picture.png")).toBe("never");
});

test("what says that it is of another format than its ending is read as what it says", () => {
  expect(
    recognise("graph.json", '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns"/>')?.id,
  ).toBe("graphml");
});
