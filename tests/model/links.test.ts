import { connect } from "../../model/connections.ts";
import { danglingLinks, linksSeenFrom } from "../../model/links.ts";
import type { ArgumentMap } from "../../model/map.ts";
import { mapOf } from "../maps.ts";

const link = (claim: string, map: string, target: string, relation = "qualifies") => ({
  claim,
  map,
  target,
  relation,
  strength: "weak",
  comment: "It does.",
});

const first = mapOf(["i: b -> a"], { id: "first" });
const second = mapOf(["i: d -> c"], {
  id: "second",
  links: [link("c", "first", "a"), link("d", "first", "b", "conflicts"), link("d", "first", "gone")],
});
const seen = (map: ArgumentMap) =>
  linksSeenFrom(connect(map), [first, second]).map(
    ({ direction, relation, claim, other }) => `${direction}: ${claim} ${relation} ${other.map}/${other.claim}`,
  );

test("a link is seen from the map that has it, and from the map that it leads to", () => {
  expect(seen(second)).toEqual([
    "outgoing: c qualifies first/a",
    "outgoing: d conflicts first/b",
    "outgoing: d qualifies first/gone",
  ]);
  expect(seen(first)).toEqual(["incoming: a qualifies second/c", "incoming: b conflicts second/d"]);
});

test("a map's links to itself are its own, and not counted twice", () => {
  const own = mapOf(["i: b -> a"], { id: "own", links: [link("a", "own", "b")] });
  expect(linksSeenFrom(connect(own), [own]).map(({ direction }) => direction)).toEqual(["outgoing"]);
});

test("a link to a claim or a map that is not there is a finding of the map that has it", () => {
  const served = new Map([first, second].map((map) => [map.id, connect(map)]));
  expect(danglingLinks(second, served)).toMatchObject([
    { code: "dangling-link", severity: "finding", path: "/links/2/target", target: "d" },
  ]);
  served.delete("first");
  expect(danglingLinks(second, served).map(({ path }) => path)).toEqual([
    "/links/0/map",
    "/links/1/map",
    "/links/2/map",
  ]);
  expect(danglingLinks(first, served)).toEqual([]);
});
