import fc from "fast-check";
import { openPart } from "../../client/open-part.ts";
import { OPENING } from "../../client/state.ts";
import { read as readingOf, visible } from "../../model/picture/reading.ts";
import { read } from "../../model/read.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain } from "../maps.ts";
import { views } from "./views.ts";

test("what stands open of a map is a map", () => {
  fc.assert(
    fc.property(arbitraryMap(), views, (map, { folding }) => {
      const part = openPart(map, visible(readingOf(map), folding));
      expect(read(JSON.parse(JSON.stringify(part)))).toEqual(part);
    }),
    { numRuns: 60 },
  );
});

test("what is folded away is not in it", () => {
  const part = openPart(chain, visible(readingOf(chain), OPENING.folding));
  expect(part.claims.map(({ id }) => id).sort()).toEqual(["a", "b"]);
  expect(part.inferences.map(({ id }) => id)).toEqual(["i"]);
});
