import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { mapOfPart } from "../../../model/notation/notation.ts";
import { read } from "../../../model/read.ts";
import { select } from "../../../model/selection.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { chain } from "../../maps.ts";

test("a part as a map has what was selected, and nothing that speaks of the rest", () => {
  const connections = connect({ ...chain, theses: ["a", "b"], restatements: [["a", "b"]] });
  const selection = select(connections, { around: "c", depth: 1 });
  expect(mapOfPart({ connections, selection })).toMatchObject({
    theses: ["b"],
    claims: [{ id: "b" }, { id: "c" }],
    inferences: [{ id: "j" }],
    restatements: [],
  });
});

test("whatever the part, it is a valid map", () => {
  fc.assert(
    fc.property(arbitraryMap(), fc.constantFrom("one", "constructor"), (map, section) => {
      const connections = connect(map);
      const part = mapOfPart({ connections, selection: select(connections, { section: [section] }) });
      expect(read(JSON.parse(JSON.stringify(part)))).toEqual(part);
    }),
  );
});
