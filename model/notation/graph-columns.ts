/** The attributes of this program's own graphs as columns of tables, for formats that want each declared with a type. */
import type { MapGraph } from "../graph.ts";
import { carry } from "./carried.ts";
import type { Part } from "./notation.ts";
import { type Attributes, attributesOf } from "./plain-graph.ts";

export type ColumnType = "string" | "boolean" | "integer" | "list";

/** Lists are of strings. What is not named here is a string. */
const TYPES: Readonly<Record<string, ColumnType>> = {
  importance: "integer",
  thesis: "boolean",
  linked: "boolean",
  undercut: "boolean",
  stated: "boolean",
  tags: "list",
  at: "list",
  theses: "list",
  losses: "list",
};

type Row = { readonly key: string; readonly attributes: Attributes };

export type Table<Each extends Row = Row> = {
  readonly rows: readonly Each[];
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
};

export type Tables = {
  readonly isMultigraph: boolean;
  readonly head: Table;
  /** The map's own id is in the column `name`, since the key is the graph's. */
  readonly nodes: Table;
  readonly edges: Table<Row & { readonly source: string; readonly target: string }>;
};

/** A part's graph with all that it carries; absent values are left out of the rows. */
export function tablesOf(part: Part): Tables {
  return tabulated(carry(part));
}

export function tabulated(graph: MapGraph): Tables {
  const { shown: _, whole: _whole, ...head } = graph.getAttributes();
  return {
    isMultigraph: graph.multi,
    head: tableOf([{ key: head.map, attributes: present(head) }]),
    nodes: tableOf(graph.mapNodes((key, { id, ...node }) => ({ key, attributes: present({ name: id, ...node }) }))),
    edges: tableOf(graph.mapEdges((key, edge, source, target) => ({ key, source, target, attributes: present(edge) }))),
  };
}

function present(values: object): Attributes {
  return new Map([...attributesOf(values)].filter(([, value]) => value !== null && !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function tableOf<Each extends Row>(rows: readonly Each[]): Table<Each> {
  const names = new Set(rows.flatMap(({ attributes }) => [...attributes.keys()]));
  return { rows, columns: [...names].map((name) => ({ name, type: TYPES[name] ?? "string" })) };
}
