/**
 * Maps through the formats of graph tools: how long it takes, as a ratio to this project's own format in the same run,
 * and what comes back from programs of others that have read a map and written it again.
 *
 * Graphviz (`dot`) and networkx are asked where they are installed; nothing is installed here.
 *
 *     npm run bench -- formats
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../model/connections.ts";
import { type ArgumentMap, mapSchema } from "../model/map.ts";
import { notationOf } from "../model/notation/list.ts";
import type { Notation } from "../model/notation/notation.ts";
import { readText } from "../model/read.ts";
import { everything } from "../model/selection.ts";

const IDS = ["map.json", "json", "cytoscape.json", "node-link.json", "cx2", "graphml", "gexf", "dot"];
const SIZES = [500, 5_000];

/** Written by networkx as it read them; GraphML, GEXF and node-link JSON are what it has in common with this project. */
const NETWORKX = `
import json, sys, networkx as nx
where = sys.argv[1]
g = nx.read_graphml(where + "/map.graphml"); nx.write_graphml(g, where + "/back.graphml"); print("graphml", g)
g = nx.read_gexf(where + "/map.gexf", version="1.3"); nx.write_gexf(g, where + "/back.gexf", version="1.3"); print("gexf", g)
g = nx.node_link_graph(json.load(open(where + "/map.node-link.json")), edges="links")
json.dump(nx.node_link_data(g, edges="links"), open(where + "/back.node-link.json", "w")); print("node-link.json", g)
`;

const alaska = readText(readFileSync("graph-data/alaska-summit.json", "utf8"));
const folder = mkdtempSync(join(tmpdir(), "formats-"));
try {
  console.log(`the map ${alaska.id}: ${alaska.claims.length} claims, ${alaska.inferences.length} inferences`);
  for (const id of IDS) writeFileSync(join(folder, `map.${id}`), written(notation(id), alaska));
  thirdParties();
  for (const size of SIZES) measure(chainOf(size), size);
} finally {
  rmSync(folder, { recursive: true });
}

function thirdParties(): void {
  const drawn = spawnSync("dot", ["-Tsvg", join(folder, "map.dot"), "-o", join(folder, "map.svg")]);
  if (drawn.error !== undefined) console.log("dot is not installed: Debian's package graphviz has it");
  else {
    spawnSync("dot", ["-Tdot", join(folder, "map.dot"), "-o", join(folder, "back.dot")]);
    const nodes = readFileSync(join(folder, "map.svg"), "utf8").match(/class="node"/gu)?.length;
    console.log(`dot draws ${nodes} nodes (status ${drawn.status}); from what it writes comes ${comesBack("dot")}`);
  }
  const python = spawnSync("python3", ["-c", NETWORKX, folder], { encoding: "utf8" });
  if (python.status !== 0)
    console.log("networkx is not installed for python3, or refuses:", python.stderr?.split("\n").at(-2));
  else {
    console.log(python.stdout.trim());
    for (const id of ["graphml", "gexf", "node-link.json"]) console.log(`from networkx' ${id} comes ${comesBack(id)}`);
  }
}

/** What another program's file is read as, in words. Programs may list nodes in an order of their own. */
function comesBack(id: string): string {
  const text = readFileSync(join(folder, `back.${id}`), "utf8");
  const { map, warnings } = read(notation(id), text);
  const said = warnings.length === 0 ? "" : `, with ${warnings.map(({ code }) => code).join(", ")}`;
  if (sorted(map) === sorted(alaska)) return `the same map${said}`;
  return `a map of ${map.claims.length} claims and ${map.inferences.length} inferences${said}`;
}

function sorted(map: ArgumentMap): string {
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  return JSON.stringify({ ...map, claims: map.claims.toSorted(byId), inferences: map.inferences.toSorted(byId) });
}

/** Prints the time to write and to read a map in each format, over that of the project's own. */
function measure(map: ArgumentMap, size: number): void {
  const rows = IDS.map((id) => {
    const format = notation(id);
    const write = best(() => written(format, map));
    const text = written(format, map);
    return { id, write, read: best(() => read(format, text)), bytes: Buffer.byteLength(text) };
  });
  const own = rows[0];
  if (own === undefined) return;
  console.log(`\n${size} claims, ${map.inferences.length} inferences`);
  for (const { id, write, read, bytes } of rows) {
    const ratios = `write ${(write / own.write).toFixed(1)}x, read ${(read / own.read).toFixed(1)}x`;
    console.log(`  ${id}: ${ratios} (${write.toFixed(0)} and ${read.toFixed(0)} ms), ${(bytes / 1e6).toFixed(1)} MB`);
  }
}

/** In milliseconds, of three runs. */
function best(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Each claim a reason for the one before or against it, every third with a second premise, every fifth step undercut. */
function chainOf(size: number): ArgumentMap {
  const claims = Array.from({ length: size }, (_, at) => ({ id: `c${at}`, text: `It is so that claim number ${at}.` }));
  const inferences = claims.slice(1).map(({ id }, at) => ({
    id: `i${at}`,
    premises: at % 3 === 0 && at + 2 < size ? [id, `c${at + 2}`] : [id],
    conclusion: at % 5 === 4 ? `i${at - 1}` : `c${Math.floor(at / 2)}`,
    polarity: at % 4 === 3 ? "attack" : "support",
  }));
  return mapSchema.parse({ format: "argument-map/1", id: "chain", title: "Chain", claims, inferences });
}

function notation(id: string): Notation {
  const found = notationOf(id);
  if (found === undefined) throw new Error(`There is no format ${id}.`);
  return found;
}

function written(format: Notation, map: ArgumentMap): string {
  const connections = connect(map);
  return format.write?.({ connections, selection: everything(connections), view: "full" }).content ?? "";
}

function read(format: Notation, text: string) {
  const imported = format.read?.(text, alaska.id);
  if (imported === undefined) throw new Error(`${format.name} can't be read.`);
  return imported;
}
