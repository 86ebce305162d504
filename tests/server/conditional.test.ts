import { isUnmodified } from "../../server/conditional.ts";

const modified = new Date("2026-01-02T03:04:05.678Z");

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b","a"', true],
  ["*", true],
  ['"b"', false],
  ['"a', false],
  ["a", false],
  ['"a b"', false],
])('If-None-Match: %s is met by "a": %s', (tags, met) => {
  expect(isUnmodified({ "if-none-match": tags }, '"a"', modified)).toBe(met);
});

test("a date is met to the second, and one that is none is not there", () => {
  const since = (date: string) => isUnmodified({ "if-modified-since": date }, '"a"', modified);
  expect(since("Fri, 02 Jan 2026 03:04:05 GMT")).toBe(true);
  expect(since("Fri, 02 Jan 2026 03:04:04 GMT")).toBe(false);
  expect(since("yesterday")).toBe(false);
});

test("tags outdo dates", () => {
  const headers = { "if-none-match": '"b"', "if-modified-since": "Fri, 02 Jan 2099 00:00:00 GMT" };
  expect(isUnmodified(headers, '"a"', modified)).toBe(false);
});
