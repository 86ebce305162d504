/** `check`: what is wrong with maps, and what is worth a look. */
import { mkdirSync } from "node:fs";
import { dirname, relative } from "node:path";
import { report } from "../model/checks/report.ts";
import { problem } from "../model/problems.ts";
import { type Command, optionOf } from "./command.ts";
import { filesIn, open, save } from "./files.ts";
import { type Found, sarif } from "./sarif.ts";
import { EXIT, Failure, type Terminal } from "./terminal.ts";

export const check: Command = {
  name: "check",
  use: "<files or folders ...>",
  summary: "Names every problem and finding of maps in any readable format; ends with 1 where one has errors.",
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    from: { type: "string", help: "the format of all files, where name and content do not tell" },
    sarif: { type: "string", help: "also writes a SARIF 2.1.0 file, which code review tools show beside the lines" },
  },
  run: async (words, terminal) => {
    const files = filesIn(words.positionals);
    const all: Found[] = [];
    for (const [at, file] of files.entries()) {
      terminal.progress(`${at + 1} of ${files.length}: ${file}`);
      const found = {
        file: relative(process.cwd(), file).replaceAll("\\", "/"),
        ...(await checked(terminal, file, optionOf(words, "from"))),
      };
      print(found, terminal);
      all.push(found);
    }
    const target = optionOf(words, "sarif");
    if (target !== undefined) {
      mkdirSync(dirname(target), { recursive: true });
      save(terminal, target, `${JSON.stringify(sarif(all), null, 2)}\n`);
    }
    const wrong = all.filter(({ problems }) => problems.some(({ severity }) => severity === "error")).length;
    terminal.say(`${files.length} ${files.length === 1 ? "map" : "maps"}, ${wrong} with errors.`);
    return wrong === 0 ? EXIT.well : EXIT.wrong;
  },
};

async function checked(terminal: Terminal, file: string, from: string | undefined): Promise<Omit<Found, "file">> {
  try {
    const { text, notation, id } = await open(terminal, file, from);
    return report(text, notation, id);
  } catch (error) {
    if (error instanceof Failure) return { problems: [problem("unreadable-file", [], error.message)], warnings: [] };
    throw error;
  }
}

function print({ file, problems, warnings }: Found, { write, colour }: Terminal): void {
  const count = problems.length + warnings.length;
  write(`${colour("bold", file)}: ${count === 0 ? "nothing to remark" : count}\n`);
  for (const { code, place, message } of warnings)
    write(`  ${colour("yellow", "warning")} ${code}${place === "" ? "" : ` at ${place}`}: ${message}\n`);
  for (const { severity, code, path, message, advice } of problems) {
    const word = colour(severity === "error" ? "red" : "yellow", severity);
    write(`  ${word} ${code} at ${path || "/"}: ${message} ${advice}\n`);
  }
}
