import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchFolders } from "../../server/watching.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "watching-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Looks that each last until they are let go. */
function looks() {
  const going: (() => void)[] = [];
  let begun = 0;
  const look = () => {
    begun += 1;
    return new Promise<void>((resolve) => going.push(resolve));
  };
  const until = async (count: number) => {
    while (begun < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { look, until, begun: () => begun, letGo: () => going.shift()?.() };
}

test("what changes while the folder is looked at first is looked at after it, and not beside it", async () => {
  const { look, until, begun, letGo } = looks();
  const { first } = watchFolders([folder], look, () => {});
  writeFileSync(join(folder, "a.json"), "{}");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(begun()).toBe(1);
  letGo();
  await first;
  await until(2);
  letGo();
});

test("where the first look fails, whoever waits for it is told; later failures are told apart", async () => {
  const failures: unknown[] = [];
  let fails = true;
  const look = async () => {
    if (fails) throw new Error("No folder.");
  };
  const { first } = watchFolders([folder], look, (error) => failures.push(error));
  await expect(first).rejects.toThrow("No folder.");
  expect(failures).toEqual([]);
  writeFileSync(join(folder, "a.json"), "{}");
  while (failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  fails = false;
});
