/** The article that ships as a map, beside that map: from a claim to its sentence and back, in two presses at the most. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Locator } from "playwright-core";
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { MAP, visits } from "./visits.ts";

const SEEDS = fileURLToPath(new URL("../../../shared/seeds", import.meta.url));
const there = existsSync(join(SEEDS, "000_6b132909997f68aa.txt"));
const because = there ? "" : " (skipped: the article’s text is not in ../shared/seeds)";
const run = there ? test : test.skip;

/** Sentence 35.1 is a passage of this claim, and 38.1 of this one alone. */
const OF_35_1 = "sanctions-fatigue-splits-west";
const OF_38_1 = "empty-meeting-can-harm-ukraine";

const { visit } = visits(undefined, { SOURCES: SEEDS });

const details = ({ page }: Reader) => page.getByRole("complementary", { name: "Details" });
const passage = (visitor: Reader) => details(visitor).getByRole("link", { name: "Paragraph 35, sentence 1" }).first();
const sentence = ({ page }: Reader, at: string) => page.locator(`[data-at="${at}"]`).first();
const margin = ({ page }: Reader) => page.locator(".margin.standing");
const focused = (part: Locator) => part.evaluate((element) => element.contains(document.activeElement));

/** Marked as the claim's own, and in the window. */
async function expectMarked(visitor: Reader, at: string): Promise<void> {
  const marked = visitor.page.locator(".sentence.marked");
  await marked.first().waitFor();
  expect(await marked.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.at))).toContain(at);
  const { y = -1 } = (await sentence(visitor, at).boundingBox()) ?? {};
  expect([y > 0, y < (visitor.page.viewportSize()?.height ?? 0)]).toEqual([true, true]);
}

const readers: readonly (readonly [string, BrowserContextOptions])[] = [
  ["by mouse", DESKTOP],
  ["in the dark", { ...DESKTOP, colorScheme: "dark" }],
  ["on a phone", PHONE],
];

describe.each(readers)("%s", (_, options) => {
  const press = (part: Locator) => (options.hasTouch ? part.tap() : part.click());

  run(`sentence 35.1 is reached from its claim in one press${because}`, async () => {
    const visitor = await visit(`${MAP}?claim=${OF_35_1}`, options);
    await press(passage(visitor));
    await expectMarked(visitor, "35.1");
    expect(visitor.query().get("claim")).toBe(OF_35_1);
    expect(await visitor.violations()).toEqual([]);
  });

  run(`sentence 38.1 leads to its claim in two presses${because}`, async () => {
    const visitor = await visit(`${MAP}?text=article&tab=article`, options);
    await press(sentence(visitor, "38.1"));
    await press(margin(visitor).getByRole("link", { name: "An empty meeting can harm Ukraine" }));
    expect(visitor.query().get("claim")).toBe(OF_38_1);
    expect(await visitor.classes(`claim:${OF_38_1}`)).toContain("selected");
    await details(visitor).waitFor();
    expect(await visitor.violations()).toEqual([]);
  });
});

run(`a claim that is chosen on the map beside the article leads to its sentence at once${because}`, async () => {
  const visitor = await visit(`${MAP}?text=article&depth=all`);
  await visitor.press(`claim:${OF_35_1}`);
  await expectMarked(visitor, "35.1");
});

describe("by keyboard alone", () => {
  /** Tabs until the focus is in a part, and no further than any reader would. */
  async function tabTo({ page }: Reader, part: Locator): Promise<void> {
    for (let tabs = 0; tabs < 60 && !(await focused(part)); tabs += 1) await page.keyboard.press("Tab");
    expect(await focused(part)).toBe(true);
  }

  run(`sentence 35.1 is reached from its claim${because}`, async () => {
    const visitor = await visit(`${MAP}?claim=${OF_35_1}`);
    await tabTo(visitor, passage(visitor));
    await visitor.page.keyboard.press("Enter");
    await expectMarked(visitor, "35.1");
  });

  run(`sentence 38.1 leads to its claim${because}`, async () => {
    const visitor = await visit(`${MAP}?text=article&sentence=38.1`);
    await tabTo(visitor, sentence(visitor, "38.1"));
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForFunction(() => document.activeElement?.closest(".margin") !== null);
    await visitor.page.keyboard.press("Enter");
    expect(visitor.query().get("claim")).toBe(OF_38_1);
  });
});
