/** Texts and data so that Argdown's own reader takes them for what they are. */

/** A text within a statement: one line, in which nothing is markup. */
export function escaped(text: string): string {
  return oneLine(text).split(/(\s+)/u).map(escapedWord).join("");
}

/** A text that starts a paragraph, where more characters mean something. */
export function escapedParagraph(text: string): string {
  return escaped(text)
    .replace(/^(?=[-+>(])/u, "\\")
    .replace(/^(\d+)\.(?=\s|$)/u, "$1\\.");
}

/** Line ends, tabs and runs of spaces say nothing in Argdown. */
export function oneLine(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, " ").replace(/^ | $/gu, "");
}

/** Dots and colons matter in pairs around something, as shortcodes do; slashes in pairs, as comments do. */
function escapedWord(word: string): string {
  const pairs: Readonly<Record<string, number>> = { ".": word.lastIndexOf("."), ":": word.lastIndexOf(":") };
  return word.replace(/[\\[<{#@*_./:=]/gu, (character, at: number) => {
    const next = word.charAt(at + 1);
    const last = pairs[character];
    const isPlain =
      last !== undefined
        ? at + 1 >= last
        : character === "/"
          ? next !== "/"
          : character === "="
            ? next !== "=" || word.charAt(at + 2) !== "="
            : false;
    return isPlain ? character : `\\${character}`;
  });
}

/** A value as YAML in its flow style, in which no string holds a brace or what looks like the end of front matter. */
export function yamlOf(value: unknown): string {
  if (typeof value === "string") return quotedYaml(value);
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value ?? null);
  return `{${Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `${/^[a-z]\w*$/iu.test(name) ? name : quotedYaml(name)}: ${yamlOf(item)}`)
    .join(", ")}}`;
}

/** As JSON writes it, with every character as an escape that YAML does not print, or that Argdown would take for its own. */
function quotedYaml(text: string): string {
  return JSON.stringify(text).replace(
    /[{}=\u007f-\u00a0\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
