/** `npm run check`: format and lint with layers, types, unused code and dependencies; all of them, side by side. */
import { spawn } from "node:child_process";
import { install, root } from "./install.mjs";

const CHECKS = {
  "format, lint, layers": ["biome", "check", "."],
  types: ["tsc", "-p", "."],
  "types of model/ without Node or DOM": ["tsc", "-p", "model"],
  "unused code and dependencies": ["knip", "--no-progress"],
};

install({ development: true });
const results = await Promise.all(Object.entries(CHECKS).map(([name, words]) => run(name, words)));
for (const { name, code, output } of results) {
  process.stdout.write(`${code === 0 ? "ok  " : "FAIL"}  ${name}\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
}
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);

function run(name, [tool, ...words]) {
  return new Promise((resolve) => {
    const child = spawn(`${root}node_modules/.bin/${tool}`, words, { cwd: root, shell: process.platform === "win32" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ name, code: 1, output: error.message }));
    child.on("close", (code) => resolve({ name, code, output: output.trim() }));
  });
}
