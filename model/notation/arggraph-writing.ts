/** A map → the elements of an arggraph: those that an import kept, as far as they are still so, and what is new. */
import type { ArgumentMap, Claim, Inference } from "../map.ts";
import { type Arggraph, type Element, idOf, type Relation, readArggraph, type Unit } from "./arggraph-reading.ts";
import { NO_TEXT, slugOf } from "./draft.ts";
import { isObject } from "./json.ts";
import { freshNames } from "./names.ts";

/** The order that the DTD asks for. */
const ORDER = ["edu", "joint", "adu", "edge"];
const XML_NAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u;

export type WrittenArggraph = {
  readonly attributes: Element["attributes"];
  readonly elements: readonly Element[];
  /** How many ids are other ones than in the map, since XML has no such names. */
  readonly renamed: number;
};

/** Whatever the author does not commit to is what an opponent says. */
export function isOpponent({ stance }: Claim): boolean {
  return stance !== "asserted" && stance !== "implicit";
}

export function isExample({ scheme, polarity }: Inference): boolean {
  return scheme === "example" && polarity === "support";
}

export function arggraphOf(map: ArgumentMap): WrittenArggraph {
  const kept = isObject(map.ext?.arggraph) ? map.ext.arggraph : undefined;
  const elements = (Array.isArray(kept?.elements) ? kept.elements : []).flatMap(elementFrom);
  const before = readArggraph(elements, () => {});
  const fresh = freshNames(
    elements.flatMap((element) =>
      [idOf(element), element.attributes.src, element.attributes.trg].filter((id) => id !== undefined),
    ),
  );
  let renamed = 0;
  const nameFor = (id: string) => {
    const name = fresh(XML_NAME.test(id) ? id : `a-${slugOf(id)}`.replace(/-$/u, ""));
    if (name !== id) renamed += 1;
    return name;
  };

  const units = origins(map.claims, before.units);
  const relations = origins(map.inferences, before.relations);
  const nodeOf = new Map<string, string>();
  for (const { id } of [...map.claims, ...map.inferences]) {
    nodeOf.set(id, (units.get(id) ?? relations.get(id))?.id ?? nameFor(id));
  }
  const written = [
    ...writeUnits(map, elements, before, units, nodeOf, fresh),
    ...writeRelations(map, elements, before, relations, nodeOf, fresh),
  ].sort((one, other) => ORDER.indexOf(one.name) - ORDER.indexOf(other.name));
  const attributes = isObject(kept?.attributes) ? attributesFrom(kept.attributes) : { id: map.id };
  return { attributes, elements: written, renamed };
}

/** What was kept may come from anywhere: only what can stand in an arggraph is taken. */
function elementFrom(value: unknown): readonly Element[] {
  if (!isObject(value) || !isObject(value.attributes)) return [];
  const { name, text } = value;
  if (typeof name !== "string" || !ORDER.includes(name)) return [];
  const attributes = attributesFrom(value.attributes);
  return [{ name, attributes, ...(typeof text === "string" ? { text } : {}) }];
}

function attributesFrom(value: Readonly<Record<string, unknown>>): Element["attributes"] {
  const texts = Object.entries(value).filter(
    ([name, text]) => /^[\p{L}_][\p{L}\p{N}._:-]*$/u.test(name) && typeof text === "string",
  );
  return Object.fromEntries(texts) as Element["attributes"];
}

/** The unit or relation that each claim or inference was read from, where it is still there and nobody else's. */
function origins<Origin extends { readonly id: string }>(
  things: readonly (Claim | Inference)[],
  known: readonly Origin[],
): ReadonlyMap<string, Origin> {
  const free = new Map(known.map((origin) => [origin.id, origin]));
  const found = new Map<string, Origin>();
  for (const { id, ext } of things) {
    const key = isObject(ext?.arggraph) ? ext.arggraph.id : undefined;
    const origin = typeof key === "string" ? free.get(key) : undefined;
    if (origin === undefined) continue;
    found.set(id, origin);
    free.delete(origin.id);
  }
  return found;
}

type NodeOf = ReadonlyMap<string, string>;
type Fresh = (wanted: string) => string;

function writeUnits(
  map: ArgumentMap,
  elements: readonly Element[],
  before: Arggraph,
  units: ReadonlyMap<string, Unit>,
  nodeOf: NodeOf,
  fresh: Fresh,
): readonly Element[] {
  const texts = new Map<string, string>();
  const stances = new Map<string, "true" | undefined>();
  const claims = new Map<string, Claim>();
  const recut = new Set<string>();
  const added: Element[] = [];
  const segment = (claim: Claim, unit: string) => {
    const id = fresh(`e-${unit}`);
    const implicit = claim.stance === "implicit" ? { implicit: "true" } : {};
    added.push({ name: "edu", attributes: { id, ...implicit }, text: claim.text });
    added.push({ name: "edge", attributes: { id: fresh(`s-${unit}`), src: id, trg: unit, type: "seg" } });
  };
  for (const claim of map.claims) {
    const unit = units.get(claim.id);
    const id = nodeOf.get(claim.id) ?? claim.id;
    if (unit === undefined) {
      added.push({ name: "adu", attributes: { id, type: isOpponent(claim) ? "opp" : "pro" } });
      segment(claim, id);
      continue;
    }
    claims.set(id, claim);
    const words = wordsOf(claim, unit);
    const fits =
      words?.every((text, at) => [undefined, text].includes(texts.get(idOf(unit.edus[at] as Element)))) === true;
    if (words === undefined || !fits) {
      recut.add(id);
      segment(claim, id);
      continue;
    }
    const wasImplicit = words.length > 0 && unit.edus.every(({ attributes }) => attributes.implicit === "true");
    const isChanged = !isOpponent(claim) && wasImplicit !== (claim.stance === "implicit");
    for (const [at, edu] of unit.edus.entries()) {
      texts.set(idOf(edu), words[at] ?? "");
      if (isChanged) stances.set(idOf(edu), claim.stance === "implicit" ? "true" : undefined);
    }
  }
  const worded = new Set(before.units.flatMap(({ edus }) => edus.map(idOf)));
  const segments = elements.filter(({ name, attributes }) => name === "edge" && attributes.type === "seg");
  const isUnit = new Set(before.units.map(({ id }) => id));
  const whole = (id: string) => claims.has(id) && !recut.has(id);
  const joints = new Set(elements.filter(({ name }) => name === "joint").map(idOf));
  const joining = segments.filter(({ attributes: { src = "", trg = "" } }) => joints.has(src) && isUnit.has(trg));
  const used = new Set(joining.map(({ attributes }) => attributes.src));
  const live = new Set(
    joining.filter(({ attributes }) => whole(attributes.trg ?? "")).map(({ attributes }) => attributes.src),
  );
  const isGone = (id = "") =>
    (worded.has(id) && !texts.has(id)) || (isUnit.has(id) && !whole(id)) || (used.has(id) && !live.has(id));
  const kept = elements.flatMap((element): readonly Element[] => {
    const { name, attributes } = element;
    const id = idOf(element);
    if (name === "adu") {
      const claim = claims.get(id);
      if (claim === undefined) return isUnit.has(id) ? [] : [element];
      const was = attributes.type === "opp";
      return was === isOpponent(claim)
        ? [element]
        : [{ name, attributes: { ...attributes, type: was ? "pro" : "opp" } }];
    }
    if (name === "edge") {
      const isSegment = attributes.type === "seg";
      return isSegment && !isGone(attributes.src) && !isGone(attributes.trg) ? [element] : [];
    }
    if (isGone(id)) return [];
    if (name === "joint") return [element];
    const { implicit: _, ...others } = attributes;
    const stance = stances.get(id);
    const now = stances.has(id) ? { ...others, ...(stance === undefined ? {} : { implicit: stance }) } : attributes;
    return [{ name, attributes: now, text: element.text ?? texts.get(id) ?? "" }];
  });
  return [...kept, ...added];
}

/** The texts of a unit's edus, where they still make up the claim's. */
function wordsOf({ text, ext }: Claim, { edus }: Unit): readonly string[] | undefined {
  if (edus.length === 0) return text === NO_TEXT ? [] : undefined;
  if (edus.length === 1) return [text === NO_TEXT ? "" : text];
  const words = isObject(ext?.arggraph) ? ext.arggraph.edus : undefined;
  const isWhole =
    Array.isArray(words) && words.length === edus.length && words.every((word) => typeof word === "string");
  return isWhole && words.join(" ") === text ? words : undefined;
}

function writeRelations(
  map: ArgumentMap,
  elements: readonly Element[],
  { owners, units: unitsBefore }: Arggraph,
  relations: ReadonlyMap<string, Relation>,
  nodeOf: NodeOf,
  fresh: Fresh,
): readonly Element[] {
  const inferenceAt = new Map(map.inferences.map((inference) => [nodeOf.get(inference.id) ?? "", inference]));
  const edges = elements.filter(({ name, attributes }) => name === "edge" && attributes.type !== "seg");
  const first = new Map([...edges].reverse().map((edge) => [idOf(edge), edge]));
  const isRelation = new Set(map.inferences.map(({ id }) => id));
  const standing = new Map<string, Element>();
  const wanted = new Map<string, ReadonlySet<string>>();
  const named = new Map<string, Set<string>>();
  const keyOf = (id: string) => nodeOf.get(id) ?? id;

  for (const inference of map.inferences) {
    const id = keyOf(inference.id);
    const was = relations.get(inference.id);
    const old = was === undefined ? undefined : first.get(id);
    const premises = inference.premises.map(keyOf);
    wanted.set(id, new Set(premises));
    const trg = keyOf(inference.conclusion);
    const src = old !== undefined && premises.includes(old.attributes.src ?? "") ? old.attributes.src : premises[0];
    const type = typeOf(inference, isRelation.has(inference.conclusion));
    const isSame =
      was?.polarity === inference.polarity && was.isExample === isExample(inference) && was.conclusion === trg;
    const now =
      isSame && old !== undefined
        ? { ...old.attributes, src: src ?? "" }
        : { ...old?.attributes, id, src: src ?? "", trg, type };
    standing.set(id, { name: "edge", attributes: now });
    named.set(id, new Set([src ?? ""]));
  }
  // Edges that add premises, as far as they still do; one that led to one that is gone leads to the relation itself.
  const additions = edges.filter((edge) => owners.has(idOf(edge)) && owners.get(idOf(edge)) !== idOf(edge));
  for (const edge of additions) {
    const owner = owners.get(idOf(edge)) ?? "";
    const inference = inferenceAt.get(owner);
    const { src = "", trg = "" } = edge.attributes;
    if (inference === undefined || !relations.has(inference.id)) continue;
    if (wanted.get(owner)?.has(src) !== true) continue;
    named.get(owner)?.add(src);
    standing.set(idOf(edge), { ...edge, attributes: { ...edge.attributes, trg } });
  }
  for (const [id, edge] of standing) {
    const { trg = "", type } = edge.attributes;
    if (type === "add" && !standing.has(trg))
      standing.set(id, { ...edge, attributes: { ...edge.attributes, trg: owners.get(id) ?? trg } });
  }
  const known = new Set(edges.map(idOf));
  const claimsNow = new Set(map.claims.map(({ id }) => keyOf(id)));
  const units = new Set(unitsBefore.map(({ id }) => id));
  const isThere = (id = "") => (units.has(id) ? claimsNow.has(id) : !owners.has(id) || standing.has(id));
  // Edges that said nothing from the start say nothing now, as long as their ends are there.
  const kept = edges.flatMap((edge): readonly Element[] => {
    const id = idOf(edge);
    if (owners.has(id) && first.get(id) === edge) return standing.has(id) ? [standing.get(id) as Element] : [];
    return isThere(edge.attributes.src) && isThere(edge.attributes.trg) ? [edge] : [];
  });
  const fresher = [...standing].filter(([id]) => !known.has(id)).map(([, edge]) => edge);
  const further = map.inferences.flatMap(({ id, premises }) => {
    const relation = keyOf(id);
    return premises
      .map(keyOf)
      .filter((src) => named.get(relation)?.has(src) !== true)
      .map((src) => ({ name: "edge", attributes: { id: fresh(`p-${relation}`), src, trg: relation, type: "add" } }));
  });
  return [...kept, ...fresher, ...further];
}

function typeOf(inference: Inference, isOntoRelation: boolean): string {
  if (inference.polarity === "attack") return isOntoRelation ? "und" : "reb";
  return isExample(inference) ? "exa" : "sup";
}
