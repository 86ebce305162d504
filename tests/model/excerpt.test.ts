import fc from "fast-check";
import { beneath } from "../../model/adjacency.ts";
import { connect } from "../../model/connections.ts";
import { claimsAbove, excerpt, MOST_COUNTED } from "../../model/excerpt.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain, diamond, linked, mapOf, supportCircle, undercut, undercutOfUndercut } from "../maps.ts";

type AMap = Parameters<typeof connect>[0];

function beneathOf(map: AMap, claim: string, most: number): number {
  const { adjacency, nodeOf } = connect(map);
  return beneath(adjacency(), nodeOf(claim), most);
}

const told = (map: AMap, open: readonly string[], depth = 1, most = 1_000) => {
  const { claims, inferences, folded } = excerpt(connect(map), { open, depth, most });
  const beneath = [...folded].map(([claim, count]) => `${claim}+${count}`);
  return [...claims, ...inferences, ...beneath].join(" ");
};

describe("a part of a map for opening it branch by branch", () => {
  test("an opened claim has what is said for and against it, and the next say what lies beneath", () => {
    expect(told(chain, ["a"])).toBe("a b i b+1");
    expect(told(chain, ["a"], 0)).toBe("a a+2");
    expect(told(chain, ["a"], 2)).toBe("a b c i j");
  });

  test("it has all premises of a step", () => {
    expect(told(linked, ["a"])).toBe("a b c i");
  });

  test("it has what is said about a step, and about that", () => {
    expect(told(undercut, ["a"])).toBe("a b c i u");
    expect(told(undercutOfUndercut, ["a"])).toBe("a b c d i u v");
  });

  test("what lies beneath a claim by two ways is counted once", () => {
    expect(beneathOf(diamond, "a", 10)).toBe(3);
  });

  test("nothing more is opened once there are enough claims, but for what was asked for", () => {
    expect(told(chain, ["a"], 2, 2)).toBe("a b i b+1");
    expect(told(chain, ["a"], 1, 1)).toBe("a b i b+1");
  });

  test("counting ends where there is too much to count", () => {
    const many = mapOf(Array.from({ length: MOST_COUNTED + 5 }, (_, at) => `i${at}: c${at + 1} -> c${at}`));
    expect(beneathOf(many, "c0", MOST_COUNTED)).toBe(MOST_COUNTED);
  });

  test("a circle ends", () => {
    expect(told(supportCircle, ["c"], 9)).toBe("c b a d j i k l");
  });

  test("whatever is opened, no step is torn, and each claim's grounds are all here or counted", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(3), fc.integer({ min: 1, max: 8 }), (map, depth, most) => {
        const connections = connect(map);
        const open = map.claims.slice(0, 2).map(({ id }) => id);
        const { claims, inferences, folded } = excerpt(connections, { open, depth, most });
        for (const id of inferences) {
          const { premises = [], conclusion = "" } = connections.inferences.get(id) ?? {};
          expect(premises.every((premise) => claims.has(premise))).toBe(true);
          expect(claims.has(conclusion) || inferences.has(conclusion)).toBe(true);
        }
        for (const claim of claims) {
          const steps = connections.into(claim).map(({ id }) => inferences.has(id));
          if (steps.length > 0) expect(steps.every(Boolean)).toBe(!folded.has(claim));
        }
      }),
    );
  });
});

describe("the claims above another", () => {
  const above = (map: AMap, id: string) => claimsAbove(connect(map), id).join(" ");

  test("lead from a thesis down to it", () => {
    expect(above(chain, "c")).toBe("a b");
    expect(above(chain, "a")).toBe("");
  });

  test("are those of the shortest way", () => {
    expect(above(mapOf(["i: b -> a", "j: c -> b", "k: c -> a"]), "c")).toBe("a");
  });

  test("are, of an inference and of what is said about one, those it bears on", () => {
    expect(above(chain, "j")).toBe("a b");
    expect(above(undercut, "c")).toBe("a");
  });

  test("lead from what is a reason for nothing where there is no thesis", () => {
    expect(above(mapOf(["i: b -> a", "j: c -> b"], { theses: [] }), "c")).toBe("a b");
  });

  test("are none in a circle that leads nowhere", () => {
    expect(above(mapOf(["i: a -> b", "j: b -> a"], { theses: [] }), "a")).toBe("");
  });

  test("opened, they hold what they were asked for, on every map", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const connections = connect(map);
        for (const { id } of [...map.claims, ...map.inferences]) {
          const open = claimsAbove(connections, id);
          const { claims, inferences } = excerpt(connections, { open, depth: 1, most: 1 });
          if (open.length > 0) expect(claims.has(id) || inferences.has(id)).toBe(true);
        }
      }),
    );
  });
});
