/** A file of the reader's own: opened in the browser, kept there while it is open, and sent nowhere. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { mapOf } from "../maps.ts";
import { DESKTOP, PHONE } from "./reader.ts";
import { MAP, visits } from "./visits.ts";

const { visit, arrive, address } = visits();
const folder = mkdtempSync(join(tmpdir(), "own-"));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const KIALO = file(
  "cycling.kialo.txt",
  [
    "Discussion Title: Should the town build a bridge for bicycles?",
    "",
    "1. The town should build a bridge for bicycles.",
    "1.1. Pro: The detour by road takes twenty minutes.",
    "1.1.1. Con: Few people ever take it.",
    "1.2. Con: The bridge costs as much as a school.",
    "1.3. Pro: -> See 1.9.9.",
  ].join("\n"),
);

/** The page that asks for a file, every request to come listened to. */
async function asking(options: Parameters<typeof arrive>[0] = DESKTOP) {
  const visitor = await arrive(options);
  const sent: string[] = [];
  visitor.page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
  });
  await visitor.page.goto(`${address()}/open`);
  await visitor.page.getByRole("heading", { name: "What is read" }).waitFor();
  return { ...visitor, sent };
}

/** Once it is open: the map is drawn on the page of its own. */
async function opened(page: Page) {
  await page.getByRole("heading", { level: 1, name: "Should the town build" }).waitFor();
  await page.waitForFunction(() => document.querySelector(".canvas canvas") !== null);
}

test.each([
  ["at a desk", DESKTOP],
  ["on a phone, in the dark", { ...PHONE, colorScheme: "dark" as const }],
])("a file is chosen, drawn, judged and checked, and sent nowhere, %s", async (_, options) => {
  const { page, sent, violations } = await asking(options);
  expect(await violations()).toEqual([]);
  await page.getByLabel("Choose a file").setInputFiles(KIALO);
  await opened(page);
  await page.getByText("read as Kialo").waitFor();
  expect(await page.locator(".own-file").textContent()).toContain("in this browser only");
  await page.getByText("What was mended while it was read (1)").click();
  expect(await page.locator(".own-file li").textContent()).toContain("1.9.9");
  await page.getByText("What is argued for").waitFor();
  expect(await page.getByRole("treeitem").count()).toBeGreaterThan(2);
  expect(sent).toEqual([]);
  expect(await violations()).toEqual([]);
});

test("its address holds the view, it is there after the page is loaded again, and gone when it is closed", async () => {
  const { page } = await asking();
  await page.getByLabel("Choose a file").setInputFiles(KIALO);
  await opened(page);
  await page
    .getByRole("treeitem", { name: /costs as much as a school/u })
    .first()
    .click();
  await page.waitForURL(/\/open\?claim=/u);
  await page.getByRole("button", { name: "Copy the link to this" }).click();
  await page
    .getByText(/this browser only, while the file is open|address bar holds the same link/u)
    .first()
    .waitFor();
  await page.reload();
  await opened(page);
  await page.getByRole("heading", { name: "The bridge costs as much as a school." }).waitFor();
  await page.getByRole("button", { name: "Close it" }).click();
  await page.waitForURL(`${address()}/`);
  await page.goto(`${address()}/open`);
  await page.getByRole("heading", { name: "Open a file of your own" }).waitFor();
});

test("its tour is told on the map, and leads to no page that no server has", async () => {
  const { page } = await asking();
  await page.getByLabel("Choose a file").setInputFiles(KIALO);
  await opened(page);
  await page.getByRole("link", { name: /^Take the tour/u }).click();
  await page.getByText("Step 1 of").first().waitFor();
  expect(await page.getByRole("link", { name: "All on one page" }).count()).toBe(0);
  const leads = await page.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(leads.filter((href) => href?.startsWith("/maps/"))).toEqual([]);
});

test("what can't be read is refused with every problem, and another file may be chosen", async () => {
  const { page, violations } = await asking();
  const broken = { ...mapOf(["i: b -> a"]), theses: ["nowhere", "gone"] };
  await page.getByLabel("Choose a file").setInputFiles(file("broken.json", JSON.stringify(broken)));
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.textContent()).toContain("“broken.json” can’t be opened as a map. Read as Argument map:");
  expect(await alert.getByRole("listitem").allTextContents()).toEqual([
    expect.stringContaining("/theses/0"),
    expect.stringContaining("/theses/1"),
  ]);
  expect(await violations()).toEqual([]);
  await page.getByLabel("Choose a file").setInputFiles(KIALO);
  await opened(page);
});

/** Drops a file in the middle of the page, as from a window of the system. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name = "", content = ""]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

test("a map that is dropped onto another takes its place; what is none is refused in words, and the map stays", async () => {
  const { page, heard } = await visit(MAP);
  await drop(page, "holiday.txt", "Dear all, it rains.");
  await page.getByText("“holiday.txt” can’t be opened as a map.").first().waitFor();
  expect(await heard()).toContain("can’t be opened");
  await page.getByRole("button", { name: "All right" }).click();
  expect(await page.locator(".showing").count()).toBe(0);
  await drop(page, "mine.json", JSON.stringify(mapOf(["i: b -> a"], { title: "A map of mine" })));
  await page.getByRole("heading", { level: 1, name: "A map of mine" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/open");
});

test("the list of maps leads there, and without a script the page says what it needs", async () => {
  const visitor = await arrive({ ...DESKTOP, javaScriptEnabled: false });
  await visitor.page.goto(`${address()}/`);
  await visitor.page.getByRole("link", { name: "Open a file of your own" }).click();
  expect(await visitor.page.getByRole("main").or(visitor.page.locator(".sheet")).first().textContent()).toContain(
    "needs a script",
  );
});

test("a file of hundreds of arguments is shown a part at a time, which is said, and what is searched for is found in any", async () => {
  const many = mapOf(Array.from({ length: 650 }, (_, at) => `i${at}: x${at} -> root${at}`));
  const { page, heard } = await asking();
  await page.getByLabel("Choose a file").setInputFiles(file("many.json", JSON.stringify(many)));
  await page.getByText("Arguments 1 to 300 of 650, side by side.").waitFor();
  const roots = () => page.locator("[role=treeitem][aria-level='1']").count();
  expect(await roots()).toBe(300);
  await page.getByRole("button", { name: "Next 300" }).click();
  await page.getByText("Arguments 301 to 600 of 650, side by side.").waitFor();
  expect(await heard()).toBe("Arguments 301 to 600 of 650.");
  expect(await roots()).toBe(300);
  await page.locator(".search input").fill("root640");
  await page.getByText(/\d found/u).waitFor();
  await page.locator(".search input").press("Enter");
  await page.getByText("Arguments 601 to 650 of 650, side by side.").waitFor();
  expect(await roots()).toBe(50);
  await page.locator("[role=treeitem][aria-selected=true]", { hasText: "root640" }).waitFor();
  await page.goBack();
  await page.getByText("Arguments 301 to 600 of 650, side by side.").waitFor();
});
