/** Where in a JSON text the value is that a pointer names: what people look for in an editor. */

/** Counted from 1; the column in UTF-16 units, as editors count. */
export type Place = { readonly line: number; readonly column: number };

/**
 * The place of the value that a JSON Pointer (RFC 6901) names; of an unknown key, or of something that is missing, the
 * place of the nearest value around it.
 *
 * @param text Valid JSON. Walks over it once, skipping what the pointer does not lead into.
 */
export function placeOf(text: string, pointer: string): Place {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  let at = spaceFrom(text, text.startsWith("\uFEFF") ? 1 : 0);
  for (const key of keys) {
    const inner = memberAt(text, at, key);
    if (inner === undefined) break;
    at = inner;
  }
  return placeAt(text, at);
}

export function placeAt(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next !== -1 && next < offset; next = text.indexOf("\n", start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Where the value starts that stands under a key of the object, or at an index of the array, that starts at `at`. */
function memberAt(text: string, at: number, key: string): number | undefined {
  const isObject = text[at] === "{";
  if (!isObject && text[at] !== "[") return undefined;
  let next = spaceFrom(text, at + 1);
  for (let index = 0; text[next] !== "}" && text[next] !== "]"; index += 1) {
    let name = String(index);
    const start = next;
    if (isObject) {
      const end = stringEnd(text, next);
      name = JSON.parse(text.slice(next, end));
      next = spaceFrom(text, spaceFrom(text, end) + 1);
    }
    // The key itself is what to look for where the key is what is wrong.
    if (name === key) return isObject && isScalarAt(text, next) ? start : next;
    next = spaceFrom(text, valueEnd(text, next));
    if (text[next] === ",") next = spaceFrom(text, next + 1);
  }
  return undefined;
}

const isScalarAt = (text: string, at: number) => text[at] !== "{" && text[at] !== "[";

function spaceFrom(text: string, at: number): number {
  let next = at;
  while (" \n\r\t".includes(text[next] ?? "x")) next += 1;
  return next;
}

function stringEnd(text: string, at: number): number {
  let next = at + 1;
  while (text[next] !== '"') next += text[next] === "\\" ? 2 : 1;
  return next + 1;
}

function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  if (isScalarAt(text, at)) {
    let next = at;
    while (!",]} \n\r\t".includes(text[next] ?? ",")) next += 1;
    return next;
  }
  let depth = 0;
  for (let next = at; ; next += 1) {
    const character = text[next];
    if (character === '"') next = stringEnd(text, next) - 1;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return next + 1;
    }
  }
}

const TOKEN =
  /[ \n\r\t]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/**
 * Where a text stops being JSON (RFC 8259): the offset of the first token that can't stand where it does, or of the end
 * where something is missing there; `undefined` for JSON. Takes time in proportion to what it reads.
 */
export function syntaxErrorAt(text: string): number | undefined {
  /** What is open, and what may come next. */
  const open: ("{" | "[")[] = [];
  let next: "value" | "value or end" | "key" | "key or end" | "colon" | "comma" = "value";
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (next !== "comma" || open.length > 0) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const start = spaceFrom(text, at);
    if (token === null) return start;
    const [, mark, string] = token;
    const isEnd = mark === (open.at(-1) === "{" ? "}" : "]");
    if (isEnd && (next === "comma" || next.endsWith("or end"))) {
      open.pop();
      next = "comma";
    } else if (next === "comma" && mark === ",") next = open.at(-1) === "{" ? "key" : "value";
    else if (next === "colon" && mark === ":") next = "value";
    else if (next.startsWith("key") && string !== undefined) next = "colon";
    else if (next.startsWith("value") && mark === "{") {
      open.push("{");
      next = "key or end";
    } else if (next.startsWith("value") && mark === "[") {
      open.push("[");
      next = "value or end";
    } else if (next.startsWith("value") && mark === undefined) next = "comma";
    else return start;
    at = TOKEN.lastIndex;
  }
  const end = spaceFrom(text, at);
  return end === text.length ? undefined : end;
}
