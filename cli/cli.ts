/** The words of a command line → a command, done, and the exit code. */
import { parseArgs } from "node:util";
import { InvalidMap } from "../model/read.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { convert } from "./convert.ts";
import { draw } from "./draw.ts";
import { formats } from "./formats.ts";
import { layout } from "./layout.ts";
import { EXIT, type Exit, Failure, type Terminal, WrongUse } from "./terminal.ts";
import { verify } from "./verify.ts";

const COMMANDS: readonly Command[] = [check, convert, verify, draw, layout, formats];

export async function runCommand(words: readonly string[], terminal: Terminal): Promise<Exit> {
  const [name, ...rest] = words;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.write(overview());
    return name === undefined ? EXIT.misused : EXIT.well;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    terminal.say(`There is no command ${name}. --help lists what there is.`);
    return EXIT.misused;
  }
  try {
    return await run(command, rest, terminal);
  } catch (error) {
    return told(error, command, terminal);
  }
}

async function run(command: Command, words: readonly string[], terminal: Terminal): Promise<Exit> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { ...command.options, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help === true) {
    terminal.write(helpOf(command));
    return EXIT.well;
  }
  const [least, most] = command.words;
  if (positionals.length < least) throw new WrongUse(`${command.name} wants ${command.use}.`);
  if (positionals.length > most) throw new WrongUse(`${command.name} takes ${command.use || "no words"}.`);
  // Options that can be repeated there are none.
  return command.run({ positionals, options: values as Record<string, string | boolean | undefined> }, terminal);
}

/** Says what went wrong, where it is something that can be told; everything else is a bug. */
function told(error: unknown, { name }: Command, { say, colour }: Terminal): Exit {
  const wrong = colour("red", "error");
  if (error instanceof WrongUse || isWrongOption(error)) {
    say(`${wrong} ${error.message}`);
    say(`argument-map ${name} --help says how it is used.`);
    return EXIT.misused;
  }
  if (error instanceof Failure) {
    say(`${wrong} ${error.message}`);
    return EXIT.wrong;
  }
  if (error instanceof InvalidMap) {
    for (const { code, path, message, advice } of error.problems)
      say(`${wrong} ${code}${path === "" ? "" : ` at ${path}`}: ${message} ${advice}`);
    return EXIT.wrong;
  }
  throw error;
}

/** What `parseArgs` throws for words that it does not know. */
function isWrongOption(error: unknown): error is Error {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

function overview(): string {
  const rows = [
    ["serve [folder]", "Serves a folder of maps and their viewer, as npm start does."],
    ...COMMANDS.map(({ name, use, summary }) => [`${name} ${use}`.trim(), summary]),
  ] as const;
  const width = Math.max(...rows.map(([use]) => use.length));
  return [
    "argument-map <command> [words] [options]",
    "",
    ...rows.map(([use, summary]) => `  ${use.padEnd(width)}  ${summary}`),
    "",
    "argument-map <command> --help tells more. Ends with 0 where all is well, with 1 where something was found",
    "to be wrong, with 2 where it was called wrongly. NO_COLOR is respected.",
    "",
  ].join("\n");
}

function helpOf({ name, use, summary, options }: Command): string {
  const rows = Object.entries(options).map(([option, { type, help }]) => [
    `--${option}${type === "string" ? " <value>" : ""}`,
    help,
  ]);
  const width = Math.max(0, ...rows.map(([option = ""]) => option.length));
  return [
    `argument-map ${name} ${use}`.trim(),
    "",
    summary,
    ...(rows.length === 0 ? [] : [""]),
    ...rows.map(([option = "", help = ""]) => `  ${option.padEnd(width)}  ${help}`),
    "",
  ].join("\n");
}
