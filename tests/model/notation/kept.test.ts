import fc from "fast-check";
import { aif } from "../../../model/notation/aif.ts";
import { arggraph } from "../../../model/notation/arggraph.ts";
import { able } from "../../../model/notation/list.ts";
import { sadface } from "../../../model/notation/sadface.ts";
import { xaif } from "../../../model/notation/xaif.ts";
import { linked } from "../../maps.ts";
import { read, write } from "./hostile.ts";

/** What anybody may have put where an import keeps things: right in part, or not at all. */
const key = fc.oneof(fc.constantFrom("a", "b", "i", "x", "__proto__"), fc.nat({ max: 3 }));
const anything = fc.anything({ key: fc.constantFrom("id", "nodeID", "__proto__"), maxDepth: 2 });
const record = fc.dictionary(
  fc.constantFrom("nodeID", "id", "fromID", "toID", "src", "trg", "type", "name", "text", "attributes", "record"),
  fc.oneof(
    key,
    fc.constantFrom("I", "RA", "CA", "MA", "YA", "L", "sup", "und", "add", "seg", "adu", "edge", "edu"),
    anything,
  ),
  { maxKeys: 6 },
);
const rows = fc.oneof({ weight: 4, arbitrary: fc.array(fc.oneof(record, anything), { maxLength: 8 }) }, anything);
const kept = fc.dictionary(
  fc.constantFrom(
    "nodes",
    "edges",
    "locutions",
    "participants",
    "elements",
    "attributes",
    "around",
    "document",
    "bare",
  ),
  rows,
);

test.each([aif, xaif, sadface, arggraph])(
  "$name: whatever stands where its import keeps things, the map is written",
  (notation) => {
    const namespaces = fc.dictionary(fc.constantFrom("aif", "xaif", "sadface", "arggraph"), fc.oneof(kept, anything));
    const links = fc.dictionary(fc.constantFrom("aif", "sadface", "arggraph"), fc.oneof(record, anything));
    fc.assert(
      fc.property(namespaces, links, links, (ext, ofClaim, ofInference) => {
        const map = {
          ...linked,
          ext,
          claims: linked.claims.map((claim) => ({ ...claim, ext: ofClaim })),
          inferences: linked.inferences.map((inference) => ({ ...inference, ext: ofInference })),
        };
        const again = read(notation, write(notation, map).content).map;
        const texts = again.claims.map(({ text }) => text);
        expect(texts).toEqual(expect.arrayContaining(linked.claims.map(({ text }) => text)));
        expect(again.inferences.length).toBeGreaterThanOrEqual(linked.inferences.length);
      }),
    );
  },
);

test.each(able("write"))("$name: what another format's import kept is written, or said to be lost", (notation) => {
  const [claim, ...others] = linked.claims;
  if (claim === undefined) throw new Error("linked has claims");
  const map = { ...linked, claims: [{ ...claim, ext: { elsewhere: { colour: "amber 7431" } } }, ...others] };
  const { content, losses } = write(notation, map);
  const isLost = losses.some(({ code }) => code === "ext");
  expect([content.includes("amber 7431"), isLost]).toEqual([!isLost, !content.includes("amber 7431")]);
});
