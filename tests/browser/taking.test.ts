import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { read } from "../../model/read.ts";
import { launch } from "./chromium.ts";
import { type Reader, reader } from "./reader.ts";
import { type Served, serve } from "./serve.ts";

const TEXTS = [
  "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>",
  "\u202Eback to front\u202D and on",
  "zero\u200Bwidth\u200Djoiner",
  "long ".repeat(2_000),
  "unbroken".repeat(200),
  "Σωκράτης 中文没有空格 עברית العربية 👩‍👩‍👧",
];
const HOSTILE = {
  format: "argument-map/1",
  id: "hostile",
  title: "</title><script>alert(1)</script> & \u202E",
  claims: TEXTS.map((text, index) => ({ id: `c${index}`, text, label: text.slice(0, 60) })),
  inferences: TEXTS.slice(1).map((_, index) => ({
    ...{ id: `i${index}`, premises: [`c${index + 1}`], conclusion: "c0" },
    polarity: index % 2 === 0 ? "support" : "attack",
  })),
};

let browser: Browser;
let served: Served;
let visitor: Reader;

beforeAll(async () => {
  const maps = mkdtempSync(join(tmpdir(), "maps-"));
  writeFileSync(join(maps, "hostile.json"), JSON.stringify(HOSTILE));
  [browser, served] = await Promise.all([launch(), serve(maps)]);
});
beforeEach(async () => {
  visitor = await reader(browser, served.address);
  await visitor.open("/maps/hostile");
});
afterEach(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});
afterAll(async () => {
  await Promise.all([browser?.close(), served?.stop()]);
});

async function taken(part: string, what: string): Promise<Buffer> {
  const { page } = visitor;
  const group = page.getByRole("group", { name: part });
  if (!(await group.isVisible())) await page.getByText("Take away").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    group.getByRole("button", { name: what }).click(),
  ]);
  return readFileSync(await download.path());
}

describe("taking a hostile map away", () => {
  test("as SVG gives a picture of words, in which nothing runs", async () => {
    const svg = (await taken("The whole map", "SVG")).toString("utf8");
    // A page of its own: the viewer's forbids even the style that brings the fonts.
    const page = await browser.newPage();
    const found = await page.evaluate((text) => {
      const svg = new DOMParser().parseFromString(text, "image/svg+xml");
      const names = [...svg.querySelectorAll("*")].map(({ localName }) => localName);
      return { names: [...new Set(names)].sort(), title: svg.querySelector("title")?.textContent };
    }, svg);
    await page.close();
    expect(found.names).toEqual(["g", "path", "rect", "style", "svg", "text", "title"]);
    expect(found.title).toBe(HOSTILE.title);
    expect(svg).toContain("Σωκράτης");
  });

  test("as PNG gives a picture with its title and every box in it", async () => {
    const png = await taken("What stands open", "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
  });

  test("as data gives a map that can be read again", async () => {
    const part = read(JSON.parse((await taken("What stands open", "JSON")).toString("utf8")));
    expect(part.claims.map(({ text }) => text)).toEqual(TEXTS);
    expect(part).toEqual(read(HOSTILE));
  });

  test("in the format of others gives a file of it, and says what it can't hold", async () => {
    const { page } = visitor;
    await page.getByText("Take away").click();
    await page.getByLabel("Format").selectOption("map.json");
    const part = JSON.parse((await taken("In another format", "What stands open")).toString("utf8"));
    expect(read(part)).toEqual(read(HOSTILE));
    expect(await page.locator(".outcome").textContent()).toContain("Saved as hostile-view.map.json. Nothing is lost");
    await page.getByLabel("Format").selectOption("kialo.txt");
    expect((await taken("In another format", "The whole map")).toString("utf8")).toContain("Σωκράτης");
    await page.getByText("What this format can’t hold").click();
    expect(await page.locator(".lost").getByText("Labels are left out.").isVisible()).toBe(true);
    expect(await visitor.violations()).toEqual([]);
  });

  test("on paper gives the picture and every claim, numbered", async () => {
    const { page } = visitor;
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const lines = await page.locator(".print-sheet .line").allTextContents();
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["1", "1.1", "1.2", "1.3", "1.4", "1.5"]);
    expect(await page.locator(".print-sheet svg").isVisible()).toBe(true);
    expect(await page.locator(".viewer").isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.locator(".print-sheet").count()).toBe(0);
  });

  test("needs no mouse, and Escape leads back", async () => {
    const { page } = visitor;
    await page.getByText("Take away").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Copy the link to this view");
    expect(await visitor.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("group", { name: "The whole map" }).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Take away");
  });
});
