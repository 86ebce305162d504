/**
 * How a map travels whole through a JSON format that has a place for what its readers don't know.
 *
 * What the format itself says, texts and what joins them, is read from where the format has it, so that whoever changes a
 * file with a tool of that format is heard. All else a map holds travels in one value beside it, claim by claim and
 * inference by inference under the keys that the format gives them.
 */
import type { ArgumentMap, Claim, Inference } from "../map.ts";
import { InvalidMap, read } from "../read.ts";
import { append } from "./append.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Imported, Warning } from "./notation.ts";

/** The value's name, in every format. */
export const REMAINDER = "argumentMap";

/** What in `ext` the format keeps anyway. */
type Namespaces = readonly string[];

/** @param keyOf What the format calls a claim or an inference. */
export function remainderOf(map: ArgumentMap, keyOf: (id: string) => string | undefined, own: Namespaces): JsonObject {
  const { id: _, claims, inferences, ...head } = map;
  return {
    ...withoutOwn(head, own),
    claims: claims.map(({ text: _, ...claim }) => ({ key: keyOf(claim.id), ...withoutOwn(claim, own) })),
    inferences: inferences.map(({ premises: _, conclusion: __, polarity: ___, ...inference }) => ({
      key: keyOf(inference.id),
      ...withoutOwn(inference, own),
    })),
  };
}

/** Whether two maps say the same, what the format keeps anyway aside. */
export function isSameMap(one: ArgumentMap, other: ArgumentMap, own: Namespaces): boolean {
  return comparable(one, own) === comparable(other, own);
}

function comparable(map: ArgumentMap, own: Namespaces): string {
  return JSON.stringify({
    ...withoutOwn(map, own),
    claims: map.claims.map((claim) => withoutOwn(claim, own)),
    inferences: map.inferences.map((inference) => withoutOwn(inference, own)),
  });
}

function withoutOwn<Thing extends { readonly ext?: JsonObject | undefined }>(
  { ext, ...thing }: Thing,
  own: Namespaces,
) {
  const others = Object.entries(ext ?? {}).filter(([name]) => !own.includes(name));
  return others.length === 0 ? thing : { ...thing, ext: Object.fromEntries(others) };
}

/**
 * What was read, with all that travelled beside it. What speaks of claims that are gone since is left out; a remainder
 * that does not make a valid map is left out as a whole, and both are said.
 *
 * @param format.keyOf What the format called a claim or an inference that was read.
 * @param format.restatements Whether the format has a place for them, or they travelled beside it as well.
 */
export function withRemainder(
  { map, warnings }: Imported,
  remainder: unknown,
  format: {
    readonly keyOf: (thing: Claim | Inference) => string | undefined;
    readonly restatements: "read" | "beside";
  },
): Imported {
  if (remainder === undefined) return { map, warnings };
  const refused = (why: string): Imported => {
    const message = `What ${REMAINDER} says of the map can't be used, only the rest is: ${why.split("\n")[0]}`;
    return { map, warnings: [...warnings, { code: "remainder-unreadable", message, place: REMAINDER }] };
  };
  if (!isObject(remainder)) return refused("it is no object.");
  const { claims, inferences, ...head } = remainder;
  const ofClaims = matched(map.claims, claims, format.keyOf);
  const ofInferences = matched(map.inferences, inferences, format.keyOf);
  const renamed = new Map([...ofClaims, ...ofInferences].map(({ thing, said }) => [thing.id, said.id ?? thing.id]));
  const nameOf = (id: string) => renamed.get(id) ?? id;
  const here = new Set<unknown>(renamed.values());
  const lost: Warning[] = [];
  const speakingOf = (name: string, idsIn: (item: unknown) => readonly unknown[]) => {
    const list: readonly unknown[] = Array.isArray(head[name]) ? head[name] : [];
    const rest = list.filter((item) => idsIn(item).every((id) => here.has(id)));
    const count = list.length - rest.length;
    const message = `${count} of the ${name} in ${REMAINDER} speak of what is not there any more; they are left out.`;
    if (count > 0) lost.push({ code: "remainder-outdated", message, place: REMAINDER });
    return rest;
  };
  const holders = Array.isArray(head.holders) ? head.holders : [];
  const known = new Set(holders.map((holder) => (isObject(holder) ? holder.id : undefined)));
  const candidate = {
    ...head,
    format: map.format,
    id: map.id,
    holders: [...holders, ...map.holders.filter(({ id }) => !known.has(id))],
    theses: speakingOf("theses", (id) => [id]),
    claims: ofClaims.map(({ thing: { text, ext, ...rest }, said, isKnown }) => ({
      ...(isKnown ? said : rest),
      id: nameOf(rest.id),
      text,
      ...merged(said.ext, ext),
    })),
    inferences: ofInferences.map(({ thing: { premises, conclusion, polarity, ext, ...rest }, said, isKnown }) => ({
      ...(isKnown ? said : rest),
      id: nameOf(rest.id),
      premises: premises.map(nameOf),
      conclusion: nameOf(conclusion),
      polarity,
      ...merged(said.ext, ext),
    })),
    restatements:
      format.restatements === "read"
        ? map.restatements.map((group) => group.map(nameOf))
        : speakingOf("restatements", (group) => (Array.isArray(group) ? group : [])),
    notes: speakingOf("notes", (note) => (isObject(note) ? [note.target] : [])),
    links: speakingOf("links", (link) => (isObject(link) ? [link.claim] : [])),
    ...merged(head.ext, map.ext),
  };
  try {
    return { map: read(candidate), warnings: [...warnings, ...lost] };
  } catch (error) {
    if (error instanceof InvalidMap) return refused(error.message);
    throw error;
  }
}

type Match<Thing> = { readonly thing: Thing; readonly said: JsonObject; readonly isKnown: boolean };

/** What was read with what is said of it, in the order of what is said; what nothing is said of comes last. */
function matched<Thing extends Claim | Inference>(
  things: readonly Thing[],
  said: unknown,
  keyOf: (thing: Thing) => string | undefined,
): readonly Match<Thing>[] {
  const byKey = new Map<string | undefined, Thing[]>();
  for (const thing of [...things].reverse()) {
    const key = keyOf(thing);
    append(byKey, key, thing);
  }
  const matches: Match<Thing>[] = [];
  for (const { key, ...rest } of (Array.isArray(said) ? said : []).filter(isObject)) {
    const thing = typeof key === "string" ? byKey.get(key)?.pop() : undefined;
    if (thing !== undefined) matches.push({ thing, said: rest, isKnown: true });
  }
  const known = new Set(matches.map(({ thing }) => thing));
  return [
    ...matches,
    ...things.filter((thing) => !known.has(thing)).map((thing) => ({ thing, said: {}, isKnown: false })),
  ];
}

function merged(said: unknown, own: JsonObject | undefined) {
  const ext = { ...(isObject(said) ? said : {}), ...own };
  return Object.keys(ext).length === 0 ? {} : { ext };
}
