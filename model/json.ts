/** What every reader of JSON from outside has to do before it looks at a value, and say where it can't. */

/** A text without the byte order mark that some programs put before it. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/u, "");
}

/** What `JSON.parse` said of a text. V8 names the place by a position, and not always; people look for lines and columns. */
export function syntaxMessage({ message }: SyntaxError, text: string): string {
  const position = /position (\d+)/u.exec(message)?.[1];
  const what = message.replace(/ in JSON at position.*$/u, "").replace(/\.$/u, "");
  if (text.trim() === "") return "The file is empty.";
  if (position === undefined) return `${what}.`;
  const before = text.slice(0, Number(position)).split("\n");
  return `${what}, at line ${before.length}, column ${(before.at(-1) ?? "").length + 1}.`;
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
