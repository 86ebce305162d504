import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { DIRECTIONS } from "../../../model/neighbourhood.ts";
import { carry } from "../../../model/notation/carried.ts";
import { graphology, graphologyJson } from "../../../model/notation/graphology.ts";
import { select } from "../../../model/selection.ts";
import { compact, connectCompact } from "../../../server/compact-map.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { mapOf } from "../../maps.ts";

const spokenOf = mapOf(["i: b + c -> a", "u: d -| i", "j: e -> c"], {
  title: '\u0001 "of" a map',
  theses: ["a"],
  notes: [
    { id: "n", target: "i", kind: "tension", text: "Why?", severity: "low" },
    { id: "o", target: "e", kind: "tension", text: "How?", severity: "low" },
  ],
  restatements: [
    ["b", "c", "e"],
    ["a", "e"],
  ],
  links: [{ claim: "e", map: "other", target: "x", relation: "conflicts", strength: "weak", comment: "So." }],
});

test("what a map says of a part comes with that part, and with no other", () => {
  const connections = connect(spokenOf);
  for (const around of ["a", "b", "c", "d", "e", "i", "u", "j"]) {
    const part = { connections, selection: select(connections, { around, depth: 1 }), view: "full" } as const;
    expect(graphology.write?.(part).content).toBe(JSON.stringify(graphologyJson(carry(part))));
  }
});

test("the text put together of parts is what the graph says of itself, whatever was selected", () => {
  fc.assert(
    fc.property(arbitraryMap(), fc.nat(3), fc.constantFrom(...DIRECTIONS), fc.nat(), (map, depth, direction, at) => {
      const { document, arrays } = compact(map);
      for (const connections of [connect(map), connectCompact(map, document, arrays)]) {
        const around = map.claims[at % map.claims.length]?.id;
        for (const filter of [{}, { around, depth, direction }]) {
          const part = { connections, selection: select(connections, filter), view: "full" } as const;
          expect(graphology.write?.(part).content).toBe(JSON.stringify(graphologyJson(carry(part))));
        }
      }
    }),
  );
});
