/** Names as Argdown can hold them, and as they are made where there are none: reading and writing go by the same rules. */

/** In characters; longer ones are no help to whoever reads the file. */
const LENGTH = 80;

/**
 * A name as the title of a statement or an argument: no brackets, line ends or controls, nothing that its first
 * character makes an arrow or a comment, nothing that breaks the objects in which Argdown keeps titles.
 */
export function safeTitle(name: string): string {
  const plain = name
    .toWellFormed()
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replace(/[<>{}\\\p{Cc}\u2028\u2029\uFFFD]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const characters = Array.from(plain);
  const title =
    characters.length <= LENGTH
      ? plain
      : `${characters
          .slice(0, LENGTH - 1)
          .join("")
          .trimEnd()}…`;
  if (!/^[\p{L}\p{N}("'“‘«¿£$€§]/u.test(title)) return `Title ${title}`.trim();
  return title in {} || /^Untitled( |$)/u.test(title) ? `Title ${title}` : title;
}

/** The id of an inference from a single premise that nothing names. */
export function stepId(premise: string, polarity: "support" | "attack", conclusion: string): string {
  return `${premise}-${polarity}s-${conclusion}`.slice(0, 256).toWellFormed();
}
