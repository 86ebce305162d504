import fc from "fast-check";
import { queryOf, stateOf } from "../../client/address.ts";
import { OPENING, select } from "../../client/state.ts";
import { views } from "./views.ts";

describe("the address", () => {
  test("of the view that a map opens with is empty", () => {
    expect(queryOf(OPENING)).toBe("");
    expect(stateOf("")).toEqual(OPENING);
  });

  test("of a selected claim names it", () => {
    expect(queryOf(select("west-&-east")(OPENING))).toBe("?claim=west-%26-east");
  });

  test("is the whole view: there and back is where one was", () => {
    fc.assert(fc.property(views, (view) => expect(stateOf(queryOf(view))).toEqual(view)));
  });

  test("of the same view is the same, in whatever order branches were opened", () => {
    const one = { ...OPENING, folding: { ...OPENING.folding, opened: new Set(["a", "b"]) } };
    const other = { ...OPENING, folding: { ...OPENING.folding, opened: new Set(["b", "a"]) } };
    expect(queryOf(one)).toBe(queryOf(other));
  });

  test("that nobody understands is the view that a map opens with", () => {
    const nonsense = "?depth=-1&stance=loud&polarity=maybe&importance=9&at=x&tab=cellar&colour=red";
    expect(stateOf(nonsense)).toEqual(OPENING);
  });

  test("never fails, whatever stands in it", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => expect(stateOf(`?${text}`)).toBeDefined()));
  });
});
