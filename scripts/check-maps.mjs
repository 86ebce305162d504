/**
 * `npm run check:maps [-- files or folders] [--sarif file]`: names the problems and findings of maps, graph-data's unless
 * others are named. Ends with 1 where a map has errors. SARIF 2.1.0 is what code review tools show beside the lines.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { fail, install, root } from "./install.mjs";

install({ development: false });
const { build } = await import("esbuild");
const outfile = `${root}dist/check-maps/report.js`;
const shared = { bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "warning" };
await build({ ...shared, entryPoints: [`${root}model/checks/report.ts`], outfile });
const { report } = await import(outfile);

const { values, positionals } = parseArgs({ options: { sarif: { type: "string" } }, allowPositionals: true });
const found = mapsIn(positionals.length === 0 ? [`${root}graph-data`] : positionals).map((file) => ({
  file: relative(process.cwd(), file).replaceAll("\\", "/"),
  problems: report(readFileSync(file, "utf8")).problems,
}));
for (const { file, problems } of found) {
  console.log(`${file}: ${problems.length === 0 ? "nothing to remark" : problems.length}`);
  for (const { severity, code, path, message, advice } of problems)
    console.log(`  ${severity} ${code} at ${path || "/"}: ${message} ${advice}`);
}
if (values.sarif !== undefined) {
  mkdirSync(dirname(values.sarif), { recursive: true });
  writeFileSync(values.sarif, `${JSON.stringify(sarif(found), null, 2)}\n`);
}
process.exitCode = found.some(({ problems }) => problems.some(({ severity }) => severity === "error")) ? 1 : 0;

function mapsIn(paths) {
  return paths.flatMap((path) => {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known === undefined) fail(`There is no file or folder ${path}.`);
    if (!known.isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith(".json"));
    return names.sort().map((name) => join(path, name));
  });
}

function sarif(maps) {
  const advice = new Map(maps.flatMap(({ problems }) => problems.map((problem) => [problem.code, problem.advice])));
  const results = maps.flatMap(({ file, problems }) =>
    problems.map(({ code, severity, path, message }) => ({
      ruleId: code,
      level: severity === "error" ? "error" : "warning",
      message: { text: message },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: encodeURI(file) } },
          logicalLocations: [{ fullyQualifiedName: path || "/" }],
        },
      ],
    })),
  );
  const rules = [...advice].map(([id, text]) => ({ id, help: { text } }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "argument-map", rules } }, results }],
  };
}
