import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { visits } from "./visits.ts";

// The example's text is in the repository, so nothing here is ever skipped.
const MAP = "/maps/night-buses";
const root = fileURLToPath(new URL("../../", import.meta.url));
const TEXT = readFileSync(join(root, "graph-data/texts/night-buses.txt"), "utf8");
const CLAIM = JSON.parse(readFileSync(join(root, "graph-data/night-buses.json"), "utf8")).claims.find(
  ({ passages }: { passages?: unknown[] }) => passages?.length === 1,
);

const { visit: open, arrive } = visits();

const visit: typeof open = async (path = `${MAP}?text=article`, options) => {
  const visitor = await open(path, options);
  if (path.includes("text=")) await visitor.page.locator(".sentence").first().waitFor();
  return visitor;
};

const sentence = ({ page }: Reader, at: string) => page.locator(`[data-at="${at}"]`);
const margin = ({ page }: Reader) => page.locator(".margin.standing");
const bring = ({ page }: Reader, name: string, text: string | Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

describe("the article beside its map", () => {
  test("is all there, and says what of it is accounted for and verified", async () => {
    const { page } = await visit();
    const words = (await page.locator(".read .sentence").allTextContents()).join("");
    const lines = TEXT.split("\n").filter((line) => line !== "");
    for (const line of lines) expect(await page.locator(".read").textContent()).toContain(line);
    expect(words.length).toBeGreaterThan(2000);
    const verified = (await page.locator(".verified").textContent()) ?? "";
    const [, accounted, all] = /^(\d+) of (\d+) sentences accounted for, \d+ passages verified/u.exec(verified) ?? [];
    expect(accounted).toBe(all);
  });

  test("a sentence names its claims where it is pointed at, and lights them on the map", async () => {
    const visitor = await visit(`${MAP}?text=article&depth=all`);
    const { at } = CLAIM.passages[0];
    await sentence(visitor, at).first().hover();
    await margin(visitor).getByRole("link", { name: CLAIM.label }).waitFor();
    expect(await visitor.classes(`claim:${CLAIM.id}`)).toContain("lit");
    await visitor.page.mouse.move(700, 5);
    await visitor.page.waitForFunction(() => document.querySelector(".margin.standing") === null);
    expect(await visitor.classes(`claim:${CLAIM.id}`)).not.toContain("lit");
  });

  test("a sentence leads to any of its claims in two presses", async () => {
    const visitor = await visit();
    await sentence(visitor, CLAIM.passages[0].at).first().click();
    expect(visitor.query().get("sentence")).toBe(CLAIM.passages[0].at);
    await margin(visitor).getByRole("link", { name: CLAIM.label }).click();
    expect(visitor.query().get("claim")).toBe(CLAIM.id);
    expect(await visitor.classes(`claim:${CLAIM.id}`)).toContain("selected");
    expect(visitor.query().get("sentence")).toBe(CLAIM.passages[0].at);
  });

  test("a claim leads to its passage, marked among its neighbours, in one press", async () => {
    const visitor = await visit(`${MAP}?claim=${CLAIM.id}`);
    await visitor.page
      .getByRole("complementary", { name: "Details" })
      .getByText(/^Paragraph /u)
      .first()
      .click();
    const marked = visitor.page.locator(".sentence.marked");
    await marked.first().waitFor();
    expect(await marked.first().getAttribute("data-at")).toBe(CLAIM.passages[0].at);
    const box = await marked.first().boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(900);
    expect(visitor.query().get("text")).toBe("article");
  });

  test("going on to another claim while the map still moves comes to rest there", async () => {
    const visitor = await visit(`${MAP}?text=article&depth=all`, { ...DESKTOP, reducedMotion: "no-preference" });
    const sentences = visitor.page.locator(".sentence:not(.outside)");
    for (const at of [2, 9, 4]) {
      await sentences.nth(at).click();
      await margin(visitor).getByRole("link").first().click();
    }
    await visitor.page.waitForTimeout(900);
    const selected = (await visitor.drawn()).find((node) => node.endsWith(`:${visitor.query().get("claim")}`)) ?? "";
    const { x, y } = await visitor.place(selected);
    const details = await visitor.page.getByRole("complementary", { name: "Details" }).boundingBox();
    const { x: left = 0, y: top = 0, width = 0, height = 0 } = details ?? {};
    expect(x > left && x < left + width && y > top && y < top + height).toBe(false);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(900);
  });

  test("a sentence in no claim says so, with the reason", async () => {
    const visitor = await visit();
    await visitor.page.getByText("In no claim. A scene that opens the article").waitFor();
    expect(await sentence(visitor, "1.1").getAttribute("class")).toContain("outside");
  });

  test("the search finds in the text, and steps through it", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("searchbox").fill("shifts");
    await visitor.page.getByText(/^In \d+ sentences? of the text/u).waitFor();
    expect(await visitor.page.locator(".sentence mark").first().textContent()).toMatch(/^shifts$/iu);
    await visitor.page.locator(".in-text").getByRole("button", { name: "Next" }).click();
    expect(await visitor.page.evaluate(() => document.activeElement?.className)).toContain("sentence");
  });

  test("goes by keyboard: arrows from sentence to sentence, Enter to the claims, Escape back; each is announced", async () => {
    const visitor = await visit();
    const { page } = visitor;
    expect(await page.locator(".sentence[tabindex='0']").count()).toBe(1);
    await page.locator(".sentence[tabindex='0']").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    while (!(await visitor.heard()).includes(CLAIM.label)) await page.keyboard.press("ArrowDown");
    expect(await visitor.heard()).toMatch(/^Paragraph \d+, sentence \d+\. \d+ claims?: /u);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.closest(".margin") !== null);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("sentence");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.closest(".margin") !== null);
    await page.keyboard.press("Enter");
    expect(visitor.query().get("claim")).not.toBeNull();
  });
});

/** Words that are said only where the reader comes to rest. */
async function expectHeard(visitor: Reader, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 50 && !words.test(await visitor.heard()); tries += 1)
    await visitor.page.waitForTimeout(100);
  expect(await visitor.heard()).toMatch(words);
}

describe("where the map follows as the reader reads", () => {
  const follow = ({ page }: Reader) => page.getByRole("checkbox", { name: "The map follows as you read" });
  const lit = (visitor: Reader) => visitor.page.locator(".sentence.active").first().getAttribute("data-at");

  test("scrolling lights and brings into the window what is read, says so, and the address holds it", async () => {
    const visitor = await visit(`${MAP}?text=article&depth=all`);
    await follow(visitor).press("Space");
    expect(visitor.query().get("scroll")).toBe("together");
    await visitor.page.mouse.move(300, 500);
    await visitor.page.mouse.wheel(0, 300);
    await visitor.page.waitForFunction(() => document.querySelector(".sentence.active") !== null);
    const first = await lit(visitor);
    await visitor.page.mouse.wheel(0, 500);
    await visitor.page.waitForFunction(
      (before) => document.querySelector<HTMLElement>(".sentence.active")?.dataset.at !== before,
      first,
    );
    await expectHeard(visitor, /^Paragraph \d+, sentence \d+\. /u);
    const claims = await visitor.page.evaluate(() =>
      [...document.querySelectorAll(".margin.standing > ul a")].map((link) => (link as HTMLAnchorElement).href),
    );
    const drawn = await visitor.drawn();
    for (const link of claims) {
      const id = new URL(link).searchParams.get("claim");
      const node = drawn.find((each) => each === `claim:${id}` || each === `inference:${id}`) ?? "";
      expect(await visitor.classes(node)).toContain("lit");
      const { x, y } = await visitor.place(node);
      expect([x > 400, x < 1440, y > 0, y < 900]).toEqual([true, true, true, true]);
    }
    await follow(visitor).press("Space");
    expect(visitor.query().has("scroll")).toBe(false);
  });

  test("a sentence that the keyboard stands on is followed, and holds while it can be seen", async () => {
    const visitor = await visit(`${MAP}?text=article&depth=all&scroll=together`);
    await sentence(visitor, "2.1").first().focus();
    await visitor.page.keyboard.press("ArrowDown");
    expect(await lit(visitor)).toBe("2.2");
    await visitor.page.mouse.move(300, 500);
    await visitor.page.mouse.wheel(0, 40);
    await visitor.page.waitForTimeout(200);
    expect(await lit(visitor)).toBe("2.2");
  });
});

describe("a text that the reader brings", () => {
  test("is checked in the browser; what moved, changed or went is told, and nothing is sent", async () => {
    const visitor = await visit();
    const sent: string[] = [];
    visitor.page.on("request", (request) => {
      // Once all is loaded, the page begins to follow its map: that says nothing of the reader's text.
      if (!request.url().includes("/api/events?")) sent.push(`${request.method()} ${request.url()}`);
    });
    await visitor.page.getByText("Another version", { exact: true }).click();
    await bring(visitor, "mine.txt", `A foreword.\n${TEXT.replace("Their shifts end", "Their work ends")}`);
    await visitor.page
      .getByText(/“mine\.txt” is another version .* stand elsewhere, \d+ (is|are) changed or gone/u)
      .waitFor();
    await visitor.page.getByText("What has moved, changed or gone").click();
    await visitor.page.getByText("Changed or gone", { exact: true }).first().waitFor();
    expect(sent).toEqual([]);
    await visitor.page.getByRole("button", { name: "Put “mine.txt” away" }).click();
    await visitor.page.getByText(/passages verified/u).waitFor();
  });

  test("and is another article's, or no text at all, is refused with the reason", async () => {
    const visitor = await visit();
    await visitor.page.getByText("Another version", { exact: true }).click();
    await bring(visitor, "other.txt", "It is a text. It is another one.");
    await visitor.page.getByRole("alert").getByText("“other.txt” is another text: none of the").waitFor();
    await bring(visitor, "picture.png", Buffer.from([0x89, 0x50, 0xff, 0xfe]));
    await visitor.page.getByRole("alert").getByText("no plain text in UTF-8").waitFor();
    await visitor.page.getByText(/passages verified/u).waitFor();
  });

  test("stands in for one that the server does not have; without it the places stand", async () => {
    const visitor = await visit("/maps/alaska-summit?text=article");
    await visitor.page.getByText("The text itself is not on this server.").waitFor();
    const places = visitor.page.locator(".sentence");
    expect(await places.first().textContent()).toMatch(/^Paragraph 1, sentence/u);
    await places.first().click();
    await margin(visitor).getByRole("link").first().waitFor();
    const seed = join(root, "../shared/seeds/000_6b132909997f68aa.txt");
    if (!existsSync(seed)) return;
    await visitor.page.locator("input[type=file]").setInputFiles(seed);
    await visitor.page.getByText(/^(\d+) of \1 sentences accounted for, \d+ passages verified\.$/u).waitFor();
  });
});

describe("on a phone", () => {
  test("the article is a third tab, and its claims stand below the paragraph", async () => {
    const visitor = await visit(MAP, PHONE);
    await visitor.page.getByRole("tab", { name: "Article" }).tap();
    await sentence(visitor, CLAIM.passages[0].at).first().tap();
    expect(visitor.query().get("sentence")).toBe(CLAIM.passages[0].at);
    await visitor.page.getByRole("tab", { name: "Map" }).tap();
    expect(await visitor.page.getByRole("application").isVisible()).toBe(true);
    await visitor.page.getByRole("tab", { name: "Article" }).tap();
    await margin(visitor).waitFor();
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

describe("the other article", () => {
  test("is told of beside a claim, and leads to its claim and to both articles beside each other", async () => {
    const visitor = await visit("/maps/alaska-summit?claim=trump-frames-war-as-territorial");
    const row = visitor.page.getByRole("treeitem", { selected: true });
    expect(await row.locator(".linked-elsewhere").getAttribute("title")).toMatch(/^Another article: \d+ in /u);
    const part = visitor.page.locator(".others");
    await part.getByText("Qualifies this").first().waitFor();
    const there = part.locator("a[href^='/maps/alaska-summit-preview?claim=']").first();
    expect(await there.textContent()).not.toBe("");
    await part.getByRole("link", { name: /^Both articles beside each other/u }).click();
    await visitor.page.getByRole("heading", { name: "Where they conflict" }).waitFor();
    expect(await visitor.violations()).toEqual([]);
  });
});

describe("axe finds nothing", () => {
  const states = [
    "?text=article",
    `?text=article&claim=${CLAIM.id}`,
    "?text=article&sentence=3.2&q=shifts",
    "?text=no-such",
  ];
  test.each(
    states.flatMap((state) =>
      (["light", "dark"] as const).flatMap((colorScheme) =>
        [DESKTOP, PHONE].map((device) => ({ state, colorScheme, device, width: device.viewport.width })),
      ),
    ),
  )("at $state, $colorScheme, $width px wide", async ({ state, colorScheme, device }) => {
    const visitor = await arrive({ ...device, colorScheme });
    await visitor.open(MAP + state);
    await visitor.page.locator(".article h2, .article button").first().waitFor();
    expect(await visitor.violations()).toEqual([]);
  });
});
