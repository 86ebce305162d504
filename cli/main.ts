/** Runs a command: the only file of the command line that does something when it is imported. */
import { runCommand } from "./cli.ts";
import { colourFor, type Terminal } from "./terminal.ts";

const watched = process.stderr.isTTY === true;
/** Takes away what was said of the progress. */
const erase = watched ? "\r\u001b[K" : "";

const terminal: Terminal = {
  input: async () => {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part);
    return Buffer.concat(parts);
  },
  write: (content) => {
    process.stderr.write(erase);
    process.stdout.write(content);
  },
  say: (line) => process.stderr.write(`${erase}${line}\n`),
  progress: (line) => {
    if (watched) process.stderr.write(`${erase}${line}`);
  },
  colour: colourFor(process.stdout, process.env),
};

// Who reads only the first lines of the output, as `head` does, has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const exit = await runCommand(process.argv.slice(2), terminal);
if (watched) process.stderr.write(erase);
process.exitCode = exit;
