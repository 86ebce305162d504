import fc from "fast-check";
import { placeAt, placeOf, syntaxErrorAt } from "../../model/json-place.ts";

const text = `{
  "title": "A [tricky] \\"{title}\\"",
  "claims": [
    { "id": "a", "a/b": 1 },
    { "id": "b", "~": { "deep": [true, null, -1.5e3] } }
  ]
}`;

test.each([
  ["", 1, 1],
  ["/title", 2, 3],
  ["/claims", 3, 13],
  ["/claims/1", 5, 5],
  ["/claims/0/a~1b", 4, 18],
  ["/claims/1/~0/deep/2", 5, 46],
  ["/claims/1/missing", 5, 5],
  ["/claims/7", 3, 13],
])("the place of %j", (pointer, line, column) => {
  expect(placeOf(text, pointer)).toEqual({ line, column });
});

test("a byte order mark is no part of the JSON", () => {
  expect(placeOf('\uFEFF{"a": 1}', "/a")).toEqual({ line: 1, column: 3 });
  expect(syntaxErrorAt('\uFEFF{"a": 1}')).toBeUndefined();
});

test.each([
  ['{"a": oops}', 6],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['["a", "b\n"]', 6],
  ["[1, 2", 5],
  ["{} {}", 3],
  ["[1}", 2],
  ["", 0],
  ["[01]", 2],
])("%j goes wrong at %i", (broken, at) => {
  expect(syntaxErrorAt(broken)).toBe(at);
});

const isJson = (tried: string) => {
  try {
    JSON.parse(tried);
    return true;
  } catch {
    // SyntaxError: it is none.
    return false;
  }
};

test("what JSON.parse takes has no error, and what it refuses has one within the text", () => {
  const nearly = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "]", "}", '"', "x", "\\", ":", " "))
    .map(([json, at, put]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + put + json.slice(cut + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearly), (tried) => {
      const at = syntaxErrorAt(tried);
      expect(at === undefined).toBe(isJson(tried));
      expect(at ?? 0).toBeLessThanOrEqual(tried.length);
    }),
  );
});

test("every value of any document is found where it stands", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.string(), { minKeys: 1 }),
      fc.integer({ min: 0, max: 4 }),
      (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const [key = ""] = Object.keys(value);
        const pointer = `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        const { line, column } = placeOf(json, pointer);
        const offset = json.indexOf(JSON.stringify(key));
        expect({ line, column }).toEqual(placeAt(json, offset));
      },
    ),
  );
});
