/** A map whose texts are out to do harm: they are shown as the text they are, and reach no further. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DESKTOP, PHONE } from "./reader.ts";
import { visits } from "./visits.ts";

const TEXTS = [
  "<script>document.title = 'harmed'</script><img src=x onerror=alert(1)>",
  "\u202Eback to front\u2066 and never closed",
  "word".repeat(2_500),
  "zero\u200Bwidth\u200Dand\uFEFFmore",
  "שלום עולם، مرحبا بالعالم",
  "👩‍👩‍👧 Ελληνικά 漢字かな",
];
const hostile = {
  format: "argument-map/1",
  id: "hostile",
  title: `"><script>document.title = 'harmed'</script> \u202Etitle`,
  claims: TEXTS.map((text, at) => ({
    id: `c${at}`,
    text,
    label: Array.from(text).slice(0, 40).join(""),
    tags: [text],
  })),
  inferences: TEXTS.slice(1).map((_, at) => ({
    id: `i${at}`,
    premises: [`c${at + 1}`],
    conclusion: "c0",
    polarity: at % 2 === 0 ? "support" : "attack",
  })),
  theses: ["c0"],
};

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
writeFileSync(join(folder, "hostile.json"), JSON.stringify(hostile));
afterAll(() => rmSync(folder, { recursive: true }));

const { visit } = visits(() => folder);

test.each([DESKTOP, PHONE])("hostile texts stay texts ($viewport.width px wide)", async (device) => {
  for (const at of TEXTS.keys()) {
    const visitor = await visit(`/maps/hostile?claim=c${at}&tag=nothing`, device);
    const { page } = visitor;
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    expect(await page.title()).not.toBe("harmed");
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await visitor.violations()).toEqual([]);
  }
});
