import fc from "fast-check";
import { countsOf, isFiltering, matches } from "../../client/matches.ts";
import { NO_FILTER } from "../../client/state.ts";
import { connect } from "../../model/connections.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain, mapOf } from "../maps.ts";
import { views } from "./views.ts";

const tagged = connect(
  mapOf(["i: b -> a", "j: c -| a"], {
    claims: [
      { id: "a", text: "A.", stance: "asserted", tags: ["land"], importance: 3 },
      { id: "b", text: "B.", stance: "reported", tags: ["land", "law"] },
      { id: "c", text: "C.", stance: "rejected", tags: ["law"] },
    ],
  }),
);

describe("a filter", () => {
  test("asks for every kind of condition, and for any value of a kind", () => {
    expect(matches(tagged, { ...NO_FILTER, tags: new Set(["land", "law"]) }).size).toBe(3);
    expect([...matches(tagged, { ...NO_FILTER, tags: new Set(["law"]), stances: new Set(["reported"]) })]).toEqual([
      "b",
    ]);
  });

  test("finds the claims that nothing supports", () => {
    expect([...matches(connect(chain), { ...NO_FILTER, unsupported: true })]).toEqual(["c"]);
  });

  test("that asks for nothing sets no claim back", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        expect(isFiltering(NO_FILTER)).toBe(false);
        expect(matches(connect(map), NO_FILTER).size).toBe(map.claims.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the counts beside the choices", () => {
  test("tell of each stance what choosing it alone would show, under the other conditions", () => {
    fc.assert(
      fc.property(arbitraryMap(), views, (map, { filter }) => {
        const connections = connect(map);
        for (const [stance, claims] of countsOf(connections, filter).stances) {
          const alone = { ...filter, stances: new Set([stance]) } as typeof filter; // a claim's stance is a stance
          expect(matches(connections, alone).size).toBe(claims);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("count a claim with two tags under both", () => {
    expect(Object.fromEntries(countsOf(tagged, NO_FILTER).tags)).toEqual({ land: 2, law: 2 });
  });

  test("count what is most important among what is not minor", () => {
    expect(Object.fromEntries(countsOf(tagged, NO_FILTER).importance)).toEqual({ 1: 3, 2: 3, 3: 1 });
  });
});
