/**
 * Bundles Cytoscape from its own source without what the viewer has no use for: its layouts but `preset`, its graph
 * algorithms, and its WebGL renderer. That is a quarter of it.
 */
import { root } from "./install.mjs";

const source = `${root}node_modules/cytoscape/src/`;

/** What stands in the place of a file of Cytoscape's. */
const REPLACED = {
  "extensions/layout/index.mjs": `import impl from "./preset.mjs"; export default [{ name: "preset", impl }];`,
  "collection/algorithms/index.mjs": "export default {};",
  "extensions/renderer/canvas/webgl/drawing-redraw-webgl.mjs": "export default {};",
};

/** @throws where Cytoscape's source is no longer as it was. */
export async function buildCytoscape(outfile) {
  const { build } = await import("esbuild");
  const missing = new Set(Object.keys(REPLACED));
  await build({
    absWorkingDir: root,
    entryPoints: [`${source}index.mjs`],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    define: { "process.env.NODE_ENV": '"production"', "process.env.VERSION": '"source"' },
    plugins: [{ name: "leave out", setup }],
  });
  if (missing.size > 0)
    throw new Error(`Cytoscape no longer has ${[...missing].join(", ")}: see scripts/cytoscape.mjs.`);

  function setup({ onLoad }) {
    onLoad({ filter: /[\\/]cytoscape[\\/]src[\\/]/ }, ({ path }) => {
      const file = path.slice(source.length).replaceAll("\\", "/");
      missing.delete(file);
      return file in REPLACED ? { contents: REPLACED[file], resolveDir: path.replace(/[^\\/]+$/u, "") } : undefined;
    });
  }
}
