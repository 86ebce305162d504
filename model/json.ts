/** What every reader of JSON from outside has to do before it looks at a value, and say where it can't. */
import { placeAt, syntaxErrorAt } from "./json-place.ts";

/** A text without the byte order mark that some programs put before it. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/u, "");
}

/** What `JSON.parse` said of a text, with the line and column that people look for. */
export function syntaxMessage({ message }: SyntaxError, text: string): string {
  if (text.trim() === "") return "The file is empty.";
  // V8 names the place by a position, and not always; and it quotes what may be a whole file.
  const what = message.replace(/( in JSON)? at position.*$/u, "").replace(/, (\.{3})?".*is not valid JSON$/su, "");
  const { line, column } = placeAt(text, syntaxErrorAt(text) ?? text.length);
  return `${what.replace(/\.$/u, "")}, at line ${line}, column ${column}.`;
}

/** Whether values lie in each other more than `depth` levels deep; what is, overflows the stack of whoever walks it by recursion. */
export function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth < 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(item, depth - 1));
  // What was parsed from JSON inherits nothing that is listed here.
  for (const key in value) if (isDeeperThan((value as Record<string, unknown>)[key], depth - 1)) return true;
  return false;
}
