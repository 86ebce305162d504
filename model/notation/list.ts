/** Every format of others that is read or written here, and the choice among them. */
import { af } from "./af.ts";
import { aif } from "./aif.ts";
import { apx } from "./apx.ts";
import { argdown } from "./argdown.ts";
import { arggraph } from "./arggraph.ts";
import { edgesCsv, nodesCsv } from "./csv.ts";
import { cx, cx2 } from "./cx2.ts";
import { cytoscape } from "./cytoscape.ts";
import { dot } from "./dot.ts";
import { gexf } from "./gexf.ts";
import { graphml } from "./graphml.ts";
import { graphology } from "./graphology.ts";
import { jsonld } from "./jsonld.ts";
import { kialo } from "./kialo.ts";
import { markdown } from "./markdown.ts";
import { native } from "./native.ts";
import { nodeLink } from "./node-link.ts";
import type { Notation } from "./notation.ts";
import { sadface } from "./sadface.ts";
import { tgf } from "./tgf.ts";
import { xaif } from "./xaif.ts";

/** In the order in which they are offered, and asked whether they recognise a text: the more telling first. */
export const NOTATIONS: readonly Notation[] = [
  native,
  jsonld,
  xaif,
  aif,
  sadface,
  arggraph,
  graphology,
  cytoscape,
  nodeLink,
  graphml,
  gexf,
  cx2,
  cx,
  dot,
  nodesCsv,
  edgesCsv,
  apx,
  af,
  tgf,
  kialo,
  markdown,
  argdown,
];

export function notationOf(id: string): Notation | undefined {
  return NOTATIONS.find((notation) => notation.id === id);
}

/** A notation that can be read, or that can be written. */
export type Able<Does extends "read" | "write"> = Notation & Required<Pick<Notation, Does>>;

export function can<Does extends "read" | "write">(notation: Notation | undefined, does: Does): notation is Able<Does> {
  return notation?.[does] !== undefined;
}

/** The notations that can be read, or that can be written, in the order of the list. */
export function able<Does extends "read" | "write">(does: Does): readonly Able<Does>[] {
  return NOTATIONS.filter((notation) => can(notation, does));
}

/**
 * The readable format of a file: the one whose ending its name has, the longest that fits; where several or none fit, or
 * the text is plainly of another, what its text looks like.
 *
 * @param name The file's name; only its end is looked at.
 * @returns `undefined` where nothing that is known here looks like it.
 */
export function recognise(name: string, text: string): Able<"read"> | undefined {
  const looksLike = ({ recognises }: Notation) => recognises?.(text) === true;
  const named = namedBy(name);
  return named.find(looksLike) ?? able("read").find(looksLike) ?? (named.length === 1 ? named[0] : undefined);
}

/** The same for a file that nobody has named but that lies in a folder of maps: a readme beside them is none. */
export function recogniseFound(name: string, text: string): Able<"read"> | undefined {
  if (isMapName(name) === "always") return recognise(name, text);
  return namedBy(name).find(({ recognises }) => recognises?.(text) === true);
}

/** The readable formats by their endings. */
const ENDINGS = new Map<string, readonly Able<"read">[]>();
for (const notation of able("read")) {
  for (const ending of new Set([notation.id, ...(notation.endings ?? [])])) {
    ENDINGS.set(ending, [...(ENDINGS.get(ending) ?? []), notation]);
  }
}

/** The longest ending of a name that is one of a readable format. */
function endingOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  for (let dot = lower.indexOf("."); dot >= 0; dot = lower.indexOf(".", dot + 1)) {
    const ending = lower.slice(dot + 1);
    if (ENDINGS.has(ending)) return ending;
  }
  return undefined;
}

/** The readable formats whose ending the name has, the longest that any has. */
const namedBy = (name: string): readonly Able<"read">[] => ENDINGS.get(endingOf(name) ?? "") ?? [];

/** Endings under which other things than maps lie in folders as well. */
const COMMON: readonly string[] = ["md", "txt", "xml", "csv"];

/**
 * Whether a file of a folder is a map by its name: `always`, so that one that can't be read is broken; `perhaps`, if
 * its text is recognised, since a readme ends like an outline; or `never`.
 */
export function isMapName(name: string): "always" | "perhaps" | "never" {
  const ending = endingOf(name);
  if (ending === undefined || name.startsWith(".")) return "never";
  return COMMON.includes(ending) ? "perhaps" : "always";
}
