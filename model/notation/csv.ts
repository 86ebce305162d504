/**
 * Two tables for spreadsheets and for tools that import them, Gephi, pandas and R among these: nodes, and edges between.
 *
 * RFC 4180, UTF-8, a line of names first. A cell that a spreadsheet would take for a formula (it starts with `=`, `+`,
 * `-`, `@`, a tab or a line end) gets an apostrophe in front. `id` is the graph's key, by which edges name their ends;
 * the map's own id is in `name`.
 */

import { viewLosses } from "./carried.ts";
import { type Table, tablesOf } from "./graph-columns.ts";
import { loss, lossesOf, lossOfExt, lossOfTheses, lossOfTitle, type MapAspect } from "./losses.ts";
import { type Loss, mapOfPart, type Notation, type Part } from "./notation.ts";
import { textFrom } from "./plain-graph.ts";

export const nodesCsv: Notation = {
  id: "nodes.csv",
  name: "CSV of nodes",
  mediaType: "text/csv",
  write: (part) => {
    const { nodes, edges } = tablesOf(part);
    const { content, guarded } = csv(nodes, ["id"], ({ key }) => [key]);
    const apart = loss("edges-apart", "What joins what is in the table of edges.", edges.rows.length);
    const held: MapAspect[] = ["ids", "labels", "holders", "stances", "importance", "sections", "tags", "schemes"];
    return { content, losses: [...apart, ...guarded, ...tableLosses(part, [...held, "linked-premises"])] };
  },
};

export const edgesCsv: Notation = {
  id: "edges.csv",
  name: "CSV of edges",
  mediaType: "text/csv",
  write: (part) => {
    const { nodes, edges } = tablesOf(part);
    const { content, guarded } = csv(edges, ["id", "source", "target"], ({ key, source, target }) => [
      key,
      source,
      target,
    ]);
    const apart = loss("nodes-apart", "What the nodes say is in the table of nodes.", nodes.rows.length);
    return {
      content,
      losses: [
        ...apart,
        ...guarded,
        ...lossOfTheses(mapOfPart(part)),
        ...tableLosses(part, ["ids", "linked-premises"]),
      ],
    };
  },
};

function tableLosses(part: Part, held: readonly MapAspect[]): readonly Loss[] {
  const map = mapOfPart(part);
  const named = loss(
    "names-apart",
    "Holders and sections are named by their ids alone.",
    map.holders.length + map.sections.length,
  );
  return [...viewLosses(part), ...lossesOf(map, held), ...named, ...lossOfTitle(map), ...lossOfExt(map, [])];
}

/** What a spreadsheet takes for the start of a formula. */
const FORMULA = /^[=+\-@\t\r\n]/u;

function csv<Row extends Table["rows"][number]>(
  { rows, columns }: Table<Row>,
  keys: readonly string[],
  keysOf: (row: Row) => readonly string[],
) {
  const names = columns.map(({ name }) => name).filter((name) => name !== "argmap");
  let count = 0;
  const cell = (value: unknown) => {
    const text = textFrom(value) ?? "";
    const isFormula = FORMULA.test(text);
    if (isFormula) count += 1;
    return quote(isFormula ? `'${text}` : text);
  };
  const lines = rows.map((row) =>
    [...keysOf(row).map(cell), ...names.map((name) => cell(row.attributes.get(name)))].join(","),
  );
  const content = [[...keys, ...names].map(quote).join(","), ...lines, ""].join("\r\n");
  const message = "Cells that a spreadsheet would take for formulas have an apostrophe in front.";
  return { content, guarded: loss("guarded-cells", message, count) };
}

function quote(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
