/** Small windows, fingers, frames, and what the reader's system asks for. */
import type { CDPSession } from "playwright-core";
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { DEEP, MAP, THESIS, visits } from "./visits.ts";

const { visit, arrive, address } = visits();

const details = ({ page }: Reader) => page.getByRole("complementary", { name: "Details" });
const widest = ({ page }: Reader) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

type Finger = { readonly x: number; readonly y: number };

/** Fingers that are laid on, moved along their ways in a few steps, and lifted. */
async function drag({ page }: Reader, ways: readonly (readonly [from: Finger, to: Finger])[]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const STEPS = 6;
  const points = (share: number) =>
    ways.map(([from, to], id) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, id }));
  const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: ReturnType<typeof points>) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await send("touchStart", points(0));
  for (let step = 1; step <= STEPS; step += 1) await send("touchMove", points(step / STEPS));
  await send("touchEnd", []);
  await page.waitForTimeout(200);
}

describe("on a phone", () => {
  test("the sheet leaves in sight what it is about, and a finger closes it", async () => {
    const visitor = await visit(MAP, PHONE);
    const rows = visitor.page.getByRole("treeitem");
    await rows.nth(5).tap();
    await details(visitor).waitFor();
    await visitor.page.waitForTimeout(300);
    const sheet = await details(visitor).boundingBox();
    const row = await rows.nth(5).boundingBox();
    if (sheet === null || row === null) throw new Error("Sheet and row must be drawn.");
    expect(row.y + row.height).toBeLessThanOrEqual(sheet.y);

    await drag(visitor, [
      [
        { x: 200, y: sheet.y + 8 },
        { x: 205, y: sheet.y + 40 },
      ],
    ]);
    expect(await details(visitor).isVisible()).toBe(true);
    await drag(visitor, [
      [
        { x: 200, y: sheet.y + 8 },
        { x: 205, y: sheet.y + 220 },
      ],
    ]);
    await details(visitor).waitFor({ state: "detached" });
    expect(visitor.query().get("claim")).toBeNull();
  });

  test("two fingers zoom the map and not the page", async () => {
    const visitor = await visit(`${MAP}?tab=map`, PHONE);
    await visitor.page.waitForTimeout(300);
    const before = await visitor.zoom();
    const middle = { x: 195, y: 450 };
    await drag(visitor, [
      [
        { x: middle.x - 30, y: middle.y },
        { x: middle.x - 120, y: middle.y },
      ],
      [
        { x: middle.x + 30, y: middle.y },
        { x: middle.x + 120, y: middle.y },
      ],
    ]);
    expect(await visitor.zoom()).toBeGreaterThan(before);
    expect(await visitor.page.evaluate(() => visualViewport?.scale)).toBe(1);
  });

  test("one finger moves the map and not the page", async () => {
    const visitor = await visit(`${MAP}?tab=map`, PHONE);
    await visitor.page.waitForTimeout(300);
    const at = await visitor.place(`claim:${THESIS}`);
    await drag(visitor, [
      [
        { x: 195, y: 450 },
        { x: 195, y: 570 },
      ],
    ]);
    expect((await visitor.place(`claim:${THESIS}`)).y).toBeGreaterThan(at.y + 60);
    expect(await visitor.page.evaluate(() => scrollY)).toBe(0);
  });

  test("what can be taken away is offered within the window", async () => {
    const visitor = await visit(MAP, PHONE);
    await visitor.page.getByText("Take away").tap();
    for (const button of await visitor.page.locator(".choices-away button").all()) {
      const { x = -1, width = 0 } = (await button.boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(PHONE.viewport.width);
    }
  });

  test("what is filtered is said, and taken back, on both tabs", async () => {
    const visitor = await visit(`${MAP}?section=symbolism`, PHONE);
    const back = visitor.page.getByRole("button", { name: "Show all", exact: true });
    expect(await back.isVisible()).toBe(true);
    await visitor.page.getByRole("tab", { name: "Map" }).tap();
    await back.tap();
    expect(visitor.query().get("section")).toBeNull();
    expect(await widest(visitor)).toBeLessThanOrEqual(0);
  });
});

describe("in another site's frame", () => {
  test.each([
    { width: 800, height: 500 },
    { width: 390, height: 500 },
  ])("stand the map, its legend and a link to this very view, and no bar ($width px wide)", async (viewport) => {
    const visitor = await visit(`${MAP}/embed?claim=${DEEP}`, { viewport });
    const { page } = visitor;
    expect(await page.getByRole("application").isVisible()).toBe(true);
    expect(await page.getByRole("list", { name: "Legend" }).isVisible()).toBe(true);
    expect(await page.getByRole("searchbox").count()).toBe(0);
    const link = await page.getByRole("link", { name: "Open the whole page" }).getAttribute("href");
    expect(link).toMatch(new RegExp(`^${MAP}\\?claim=${DEEP}`, "u"));
    expect(await visitor.violations()).toEqual([]);
    expect(await widest(visitor)).toBeLessThanOrEqual(0);
  });
});

describe("as the reader's system asks", () => {
  test("at 200 % zoom everything is there, and nothing is wider than the window", async () => {
    const visitor = await visit(MAP, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
    expect(await visitor.page.getByRole("tree").isVisible()).toBe(true);
    await visitor.page.getByRole("treeitem").first().click();
    await details(visitor).waitFor();
    expect(await widest(visitor)).toBeLessThanOrEqual(0);
    await visitor.page.keyboard.press("Escape");
    await visitor.page.getByRole("tab", { name: "Map" }).click();
    expect(await visitor.page.getByRole("application").isVisible()).toBe(true);
    expect(await visitor.violations()).toEqual([]);
  });

  test("with forced colours the map is drawn in them, and axe finds nothing", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`, { ...DESKTOP, forcedColors: "active" });
    expect(await visitor.drawn()).toContain(`claim:${DEEP}`);
    expect(await visitor.violations()).toEqual([]);
  });

  test("with reduced motion nothing moves by itself", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`);
    const moving = await visitor.page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
    expect(moving).toBe(0);
  });
});

describe("where something is missing", () => {
  test("an unknown map is answered in words, with the maps there are", async () => {
    const visitor = await arrive({ ...DESKTOP });
    const answer = await visitor.page.goto(`${address()}/maps/alaska-sumit`);
    expect(answer?.status()).toBe(404);
    expect(await visitor.page.getByRole("link", { name: "All maps" }).isVisible()).toBe(true);
    expect(await visitor.page.getByText("alaska-summit").first().isVisible()).toBe(true);
    (visitor.complaints as string[]).length = 0; // the browser's own word about the 404
  });

  test("a part around no claim, and a section that is not there, are said and taken back", async () => {
    const visitor = await visit(`${MAP}?rests-on=nobody&section=nowhere`);
    await visitor.page.getByText("this map has no claim of that name").waitFor();
    await visitor.page.getByText("which the map does not know").waitFor();
    await visitor.page.getByRole("button", { name: "Go on without it" }).click();
    await visitor.page.getByRole("button", { name: "Show all", exact: true }).click();
    expect([...visitor.query().keys()]).not.toEqual(expect.arrayContaining(["section"]));
    expect(visitor.query().get("rests-on")).toBeNull();
  });

  test("without the schemes the viewer goes on, says so, and can ask again", async () => {
    const visitor = await arrive();
    await visitor.page.route("**/api/schemes", (route) => route.fulfill({ status: 503, body: "" }));
    await visitor.open(MAP);
    await visitor.page.locator(".showing", { hasText: "steps show their ids instead" }).waitFor();
    await visitor.page.unroute("**/api/schemes");
    await visitor.page.getByRole("button", { name: "Try again" }).click();
    await visitor.page.locator(".showing", { hasText: "steps show their ids instead" }).waitFor({ state: "detached" });
    (visitor.complaints as string[]).length = 0; // the browser's own word about the 503
  });

  test("a search that finds nothing names what the map speaks of", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("searchbox").fill("xylophone quartet");
    await visitor.page.getByText("The map speaks of").waitFor();
    await visitor.page.locator(".subjects button").first().click();
    await visitor.page.getByText(/^\d+ found$/u).waitFor();
  });
});
