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
  let level: unknown[] = [value];
  for (let at = 0; level.length > 0; at += 1) {
    const objects = level.filter((item) => typeof item === "object" && item !== null);
    if (at > depth && objects.length > 0) return true;
    level = objects.flatMap((item) => Object.values(item as object));
  }
  return false;
}
