/**
 * Foreign nodes and edges → a map that is valid whatever they were.
 *
 * A reader of a format names things by the format's own keys, in any order and however broken. The draft gives them
 * stable ids that a map allows, mends what can be mended, sets aside what can't, and says each time what it did.
 */
import {
  type ArgumentMap,
  FORMAT,
  type HOLDER_KINDS,
  mapSchema,
  type Passage,
  type Polarity,
  type Stance,
} from "../map.ts";
import { quoted } from "../problems.ts";
import type { Imported, Warning } from "./notation.ts";

type Ext = Readonly<Record<string, unknown>>;

type DraftClaim = {
  readonly text: string;
  readonly label?: string | undefined;
  /** By its key in the head, or by its name; holders of one name are one. */
  readonly holder?: string | undefined;
  readonly stance?: Stance | undefined;
  /** By its key in the head, or by its title; sections of one title are one. */
  readonly section?: string | undefined;
  readonly importance?: 1 | 2 | 3 | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly passages?: readonly Passage[] | undefined;
  readonly ext?: Ext | undefined;
};

type DraftInference = {
  /** Keys of claims. */
  readonly premises: readonly string[];
  /** The key of a claim or an inference. */
  readonly conclusion: string;
  readonly polarity: Polarity;
  readonly scheme?: string | undefined;
  readonly cue?: string | undefined;
  readonly stated?: boolean | undefined;
  readonly comment?: string | undefined;
  readonly passages?: readonly Passage[] | undefined;
  readonly ext?: Ext | undefined;
};

/** `id` is the id that is wanted; `place` is where in the text it stands, for the warnings. */
type Named = { readonly id?: string | undefined; readonly place?: string | undefined };

export type Draft = ReturnType<typeof createDraft>;

/** What stands in place of a text that is missing. */
export const NO_TEXT = "(no text)";

export function createDraft() {
  const claims = new Map<string, DraftClaim & Named>();
  const inferences = new Map<string, DraftInference & Named>();
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, place = "") => void warnings.push({ code, message, place });
  const isTaken = (key: string) => claims.has(key) || inferences.has(key);

  return {
    /** Claims and inferences share one space of keys. Something under a key that is taken is not added, and said. */
    claim(key: string, claim: DraftClaim & Named): void {
      if (isTaken(key)) warn("duplicate-key", `${quoted(key)} stands twice; the first is kept.`, claim.place);
      else claims.set(key, claim);
    },
    inference(key: string, inference: DraftInference & Named): void {
      if (isTaken(key)) warn("duplicate-key", `${quoted(key)} stands twice; the first is kept.`, inference.place);
      else inferences.set(key, inference);
    },
    has: isTaken,
    hasClaim: (key: string) => claims.has(key),
    hasInference: (key: string) => inferences.has(key),
    warn,
    /** @param head The map's id and what is known of it as a whole; theses and restatements by key. */
    finish(head: DraftHead): Imported {
      const whole = torn(inferences, claims, warn);
      const idOf = assignIds([...claims, ...whole], warn);
      const holders = named(
        head.holders ?? [],
        [...claims.values()].map(({ holder }) => holder),
      );
      const sections = named(
        head.sections ?? [],
        [...claims.values()].map(({ section }) => section),
      );
      const map: ArgumentMap = mapSchema.parse({
        ...given({ $schema: head.$schema }),
        format: FORMAT,
        id: head.id,
        title: visible(head.title, head.id),
        ...given({ summary: visible(head.summary), language: head.language, license: visible(head.license) }),
        authors: (head.authors ?? []).filter((author) => /\S/u.test(author)),
        sources: head.sources ?? [],
        holders: [...holders.values()].map(({ id, name, kind = "person", ext }) => ({
          id,
          name,
          kind,
          ...given({ ext }),
        })),
        sections: [...sections.values()].map(({ id, name, summary, ext }) => ({
          id,
          title: name,
          ...given({ summary: visible(summary), ext }),
        })),
        ...given({ theses: head.theses?.filter((key) => claims.has(key)).map(idOf) }),
        claims: [...claims].map(([key, { text, label, holder, section, tags, place, id: _, ...rest }]) => {
          if (!/\S/u.test(text)) warn("empty-text", `${quoted(key)} has no text; "${NO_TEXT}" stands for it.`, place);
          return {
            id: idOf(key),
            text: visible(text, NO_TEXT),
            ...given({ ...rest, label: visible(label) }),
            ...given({ holder: holders.get(holder ?? "")?.id, section: sections.get(section ?? "")?.id }),
            tags: (tags ?? []).filter((tag) => /\S/u.test(tag)),
          };
        }),
        inferences: [...whole].map(
          ([key, { premises, conclusion, scheme, cue, comment, id: _, place: _place, ...rest }]) => ({
            id: idOf(key),
            premises: [...new Set(premises)].map(idOf),
            conclusion: idOf(conclusion),
            ...given({ ...rest, scheme: validId(scheme), cue: visible(cue), comment: visible(comment) }),
          }),
        ),
        restatements: (head.restatements ?? [])
          .map((group) => [...new Set(group)].filter((key) => claims.has(key)).map(idOf))
          .filter(({ length }) => length > 1),
        notes: (head.notes ?? [])
          .filter(({ target }) => claims.has(target) || whole.has(target))
          .map((note) => ({ ...note, target: idOf(note.target) })),
        links: (head.links ?? [])
          .filter(({ claim }) => claims.has(claim))
          .map((link) => ({ ...link, claim: idOf(link.claim) })),
        ...given({ ext: head.ext }),
      });
      return { map, warnings };
    },
  };
}

/** Something that claims refer to, with what is known of it; `name` is a section's title. */
type Declared = {
  readonly key: string;
  readonly name: string;
  readonly id?: string | undefined;
  readonly kind?: (typeof HOLDER_KINDS)[number] | undefined;
  readonly summary?: string | undefined;
  readonly ext?: Ext | undefined;
};

export type DraftHead = {
  readonly $schema?: string | undefined;
  readonly id: string;
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly language?: string | undefined;
  readonly license?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** What is known of holders and of sections, in the order of the map; others are made of what claims name. */
  readonly holders?: readonly Declared[] | undefined;
  readonly sections?: readonly Declared[] | undefined;
  /** Keys of claims, the main thesis first. Default: the claims that are a reason for no other. */
  readonly theses?: readonly string[] | undefined;
  /** Groups of keys of claims. */
  readonly restatements?: readonly (readonly string[])[] | undefined;
  readonly sources?: ArgumentMap["sources"] | undefined;
  /** What targets, or what claim, is named by key. */
  readonly notes?: ArgumentMap["notes"] | undefined;
  readonly links?: ArgumentMap["links"] | undefined;
  readonly ext?: Ext | undefined;
};

/** Inferences without those that lost an end, and those that ended in them; premises that are not there are left out. */
function torn(
  inferences: ReadonlyMap<string, DraftInference & Named>,
  claims: ReadonlyMap<string, unknown>,
  warn: Draft["warn"],
): ReadonlyMap<string, DraftInference & Named> {
  const whole = new Map<string, DraftInference & Named>();
  const onto = new Map<string, string[]>();
  const lost: string[] = [];
  for (const [key, inference] of inferences) {
    const { conclusion, place } = inference;
    const premises = inference.premises.filter((premise) => claims.has(premise));
    const missing = inference.premises.filter((premise) => !claims.has(premise));
    if (missing.length > 0) {
      const names = missing.slice(0, 5).map(quoted).join(", ");
      warn("unknown-premise", `${quoted(key)} names ${names} as premise, which is no claim; it is left out.`, place);
    }
    if (new Set(premises).size < premises.length)
      warn("repeated-premise", `${quoted(key)} names a premise more than once; it counts once.`, place);
    if (premises.length === 0) {
      warn("no-premise", `${quoted(key)} has no premise; it is left out.`, place);
      lost.push(key);
    } else if (!claims.has(conclusion) && !inferences.has(conclusion)) {
      warn("no-conclusion", `${quoted(key)} ends in ${quoted(conclusion)}, which is not there; it is left out.`, place);
      lost.push(key);
    } else {
      whole.set(key, { ...inference, premises });
      const others = onto.get(conclusion);
      if (others !== undefined) others.push(key);
      else if (inferences.has(conclusion)) onto.set(conclusion, [key]);
    }
  }
  for (let key = lost.pop(); key !== undefined; key = lost.pop()) {
    for (const user of onto.get(key) ?? []) {
      if (!whole.delete(user)) continue;
      const place = inferences.get(user)?.place;
      warn("no-conclusion", `${quoted(user)} ends in ${quoted(key)}, which was left out; so is it.`, place);
      lost.push(user);
    }
  }
  return whole;
}

/** Each key's id: the wanted one, or the key itself, as a map allows it, numbered where two want the same. */
function assignIds(things: readonly (readonly [string, Named])[], warn: Draft["warn"]): (key: string) => string {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const tries = new Map<string, number>();
  for (const [key, { id: asked, place }] of things) {
    const wanted = asked ?? key;
    const allowed = validId(wanted) ?? "unnamed";
    let id = allowed;
    for (let at = tries.get(allowed) ?? 2; taken.has(id); at += 1) {
      id = `${Array.from(allowed).slice(0, 240).join("")}-${at}`;
      tries.set(allowed, at + 1);
    }
    if (id !== wanted) warn("other-id", `${quoted(wanted)} is called ${quoted(id)} here.`, place);
    taken.add(id);
    ids.set(key, id);
  }
  // Whoever asks has looked before whether the key is there.
  return (key) => ids.get(key) ?? key;
}

/** A string as an id that a map allows; `undefined` where nothing is left of it. */
export function validId(wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  // A string's length in UTF-16 units is what the schema counts.
  const id = wanted
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .slice(0, 256)
    .toWellFormed();
  return id === "" ? undefined : id;
}

/** What claims refer to by key or name, each with an id of its own: what is declared, then the rest as it first occurs. */
function named(
  declared: readonly Declared[],
  names: readonly (string | undefined)[],
): ReadonlyMap<string, Declared & { readonly id: string }> {
  const found = new Map<string, Declared & { readonly id: string }>();
  const taken = new Set<string>();
  const tries = new Map<string, number>();
  const add = (thing: Declared) => {
    if (found.has(thing.key) || !/\S/u.test(thing.name)) return;
    const wanted = validId(thing.id) ?? (slugOf(thing.name) || "unnamed");
    let id = wanted;
    for (let at = tries.get(wanted) ?? 2; taken.has(id); at += 1) {
      id = `${wanted.slice(0, 240).toWellFormed()}-${at}`;
      tries.set(wanted, at + 1);
    }
    taken.add(id);
    found.set(thing.key, { ...thing, id });
  };
  for (const thing of declared) add(thing);
  for (const name of names) if (name !== undefined) add({ key: name, name });
  return found;
}

/** The id of the map in a file: the file's name up to the first dot, as far as an id can hold it. */
export function idOfFile(name: string): string {
  const [stem = ""] = name.split(".", 1);
  return slugOf(stem) || "map";
}

/** A name as the ids of this project are written: `[a-z0-9-]`, 64 at most; empty where nothing is left of it. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u{300}-\u{36f}]/gu, "")
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+/u, "")
    .slice(0, 64)
    .replace(/-+$/u, "");
}

function visible(text: string | undefined): string | undefined;
function visible(text: string | undefined, otherwise: string): string;
function visible(text: string | undefined, otherwise?: string): string | undefined {
  return text !== undefined && /\S/u.test(text) ? text : otherwise;
}

/** What is there of an object. */
function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
