/** `npm run bench -- <name>`: bundles bench/<name>.ts and runs it. */
import { existsSync, readdirSync } from "node:fs";
import { fail, install, root } from "./install.mjs";

const names = readdirSync(`${root}bench`)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replace(/\.ts$/, ""));
const [name, ...words] = process.argv.slice(2);
if (name === undefined || !existsSync(`${root}bench/${name}.ts`)) fail(`Name one of ${names.join(", ")}.`);

install({ development: true });
const { build: buildProject } = await import("./build.mjs");
await buildProject();
const { build } = await import("esbuild");
const outfile = `${root}dist/bench/${name}.js`;
await build({
  entryPoints: [`${root}bench/${name}.ts`],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
process.argv.splice(2, process.argv.length, ...words);
await import(outfile);
