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
  "ndex2-client/demo.cx2": [6, 6, 0],
  "ndex2-client/no_edge_style2.cx2": [2, 1, 0],
  "cx2js/primitive_attributes.cx": [2, 1, 0],
  "ndex2-client/CitationsAndSupports.cx": [14, 37, 0],
  "ndex2-client/SimpleNetwork.cx": [2, 1, 0],
  "ndex2-client/my_cx.cx": [2, 1, 0],
};

const FOLDERS = [
  ["cytoscape-json", "cytoscape.json"],
  ["cx2", "cx2"],
  ["cx", "cx"],
  ["apx", "apx"],
  ["tgf", "tgf"],
] as const;

/** In frameworks arguments and attacks can be counted by their lines. */
const LINES: Readonly<Record<string, (text: string) => readonly [number, number]>> = {
  apx: (text) => [text.match(/arg\(/gu)?.length ?? 0, text.match(/att\(/gu)?.length ?? 0],
  tgf: (text) => {
    const [nodes = "", edges = ""] = text.split("#");
    const lines = (part: string) => part.split("\n").filter((line) => /\S/u.test(line)).length;
    return [lines(nodes), lines(edges)];
  },
};

for (const [folder, id] of FOLDERS) {
  testWithCorpus(folder, `what ${id} files hold comes in whole`, (text, file) => {
    const notation = recognise(file, text);
    expect(notation?.id).toBe(id);
    if (notation === undefined) return;
    const { map } = read(notation, text);
    const expected = COUNTS[file] ?? (folder in LINES ? [...(LINES[folder]?.(text) ?? []), 0] : undefined);
    if (expected !== undefined)
      expect([map.claims.length, map.inferences.length, map.sections.length]).toEqual(expected);
  });
}
