/** Argdown (argdown.org): statements, arguments and their relations as text that people write by hand. */
import { readArgdown } from "./argdown/reading.ts";
import { writeArgdown } from "./argdown/writing.ts";
import { isForeign } from "./foreign.ts";
import type { Notation } from "./notation.ts";

/** A titled statement or argument, or a relation to one, at the start of a line. */
const SIGN =
  /^[ \t]{0,40}(?:(?:<?[+_-]|[+_-]>|><)[ \t]{0,9})?(?:\[[^\]\n]{1,200}\]|<[^<>!?\n/-][^<>\n]{0,200}>)(?::|[ \t]*$)/mu;

export const argdown: Notation = {
  id: "argdown",
  name: "Argdown",
  mediaType: "text/vnd.argdown",
  endings: ["ad"],
  read: readArgdown,
  write: writeArgdown,
  recognises: (text) => !isForeign(text) && SIGN.test(text.slice(0, 100_000)),
};
