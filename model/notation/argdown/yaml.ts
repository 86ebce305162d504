/**
 * The part of YAML that people write into Argdown's data and front matter: collections in braces or by indentation,
 * scalars plain, quoted, literal and folded.
 *
 * Anchors, aliases and tags are refused: by them a few lines unfold to gigabytes, and no data of an argument needs them.
 * What is refused is no object here; whoever asks keeps the text.
 */

export type Data = Readonly<Record<string, unknown>>;

/** Deeper than data of a claim ever is. */
const DEPTH = 16;

class Refused extends Error {}

/** Data as it stands behind a statement, braces included: `{key: value}`, or over lines as a block. */
export function readBraces(source: string): Data | undefined {
  if (/^\{[ \t]*\n/u.test(source)) {
    const inner = source.slice(1, -1);
    return objectFrom(() => block(inner.split("\n"), 0)) ?? objectFrom(() => flow(source, 0));
  }
  return objectFrom(() => flow(source, 0));
}

/** A whole document by indentation, as front matter is. */
export function readDocument(source: string): Data | undefined {
  return objectFrom(() => block(source.split("\n"), 0));
}

function objectFrom(parse: () => unknown): Data | undefined {
  try {
    const value = parse();
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Data) : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** A value in YAML's flow style that fills the whole text. */
function flow(text: string, depth: number): unknown {
  let at = 0;

  const skip = () => {
    const space = /(?:\s|(?<=\s|^)#[^\n]*)*/uy;
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
  };
  const value = (level: number): unknown => {
    if (level > DEPTH) throw new Refused();
    skip();
    const first = text.charAt(at);
    if (first === "{") return mapping(level);
    if (first === "[") return sequence(level);
    if (first === '"' || first === "'") return quotedScalar();
    if (/[&*!|>%@`]/u.test(first)) throw new Refused();
    return resolved(plain());
  };
  const entry = (level: number): [string, unknown] => {
    const key = value(level);
    skip();
    if (text.charAt(at) !== ":") return [nameOf(key), null];
    at += 1;
    skip();
    return [nameOf(key), /[,}\]]/u.test(text.charAt(at)) ? null : value(level)];
  };
  const mapping = (level: number): Data => {
    const entries: [string, unknown][] = [];
    at += 1;
    for (skip(); text.charAt(at) !== "}"; skip()) {
      entries.push(entry(level + 1));
      skip();
      if (text.charAt(at) === ",") at += 1;
      else if (text.charAt(at) !== "}") throw new Refused();
    }
    at += 1;
    return Object.fromEntries(entries);
  };
  const sequence = (level: number): readonly unknown[] => {
    const items: unknown[] = [];
    at += 1;
    for (skip(); text.charAt(at) !== "]"; skip()) {
      const item = value(level + 1);
      skip();
      if (text.charAt(at) === ":") {
        at += 1;
        items.push(Object.fromEntries([[nameOf(item), value(level + 1)]]));
        skip();
      } else items.push(item);
      if (text.charAt(at) === ",") at += 1;
      else if (text.charAt(at) !== "]") throw new Refused();
    }
    at += 1;
    return items;
  };
  const quotedScalar = (): string => {
    const [raw] = matchAt(text, at, text.charAt(at) === '"' ? /"(?:[^"\\]|\\[\s\S])*"/uy : /'(?:[^']|'')*'/uy);
    at += raw.length;
    return unquoted(raw);
  };
  const plain = (): string => {
    const [raw] = matchAt(text, at, /(?:[^,[\]{}:#\s]|:(?![\s,[\]{}]|$)|(?<!\s)#|\s+(?![\s,\]}:#]|$))+/uy);
    at += raw.length;
    return folded(raw);
  };

  const whole = value(depth);
  skip();
  if (at < text.length) throw new Refused();
  return whole;
}

/** Lines of YAML's block style as a value. */
function block(lines: readonly string[], depth: number): unknown {
  if (depth > DEPTH) throw new Refused();
  const first = lines.findIndex(isContent);
  const line = lines[first];
  if (line === undefined) return null;
  const indent = indentOf(line);
  if (/^ *-(?: |$)/u.test(line)) {
    return entriesAt(lines.slice(first), indent).map(([head, ...more]) =>
      block([(head ?? "").replace("-", " "), ...more], depth + 1),
    );
  }
  if (KEY.test(line)) {
    return Object.fromEntries(
      entriesAt(lines.slice(first), indent).map((entry) => {
        const [raw, key = ""] = matchAt(entry[0] ?? "", 0, KEY);
        const rest = (entry[0] ?? "").slice(raw.length);
        return [/^["']/u.test(key) ? unquoted(key) : key, blockValue(rest, entry.slice(1), depth + 1)];
      }),
    );
  }
  return blockValue(line.trim(), lines.slice(first + 1), depth);
}

const KEY = /^\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'&*!|>%@`{[#,:-](?:[^:#]|:(?!\s|$)|(?<!\s)#)*)\s*:(?=\s|$)/u;

/** Lines grouped by those that stand at the indentation itself; a list may stand as far left as its key. */
function entriesAt(lines: readonly string[], indent: number): readonly string[][] {
  const isList = /^ *-(?: |$)/u.test(lines[0] ?? "");
  const entries: string[][] = [];
  for (const line of lines) {
    const starts = isContent(line) && indentOf(line) <= indent && (isList || !/^ *-(?: |$)/u.test(line));
    if (starts && (indentOf(line) < indent || (isList ? !/^ *-(?: |$)/u.test(line) : !KEY.test(line))))
      throw new Refused();
    if (starts) entries.push([line]);
    else entries.at(-1)?.push(line);
  }
  return entries;
}

function blockValue(rest: string, more: readonly string[], depth: number): unknown {
  const head = rest.trim();
  const scalar = /^([|>])[+-]?\d?[+-]?(?:\s+#.*)?$/u.exec(head);
  if (scalar !== null) {
    const indent = indentOf(more.find((line) => line.trim() !== "") ?? "");
    const text = more.map((line) => line.slice(indent)).join("\n");
    return scalar[1] === "|" ? text.trimEnd() : folded(text);
  }
  if (head === "" || head.startsWith("#")) return block(more, depth);
  if (/^[[{"']/u.test(head)) return flow([head, ...more].join("\n"), depth);
  if (/^[&*!|>%@`]/u.test(head)) throw new Refused();
  return resolved(folded([head, ...more].map((line) => line.replace(/(?<=\s|^)#.*$/u, "")).join("\n")));
}

function isContent(line: string): boolean {
  return /^\s*[^\s#]/u.test(line);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function matchAt(text: string, at: number, pattern: RegExp): RegExpExecArray {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) throw new Refused();
  return match;
}

/** Line ends within a scalar are spaces, empty lines are line ends. */
function folded(text: string): string {
  return text
    .trim()
    .split(/[ \t]*\n[ \t]*/u)
    .reduce(
      (whole, line) =>
        line === "" ? `${whole}\n` : whole === "" || whole.endsWith("\n") ? whole + line : `${whole} ${line}`,
      "",
    );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  0: "\0",
  e: "\u001b",
  a: "\u0007",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};

function unquoted(raw: string): string {
  const inner = raw.slice(1, -1).replace(/[ \t]*\n\s*/gu, " ");
  if (raw.startsWith("'")) return inner.replaceAll("''", "'");
  return inner.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/gu,
    (_, x, u, long, other: string) => {
      if (other !== undefined) return Object.hasOwn(ESCAPES, other) ? (ESCAPES[other] as string) : other;
      const code = Number.parseInt(x ?? u ?? long, 16);
      if (code > 0x10ffff) throw new Refused();
      return String.fromCodePoint(code);
    },
  );
}

/** What a plain scalar says: nothing, yes or no, a number that JavaScript holds exactly, or itself. */
function resolved(text: string): unknown {
  if (/^(?:~|null|Null|NULL|)$/u.test(text)) return null;
  if (/^(?:true|True|TRUE)$/u.test(text)) return true;
  if (/^(?:false|False|FALSE)$/u.test(text)) return false;
  if (!/^[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/u.test(text) || text === "-0") return text;
  return Number(text);
}

function nameOf(key: unknown): string {
  return typeof key === "object" && key !== null ? JSON.stringify(key) : String(key ?? "");
}
