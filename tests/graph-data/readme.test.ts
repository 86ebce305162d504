import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readArgdown } from "../../model/notation/argdown/reading.ts";
import { read, readText } from "../../model/read.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(`${root}graph-data/README.md`, "utf8");
const example = readText(readFileSync(`${root}graph-data/night-buses.json`, "utf8"));

/** The code of the block in this language, without the indent that a list gives it. */
function codeIn(language: string): string {
  const [, indent = "", code = ""] = new RegExp(`^( *)\`\`\`${language}\n(.*?)^ *\`\`\``, "msu").exec(readme) ?? [];
  return code.replaceAll(new RegExp(`^${indent}`, "gmu"), "");
}

const section = (heading: string) => readme.split(/^## /mu).find((part) => part.startsWith(heading)) ?? "";

test("the first map that the README shows is ten lines long and is read without an error", () => {
  const code = codeIn("json");
  expect(code.trim().split("\n")).toHaveLength(10);
  expect(read(JSON.parse(code)).theses).toEqual(["open-on-sundays"]);
});

test("the same map in Argdown, as the README shows it, has the same claims and the same step", () => {
  const { map, warnings } = readArgdown(codeIn("argdown"), "sunday-library");
  const { claims, theses } = read(JSON.parse(codeIn("json")));
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual(claims.map(({ id, text }) => [id, text]));
  expect([map.theses, map.inferences, warnings]).toMatchObject([theses, [{ premises: ["only-free-day"] }], []]);
});

test("what the README's script prints is what the example map says", () => {
  const script = ["--input-type=module", "--eval", codeIn("js")];
  const { stdout } = spawnSync(process.execPath, script, { cwd: root, encoding: "utf8" });
  const { source, passage } = JSON.parse(stdout);
  expect(source).toEqual(example.sources[0]?.text);
  const shown = JSON.parse(/^\{ "source".*$/mu.exec(readme)?.[0] ?? "");
  expect(shown).toMatchObject(passage);
  expect(example.claims.flatMap(({ passages }) => passages)).toContainEqual(shown);
});

test("everything that the guide to the example points at is in it", () => {
  const rows = section("How to read a map").matchAll(/^\|[^|]*\|([^|]*)\|(.*)\|$/gmu);
  const named = [...rows].flatMap(([, where = "", what = ""]) => [...`${where} ${what}`.matchAll(/`([^`]+)`/gu)]);
  const ids = named.map(([, id = ""]) => id).filter((id) => id.includes("-"));
  const known = [...example.claims, ...example.inferences, ...example.notes].map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.filter((id) => !known.includes(id))).toEqual([]);
});

test("every file that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/gu)].map(([, path = ""]) => path);
  expect(links).not.toEqual([]);
  expect(links.filter((path) => !existsSync(`${root}graph-data/${path}`))).toEqual([]);
});
