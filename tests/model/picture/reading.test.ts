import { connect } from "../../../model/connections.ts";
import { thesisWord } from "../../../model/picture/boxes.ts";
import { elidedOpen, partOf, read } from "../../../model/picture/reading.ts";
import { chain, twoTheses } from "../../maps.ts";

test("a part that hangs from a claim does not call it a conclusion of the map", () => {
  const { conclusions } = connect(chain);
  const { connections, forest } = read(partOf(chain, { claim: "b", direction: "reasons" }), new Map(), { conclusions });
  expect(forest.roots).toEqual(["claim:b"]);
  expect(thesisWord(connections, "b")).toBe("");
});

test("a part that hangs from a thesis calls it what the map does", () => {
  const { conclusions } = connect(twoTheses);
  const part = (claim: string) => read(partOf(twoTheses, { claim, direction: "reasons" }), new Map(), { conclusions });
  expect(thesisWord(part("a").connections, "a")).toBe("Main conclusion");
  expect(thesisWord(part("b").connections, "b")).toBe("Conclusion");
});

describe("a map that is here in part", () => {
  const elided = new Map([["b", 7]]);
  const here = { ...chain, claims: chain.claims.slice(0, 2), inferences: chain.inferences.slice(0, 1) };
  const folding = { depth: 1, opened: new Set<string>(), closed: new Set<string>(), part: undefined };

  test("counts what is beneath a claim and not here with what is folded away", () => {
    const { forest } = read(here, new Map(), { elided, total: 9 });
    expect(forest.nodes.get("claim:b")).toMatchObject({ hidden: 7, inferences: [] });
  });

  test("names the claims that are to be opened and have nothing here, where they can be seen", () => {
    const reading = read(here, new Map(), { elided, total: 9 });
    expect(elidedOpen(reading, folding)).toEqual([]);
    expect(elidedOpen(reading, { ...folding, depth: 2 })).toEqual(["b"]);
    expect(elidedOpen(reading, { ...folding, depth: 2, closed: new Set(["a"]) })).toEqual([]);
  });
});
