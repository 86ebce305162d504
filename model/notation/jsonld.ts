/**
 * JSON-LD: a map as linked data, in the classes of the AIF ontology and, for what that has no terms for, in ours.
 *
 * The context is fixed and stands in the document, so that any processor expands it without asking anybody. Read are
 * documents of this shape, whole, and others that use the AIF ontology by either of its namespaces, as far as an AIF graph
 * goes; contexts that lie elsewhere are never fetched, and no processor is at work: only what is named here is understood.
 */
import { type ArgumentMap, FORMAT as FORMAT_OF_MAPS } from "../map.ts";
import { quoted } from "../problems.ts";
import { read } from "../read.ts";
import { draftAif } from "./aif-reading.ts";
import { createDraft, type Draft } from "./draft.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";
import { freshNames } from "./names.ts";
import { type Imported, mapOfPart, type Notation, notOfThisFormat, type Part, type Written } from "./notation.ts";

const FORMAT = "JSON-LD";

/** AIFdb's namespace, in which we write, and the older one of files. */
const AIF = ["http://www.arg.tech/aif#", "http://www.arg.dundee.ac.uk/aif#"] as const;
const OURS = "urn:argument-map:1:";

const reference = { "@type": "@id" };

export const CONTEXT = {
  "@version": 1.1,
  "@vocab": OURS,
  aif: AIF[0],
  claimText: "aif:claimText",
  premises: { "@id": "aif:Premise", ...reference, "@container": "@set" },
  conclusion: { "@id": "aif:Conclusion", ...reference },
  theses: { ...reference, "@container": "@list" },
  holder: reference,
  section: reference,
  source: reference,
  target: reference,
  claim: reference,
  sections: { "@container": "@list" },
  ext: { "@type": "@json" },
} as const;

export const jsonld = {
  id: "jsonld",
  name: "JSON-LD (AIF ontology)",
  mediaType: "application/ld+json",
  read(text: string, id: string): Imported {
    const document = parseJson(text, FORMAT);
    const isOurs = isObject(document) && isObject(document["@context"]) && document["@context"]["@vocab"] === OURS;
    return isOurs ? { map: read(mapFrom(document, id)), warnings: [] } : readAif(document, id);
  },
  write: (part: Part): Written => ({
    content: `${JSON.stringify(documentOf(mapOfPart(part)), null, 2)}\n`,
    losses: [],
  }),
  recognises: (text: string) =>
    /"@(?:context|graph|type)"\s*:/u.test(text) && [...AIF, OURS].some((namespace) => text.includes(namespace)),
} satisfies Notation;

/** Names of things within a document: `#a` of a claim, `#holder:a` of a holder; ids may hold anything. */
function namesOf(things: readonly { readonly id: string }[], prefix: string): (id: string) => string {
  const fresh = freshNames([]);
  const names = new Map(things.map(({ id }) => [id, fresh(`#${prefix}${encodeURIComponent(id.toWellFormed())}`)]));
  // Whoever asks names what is there: a map refers to nothing else.
  return (id) => names.get(id) ?? id;
}

function documentOf({ format: _, ...map }: ArgumentMap): JsonObject {
  const node = namesOf([...map.claims, ...map.inferences, ...map.notes], "");
  const [holderOf, sectionOf, sourceOf] = [
    namesOf(map.holders, "holder:"),
    namesOf(map.sections, "section:"),
    namesOf(map.sources, "source:"),
  ];
  const cited = (passages: ArgumentMap["claims"][number]["passages"]) =>
    passages.map(({ source, ...span }) => ({ source: sourceOf(source), ...span }));
  const polarity = { support: "aif:RA-node", attack: "aif:CA-node" } as const;
  return {
    "@context": CONTEXT,
    "@id": "",
    "@type": "Map",
    ...map,
    sources: map.sources.map((source) => ({ "@id": sourceOf(source.id), "@type": "Source", ...source })),
    holders: map.holders.map((holder) => ({ "@id": holderOf(holder.id), "@type": "Holder", ...holder })),
    sections: map.sections.map((section) => ({ "@id": sectionOf(section.id), "@type": "Section", ...section })),
    theses: map.theses.map(node),
    claims: map.claims.map(({ text, holder, section, passages, ...claim }) => ({
      "@id": node(claim.id),
      "@type": "aif:I-node",
      ...claim,
      claimText: text,
      ...(holder === undefined ? {} : { holder: holderOf(holder) }),
      ...(section === undefined ? {} : { section: sectionOf(section) }),
      passages: cited(passages),
    })),
    inferences: map.inferences.map(({ premises, conclusion, polarity: side, passages, ...inference }) => ({
      "@id": node(inference.id),
      "@type": polarity[side],
      ...inference,
      premises: premises.map(node),
      conclusion: node(conclusion),
      passages: cited(passages),
    })),
    restatements: map.restatements.map(([first = "", ...others]) => ({
      "@type": "aif:MA-node",
      premises: others.map(node),
      conclusion: node(first),
    })),
    notes: map.notes.map(({ target, ...note }) => ({
      "@id": node(note.id),
      "@type": "Note",
      ...note,
      target: node(target),
    })),
    links: map.links.map(({ claim, target, ...link }) => ({ claim: node(claim), targetClaim: target, ...link })),
  };
}

/** What a document of our shape says a map is; `read` judges it. */
function mapFrom(document: JsonObject, id: string): unknown {
  const names = (...lists: string[]) =>
    new Map(lists.flatMap((list) => recordsIn(document, list)).map((thing) => [thing["@id"], thing.id]));
  const nodes = names("claims", "inferences", "notes");
  const [holders, sections, sources] = [names("holders"), names("sections"), names("sources")];
  const named = (table: ReadonlyMap<unknown, unknown>, key: string, name: unknown) =>
    name === undefined ? {} : { [key]: table.get(name) ?? name };
  const cited = ({ passages }: JsonObject) =>
    passages === undefined
      ? {}
      : { passages: each(passages, ({ source, ...span }) => ({ ...span, ...named(sources, "source", source) })) };
  const listed = (names: unknown) => (Array.isArray(names) ? names.map((name) => nodes.get(name) ?? name) : names);
  const { "@context": _, "@id": __, "@type": ___, ...rest } = document;
  return {
    ...rest,
    format: FORMAT_OF_MAPS,
    id,
    ...(rest.theses === undefined ? {} : { theses: listed(rest.theses) }),
    ...changed(rest, "sources", plain),
    ...changed(rest, "holders", plain),
    ...changed(rest, "sections", plain),
    ...changed(rest, "claims", (claim) => {
      const { claimText, holder, section, ...others } = plain(claim);
      const text = claimText === undefined ? {} : { text: claimText };
      return {
        ...others,
        ...text,
        ...named(holders, "holder", holder),
        ...named(sections, "section", section),
        ...cited(claim),
      };
    }),
    ...changed(rest, "inferences", (inference) => {
      const { premises, conclusion, ...others } = plain(inference);
      const polarity = inference["@type"] === "aif:CA-node" ? "attack" : "support";
      return {
        ...others,
        premises: listed(premises),
        ...named(nodes, "conclusion", conclusion),
        polarity,
        ...cited(inference),
      };
    }),
    ...changed(rest, "restatements", ({ premises, conclusion }) => {
      const others = listed(premises);
      return [nodes.get(conclusion) ?? conclusion, ...(Array.isArray(others) ? others : [])];
    }),
    ...changed(rest, "notes", (note) => {
      const { target, ...others } = plain(note);
      return { ...others, ...named(nodes, "target", target) };
    }),
    ...changed(rest, "links", ({ claim, targetClaim, ...link }) => ({
      ...link,
      target: targetClaim,
      ...named(nodes, "claim", claim),
    })),
  };
}

function plain({ "@id": _, "@type": __, ...thing }: JsonObject): JsonObject {
  return thing;
}

function recordsIn(document: JsonObject, list: string): readonly JsonObject[] {
  const value = document[list];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A list with its objects changed; whatever is no object stays for `read` to complain of. */
function each(list: unknown, change: (thing: JsonObject) => unknown): unknown {
  return Array.isArray(list) ? list.map((thing) => (isObject(thing) ? change(thing) : thing)) : list;
}

function changed(document: JsonObject, name: string, change: (thing: JsonObject) => unknown): JsonObject {
  return name in document ? { [name]: each(document[name], change) } : {};
}

const CLASSES = new Map(["I", "RA", "CA", "MA", "PA", "TA", "YA", "L"].map((type) => [`${type}-node`, type]));

/** Documents of others that use the AIF ontology: nodes by class, and what is premise or conclusion of what. */
function readAif(document: unknown, id: string): Imported {
  const things = (Array.isArray(document) ? document : [document]).filter(isObject);
  const contexts = things.flatMap((thing) => thing["@context"] ?? []);
  if (contexts.some((context) => typeof context === "string"))
    throw notOfThisFormat(
      `This is ${FORMAT} whose context lies elsewhere: nothing is fetched, put it into the document.`,
    );
  const termOf = termsOf(contexts.filter(isObject));
  const draft = createDraft();
  const subjects = things.flatMap((thing) =>
    Array.isArray(thing["@graph"]) ? thing["@graph"].filter(isObject) : [thing],
  );
  const graph = aifGraph(subjects, termOf, draft);
  if (graph.nodes.length === 0)
    throw notOfThisFormat(`This is no ${FORMAT} of arguments: it has no node of the AIF ontology.`);
  return draft.finish({ id, ...draftAif(graph, draft, "aif") });
}

/** What the AIF ontology calls a key or a class; `undefined` for names of others. */
function termsOf(contexts: readonly JsonObject[]): (name: string) => string | undefined {
  const terms = new Map(contexts.flatMap((context) => Object.entries(context)));
  const local = (iri: string) => {
    const namespace = AIF.find((each) => iri.startsWith(each));
    return namespace === undefined ? undefined : iri.slice(namespace.length);
  };
  const prefixed = (name: string) => {
    const at = name.indexOf(":");
    const namespace = at === -1 ? undefined : terms.get(name.slice(0, at));
    return local(typeof namespace === "string" ? namespace + name.slice(at + 1) : name);
  };
  return (name) => {
    const term = terms.get(name);
    const iri = isObject(term) ? term["@id"] : term;
    if (typeof iri === "string") return prefixed(iri);
    const vocabulary = terms.get("@vocab");
    return (
      prefixed(name) ?? (typeof vocabulary === "string" && !name.includes(":") ? local(vocabulary + name) : undefined)
    );
  };
}

function aifGraph(subjects: readonly JsonObject[], termOf: (name: string) => string | undefined, draft: Draft) {
  const classOf = (subject: JsonObject) =>
    listOf(subject["@type"]).flatMap(
      (name) => CLASSES.get((typeof name === "string" ? termOf(name) : undefined) ?? "") ?? [],
    )[0];
  const others = new Set<string>();
  const nodes: JsonObject[] = [];
  const edges: JsonObject[] = [];
  const joined = new Map<string, Set<string>>();
  const join = (fromID: string, toID: string) => {
    const ends = joined.get(fromID) ?? new Set();
    // Both ends may say it.
    if (!ends.has(toID)) edges.push({ edgeID: String(edges.length + 1), fromID, toID });
    joined.set(fromID, ends.add(toID));
  };
  for (const [at, subject] of subjects.entries()) {
    const type = classOf(subject);
    if (type === undefined) continue;
    const nodeID = typeof subject["@id"] === "string" ? subject["@id"] : `_:${at}`;
    let text = "";
    for (const [key, value] of Object.entries(subject)) {
      const term = termOf(key);
      if (term === "Premise" || term === "Conclusion") {
        // On an I-node, it says of which step it is a premise or the conclusion.
        const isOutwards = (term === "Premise") === (type === "I");
        for (const end of listOf(value).flatMap(nameIn)) isOutwards ? join(nodeID, end) : join(end, nodeID);
      } else if (term === "claimText") text = listOf(value).flatMap(literalIn)[0] ?? "";
      else if (!key.startsWith("@")) others.add(key);
    }
    nodes.push({ nodeID, text: text || (type === "I" ? "" : type), type });
  }
  if (others.size > 0) {
    const names = [...others].slice(0, 5).map(quoted).join(", ");
    draft.warn(
      "unknown-property",
      `${others.size} kinds of properties are left out, as nothing here knows them: ${names}.`,
    );
  }
  return { nodes, edges };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function nameIn(value: unknown): readonly string[] {
  const name = isObject(value) ? value["@id"] : value;
  return typeof name === "string" ? [name] : [];
}

function literalIn(value: unknown): readonly string[] {
  const text = isObject(value) ? value["@value"] : value;
  return typeof text === "string" ? [text] : [];
}
