/** Without a mouse: the focus is never lost, there is always a way on, and every change of the view is heard. */
import type { Reader } from "./reader.ts";
import { DEEP, MAP, THESIS, visits } from "./visits.ts";

const { visit } = visits();

/** What has the focus: a row's node, or an element's role or name. */
const focused = ({ page }: Reader) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (!(element instanceof HTMLElement) || element === document.body) return "nothing";
    return element.dataset.node ?? element.getAttribute("role") ?? element.tagName.toLowerCase();
  });

async function focusBecomes(visitor: Reader, wanted: string): Promise<void> {
  for (let attempt = 0; attempt < 20 && (await focused(visitor)) !== wanted; attempt += 1) {
    await visitor.page.waitForTimeout(50);
  }
  expect(await focused(visitor)).toBe(wanted);
}

const row = ({ page }: Reader, node: string) => page.locator(`[role=treeitem][data-node="${node}"]`);

describe("the focus", () => {
  test("comes back to the row when the details are closed, by button or by Escape", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`);
    await row(visitor, `claim:${DEEP}`).focus();
    await visitor.page.getByRole("button", { name: "Close" }).focus();
    await visitor.page.keyboard.press("Enter");
    // Nothing is selected now, so the row that Tab stops at is the first.
    await focusBecomes(visitor, `claim:${THESIS}`);
  });

  test("comes back to the map when the reader came from there", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("application").focus();
    await visitor.page.keyboard.press("Home");
    await visitor.page.getByRole("button", { name: "Close" }).focus();
    await visitor.page.keyboard.press("Escape");
    await focusBecomes(visitor, "application");
    expect(visitor.query().get("claim")).toBeNull();
  });

  test("goes to the heading of what a link in the details leads to", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`);
    await visitor.page.getByRole("navigation", { name: "Route to the conclusion" }).getByRole("link").last().focus();
    await visitor.page.keyboard.press("Enter");
    await focusBecomes(visitor, "h2");
    expect(visitor.query().get("claim")).not.toBe(DEEP);
  });

  test("is not lost with a row that a press elsewhere folds away", async () => {
    const visitor = await visit(`${MAP}?depth=3`);
    await visitor.page.getByRole("treeitem", { level: 3 }).first().focus();
    await visitor.page.evaluate(() => {
      const [fold] = [...document.querySelectorAll<HTMLElement>(".tools button")];
      fold?.click();
      fold?.click();
    });
    await visitor.page.waitForTimeout(300);
    expect(await focused(visitor)).toMatch(/^claim:/u);
  });

  test("is not lost on a button that has done all it can", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("button", { name: "Open all" }).focus();
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForTimeout(300);
    expect(await focused(visitor)).not.toBe("nothing");
  });

  test("is not lost when the view goes back and forward", async () => {
    const visitor = await visit();
    await row(visitor, `claim:${THESIS}`).focus();
    for (const key of ["ArrowDown", "ArrowRight", "ArrowDown"]) await visitor.page.keyboard.press(key);
    for (let step = 0; step < 3; step += 1) {
      await visitor.page.goBack();
      await visitor.page.waitForTimeout(150);
      expect(await focused(visitor)).toMatch(/^claim:/u);
    }
    await visitor.page.goForward();
    await visitor.page.waitForTimeout(150);
    expect(await focused(visitor)).toMatch(/^claim:/u);
  });

  test("moves to what was found when a hit is pressed, and on from there", async () => {
    const visitor = await visit(`${MAP}?q=Estonia`);
    await visitor.page.getByRole("searchbox").focus();
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForTimeout(200);
    expect(await focused(visitor)).not.toBe("nothing");
    expect(visitor.query().get("claim")).not.toBeNull();
  });
});

test("Tab leads through the hits of a search and out of them", async () => {
  const { page } = await visit(`${MAP}?q=Reykjavik`);
  await page.getByRole("searchbox").focus();
  await page.getByRole("list", { name: "Hits" }).waitFor();
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest(".search") === null)) return;
  }
  throw new Error("Tab does not lead out of the hits.");
});

describe("the keys", () => {
  test.each(["application", "treeitem"] as const)(
    "open, fold, fit and list themselves on the %s alike",
    async (role) => {
      const visitor = await visit();
      const { page } = visitor;
      await page.getByRole(role).first().focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("Enter");
      const [some] = [(await visitor.drawn()).length];
      await page.keyboard.press("+");
      const open = (await visitor.drawn()).length;
      await page.keyboard.press("-");
      const folded = (await visitor.drawn()).length;
      expect(folded).toBeLessThan(open);
      expect([folded, open]).toContain(some);
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keys" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
      await page.keyboard.press("Escape");
      await page.getByRole("complementary", { name: "Details" }).waitFor({ state: "detached" });
      await page.keyboard.press("/");
      await focusBecomes(visitor, "input");
    },
  );

  test("are letters like any others while the reader types", async () => {
    const { page } = await visit();
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("who/what?");
    expect(await page.getByRole("searchbox").inputValue()).toBe("who/what?");
  });
});

describe("what is heard", () => {
  test("of a move: text, relation, place among the others, and how many grounds", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("application").focus();
    for (const key of ["Home", "ArrowDown", "ArrowRight"]) await visitor.page.keyboard.press(key);
    expect(await visitor.heard()).toMatch(/^and .+\. 2 of \d+\. \d+ grounds?, folded\. It stands\.$/u);
  });

  test("of a folding: how many claims are in view", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("application").focus();
    for (const key of ["Home", "ArrowDown", "Enter"]) await visitor.page.keyboard.press(key);
    expect(await visitor.heard()).toMatch(/^Opened: \d+ of 120 claims in view\.$/u);
    await visitor.page.keyboard.press("Enter");
    expect(await visitor.heard()).toMatch(/^Folded: \d+ of 120 claims in view\.$/u);
  });

  test("of a search: each hit that is stepped to", async () => {
    const visitor = await visit(`${MAP}?q=Estonia`);
    await visitor.page.getByRole("searchbox").focus();
    await visitor.page.getByText(/^\d+ found$/u).waitFor();
    await visitor.page.keyboard.press("Enter");
    expect(await visitor.heard()).toMatch(/Estonia/u);
  });

  test("of the way back: where one is again", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("application").focus();
    for (const key of ["Home", "ArrowDown"]) await visitor.page.keyboard.press(key);
    await visitor.page.goBack();
    await visitor.page.waitForTimeout(200);
    expect(await visitor.heard()).toMatch(/^Main conclusion: /u);
  });

  test("of a step: it has a row of its own while it is selected", async () => {
    const visitor = await visit(`${MAP}?claim=${THESIS}`);
    await visitor.page
      .getByRole("complementary", { name: "Details" })
      .getByRole("link", { name: /^Because ·/u })
      .first()
      .click();
    const selected = visitor.page.locator("[role=treeitem][aria-selected=true]");
    expect(await selected.textContent()).toMatch(/Step from \d premises? for “/u);
  });
});
