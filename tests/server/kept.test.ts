import { Kept } from "../../server/kept.ts";
import { EMPTY_LIBRARY } from "../../server/library.ts";
import { representJson } from "../../server/representations.ts";

const answer = (value: unknown, cacheControl = "no-cache") => ({
  representation: representJson(value, { cacheControl }),
  route: "/api",
});
const KIB = 1024;

test("an answer is found under its address and its Accept, and under no other", () => {
  const kept = new Kept(64 * KIB, () => EMPTY_LIBRARY);
  const one = answer(1);
  kept.keep(EMPTY_LIBRARY, "/a", "text/html", one);
  expect(kept.find("/a", "text/html")).toBe(one);
  expect(kept.find("/a", undefined)).toBeUndefined();
  expect(kept.find("/a?", "text/html")).toBeUndefined();
  expect(kept.find("__proto__", undefined)).toBeUndefined();
});

test("what says no-store is not kept, nor what another library's answer is", () => {
  const kept = new Kept(64 * KIB, () => EMPTY_LIBRARY);
  kept.keep(EMPTY_LIBRARY, "/a", undefined, answer(1, "no-store"));
  kept.keep({ ...EMPTY_LIBRARY }, "/b", undefined, answer(1));
  expect([kept.find("/a", undefined), kept.find("/b", undefined)]).toEqual([undefined, undefined]);
});

test("however much is asked for, no more is kept than fits, and what is asked for again stays", () => {
  const kept = new Kept(256 * KIB, () => EMPTY_LIBRARY);
  const large = "x".repeat(8 * KIB);
  const addresses = Array.from({ length: 100 }, (_, at) => `/${at}`);
  for (const address of addresses) {
    kept.keep(EMPTY_LIBRARY, address, undefined, answer(address + large));
    expect(kept.find("/0", undefined)).toBeDefined();
  }
  const found = addresses.filter((address) => kept.find(address, undefined) !== undefined);
  expect(found).toContain("/99");
  expect(found.length).toBeLessThan((256 * KIB) / (2 * 8 * KIB));
});

test("what alone would take half the memory, and everything where there is none, is not kept", () => {
  const kept = new Kept(64 * KIB, () => EMPTY_LIBRARY);
  kept.keep(EMPTY_LIBRARY, "/a", undefined, answer("x".repeat(40 * KIB)));
  expect(kept.find("/a", undefined)).toBeUndefined();
  const none = new Kept(0, () => EMPTY_LIBRARY);
  none.keep(EMPTY_LIBRARY, "/a", undefined, answer(1));
  expect(none.find("/a", undefined)).toBeUndefined();
});
