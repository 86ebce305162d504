/**
 * What an argumentation graph of the microtexts says: units of argument, the units of discourse that they are made of, and
 * the edges between them and onto each other.
 *
 * Annotation scheme: Peldszus & Stede, From Argument Diagrams to Argumentation Mining in Texts (IJCINI 7(1), 2013).
 */
import { quoted } from "../problems.ts";
import { append } from "./append.ts";
import type { Draft } from "./draft.ts";

/** An element of the file. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of an edu; absent where claims have it. */
  readonly text?: string | undefined;
};

export type Unit = {
  readonly id: string;
  readonly isOpponent: boolean;
  /** Its edus, in the order of the text. */
  readonly edus: readonly Element[];
};

/** An edge that supports or attacks, and those that add premises to it. */
export type Relation = {
  readonly id: string;
  readonly premises: readonly string[];
  /** A unit's id, or that of the relation whose edge it is. */
  readonly conclusion: string;
  readonly polarity: "support" | "attack";
  readonly isExample: boolean;
};

export type Arggraph = {
  readonly units: readonly Unit[];
  readonly relations: readonly Relation[];
  /** The relation that each edge belongs to. */
  readonly owners: ReadonlyMap<string, string>;
};

type Warn = Draft["warn"];

const POLARITY = new Map([
  ["sup", "support"],
  ["exa", "support"],
  ["reb", "attack"],
  ["und", "attack"],
] as const) as ReadonlyMap<string, "support" | "attack">;

export const idOf = ({ attributes }: Element) => attributes.id ?? "";

export function readArggraph(parts: readonly Element[], warn: Warn): Arggraph {
  const byId = new Map<string, Element>();
  for (const part of parts) {
    const id = idOf(part);
    if (byId.has(id)) warn("duplicate-key", `${quoted(id)} stands twice; the first counts.`, id);
    else byId.set(id, part);
  }
  const edges = [...byId.values()].filter(({ name }) => name === "edge");
  const units = unitsOf(byId, edges, warn);
  const owners = ownersOf(byId, edges);
  const found = relationsOf(byId, edges, owners, warn);
  const lost = lostRelations(units, found, warn);
  const relations = found.filter(({ id }) => !lost.has(id));
  return { units, relations, owners: new Map([...owners].filter(([, owner]) => !lost.has(owner))) };
}

function unitsOf(byId: ReadonlyMap<string, Element>, edges: readonly Element[], warn: Warn): readonly Unit[] {
  const place = new Map([...byId.keys()].map((id, at) => [id, at]));
  const sources = new Map<string, Element[]>();
  for (const { attributes } of edges) {
    const { src = "", trg = "", type } = attributes;
    const source = byId.get(src);
    if (type !== "seg" || source === undefined) continue;
    append(sources, trg, source);
  }
  const joined = new Map<string, string>();
  return [...byId].flatMap(([id, part]) => {
    if (part.name !== "adu") return [];
    const edus = (sources.get(id) ?? []).flatMap((source) => {
      if (source.name !== "joint") return [source];
      const owner = joined.get(idOf(source)) ?? id;
      joined.set(idOf(source), owner);
      if (owner === id) return sources.get(idOf(source)) ?? [];
      const message = `${quoted(idOf(source))} joins units of ${quoted(owner)} and of ${quoted(id)}; it counts for the first.`;
      warn("shared-joint", message, idOf(source));
      return [];
    });
    const order = [...new Set(edus.filter(({ name }) => name === "edu"))].sort(
      (one, other) => (place.get(idOf(one)) ?? 0) - (place.get(idOf(other)) ?? 0),
    );
    return [{ id, isOpponent: part.attributes.type === "opp", edus: order }];
  });
}

function relationsOf(
  byId: ReadonlyMap<string, Element>,
  edges: readonly Element[],
  owners: ReadonlyMap<string, string>,
  warn: Warn,
): readonly Relation[] {
  const premises = new Map<string, string[]>();
  const ends = edges.filter((edge) => {
    const { id = "", src = "", trg = "", type = "" } = edge.attributes;
    const missing = [src, trg].filter((end) => !byId.has(end)).map(quoted);
    const owner = owners.get(id);
    if (missing.length > 0) {
      warn(
        "dangling-edge",
        `Edge ${quoted(id)} names ${missing.join(" and ")}, which is not there; it says nothing.`,
        id,
      );
    } else if (type !== "seg" && owner === undefined) {
      const kind = type === "" ? "no type" : `type ${quoted(type)}`;
      warn(
        "illegal-edge",
        `Edge ${quoted(id)} of ${kind} from ${quoted(src)} to ${quoted(trg)} says nothing here.`,
        id,
      );
    } else if (owner !== undefined) {
      const known = premises.get(owner);
      if (known === undefined) premises.set(owner, [src]);
      else if (owner === id) known.unshift(src);
      else known.push(src);
      return owner === id;
    }
    return false;
  });
  return ends.map(({ attributes: { id = "", trg = "", type = "" } }) => ({
    id,
    premises: [...new Set(premises.get(id))],
    conclusion: owners.get(trg) ?? trg,
    polarity: POLARITY.get(type) ?? "support",
    isExample: type === "exa",
  }));
}

/** Those that lead to an edge that says nothing, and those that lead to them. */
function lostRelations(units: readonly Unit[], relations: readonly Relation[], warn: Warn): ReadonlySet<string> {
  const there = new Set([...units, ...relations].map(({ id }) => id));
  const onto = new Map<string, string[]>();
  for (const { id, conclusion } of relations) append(onto, conclusion, id);
  const lost = new Set<string>();
  const open = relations.filter(({ conclusion }) => !there.has(conclusion)).map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (lost.has(id)) continue;
    lost.add(id);
    warn("no-conclusion", `Edge ${quoted(id)} leads to an edge that says nothing; neither does it.`, id);
    for (const each of onto.get(id) ?? []) open.push(each);
  }
  return lost;
}

/**
 * The relation that each edge belongs to: itself, or for one that adds a premise, the one that it leads to, by way of
 * others that add as well. Edges that come from no unit, or lead to no relation, have none.
 */
function ownersOf(byId: ReadonlyMap<string, Element>, edges: readonly Element[]): ReadonlyMap<string, string> {
  const isUnit = (id: string) => byId.get(id)?.name === "adu";
  const owners = new Map<string, string>();
  for (const edge of edges) {
    const { type = "", src = "", trg = "" } = edge.attributes;
    const target = byId.get(trg);
    const isRelation = target?.name === "edge" && target.attributes.type !== "seg";
    if (POLARITY.has(type) && isUnit(src) && (target?.name === "adu" || isRelation)) owners.set(idOf(edge), idOf(edge));
  }
  const astray = new Set(edges.filter(({ attributes }) => !isUnit(attributes.src ?? "")).map(idOf));
  for (const edge of edges) {
    const way: string[] = [];
    const passed = new Set<string>();
    let at: Element | undefined = edge;
    while (at?.attributes.type === "add" && !owners.has(idOf(at)) && !passed.has(idOf(at)) && !astray.has(idOf(at))) {
      way.push(idOf(at));
      passed.add(idOf(at));
      at = byId.get(at.attributes.trg ?? "");
    }
    const owner = at === undefined ? undefined : owners.get(idOf(at));
    for (const id of way) {
      if (owner === undefined) astray.add(id);
      else owners.set(id, owner);
    }
  }
  return owners;
}
