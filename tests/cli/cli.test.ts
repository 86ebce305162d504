import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ArgumentMap, mapSchema } from "../../model/map.ts";
import { mapOf } from "../maps.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "argument-map-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Ended = { readonly exit: number | null; readonly out: string; readonly err: string };

/** Runs the command line as a user does, with `input` on its standard input. */
function run(words: readonly string[], input = ""): Promise<Ended> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, "bin/argument-map.mjs"), ...words], {
    env: inherited,
    cwd: folder,
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (part) => (out += part));
  child.stderr.on("data", (part) => (err += part));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (exit) => resolve({ exit, out, err })));
}

function file(name: string, content: string | ArgumentMap): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const flawed = mapOf(["i: b -> a", "orphan"], { id: "flawed", theses: ["a"] });

test("the help names every command, and each command its options", async () => {
  const { exit, out } = await run(["--help"]);
  expect(exit).toBe(0);
  for (const command of ["serve", "check", "convert", "verify", "draw", "layout", "formats"])
    expect(out).toContain(`  ${command}`);
  expect((await run(["check", "--help"])).out).toContain("--sarif <value>");
});

test("who calls it wrongly is told how, and it ends with 2", async () => {
  expect(await run([])).toMatchObject({ exit: 2, out: expect.stringContaining("check <files or folders ...>") });
  expect(await run(["chekc"])).toMatchObject({ exit: 2, err: expect.stringContaining("no command chekc") });
  expect(await run(["check"])).toMatchObject({ exit: 2, err: expect.stringContaining("check wants <files") });
  expect(await run(["formats", "all"])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("formats takes no words"),
  });
  expect(await run(["check", "--sarff", "x"])).toMatchObject({ exit: 2, err: expect.stringContaining("--sarff") });
  expect(await run(["convert", file("a.json", flawed), "--to", "word"])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("There is no format word; what is written: map.json"),
  });
  expect(await run(["convert", file("a.json", flawed)])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("--to"),
  });
});

test("the shipped maps have no errors", async () => {
  const { exit, out } = await run(["check", join(root, "graph-data")]);
  expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining("alaska-summit.json: nothing to remark") });
  expect(out).not.toContain("README");
});

test("findings are named and fail nothing; errors do, and SARIF holds both", async () => {
  const path = file("flawed.json", flawed);
  expect(await run(["check", path])).toMatchObject({
    exit: 0,
    out: expect.stringContaining("finding orphan at /claims/0"),
  });
  const wrong = file("wrong.json", '{\n  "format": "argument-map/1",\n}');
  const report = join(folder, "out", "report.sarif");
  const ended = await run(["check", path, wrong, "--sarif", report]);
  expect(ended).toMatchObject({
    exit: 1,
    out: expect.stringContaining("error not-json"),
    err: "2 maps, 1 with errors.\n",
  });
  const { version, runs } = JSON.parse(readFileSync(report, "utf8"));
  expect(version).toBe("2.1.0");
  const levels = runs[0].results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level]);
  expect(Object.fromEntries(levels)).toMatchObject({ orphan: "warning", "not-json": "error" });
});

test("what is not there is said to be", async () => {
  expect(await run(["check", join(folder, "nowhere")])).toMatchObject({
    exit: 1,
    err: expect.stringContaining("There is no file or folder"),
  });
  expect(await run(["convert", "nowhere.json", "-", "--to", "map.json"])).toMatchObject({
    exit: 1,
    err: expect.stringContaining("There is no file nowhere.json"),
  });
});

test("a map goes through the standard streams, and only what was asked for is on the output", async () => {
  const ended = await run(["convert", "-", "--from", "map.json", "--to", "map.json"], JSON.stringify(flawed));
  expect(ended).toMatchObject({ exit: 0, err: expect.stringContaining("3 claims and 1 inference,") });
  expect(mapSchema.parse(JSON.parse(ended.out))).toEqual(flawed);
});

test("bytes that are no text are refused in words", async () => {
  const path = join(folder, "latin.json");
  writeFileSync(path, Buffer.from([0x7b, 0xe9, 0x7d]));
  expect(await run(["check", path])).toMatchObject({ exit: 1, out: expect.stringContaining("save it as UTF-8") });
});

test("passages are verified in a text, and what moved or is gone is named", async () => {
  const map = join(root, "graph-data/night-buses.json");
  const { sources } = JSON.parse(readFileSync(map, "utf8"));
  const textFile = join(root, "graph-data/texts/night-buses.txt");
  const well = await run(["verify", map, "--source", textFile]);
  expect(well).toMatchObject({ exit: 0, out: expect.stringContaining(`the very text of "${sources[0].title}"`) });
  const [first = "", ...rest] = readFileSync(textFile, "utf8").split("\n");
  const changed = file("changed.txt", [first, "A line that was not there.", ...rest].join("\n"));
  const ended = await run(["verify", map, "--source", changed]);
  expect(ended).toMatchObject({ exit: 1, out: expect.stringContaining("another version") });
  expect(ended.out).toMatch(/moved \d+\.\d+ \(claim /);
});

test("a map is drawn as the name of the picture says, and a picture of no known kind is refused", async () => {
  const map = join(root, "graph-data/night-buses.json");
  const svg = join(folder, "buses.svg");
  expect(await run(["draw", map, svg, "--open", "1", "--theme", "dark"])).toMatchObject({ exit: 0 });
  expect(readFileSync(svg, "utf8")).toMatch(/^<svg [\s\S]*night buses[\s\S]*<\/svg>\s*$/u);
  const png = join(folder, "buses.png");
  expect(await run(["draw", map, png, "--width", "600"])).toMatchObject({ exit: 0 });
  expect(readFileSync(png).readUInt32BE(16)).toBe(600);
  expect(await run(["draw", map, join(folder, "buses.bmp")])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("svg or png"),
  });
});

test("the layout has a place for everything that stands open, and a line for all but the roots", async () => {
  const { exit, out } = await run(["layout", file("flawed.json", flawed)]);
  expect(exit).toBe(0);
  const { nodes, width } = JSON.parse(out);
  expect(nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
    ...["claim:a", "claim:b", "claim:orphan", "inference:i"],
  ]);
  for (const { x, width: wide, parent, line } of nodes) {
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(line === null).toBe(parent === null);
  }
  expect(await run(["layout", file("flawed.json", flawed), "--open", "many"])).toMatchObject({ exit: 2 });
});
