/** `verify`: whether the passages of a map still stand in a text, and which sentences nothing refers to. */
import { createHash } from "node:crypto";
import { coverage, type Use, uses } from "../model/coverage.ts";
import type { ArgumentMap, Source } from "../model/map.ts";
import { found, type Verification, verify as verifyPassages } from "../model/passages.ts";
import { type Command, optionOf } from "./command.ts";
import { openMap, openText } from "./files.ts";
import { EXIT, Failure, type Terminal, WrongUse } from "./terminal.ts";

const digest = async (text: string) => createHash("sha256").update(text).digest("hex");

export const verify: Command = {
  name: "verify",
  use: "<map> --source <text>",
  summary: "Looks up every passage of a map in the text it was taken from; ends with 1 where one moved or is gone.",
  words: [1, 1],
  options: {
    source: { type: "string", help: "the article's text: a file, UTF-8" },
    of: { type: "string", help: "the source's id, where the map has several and the digest does not tell" },
  },
  run: async (words, terminal) => {
    const [path = ""] = words.positionals;
    const textPath = optionOf(words, "source");
    if (textPath === undefined) throw new WrongUse("Name the article's text with --source.");
    const { map } = await openMap(terminal, path);
    const text = await openText(terminal, textPath);
    const source = sourceOf(map, await digest(text), optionOf(words, "of"));
    const verification = await verifyPassages(source, uses(map, source), text, map.language, digest);
    report(source, verification, terminal);
    const { moved, missing } = verification.counts;
    return moved + missing === 0 ? EXIT.well : EXIT.wrong;
  },
};

function sourceOf({ id: map, sources }: ArgumentMap, sha256: string, asked: string | undefined): Source {
  const known = sources.map(({ id }) => id).join(", ");
  if (asked !== undefined) {
    const source = sources.find(({ id }) => id === asked);
    if (source === undefined) throw new WrongUse(`${map} has no source ${asked}; it has ${known || "none"}.`);
    return source;
  }
  const source = sources.find(({ text }) => text?.sha256 === sha256) ?? (sources.length === 1 ? sources[0] : undefined);
  if (source !== undefined) return source;
  throw sources.length === 0
    ? new Failure(`${map} names no source, so that it has no passages.`)
    : new WrongUse(`${map} has several sources (${known}): name one with --of.`);
}

function report(source: Source, verification: Verification<Use>, { write, colour }: Terminal): void {
  const { text, counts, passages, sentences } = verification;
  const { total, mapped, unmapped, open } = coverage(found(verification), sentences).counts;
  write(
    text === "same"
      ? `This is the very text of "${source.title}".\n`
      : `This is another version of "${source.title}": its digest differs.\n`,
  );
  write(`Passages: ${counts.verified} verified, ${counts.moved} moved, ${counts.missing} missing.\n`);
  write(`Sentences: ${total}; ${mapped} in the map, ${unmapped} left out for a reason, ${open} in nothing.\n`);
  for (const finding of passages) {
    const { passage, status } = finding;
    if (status === "verified") continue;
    const whose = passage.by === "unmapped" ? "unmapped" : `${passage.by} ${passage.id}`;
    const where = finding.status === "missing" ? "nowhere" : `now at ${finding.place.at}`;
    write(`  ${colour(status === "missing" ? "red" : "yellow", status)} ${passage.at} (${whose}): ${where}\n`);
  }
}
