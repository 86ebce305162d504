/** What formats that are all text say of a value's type → the value. */

const NUMBERS: readonly string[] = [
  "int",
  "integer",
  "long",
  "float",
  "double",
  "short",
  "byte",
  "bigdecimal",
  "biginteger",
];

/**
 * A value that is declared to be of a type; the text itself where it is none of that type, and where a number would not
 * say the same again: ids beyond 2^53, `1e3`, `007`.
 */
export function typedValue(text: string, type: string | undefined): unknown {
  const wanted = (type ?? "").toLowerCase();
  // Python's programs write True and False.
  const word = text.trim().toLowerCase();
  if (wanted === "boolean" && (word === "true" || word === "false")) return word === "true";
  if (wanted.startsWith("list")) return items(text).map((item) => typedValue(item, wanted.slice(4)));
  if (!NUMBERS.includes(wanted)) return text;
  const number = Number(text);
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(text.trim()) && Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? number
    : text;
}

/** Lists of GEXF: `[a, "b"]`, `a|b`, `a, b`. */
function items(text: string): readonly string[] {
  const inside = /^\s*\[(.*)\]\s*$/su.exec(text)?.[1];
  const separator = inside === undefined && text.includes("|") ? "|" : ",";
  return (inside ?? text)
    .split(separator)
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/su, "$2"))
    .filter((item) => item !== "");
}
