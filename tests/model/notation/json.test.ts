import { isObject, kindOf, parseJson, parseJsonObject } from "../../../model/notation/json.ts";
import { InvalidMap } from "../../../model/read.ts";

test("a byte order mark, any space and any value are read", () => {
  expect(parseJson(`\uFEFF\r\n[1, "a"]\n`, "test")).toEqual([1, "a"]);
});

test("an id that is too long for a number stays what it is; numbers and texts stay what they are", () => {
  const text = `{"a": 12345678901234567890, "b": [-9007199254740993,1], "c": "x: 12345678901234567890 \\" 1", "d": 0.1234567890123456789, "e": 1234567890123456}`;
  expect(parseJson(text, "test")).toEqual({
    a: "12345678901234567890",
    b: ["-9007199254740993", 1],
    c: `x: 12345678901234567890 " 1`,
    d: 0.12345678901234568,
    e: "1234567890123456",
  });
});

test.each([
  ["nothing", "", /^.*This is no test: The file is empty\.$/u],
  ["a cut document", `{"a":\n [1, 2`, /line 2, column 7/u],
  ["two documents", "{}\n{}", /line 2, column 1/u],
  ["a page that says no", "<!DOCTYPE html>", /Unexpected token/u],
  ["100,000 levels", "[".repeat(100_000) + "]".repeat(100_000), /nested more than 48 levels/u],
  ["a list", "[]", /it holds a list, not an object/u],
  ["null", "null", /it holds null, not an object/u],
])("%s is refused, with the place", (_, text, message) => {
  expect(() => parseJsonObject(text, "test")).toThrow(InvalidMap);
  expect(() => parseJsonObject(text, "test")).toThrow(message);
});

test("what a value is, is said in words", () => {
  expect([null, [], {}, 1, "a", true].map(kindOf)).toEqual([
    "null",
    "a list",
    "an object",
    "a number",
    "a string",
    "a boolean",
  ]);
  expect([null, [], {}].map(isObject)).toEqual([false, false, true]);
});
