import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mapOf } from "../maps.ts";

const script = fileURLToPath(new URL("../../scripts/check-maps.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "maps-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: string[]) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8", env });
  return { status, said: stdout + stderr };
}

test("the shipped maps have no errors", () => {
  expect(run()).toMatchObject({ status: 0, said: expect.stringContaining("alaska-summit.json") });
});

test("findings are named and fail nothing; errors do, and SARIF holds both", () => {
  writeFileSync(
    join(folder, "flawed.json"),
    JSON.stringify(mapOf(["i: b -> a", "orphan"], { id: "flawed", theses: ["a"] })),
  );
  expect(run(folder)).toMatchObject({ status: 0, said: expect.stringContaining("finding orphan") });
  writeFileSync(join(folder, "wrong.json"), "{");
  const report = join(folder, "out", "report.sarif");
  expect(run(folder, "--sarif", report)).toMatchObject({ status: 1, said: expect.stringContaining("error not-json") });
  const { version, runs } = JSON.parse(readFileSync(report, "utf8"));
  expect(version).toBe("2.1.0");
  const levels = Object.fromEntries(
    runs[0].results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level]),
  );
  expect(levels).toMatchObject({ orphan: "warning", "not-json": "error" });
});

test("a folder that is not there is said to be", () => {
  const { status, said } = run(join(folder, "nowhere"));
  expect(status).not.toBe(0);
  expect(said).toContain("There is no file or folder");
});
