import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(import.meta.dirname ?? process.cwd(), "..");

type Import = { readonly file: string; readonly of: string; readonly typesOnly: boolean };

/** Every import and re-export of a folder's modules; relative ones by their path from the root. */
function importsOf(folder: string): readonly Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
  return files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    const statements = source.matchAll(
      /^(?:import|export)\s(?:(type)\s)?[^;"]*?\sfrom\s"([^"]+)"|^import\s"([^"]+)"/gmu,
    );
    const lazy = source.matchAll(/\bimport\("([^"]+)"\)/gu);
    return [
      ...[...statements].map(([, type, from, bare]) => ({
        file,
        of: resolved(file, from ?? bare ?? ""),
        typesOnly: type !== undefined,
      })),
      ...[...lazy].map(([, of = ""]) => ({ file, of: resolved(file, of), typesOnly: false })),
    ];
  });
}

const resolved = (file: string, of: string) =>
  of.startsWith(".") ? normalize(join(dirname(file), of)).replaceAll("\\", "/") : of;

const isIn = (folder: string) => (of: string) => of.startsWith(`${folder}/`);
const isPackage = (...names: readonly string[]) => {
  return (of: string) => names.some((name) => of === name || of.startsWith(`${name}/`));
};

/** What is imported against the rule, as `file ← what`. */
function breaches(imports: readonly Import[], allowed: (of: Import) => boolean): readonly string[] {
  return imports.filter((each) => !allowed(each)).map(({ file, of }) => `${file} ← ${of}`);
}

test("model/ imports itself, zod, graphology, MiniSearch and saxes, and nothing else", () => {
  const packages = isPackage("zod", "graphology", "graphology-types", "minisearch", "saxes");
  expect(breaches(importsOf("model"), ({ of }) => isIn("model")(of) || packages(of))).toEqual([]);
});

test("server/ imports the model and itself, and nothing of the viewer", () => {
  const foreign = isPackage("cytoscape", "preact");
  expect(breaches(importsOf("server"), ({ of }) => !isIn("client")(of) && !foreign(of))).toEqual([]);
});

test("cli/ imports the model, itself and Node, and of the server only what draws", () => {
  const drawing = ["server/drawing.ts", "server/fonts.ts"];
  const allowed = ({ of }: Import) =>
    isIn("cli")(of) || isIn("model")(of) || of.startsWith("node:") || drawing.includes(of);
  expect(breaches(importsOf("cli"), allowed)).toEqual([]);
});

test("client/ imports itself, its four packages, and the pure model: no Node, no server", () => {
  const packages = isPackage("preact", "cytoscape", "elkjs", "@floating-ui/dom");
  const zod = ({ file, of }: Import) => isPackage("zod")(of) && file === "client/no-eval.ts";
  const allowed = (each: Import) => isIn("client")(each.of) || isIn("model")(each.of) || packages(each.of) || zod(each);
  expect(breaches(importsOf("client"), allowed)).toEqual([]);
});

test("client/canvas.ts alone draws with Cytoscape", () => {
  const allowed = ({ file, of }: Import) => !isPackage("cytoscape")(of) || file === "client/canvas.ts";
  expect(breaches(importsOf("client"), allowed)).toEqual([]);
});

test("client/layering.ts alone asks elkjs", () => {
  const allowed = ({ file, of }: Import) => !isPackage("elkjs")(of) || file === "client/layering.ts";
  expect(breaches(importsOf("client"), allowed)).toEqual([]);
});

test("client/ takes only types from the files that need zod or graphology", () => {
  const model = importsOf("model");
  const heavy = new Set(
    model.filter(({ of, typesOnly }) => !typesOnly && isPackage("zod", "graphology")(of)).map(({ file }) => file),
  );
  for (let size = 0; size < heavy.size; ) {
    size = heavy.size;
    for (const { file, of, typesOnly } of model) if (!typesOnly && heavy.has(of)) heavy.add(file);
  }
  expect(heavy).toContain("model/map.ts");
  // The thread that reads and writes the formats of others is a program of its own.
  const own = ["client/notation-worker.ts", "client/no-eval.ts"];
  const allowed = ({ file, of, typesOnly }: Import) => typesOnly || own.includes(file) || !heavy.has(of);
  expect(breaches(importsOf("client"), allowed)).toEqual([]);
  expect(importsOf("client").filter(({ of, typesOnly }) => own.includes(of) && !typesOnly)).toMatchObject([
    { file: "client/notation-worker.ts", of: "client/no-eval.ts" },
  ]);
});
