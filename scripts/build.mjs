/**
 * Bundles the server and its worker to dist/server/, the command line to dist/cli/ and the viewer to dist/client/, where
 * they are older than their sources.
 *
 * dist/client/manifest.json names each entry's hashed file, and what the page had better fetch beside it:
 * {"main.js": "/assets/main-….js", "viewer.css": …, "modules": […], "fonts": […]}.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { buildCytoscape } from "./cytoscape.mjs";
import { root } from "./install.mjs";

const SOURCES = ["cli", "client", "model", "server"];
const FILES = ["package-lock.json", "tsconfig.json", "scripts/build.mjs", "scripts/cytoscape.mjs"];
const stamp = `${root}dist/sources-sha256`;

/** What the viewer must not carry: it would double its weight. */
const HEAVY = ["zod", "graphology", "express", "pino"];
/** Packages that read files which stand beside theirs. */
const BESIDE = ["@resvg/resvg-wasm", "harfbuzzjs"];
/** CommonJS packages ask for Node's own modules by `require`, which ES modules have not. */
const REQUIRE = `import { createRequire as requireFrom } from "node:module";const require = requireFrom(import.meta.url);`;
/** Of all script that the first picture needs, in bytes as gzip makes them. */
const MOST_AT_ONCE = 170_000;

export async function build() {
  const sources = digest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  const esbuild = await import("esbuild");

  rmSync(`${root}dist`, { recursive: true, force: true });
  mkdirSync(`${root}dist/client`, { recursive: true });
  const cytoscape = `${root}dist/cytoscape.min.mjs`;
  await buildCytoscape(cytoscape);
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    logLevel: "warning",
    legalComments: "none",
    charset: "utf8",
  };
  const worker = await esbuild.build({
    ...shared,
    entryPoints: ["client/notation-worker.ts"],
    outdir: "dist/client/assets",
    entryNames: "[name]-[hash]",
    target: "es2022",
    minify: true,
    metafile: true,
  });
  const [notationWorker] = Object.keys(worker.metafile.outputs);
  const [, client] = await Promise.all([
    esbuild.build({
      ...shared,
      entryPoints: [
        "server/main.ts",
        "server/serve.ts",
        "server/job-worker.ts",
        "server/draw-worker.ts",
        "server/reading-worker.ts",
        "server/aside-worker.ts",
        "server/search-worker.ts",
        "cli/main.ts",
      ],
      outdir: "dist",
      outbase: ".",
      platform: "node",
      target: "node20",
      // What packages consist of hundreds of small files takes Node longer to find than to run.
      external: BESIDE,
      banner: { js: REQUIRE },
      sourcemap: "linked",
    }),
    esbuild.build({
      ...shared,
      entryPoints: ["client/main.ts", "client/viewer.css"],
      outdir: "dist/client/assets",
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
      assetNames: "[name]-[hash]",
      publicPath: "/assets",
      // A file of its own: it changes less often than the viewer, and browsers keep it.
      alias: { cytoscape },
      loader: { ".woff2": "file", ".min.mjs": "copy", ".min.js": "file" },
      target: "es2022",
      jsx: "automatic",
      jsxImportSource: "preact",
      define: {
        "process.env.NODE_ENV": '"production"',
        NOTATION_WORKER: JSON.stringify(`/assets/${basename(notationWorker)}`),
      },
      minify: true,
      splitting: true,
      metafile: true,
      plugins: [palette(esbuild)],
    }),
  ]);
  refuseHeavy(client.metafile);
  const served = manifest(client.metafile);
  refuseLarge([served["main.js"], ...served.modules]);
  writeFileSync(`${root}dist/client/manifest.json`, JSON.stringify(served, null, 2));
  writeFileSync(stamp, sources);
}

/** The viewer's colours, which the server's pictures have from the same table. */
function palette(esbuild) {
  const load = async () => {
    const entryPoints = [`${root}model/picture/palette.ts`];
    const { outputFiles } = await esbuild.build({ entryPoints, bundle: true, format: "esm", write: false });
    const { paletteCss } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
    return { contents: paletteCss(), loader: "css" };
  };
  return {
    name: "palette",
    setup: (build) => {
      build.onResolve({ filter: /^palette\.css$/ }, ({ path }) => ({ path, namespace: "palette" }));
      build.onLoad({ filter: /.*/, namespace: "palette" }, load);
    },
  };
}

/** Of the contents and not of the times: a fresh clone's times say nothing. */
function digest() {
  const hash = createHash("sha256");
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(root + path))
      .update("\0");
  for (const folder of SOURCES) {
    const entries = readdirSync(root + folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
    for (const path of paths.sort()) add(path.slice(root.length));
  }
  for (const path of FILES) add(path);
  return hash.digest("hex");
}

function refuseHeavy({ inputs }) {
  const carried = HEAVY.filter((name) => Object.keys(inputs).some((path) => path.includes(`node_modules/${name}/`)));
  if (carried.length === 0) return;
  throw new Error(`The viewer would carry ${carried.join(", ")}: import only types from files that use them.`);
}

function refuseLarge(addresses) {
  const sizes = addresses.map((address) => gzipSync(readFileSync(`${root}dist/client${address}`), { level: 9 }).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= MOST_AT_ONCE) return;
  throw new Error(
    `The first picture would need ${all} bytes of script (gzip), more than ${MOST_AT_ONCE}: import later what it can do without.`,
  );
}

function manifest({ outputs }) {
  const address = (path) => `/assets/${basename(path)}`;
  const entries = Object.entries(outputs)
    .filter(([, { entryPoint }]) => entryPoint?.startsWith("client/"))
    .map(([path, { entryPoint }]) => [basename(entryPoint).replace(/\.tsx?$/, ".js"), address(path)]);
  const ending = (suffix) =>
    Object.keys(outputs)
      .filter((path) => path.endsWith(suffix))
      .map(address)
      .sort();
  return { ...Object.fromEntries(entries), modules: [...ending(".mjs"), ...importedAtOnce()], fonts: ending(".woff2") };

  /** What the viewer's script shares with what it loads later stands in chunks of its own, which it needs at once. */
  function importedAtOnce() {
    const start = Object.keys(outputs).find((path) => outputs[path].entryPoint === "client/main.ts");
    const seen = new Set([start]);
    for (const path of seen) {
      for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
        if (kind === "import-statement" && imported in outputs) seen.add(imported);
      }
    }
    return [...seen].filter((path) => path !== start && path.endsWith(".js")).map(address);
  }
}

if (process.argv[1]?.endsWith("build.mjs")) await build();
