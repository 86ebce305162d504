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
  // 59 nodes and 24 nodes, of which 3 and 2 are groups.
  "argdown-core-2.0.1-derived/Populism-Core-Argument-Argdown-Example.graphml": [56, 60, 3],
  "argdown-core-2.0.1-derived/semmelweis_betz.graphml": [22, 27, 2],
  // 7 nodes without an edge: a claim, 2 steps that join nothing, and 4 that are no part of an argument.
  "eleatics/Argument.graphml": [1, 0, 0],
  // 9 nodes of which 3 are steps, and 18 of which 3 are steps; 5 of its 13 edges join claims.
  "eleatics/toulmin-aif.graphml": [6, 3, 0],
  "eleatics/toulmin.graphml": [15, 8, 0],
  "graphology/attributes.graphml": [6, 7, 0],
  "graphology/miserables.graphml": [77, 254, 0],
  // 15 nodes, and 36 more that only edges name.
  "graphology/missing_nodes.graphml": [51, 37, 0],
  "graphology/multigraph.graphml": [6, 9, 0],
  "knoxa/consuls.graphml": [6, 5, 0],
  "gephi-lite/Les_Miserables.gexf": [77, 254, 0],
  "graphology/basic.gexf": [2, 2, 0],
  "graphology/case.gexf": [10, 20, 0],
  "graphology/edge_data.gexf": [4, 5, 0],
  "graphology/les_miserables.gexf": [77, 254, 0],
  "graphology/minimal.gexf": [2, 1, 0],
  "graphology/mixed.gexf": [3, 3, 0],
  "graphology/sanitized.gexf": [0, 0, 0],
  "graphology/v1_3.gexf": [2, 1, 0],
  "argdown-core-2.0.1-derived/argdown-Populism-Core-Argument-Argdown-Example.dot": [56, 60, 3],
  // 27 edges of which 3 are contraries, an attack each way.
  "argdown-core-2.0.1-derived/argdown-semmelweis_betz.dot": [22, 30, 2],
  "ova3/1655989222-pre.dot": [78, 86, 0],
  // 9 nodes of which 3 are steps.
  "sadface/examples-out.dot": [6, 3, 0],
  "ndex2-client/demo.cx2": [6, 6, 0],
  "ndex2-client/no_edge_style2.cx2": [2, 1, 0],
  "cx2js/primitive_attributes.cx": [2, 1, 0],
  "ndex2-client/CitationsAndSupports.cx": [14, 37, 0],
  "ndex2-client/SimpleNetwork.cx": [2, 1, 0],
  "ndex2-client/my_cx.cx": [2, 1, 0],
};

const FOLDERS = [
  ["cytoscape-json", "cytoscape.json"],
  ["graphml", "graphml"],
  ["gexf", "gexf"],
  ["dot", "dot"],
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
