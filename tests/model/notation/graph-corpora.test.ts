/** Every file that others made in formats of graph tools is read whole: what is counted here, its own tools count too. */
import { recognise } from "../../../model/notation/list.ts";
import { testWithCorpus } from "./corpora.ts";
import { read } from "./hostile.ts";

/** Claims, inferences and sections of each file. A group of nodes is a section and no claim; a step joins its nodes. */
const COUNTS: Readonly<Record<string, readonly [number, number, number]>> = {
  // 28 nodes, 4 of them groups, and all groups but one are ends of edges as well.
  "cytoscape.js/cose-bilkent-layout-compound.json": [27, 35, 4],
  "cytoscape.js/edge-types.json": [23, 18, 0],
  "cytoscape.js/graphs.json": [5, 7, 0],
  // 5 atoms and 2 schemes, joined by 6 edges.
  "monkeypuzzle/cyto.json": [5, 2, 0],
};

for (const [folder, id] of [["cytoscape-json", "cytoscape.json"]] as const) {
  testWithCorpus(folder, `what ${id} files hold comes in whole`, (text, file) => {
    const notation = recognise(file, text);
    expect(notation?.id).toBe(id);
    if (notation === undefined) return;
    const { map } = read(notation, text);
    const expected = COUNTS[file];
    if (expected !== undefined)
      expect([map.claims.length, map.inferences.length, map.sections.length]).toEqual(expected);
  });
}
