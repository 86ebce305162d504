import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { places, placesIn } from "../../../model/layout/places.ts";
import type { Forest, TreeNode } from "../../../model/layout/tree.ts";
import type { ArgumentMap } from "../../../model/map.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { chain, diamond, linked, mapOf, mutualAttack, single, supportCircle, twoTheses, undercut } from "../../maps.ts";
import { arbitraryArgument } from "./arguments.ts";

const anyMap = fc.oneof(arbitraryMap(), arbitraryArgument());

/** The forest as an indented list: a claim by its id, `+i` and `-i` for inferences, `(a)` for a reference. */
function listed(map: ArgumentMap): readonly string[] {
  const { nodes } = places(connect(map));
  return [...nodes.values()].map((node) => "  ".repeat(depth(node, nodes)) + name(node));
}

function name(node: TreeNode): string {
  if (node.kind === "claim") return node.claim;
  if (node.kind === "inference") return `${node.polarity === "support" ? "+" : "-"}${node.inference}`;
  return node.closesCircle ? `(${node.claim}, circle)` : `(${node.claim})`;
}

function depth(node: TreeNode, nodes: Forest["nodes"]): number {
  let steps = 0;
  for (let at = node.parent; at !== null; at = nodes.get(at)?.parent ?? null) steps += 1;
  return steps;
}

describe("places", () => {
  test("a claim alone is the forest", () => {
    expect(listed(single)).toEqual(["a"]);
  });

  test("reasons hang under what they are reasons for", () => {
    expect(listed(chain)).toEqual(["a", "  +i", "    b", "      +j", "        c"]);
  });

  test("linked premises stand together under their inference", () => {
    expect(listed(linked)).toEqual(["a", "  +i", "    b", "    c"]);
  });

  test("a further use is a reference", () => {
    expect(listed(diamond)).toEqual([
      "a",
      "  +i",
      "    b",
      "      +k",
      "        d",
      "  +j",
      "    c",
      "      +l",
      "        (d)",
    ]);
  });

  test("objections stand after reasons, each in the map's order", () => {
    const map = mapOf(["i: b -| a", "j: c -> a", "k: d -| a", "l: e -> a"]);
    expect(listed(map).filter((line) => /[+-]/u.test(line))).toEqual(["  +j", "  +l", "  -i", "  -k"]);
  });

  test("an undercut hangs on the inference, after its premises", () => {
    expect(listed(undercut)).toEqual(["a", "  +i", "    b", "    -u", "      c"]);
  });

  test("a use in the claim's own section is its place, though another is nearer", () => {
    const map = mapOf(["i: b -> a", "j: c -> b", "k: c -> a"], {
      sections: [
        { id: "one", title: "One" },
        { id: "two", title: "Two" },
      ],
      claims: [
        { id: "a", text: "A.", section: "one" },
        { id: "b", text: "B.", section: "two" },
        { id: "c", text: "C.", section: "two" },
      ],
    });
    expect(listed(map)).toEqual(["a", "  +i", "    b", "      +j", "        c", "  +k", "    (c)"]);
  });

  test("without a section, the use nearest the thesis is the place", () => {
    const map = mapOf(["i: b -> a", "j: c -> b", "k: c -> a"]);
    expect(listed(map)).toEqual(["a", "  +i", "    b", "      +j", "        (c)", "  +k", "    c"]);
  });

  test("a thesis that is a reason for another has its place beneath that one", () => {
    const map = mapOf(["i: b -> a", "j: c -> b"], { theses: ["a", "b"] });
    expect(listed(map)[0]).toBe("a");
    expect(places(connect(map)).roots).toEqual(["claim:a"]);
  });

  test("the main thesis is a root even where the map goes on from it, and is referred to there", () => {
    const map = mapOf(["i: b -> a", "j: c -> b"], { theses: ["b", "a"] });
    const { roots, nodes } = places(connect(map));
    expect(roots).toEqual(["claim:b", "claim:a"]);
    expect(nodes.get("reference:1:i")).toMatchObject({ kind: "reference", claim: "b", closesCircle: false });
  });

  test("several theses stand side by side, the main thesis first", () => {
    expect(places(connect(twoTheses)).roots).toEqual(["claim:a", "claim:b"]);
    expect(places(connect({ ...twoTheses, theses: ["b", "a"] })).roots).toEqual(["claim:b", "claim:a"]);
  });

  test("what reaches no thesis has a root of its own", () => {
    const map = mapOf(["i: b -> a", "j: d -> c"], { theses: ["a"] });
    expect(listed(map)).toEqual(["a", "  +i", "    b", "c", "  +j", "    d"]);
  });

  test("a use under a thesis is preferred to one under something else, whatever the section", () => {
    const sections = [{ id: "one", title: "One" }];
    const claims = ["a", "b", "c"].map((id) => ({ id, text: id, ...(id === "a" ? {} : { section: "one" }) }));
    const map = mapOf(["j: b -> c", "i: b -> a"], { theses: ["a"], sections, claims });
    expect(listed(map)).toEqual(["a", "  +i", "    b", "c", "  +j", "    (b)"]);
  });

  test("a use that closes a circle says so", () => {
    expect(listed(mutualAttack)).toEqual(["a", "  -i", "    b", "      -j", "        (a, circle)"]);
    expect(listed(supportCircle).filter((line) => line.includes("circle"))).toHaveLength(1);
  });

  test("a claim that is its own premise is referred to there", () => {
    expect(listed(mapOf(["i: a -> a"], { theses: ["a"] }))).toEqual(["a", "  +i", "    (a, circle)"]);
  });

  test("inferences that bear on each other and on no claim are roots", () => {
    const map = mapOf(["i: a -| j", "j: b -| i"], { theses: [] });
    expect(listed(map)).toEqual(["-i", "  a", "  -j", "    b"]);
  });

  test("an inference that bears on itself is a root", () => {
    expect(listed(mapOf(["i: a -| i"], { theses: [] }))).toEqual(["-i", "  a"]);
  });

  test("a thousand steps in a circle are placed", () => {
    const size = 1000;
    const lines = Array.from({ length: size }, (_, index) => `i${index}: c${(index + 1) % size} -> c${index}`);
    expect(places(connect(mapOf(lines, { theses: ["c0"] }))).nodes.size).toBe(2 * size + 1);
  });

  test("every claim and every inference has one place, and every other use is a reference", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const nodes = [...places(connect(map)).nodes.values()];
        const claims = nodes.flatMap((node) => (node.kind === "claim" ? [node.claim] : []));
        const inferences = nodes.flatMap((node) => (node.kind === "inference" ? [node.inference] : []));
        expect(claims.toSorted()).toEqual(map.claims.map(({ id }) => id).toSorted());
        expect(inferences.toSorted()).toEqual(map.inferences.map(({ id }) => id).toSorted());
        for (const { id, premises } of map.inferences) {
          const here = nodes.filter(({ parent, kind }) => parent === `inference:${id}` && kind !== "inference");
          expect(here.map((node) => (node.kind === "inference" ? "" : node.claim))).toEqual([...premises]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("nodes and their children name each other, parents first", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const { roots, nodes } = places(connect(map));
        const met = new Set<string>();
        for (const node of nodes.values()) {
          expect(node.parent === null ? roots.includes(node.id) : met.has(node.parent)).toBe(true);
          met.add(node.id);
        }
        const named = [...nodes.values()].flatMap((node) => [
          ...(node.kind === "inference" ? node.premises : []),
          ...(node.kind === "reference" ? [] : node.inferences),
        ]);
        expect([...roots, ...named].toSorted()).toEqual([...nodes.keys()].toSorted());
        expect([...nodes].every(([id, node]) => id === node.id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("without circles, the order of the claims in the file changes no place", () => {
    const acyclic = arbitraryArgument().filter((map) => {
      const nodes = [...places(connect(map)).nodes.values()];
      const roots = nodes.filter(({ parent }) => parent === null);
      return roots.length === 1 && nodes.every((node) => node.kind !== "reference" || !node.closesCircle);
    });
    fc.assert(
      fc.property(acyclic, (map) => {
        const turned = { ...map, claims: map.claims.toReversed() };
        expect([...places(connect(turned)).nodes]).toEqual([...places(connect(map)).nodes]);
      }),
    );
  });
});

describe("places that are kept", () => {
  /** Without a section, a claim's place is the use nearest the thesis. */
  const before = mapOf(["i: b -> a", "j: c -> b", "k: d -> c"]);
  const after = mapOf(["i: b -> a", "j: c -> b", "k: d -> c", "l: d -> a"]);

  test("stay where they were when more of the map is there", () => {
    expect(placesIn(places(connect(after))).get("d")).toBe("l");
    const kept = placesIn(places(connect(before)));
    expect(placesIn(places(connect(after), kept)).get("d")).toBe("k");
  });

  test("are given up where the use is gone, or the claim is a root now", () => {
    const kept = new Map([
      ["d", "gone"],
      ["a", "i"],
    ]);
    expect(placesIn(places(connect(after), kept))).toEqual(placesIn(places(connect(after))));
  });

  test("of any map, kept places make a forest with every claim once, and keeping all changes nothing", () => {
    fc.assert(
      fc.property(anyMap, fc.infiniteStream(fc.nat(9)), (map, choices) => {
        const connections = connect(map);
        const forest = places(connections);
        const again = places(connections, placesIn(forest));
        expect([...again.nodes.keys()].sort()).toEqual([...forest.nodes.keys()].sort());
        const any = map.claims.flatMap(({ id }): [string, string][] => {
          const uses = connections.from(id);
          const use = uses[(choices.next().value ?? 0) % Math.max(1, uses.length)];
          return use === undefined ? [] : [[id, use.id]];
        });
        const { nodes } = places(connections, new Map(any));
        const placed = [...nodes.values()].flatMap((node) => (node.kind === "claim" ? [node.claim] : []));
        expect(placed.sort()).toEqual(map.claims.map(({ id }) => id).sort());
      }),
    );
  });
});

describe("bands", () => {
  const sections = ["one", "two"].map((id) => ({ id, title: id }));
  const claims = (bySection: Record<string, string>) =>
    Object.entries(bySection).map(([id, section]) => ({ id, text: id, section }));
  const bandsOf = (map: ArgumentMap) =>
    [...places(connect(map)).nodes.values()].flatMap((node) =>
      node.kind === "inference" && node.band !== null ? [[node.inference, node.band]] : [],
    );

  test("a subtree that holds most of a section and nothing else is a band", () => {
    const lines = ["i: b -> a", "j: c -> b", "k: d -> a"];
    const map = mapOf(lines, { sections, claims: claims({ a: "one", b: "two", c: "two", d: "one" }) });
    expect(bandsOf(map)).toEqual([["i", "two"]]);
  });

  test("a subtree with a claim of another section is none", () => {
    const lines = ["i: b -> a", "j: c -> b", "k: d -> b"];
    const map = mapOf(lines, { sections, claims: claims({ a: "one", b: "two", c: "two", d: "one" }) });
    expect(bandsOf(map)).toEqual([]);
  });

  test("no section has two bands, and no band lies in another", () => {
    fc.assert(
      fc.property(arbitraryArgument(), (map) => {
        const { nodes } = places(connect(map));
        const bands = bandsOf(map);
        expect(new Set(bands.map(([, section]) => section)).size).toBe(bands.length);
        for (const [inference] of bands) {
          for (let at = nodes.get(`inference:${inference}`)?.parent ?? null; at !== null; ) {
            const node = nodes.get(at);
            expect(node?.kind === "inference" && node.band !== null).toBe(false);
            at = node?.parent ?? null;
          }
        }
      }),
    );
  });
});
