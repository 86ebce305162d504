/** Texts that are plainly of another kind, for formats that nearly any text would pass for. */

/** What files of other kinds begin with. */
const FOREIGN = /^\s*(?:<\?xml|<!doctype|<html|\{\s*["}]|\[\s*(?:[{\]]|$)|null\s*$|\p{Cc}\u{FFFD}|PK\p{Cc})/iu;

/** The first tag of XML that starts without saying so. Argdown's arguments look like tags, but nothing closes them. */
const TAG = /^\s*<([\w:.-]{1,200})(\s+[\w:.-]{1,200}\s*=\s*["'])?/u;

/** Whether a text is XML, HTML, JSON or an archive. */
export function isForeign(text: string): boolean {
  const start = text.slice(0, 1000);
  const [, name, attribute] = TAG.exec(start) ?? [];
  const isElement = name !== undefined && (attribute !== undefined || text.trimEnd().endsWith(`</${name}>`));
  return isElement || FOREIGN.test(start);
}
