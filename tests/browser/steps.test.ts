/** A step of the map: what is said of it beside the pointer, and what there is to read once it is opened. */
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { MAP, THESIS, visits } from "./visits.ts";

const { visit } = visits();

/** A linked step to the thesis. */
const STEP = "inference:illusion-from-unseen-mismatch";
const PREMISE = "not-the-same-war";
const NARROW = { viewport: { width: 1024, height: 768 } } as const;

const tip = ({ page }: Reader) => page.locator(".tip");
const details = ({ page }: Reader) => page.getByRole("complementary", { name: "Details" });

async function pointAt(visitor: Reader, node: string) {
  const { x, y } = await visitor.place(node);
  await visitor.page.mouse.move(x, y);
  await tip(visitor).waitFor();
  return { x, y };
}

async function within(visitor: Reader) {
  const words = await tip(visitor).boundingBox();
  const map = await visitor.page.locator(".canvas-frame").boundingBox();
  const inner = words !== null && map !== null;
  if (!inner) throw new Error("Nothing to be seen.");
  expect(words.x).toBeGreaterThanOrEqual(map.x);
  expect(words.y).toBeGreaterThanOrEqual(map.y);
  expect(words.x + words.width).toBeLessThanOrEqual(map.x + map.width);
  expect(words.y + words.height).toBeLessThanOrEqual(map.y + map.height);
}

test("pointing at a step names its scheme, its linked premises, and how much there is to ask", async () => {
  const visitor = await visit();
  await pointAt(visitor, STEP);
  expect(await tip(visitor).innerText()).toMatch(
    /^Because · Argument from verbal classification\s+Only together:\s+Trump and Putin negotiate different wars\s+The summit’s basic problem goes unseen\s+The article leaves this step unsaid\.\s+Open the step: 5 critical questions$/u,
  );
  expect(await visitor.violations()).toEqual([]);
});

test("what is said stays while the pointer is on it, goes by Escape or when the pointer leaves, and closes nothing else", async () => {
  const visitor = await visit(`${MAP}?claim=${THESIS}`);
  const { page } = visitor;
  const at = await pointAt(visitor, STEP);
  const link = await tip(visitor).getByRole("link").boundingBox();
  await page.mouse.move((link?.x ?? 0) + 9, (link?.y ?? 0) + 9, { steps: 4 });
  await page.waitForTimeout(700);
  expect(await tip(visitor).count()).toBe(1);
  await page.keyboard.press("Escape");
  await tip(visitor).waitFor({ state: "detached" });
  expect(await details(visitor).isVisible()).toBe(true);
  await page.mouse.move(at.x, at.y);
  await tip(visitor).waitFor();
  await page.mouse.move(at.x + 400, at.y + 500);
  await tip(visitor).waitFor({ state: "detached" });
});

test("wherever it is pointed at, what is said stays on the map", async () => {
  const visitor = await visit(MAP, NARROW);
  const marks = (await visitor.drawn()).filter((node) => /^(?:inference|reference):/u.test(node));
  // Of those at all sides of the map, each third.
  for (const node of marks.filter((_, at) => at % 3 === 0)) {
    await visitor.page.mouse.move(2, 2);
    await tip(visitor).waitFor({ state: "detached" });
    await pointAt(visitor, node);
    await within(visitor);
  }
});

test("a box that is too far away for its text tells it, a near one need not", async () => {
  const far = await visit(MAP, NARROW);
  await pointAt(far, `claim:${THESIS}`);
  expect(await tip(far).innerText()).toBe("The real danger in Alaska is the illusion that progress has been made.");
  const near = await visit(`${MAP}?at=0,0,100,${THESIS}`);
  const { x, y } = await near.place(`claim:${THESIS}`);
  await near.page.mouse.move(x, y);
  await near.page.waitForTimeout(600);
  expect(await tip(near).count()).toBe(0);
});

test("a reference tells what it refers to, and leads there", async () => {
  const visitor = await visit();
  const reference = (await visitor.drawn()).find((node) => node.startsWith("reference:")) ?? "";
  await pointAt(visitor, reference);
  await tip(visitor)
    .getByRole("link", { name: /^Go to its place/u })
    .click();
  await tip(visitor).waitFor({ state: "detached" });
  expect(visitor.query().get("claim")).not.toBeNull();
  expect(visitor.query().get("use")).toBeNull();
});

describe("opened, a step shows its scheme, premises, critical questions and what the map makers ask of them", () => {
  async function shows(visitor: Reader) {
    await details(visitor).getByRole("heading", { level: 2, name: "Argument from verbal classification" }).waitFor();
    await details(visitor).getByRole("heading", { name: "From these together" }).waitFor();
    await details(visitor).getByRole("heading", { name: "Critical questions" }).waitFor();
    expect(await details(visitor).locator(".questions li").count()).toBe(5);
    const route = details(visitor).getByRole("navigation", { name: "Route to the conclusion" });
    expect(await route.innerText()).toMatch(/The danger is illusory progress\s+because this step/u);
  }

  test("by a press, and by the words beside the pointer", async () => {
    const visitor = await visit();
    await visitor.press(STEP);
    await shows(visitor);
    const other = await visit();
    await pointAt(other, STEP);
    await tip(other)
      .getByRole("link", { name: /^Open the step/u })
      .click();
    await shows(other);
  });

  test("by key: S goes from a claim to its step, Enter to what there is to read", async () => {
    const visitor = await visit();
    const { page } = visitor;
    await page.locator(".canvas-frame").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("s");
    expect(visitor.query().get("claim")).toBe(STEP.slice("inference:".length));
    expect(await visitor.heard()).toMatch(/^Step from 2 premises for “The danger is illusory progress”\./u);
    await shows(visitor);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Argument from verbal classification");
    await page.keyboard.press("Escape");
    await details(visitor).waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("canvas-frame");
  });

  test("by a tap, without words that a finger can't point at", async () => {
    const visitor = await visit(`${MAP}?tab=map&at=0,60,60,${PREMISE}`, PHONE);
    await visitor.press(STEP);
    await shows(visitor);
    expect(await tip(visitor).count()).toBe(0);
  });

  test("and an undercut is named with what it says", async () => {
    const visitor = await visit(`${MAP}?claim=separate-tracks-from-mismatch`);
    await details(visitor).getByRole("heading", { name: "Objections to the step (1)" }).waitFor();
    expect(await visitor.violations()).toEqual([]);
  });
});

test("however far the details are scrolled, their Close button covers none of their words", async () => {
  for (const device of [DESKTOP, NARROW, PHONE]) {
    const visitor = await visit(`${MAP}?claim=${THESIS}`, device);
    const inside = details(visitor).locator(".inside");
    await inside.evaluate((element) => element.scrollTo(0, 90));
    const words = await inside.boundingBox();
    const close = await details(visitor).getByRole("button", { name: "Close" }).boundingBox();
    expect((close?.y ?? 0) + (close?.height ?? 0)).toBeLessThanOrEqual(words?.y ?? 0);
  }
});

test("in a window as low as a small laptop's, no overview covers what the tour tells", async () => {
  const visitor = await visit(`${MAP}?tour=`, NARROW);
  await visitor.page.getByRole("region", { name: "Tour of the argument" }).waitFor();
  expect(await visitor.page.locator(".overview").isVisible()).toBe(false);
  expect(await visitor.page.getByRole("button", { name: "Overview" }).isVisible()).toBe(false);
});
