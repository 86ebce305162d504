import { codingFor, mediaTypeFor } from "../../server/negotiation.ts";

const LARGE = ["br", "gzip", "identity"] as const;
const SMALL = ["identity", "br", "gzip"] as const;

describe("codingFor", () => {
  test.each([
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["x-gzip", "gzip"],
    ["GZIP;Q=0.5", "gzip"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["*;q=0.5, gzip", "gzip"],
    ["*, br;q=0", "gzip"],
    ["deflate", "identity"],
    ["identity", "identity"],
    ["identity;q=1, gzip;q=0.5", "identity"],
    ["identity;q=0", undefined],
    ["*;q=0", undefined],
    ["*;q=0, identity", "identity"],
    ["deflate, identity;q=0", undefined],
    ["gzip;q=nonsense", "identity"],
    [", ,gzip,", "gzip"],
  ])("of what is worth packing, %j takes %s", (header, coding) => {
    expect(codingFor(header, LARGE)).toBe(coding);
  });

  test.each([
    ["gzip, br", "identity"],
    ["gzip, identity;q=0", "gzip"],
    ["identity;q=0.1, gzip", "gzip"],
    ["*;q=0", undefined],
  ])("of what is small, %j takes %s", (header, coding) => {
    expect(codingFor(header, SMALL)).toBe(coding);
  });
});

describe("mediaTypeFor", () => {
  const TYPES = ["application/json", "text/html; charset=utf-8"] as const;
  test.each([
    [undefined, TYPES[0]],
    ["*/*", TYPES[0]],
    ["text/*", TYPES[1]],
    ["text/html", TYPES[1]],
    ["TEXT/HTML", TYPES[1]],
    ["text/html;charset=utf-8", TYPES[1]],
    ["text/html;charset=latin1", undefined],
    ["application/json;q=0.2, */*;q=0.1", TYPES[0]],
    ["*/*, application/json;q=0", TYPES[1]],
    ["text/html,application/xhtml+xml,*/*;q=0.8", TYPES[1]],
    ["image/png", undefined],
    ["*/*;q=0", undefined],
  ])("%j takes %s", (header, type) => {
    expect(mediaTypeFor(header, TYPES)).toBe(type);
  });
});
