import fc from "fast-check";
import { beneath, unused } from "../../model/adjacency.ts";
import { type Connections, connect } from "../../model/connections.ts";
import { around } from "../../model/neighbourhood.ts";
import { wordsOfMap } from "../../model/search.ts";
import { compact, connectCompact, joined, joinedWords, parted, wordsIn } from "../../server/compact-map.ts";
import { arbitraryMap, HOSTILE_IDS } from "../arbitrary.ts";

const countOf = ({ adjacency, nodeOf }: Connections, id: string, most: number) =>
  beneath(adjacency(), nodeOf(id), most);

test("a compact map answers as the map does, whatever its ids are", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const { document, arrays } = compact(map);
      expect(JSON.parse(Buffer.from(document).toString())).toEqual(JSON.parse(JSON.stringify(map)));
      const whole = connect(map);
      const small = connectCompact(map, document, parted(joined(arrays)));
      expect([...small.claims]).toEqual([...whole.claims]);
      expect([...small.inferences.keys()]).toEqual([...whole.inferences.keys()]);
      expect(small.map.inferences).toEqual(map.inferences);
      for (const id of [...whole.claims.keys(), ...whole.inferences.keys(), ...HOSTILE_IDS, "\ud800", ""]) {
        expect(small.claims.get(id)).toEqual(whole.claims.get(id));
        expect(small.inferences.get(id)).toEqual(whole.inferences.get(id));
        expect([small.claims.has(id), small.inferences.has(id)]).toEqual([
          whole.claims.has(id),
          whole.inferences.has(id),
        ]);
        expect(small.into(id)).toEqual(whole.into(id));
        expect(small.from(id)).toEqual(whole.from(id));
        if (whole.claims.has(id)) expect(countOf(small, id, 3)).toBe(countOf(whole, id, 3));
        if (whole.claims.has(id)) expect(countOf(small, id, 100)).toBe(countOf(whole, id, 100));
        if (whole.claims.has(id)) expect(around(small, id, 2, "both")).toEqual(around(whole, id, 2, "both"));
      }
      expect(small.claimsAt(1, 3)).toEqual(whole.claimsAt(1, 3));
      expect(unused(small.adjacency())).toEqual(unused(whole.adjacency()));
      expect(small.theses).toEqual(whole.theses);
    }),
  );
});

test("words are the same after they were bytes", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const words = wordsOfMap(map);
      expect(wordsIn(joinedWords(words))).toEqual(words);
    }),
  );
});
