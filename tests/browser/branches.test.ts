/** A map that is too large to be fetched whole: it opens branch by branch. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { debate } from "../../bench/synthetic/debate.ts";
import { MOST_WHOLE } from "../../model/excerpt.ts";
import type { ArgumentMap } from "../../model/map.ts";
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { visits } from "./visits.ts";

const folder = mkdtempSync(join(tmpdir(), "branches-"));
const map: ArgumentMap = JSON.parse([...debate("large", MOST_WHOLE + 2_000)].join(""));
/** A claim far down, that nobody comes to by chance. */
const last = map.claims.at(-1) as ArgumentMap["claims"][number]; // there are thousands
writeFileSync(join(folder, "large.json"), JSON.stringify(map));
// Beside one more, "/" is the gallery; roots by the dozen.
const many = Array.from({ length: MOST_WHOLE / 2 + 1 }, (_, at) => ({
  claims: [
    { id: `r${at}`, text: `Root ${at}.` },
    { id: `g${at}`, text: `Ground ${at}.` },
  ],
  inference: { id: `i${at}`, premises: [`g${at}`], conclusion: `r${at}`, polarity: "support" },
}));
writeFileSync(
  join(folder, "many.json"),
  JSON.stringify({
    ...{ format: "argument-map/1", id: "many", title: "Many roots", theses: ["r0"] },
    claims: many.flatMap(({ claims }) => claims),
    inferences: many.map(({ inference }) => inference),
  }),
);

const { visit, arrive, address } = visits(() => folder);

const claims = async ({ drawn }: Reader) => (await drawn()).filter((node) => node.startsWith("claim:"));
const rows = ({ page }: Reader) => page.getByRole("treeitem");
const here = ({ page }: Reader) => page.getByText(/This map opens branch by branch: [\d,]+ of its 12,000 claims/u);

test("it opens on its thesis without being fetched whole, and says how much of it is there", async () => {
  const reader = await visit("/maps/large");
  const asked: string[] = [];
  reader.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await reader.open("/maps/large");
  expect(asked).not.toContain("/api/maps/large");
  await here(reader).waitFor();
  const grounds = map.inferences.filter(({ conclusion }) => conclusion === "c0");
  expect((await claims(reader)).length).toBeGreaterThan(grounds.length);
  expect(await rows(reader).count()).toBe((await claims(reader)).length);
  expect(reader.complaints).toEqual([]);
});

test("a branch is fetched when it is opened, and stays in sight", async () => {
  const reader = await visit("/maps/large");
  const folded = rows(reader).and(reader.page.locator("[aria-expanded=false]")).first();
  const node = (await folded.getAttribute("data-node")) ?? "";
  const before = await claims(reader);
  await reader.press(`pill:${node}`);
  await rows(reader)
    .and(reader.page.locator(`[data-node="${node}"][aria-expanded=true]`))
    .waitFor();
  const after = await claims(reader);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.length).toBeGreaterThan(before.length);
  expect(await reader.heard()).toMatch(/^Opened: \d+ of 12,000 claims in view\.$/u);
  // The branch is brought into the window, and what it belongs to stays in it.
  const { x, y } = await reader.place(node);
  expect([x > 0, x < DESKTOP.viewport.width, y > 0, y < DESKTOP.viewport.height]).toEqual([true, true, true, true]);
});

test("a link to a claim far down comes to it, and back leads to where the reader was", async () => {
  const reader = await visit(`/maps/large?claim=${last.id}`);
  await reader.page.getByRole("heading", { level: 2, name: last.text }).waitFor();
  expect(await claims(reader)).toContain(`claim:${last.id}`);
  const uses = map.inferences.filter(({ premises }) => premises.includes(last.id)).map(({ conclusion }) => conclusion);
  expect(await reader.page.locator(".details").getByText("What it bears on").count()).toBe(uses.length);
  await reader.page.getByRole("button", { name: "Close" }).click();
  await rows(reader).first().click();
  await reader.page.getByRole("heading", { level: 2, name: map.claims[0]?.text ?? "" }).waitFor();
  await reader.page.goBack();
  await reader.page.goBack();
  await reader.page.getByRole("heading", { level: 2, name: last.text }).waitFor();
});

test("the keyboard walks down into what was not there", async () => {
  const reader = await visit("/maps/large");
  await reader.page.getByRole("application").focus();
  await reader.page.keyboard.press("Home");
  for (let step = 1; step <= 3; step += 1) {
    await reader.page.keyboard.press("ArrowDown");
    const level = rows(reader).and(reader.page.locator("[aria-selected=true]"));
    await level.and(reader.page.locator(`[aria-level="${step + 1}"]`)).waitFor();
  }
  expect(await reader.heard()).toMatch(/\d of \d/u);
});

test("the search finds in the whole map and comes to what it finds", async () => {
  const reader = await visit("/maps/large");
  const words = last.text.split(" ").slice(0, 4).join(" ");
  await reader.page.getByRole("searchbox").fill(words);
  await reader.page.getByText(/^\d+ found$/u).waitFor();
  await reader.page.keyboard.press("Enter");
  await reader.page.getByRole("heading", { level: 2, name: last.text }).waitFor();
  await reader.page.getByRole("searchbox").fill("zzzzzzzzzz");
  await reader.page.getByText("Nothing found").waitFor();
});

test("what stands is told of what is here, as the whole map has it", async () => {
  const reader = await visit("/maps/large");
  await rows(reader).locator(".status").first().waitFor();
  const { labels } = await (
    await reader.page.request.get(`${new URL(reader.page.url()).origin}/api/maps/large/evaluation`)
  ).json();
  const told = await rows(reader).evaluateAll((all) =>
    all.map((row) => [row.dataset.node ?? "", row.querySelector(".status")?.classList[1]]),
  );
  expect(told.length).toBeGreaterThan(3);
  for (const [node = "", status] of told) expect(labels[node.replace("claim:", "")].label).toBe(status);
});

test("what nothing supports is not what is yet to be fetched", async () => {
  const reader = await visit("/maps/large");
  await reader.page.getByText("Filter the claims").click();
  await reader.page.getByRole("checkbox", { name: /^no reason given/u }).check();
  const set = await rows(reader)
    .and(reader.page.locator(":not(.back)"))
    .evaluateAll((all) => all.map(({ dataset }) => dataset.node ?? ""));
  const supported = new Set(
    map.inferences.filter(({ polarity }) => polarity === "support").map(({ conclusion }) => conclusion),
  );
  for (const node of set) expect(supported.has(node.replace("claim:", ""))).toBe(false);
});

test("where a branch can't be fetched the page says so, and tries again when it is asked to", async () => {
  const reader = await visit("/maps/large");
  const folded = (level: number) =>
    rows(reader)
      .and(reader.page.locator(`[aria-level="${level}"][aria-expanded=false]`))
      .first();
  const fold = async (row: Locator) => {
    const node = (await row.getAttribute("data-node")) ?? "";
    await row.locator(".twist").click();
    return rows(reader).and(reader.page.locator(`[data-node="${node}"][aria-expanded=true]`));
  };
  // What is seen is here one level further.
  await (await fold(folded(2))).waitFor();
  await reader.page.route(/\/excerpt/u, (route) => route.abort());
  const before = await claims(reader);
  const opened = await fold(folded(3));
  await reader.page.getByText("This part of the map could not be fetched.").first().waitFor();
  expect(await claims(reader)).toEqual(before);
  await reader.page.unroute(/\/excerpt/u);
  await reader.page.getByRole("button", { name: "Try again" }).click();
  await opened.waitFor();
  expect(await reader.page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  (reader.complaints as string[]).length = 0; // the browser's own word about what did not come
});

test("a claim that the map does not have is said not to be there", async () => {
  const reader = await visit("/maps/large?claim=nowhere");
  await reader.page.getByRole("heading", { name: "No such claim here" }).waitFor();
  (reader.complaints as string[]).length = 0; // the browser's own word about the 404
});

test("all can't be opened at once, and the page says where it ended", async () => {
  const reader = await visit("/maps/large");
  await reader.page.getByRole("button", { name: "Open all" }).click();
  await reader.page.getByText("More than 3,000 claims of this map are here now").first().waitFor();
  expect(await rows(reader).count()).toBeGreaterThan(3_000);
});

test("roots by the thousand come some at a time", async () => {
  const reader = await visit("/maps/many");
  expect((await claims(reader)).length).toBe(40);
  await reader.page.getByText(/20 of 5,001 claims that lead to no other are here/u).waitFor();
  await reader.page.getByRole("button", { name: "Fetch more" }).click();
  await reader.page.getByText(/40 of 5,001/u).waitFor();
  expect((await claims(reader)).length).toBe(80);
});

test("a large file of the reader's own opens the same way, and is sent nowhere", async () => {
  const reader = await arrive();
  const asked: string[] = [];
  reader.page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await reader.page.goto(`${address()}/open`);
  await reader.page.locator("input[type=file]").setInputFiles(join(folder, "large.json"));
  await here(reader).waitFor();
  await rows(reader).locator(".status").first().waitFor();
  await reader.page.getByRole("searchbox").fill(last.text.split(" ").slice(0, 4).join(" "));
  await reader.page.getByText(/^\d+ found$/u).waitFor();
  await reader.page.keyboard.press("Enter");
  await reader.page.getByRole("heading", { level: 2, name: last.text }).waitFor();
  expect(asked.filter((request) => !request.startsWith("GET") || request.includes("/maps/"))).toEqual([]);
});

test.each(["light", "dark"] as const)("axe finds nothing, %s", async (colorScheme) => {
  for (const options of [{ viewport: { width: 1440, height: 900 } }, PHONE]) {
    const reader = await visit("/maps/large?open=c1", { ...options, colorScheme });
    expect(await reader.violations()).toEqual([]);
  }
});

test("without a script its page holds the top of the argument", async () => {
  const reader = await visit("/maps/large");
  const page = await (await reader.page.request.get(new URL("/maps/large", reader.page.url()).href)).text();
  expect(page).toContain("With 12,000 claims the argument is too long for one page");
  expect(page).toContain(map.claims[0]?.text);
  expect(page.length).toBeLessThan(200_000);
});
