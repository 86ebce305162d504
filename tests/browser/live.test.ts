/** A map whose file is edited while it is read: the page follows, and the reader keeps their place. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapOf } from "../maps.ts";
import type { Reader } from "./reader.ts";
import { visits } from "./visits.ts";

const folder = mkdtempSync(join(tmpdir(), "live-"));
const FIRST = ["i: b -> a", "j: c -> a", "k: d -> b", "l: e -| c"];
const edit = (text: string) => {
  // As an editor does: the file is never there by half.
  writeFileSync(join(folder, "draft.json.new"), text);
  renameSync(join(folder, "draft.json.new"), join(folder, "draft.json"));
};
const save = (lines: readonly string[], more = {}) => edit(JSON.stringify(mapOf(lines, { id: "draft", ...more })));
save(FIRST);
writeFileSync(join(folder, "other.json"), JSON.stringify(mapOf(["i: y -> x"], { id: "other" })));

const { visit } = visits(() => folder);
beforeEach(() => save(FIRST));

const events = ({ page }: Reader) => page.waitForRequest(/\/api\/events\?map=draft/u);
const claims = async ({ drawn }: Reader) => (await drawn()).filter((node) => node.startsWith("claim:"));
const rows = ({ page }: Reader) => page.getByRole("treeitem").evaluateAll((items) => items.map(({ id }) => id));

async function following(path: string) {
  const reader = await visit("/maps/other");
  const asked = events(reader);
  await reader.open(path);
  await asked;
  return reader;
}

test("an edit shows itself in place, is said in words, and leaves the reader's view as it was", async () => {
  const reader = await following("/maps/draft?claim=b&open=b&reject=d&at=40,-30,90,b");
  const { page, drawn, heard, place, query } = reader;
  const before = await place("claim:b");
  save([...FIRST, "m: f -> b", "n: g -> a"]);
  await page.getByText("The map has changed: 2 claims more, 2 steps more.").first().waitFor();
  expect(await heard()).toBe("The map has changed: 2 claims more, 2 steps more.");
  expect(await drawn()).toEqual(expect.arrayContaining(["claim:f", "claim:g"]));
  expect(await rows(reader)).not.toHaveLength(0);
  expect([query().get("claim"), query().getAll("open"), query().getAll("reject")]).toEqual(["b", ["b"], ["d"]]);
  await page.getByRole("heading", { level: 2, name: "It is so that b." }).waitFor();
  const after = await place("claim:b");
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(2);
  await page.getByRole("combobox").or(page.getByRole("searchbox")).first().fill("so that g");
  await page.getByText("It is so that g.").first().waitFor();
  await page.getByRole("button", { name: "All right" }).click();
  expect(await page.locator(".showing").filter({ hasText: "has changed" }).count()).toBe(0);
});

test("what was selected and is gone is said to be, and the way back leads to what there is", async () => {
  const { page, heard, query } = await following("/maps/draft?claim=d&open=b");
  save(["i: b -> a", "j: c -> a", "l: e -| c"]);
  await page.getByText("What was selected is gone.").first().waitFor();
  expect(await heard()).toContain("1 claim less, 1 step less. What was selected is gone.");
  expect(query().get("claim")).toBeNull();
});

test("a file that breaks leaves the last good version; one that is taken away is said to be gone, until it is back", async () => {
  const reader = await following("/maps/draft");
  const { page } = reader;
  const good = await claims(reader);
  edit(JSON.stringify({ ...mapOf(FIRST, { id: "draft" }), theses: ["nowhere"] }, null, 2));
  await page
    .getByText(/is broken; what you see is its last good version. line \d+, column 5: .*nowhere/u)
    .first()
    .waitFor();
  expect(await claims(reader)).toEqual(good);
  // As it was, to the byte.
  save(FIRST);
  await page.locator(".showing").filter({ hasText: "is broken" }).waitFor({ state: "detached" });
  save(FIRST, { title: "Mended" });
  await page.getByRole("heading", { level: 1, name: "Mended" }).waitFor();
  expect(await claims(reader)).toEqual(good);
  expect(await page.title()).toContain("Mended");
  rmSync(join(folder, "draft.json"));
  await page.getByText("This map is no longer served. What you see is its last version.").first().waitFor();
  expect(await claims(reader)).toEqual(good);
  save([...FIRST, "m: f -> b"], { title: "Back" });
  await page.getByRole("heading", { level: 1, name: "Back" }).waitFor();
  expect(await page.getByText("no longer served").count()).toBe(0);
});

test("a page that nobody sees follows nothing, and is told what it has missed when it is seen again", async () => {
  const { page } = await following("/maps/draft/embed");
  const seen = (state: "hidden" | "visible") =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await seen("hidden");
  save([...FIRST, "m: f -> b"]);
  const again = page.waitForRequest(/\/api\/events/u);
  await seen("visible");
  await again;
  await page.getByText("The map has changed: 1 claim more, 1 step more.").first().waitFor();
});
