import fc from "fast-check";
import { connect } from "../../model/connections.ts";
import { around } from "../../model/neighbourhood.ts";
import { wordsOfMap } from "../../model/search.ts";
import { compact, connectCompact, joined, joinedWords, parted, wordsIn } from "../../server/compact-map.ts";
import { arbitraryMap, HOSTILE_IDS } from "../arbitrary.ts";

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
        if (whole.claims.has(id)) expect(small.beneath(id, 3)).toBe(whole.beneath(id, 3));
        if (whole.claims.has(id)) expect(small.beneath(id, 100)).toBe(whole.beneath(id, 100));
        if (whole.claims.has(id)) expect(around(small, id, 2, "both")).toEqual(around(whole, id, 2, "both"));
      }
      expect(small.claimsAt(1, 3)).toEqual(whole.claimsAt(1, 3));
      expect(Array.from(small.unused())).toEqual(Array.from(whole.unused()));
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
