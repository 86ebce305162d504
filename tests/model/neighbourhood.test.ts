import fc from "fast-check";
import { connect } from "../../model/connections.ts";
import { around, leadingTo, routes, routeToThesis } from "../../model/neighbourhood.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain, diamond, linked, mapOf, supportCircle, twoTheses, undercut, undercutOfUndercut } from "../maps.ts";

const idsAround = (
  ...[map, id, depth, direction]: [Parameters<typeof connect>[0], string, number, "reasons" | "consequences" | "both"]
) => {
  const { claims, inferences } = around(connect(map), id, depth, direction);
  return [...claims, ...inferences].join(" ");
};

describe("what lies around a claim", () => {
  test("depth counts inferences", () => {
    expect(idsAround(chain, "a", 0, "reasons")).toBe("a");
    expect(idsAround(chain, "a", 1, "reasons")).toBe("b a i");
    expect(idsAround(chain, "a", 2, "reasons")).toBe("b a c i j");
  });

  test("reasons lead down, consequences up, both either way", () => {
    expect(idsAround(chain, "b", 1, "reasons")).toBe("b c j");
    expect(idsAround(chain, "b", 1, "consequences")).toBe("b a i");
    expect(idsAround(chain, "b", 1, "both")).toBe("b a c i j");
  });

  test("a linked premise brings the others along", () => {
    expect(idsAround(linked, "b", 1, "consequences")).toBe("b c a i");
  });

  test("an undercut is one inference further than what it attacks, and brings its target whole", () => {
    expect(idsAround(undercut, "a", 1, "reasons")).toBe("b a i");
    expect(idsAround(undercut, "a", 2, "reasons")).toBe("b a c i u");
    expect(idsAround(undercut, "c", 1, "consequences")).toBe("b a c i u");
  });

  test("no inference is ever torn", () => {
    fc.assert(
      fc.property(
        arbitraryMap(),
        fc.nat(4),
        fc.constantFrom("reasons", "consequences", "both"),
        (map, depth, direction) => {
          const connections = connect(map);
          const start = map.claims[0]?.id ?? "";
          const { claims, inferences } = around(connections, start, depth, direction);
          for (const id of inferences) {
            const { premises = [], conclusion = "" } = connections.inferences.get(id) ?? {};
            expect([...premises].every((premise) => claims.has(premise))).toBe(true);
            expect(claims.has(conclusion) || inferences.has(conclusion)).toBe(true);
          }
        },
      ),
    );
  });
});

describe("routes from a claim to another", () => {
  const told = (map: Parameters<typeof connect>[0], from: string, to: string, limit = 10) =>
    routes(connect(map), from, to, limit).routes.map(
      ({ steps, polarity }) => `${[from, ...steps.map((step) => step.to)].join(" ")}: ${polarity}`,
    );

  test("are told shortest first, equals in the map's order", () => {
    expect(told(diamond, "d", "a")).toEqual(["d b a: support", "d c a: support"]);
    expect(told(mapOf(["i: b -> a", "j: c -> b", "k: c -> a"]), "c", "a")).toEqual(["c a: support", "c b a: support"]);
  });

  test("multiply their signs: an attack on an attack supports", () => {
    expect(told(mapOf(["i: b -| a", "j: c -| b"]), "c", "a")).toEqual(["c b a: support"]);
    expect(told(undercut, "c", "a")).toEqual(["c i a: attack"]);
    expect(told(undercutOfUndercut, "d", "a")).toEqual(["d u i a: support"]);
  });

  test("pass nothing twice, so circles end", () => {
    expect(told(supportCircle, "d", "c")).toEqual(["d a b c: support"]);
    expect(told(supportCircle, "a", "a")).toEqual([]);
  });

  test("are none where none lead there", () => {
    expect(told(chain, "a", "c")).toEqual([]);
  });

  test("say so where there are more than were asked for", () => {
    expect(routes(connect(diamond), "d", "a", 1)).toMatchObject({ complete: false, routes: [{}] });
    expect(routes(connect(diamond), "d", "a", 2)).toMatchObject({ complete: true, routes: [{}, {}] });
  });

  test("give up in a thicket of cycles, and say so", () => {
    const ids = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const inferences = ids.flatMap((from) =>
      ids.filter((to) => to !== from).map((to) => `${from}${to}: ${from} -> ${to}`),
    );
    const thicket = connect(mapOf([...inferences, "end: c0 -> a"]));
    expect(routes(thicket, "c1", "a", Number.POSITIVE_INFINITY).complete).toBe(false);
    expect(routes(thicket, "c1", "a", 3).routes.map(({ steps }) => steps.length)).toEqual([2, 3, 3]);
  });

  test("are chains that hold together", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const connections = connect(map);
        for (const { id } of map.claims.slice(0, 4)) {
          const lengths = routes(connections, id, map.theses[0] ?? "", 5).routes.map(({ steps }) => {
            let at = id;
            for (const { inference, to } of steps) {
              const step = connections.inferences.get(inference);
              expect(at === inference || step?.premises.includes(at)).toBe(true);
              expect(to).toBe(step?.conclusion);
              at = to;
            }
            expect(at).toBe(map.theses[0]);
            return steps.length;
          });
          expect(lengths).toEqual([...lengths].sort((left, right) => left - right));
        }
      }),
    );
  });
});

describe("the route to the thesis", () => {
  test("is the shortest to the nearest, and among equals to the one named first", () => {
    expect(routeToThesis(connect(twoTheses), "c")?.to).toBe("a");
    expect(
      routeToThesis(connect(mapOf(["i: b -> a", "j: c -> b", "k: c -> d"], { theses: ["a", "d"] })), "c")?.to,
    ).toBe("d");
  });

  test("a thesis needs none, and an orphan has none", () => {
    expect(routeToThesis(connect(chain), "a")).toBeUndefined();
    expect(routeToThesis(connect(mapOf(["i: b -> a", "c"], { theses: ["a"] })), "c")).toBeUndefined();
  });

  test("exists for just the claims that lead to a thesis", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const connections = connect(map);
        const leading = leadingTo(connections, map.theses);
        for (const { id } of map.claims.filter(({ id }) => !map.theses.includes(id))) {
          expect(routeToThesis(connections, id) !== undefined).toBe(leading.has(id));
        }
      }),
    );
  });
});

test("the order of the claims in the file changes no answer but the order it is told in", () => {
  const sorted = (ids: Iterable<string>) => [...ids].sort();
  fc.assert(
    fc.property(arbitraryMap(), fc.nat(3), (map, depth) => {
      const one = connect(map);
      const other = connect({ ...map, claims: map.claims.toReversed() });
      for (const { id } of map.claims.slice(0, 4)) {
        const near = around(one, id, depth, "both");
        const nearToo = around(other, id, depth, "both");
        expect(sorted(nearToo.claims)).toEqual(sorted(near.claims));
        expect(sorted(nearToo.inferences)).toEqual(sorted(near.inferences));
        expect(routeToThesis(other, id)).toEqual(routeToThesis(one, id));
        expect(routes(other, id, map.theses[0] ?? "", 3)).toEqual(routes(one, id, map.theses[0] ?? "", 3));
      }
      expect(sorted(leadingTo(other, map.theses))).toEqual(sorted(leadingTo(one, map.theses)));
    }),
  );
});
