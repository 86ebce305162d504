import fc from "fast-check";
import { InvalidMap, read, readText } from "../../model/read.ts";
import { arbitraryMap } from "../arbitrary.ts";

const least = {
  format: "argument-map/1",
  id: "m",
  title: "M",
  claims: [{ id: "a", text: "A holds." }],
  inferences: [],
};

function problemsOf(value: unknown) {
  try {
    if (typeof value === "string") readText(value);
    else read(value);
  } catch (error) {
    if (error instanceof InvalidMap) return error.problems;
    throw error;
  }
  return [];
}

const codesOf = (value: unknown) => problemsOf(value).map(({ code }) => code);

describe("reading a map", () => {
  test("a first map is ten lines: everything else has its default", () => {
    const map = read({ ...least, inferences: [{ id: "i", premises: ["a"], conclusion: "a", polarity: "support" }] });
    expect(map.claims[0]).toEqual({
      id: "a",
      label: "A holds.",
      text: "A holds.",
      stance: "asserted",
      importance: 2,
      passages: [],
      tags: [],
    });
    expect(map.inferences[0]?.stated).toBe(true);
    expect(map.language).toBe("en");
  });

  test("the theses are, unless named, the claims that are a reason for no other", () => {
    const claims = ["a", "b", "c"].map((id) => ({ id, text: id }));
    const inferences = [{ id: "i", premises: ["b"], conclusion: "a", polarity: "support" }];
    expect(read({ ...least, claims, inferences }).theses).toEqual(["a", "c"]);
    expect(read({ ...least, claims, inferences, theses: ["c"] }).theses).toEqual(["c"]);
  });

  test("a missing label is cut from the text at a word, and marked as cut", () => {
    const text = "The city should make all local buses and trams free of charge for everyone";
    const [claim] = read({ ...least, claims: [{ id: "a", text }] }).claims;
    expect(claim?.label).toBe("The city should make all local buses and trams…");
    expect(claim?.text).toBe(text);
  });

  test("what was written reads back the same", () => {
    fc.assert(fc.property(arbitraryMap(), (map) => expect(readText(JSON.stringify(map))).toEqual(map)));
  });

  test("a byte order mark before the text is no error", () => {
    expect(readText(`\uFEFF${JSON.stringify(least)}`).id).toBe("m");
  });
});

describe("a map that can't be served is told", () => {
  test("where its JSON breaks, by line and column", () => {
    expect(problemsOf('{\n  "format": "argument-map/1",\n}')).toMatchObject([
      { code: "not-json", message: expect.stringContaining("at line 3, column 1") },
    ]);
    expect(problemsOf("")).toMatchObject([{ code: "not-json", message: "The file is empty." }]);
    expect(codesOf("<html></html>")).toEqual(["not-json"]);
  });

  test("each key the format does not know, by its path", () => {
    const claims = [{ id: "a", text: "A", lable: "typing error", colour: "red" }];
    expect(problemsOf({ ...least, claims })).toMatchObject([
      { code: "unknown-key", path: "/claims/0/lable" },
      { code: "unknown-key", path: "/claims/0/colour" },
    ]);
  });

  test.each([
    ["no object at all", null],
    ["an array", []],
    ["another format", { ...least, format: "argument-map/2" }],
    ["an id with capitals", { ...least, id: "Alaska" }],
    ["an empty claim id", { ...least, claims: [{ id: "", text: "A" }] }],
    ["a claim id of 10 kB", { ...least, claims: [{ id: "x".repeat(10_000), text: "A" }] }],
    ["a claim id with NUL", { ...least, claims: [{ id: "a\0b", text: "A" }] }],
    ["an empty text", { ...least, claims: [{ id: "a", text: " \n" }] }],
    ["an empty label", { ...least, claims: [{ id: "a", text: "A", label: "" }] }],
    ["a stance of its own making", { ...least, claims: [{ id: "a", text: "A", stance: "maybe" }] }],
    [
      "an inference without premises",
      { ...least, inferences: [{ id: "i", premises: [], conclusion: "a", polarity: "attack" }] },
    ],
  ])("what value is wrong: %s", (_name, value) => {
    expect(new Set(codesOf(value))).toEqual(new Set(["wrong-value"]));
  });

  test("ids that are taken twice, across claims, inferences and notes", () => {
    const value = {
      ...least,
      claims: [
        { id: "a", text: "A" },
        { id: "a", text: "A again" },
      ],
      inferences: [{ id: "a", premises: ["a"], conclusion: "a", polarity: "support" }],
      notes: [{ id: "a", target: "a", kind: "tension", text: "T", severity: "low" }],
    };
    expect(problemsOf(value)).toMatchObject([
      { code: "duplicate-id", path: "/claims/1/id", message: 'The id "a" is already taken by /claims/0/id.' },
      { code: "duplicate-id", path: "/inferences/0/id" },
      { code: "duplicate-id", path: "/notes/0/id" },
    ]);
  });

  test("every reference that leads nowhere", () => {
    const passage = { source: "none", at: "1.1", start: 0, end: 1, sha256: "0123456789abcdef" };
    const value = {
      ...least,
      theses: ["gone"],
      claims: [{ id: "a", text: "A", holder: "nobody", section: "nowhere", passages: [passage] }],
      inferences: [{ id: "i", premises: ["b", "a", "a"], conclusion: "c", polarity: "support" }],
      restatements: [["a", "d"]],
      notes: [{ id: "n", target: "e", kind: "tension", text: "T", severity: "low" }],
      links: [{ claim: "f", map: "m", target: "x", relation: "qualifies", strength: "weak", comment: "C" }],
    };
    expect(problemsOf(value).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "unknown-reference /claims/0/holder",
      "unknown-reference /claims/0/section",
      "unknown-reference /claims/0/passages/0/source",
      "unknown-reference /inferences/0/premises/0",
      "repeated-premise /inferences/0/premises/2",
      "unknown-reference /inferences/0/conclusion",
      "unknown-thesis /theses/0",
      "unknown-reference /restatements/0/1",
      "unknown-reference /notes/0/target",
      "unknown-reference /links/0/claim",
    ]);
  });

  test("passages and headings out of their source's range", () => {
    const span = { at: "1.1", sha256: "0123456789abcdef" };
    const value = {
      ...least,
      sources: [
        {
          id: "s",
          title: "S",
          text: { sha256: "0".repeat(64), length: 10 },
          headings: [{ title: "H", start: 9, end: 11 }],
          unmapped: [{ ...span, start: 3, end: 3, reason: "none" }],
        },
      ],
      claims: [{ id: "a", text: "A", passages: [{ ...span, source: "s", start: 4, end: 40 }] }],
    };
    expect(problemsOf(value)).toMatchObject([
      { code: "passage-out-of-range", path: "/claims/0/passages/0", target: "a" },
      { code: "passage-out-of-range", path: "/sources/0/headings/0" },
      { code: "passage-out-of-range", path: "/sources/0/unmapped/0" },
    ]);
  });

  test("values nested deeper than any map", () => {
    const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    expect(codesOf({ ...least, ext: { deep } })).toEqual(["too-deep"]);
  });

  test("and each problem says what to do", () => {
    for (const { message, advice } of problemsOf({ ...least, theses: ["gone"], id: undefined, more: 1 })) {
      expect(message).toMatch(/\.$/);
      expect(advice).toMatch(/\.$/);
    }
  });
});

test("hostile ids are ids like others and change no prototype", () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  fc.assert(fc.property(arbitraryMap(), (map) => new Set(map.claims.map(({ id }) => id)).size === map.claims.length));
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});
