/** `npm run check`: format and lint, types, unused code and dependencies, layers; all of them, side by side. */
import { spawn } from "node:child_process";
import { install, root } from "./install.mjs";

const CHECKS = {
  "format, lint": ["biome", "check", "--error-on-warnings", "."],
  types: ["tsc", "-p", "."],
  "types of model/ without Node or DOM": ["tsc", "-p", "model"],
  "unused code and dependencies": ["knip", "--no-progress"],
  layers: ["jest", "tests/layers.test.ts"],
};

/** jest's own loader for ECMAScript modules stands on it. */
const MODULES = "--experimental-vm-modules --disable-warning=ExperimentalWarning";

install({ development: true });
const results = await Promise.all(Object.entries(CHECKS).map(([name, words]) => run(name, words)));
for (const { name, code, output } of results) {
  process.stdout.write(`${code === 0 ? "ok  " : "FAIL"}  ${name}\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
}
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);

function run(name, [tool, ...words]) {
  return new Promise((resolve) => {
    const options = { cwd: root, shell: process.platform === "win32", env: { ...process.env, NODE_OPTIONS: MODULES } };
    const child = spawn(`${root}node_modules/.bin/${tool}`, words, options);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ name, code: 1, output: error.message }));
    child.on("close", (code) => resolve({ name, code, output: output.trim() }));
  });
}
