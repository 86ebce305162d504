/**
 * What a newcomer wants to do, tried as a newcomer does it: by mouse in at most three actions where it is a lookup, and
 * by the keyboard alone.
 */
import { DESKTOP, type Reader } from "./reader.ts";
import { DEEP, MAP, THESIS, visits } from "./visits.ts";

const { visit, arrive, address } = visits();

/** What a reader does: each press, each typed word counts as one. */
function counting({ page }: Reader) {
  let actions = 0;
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  return {
    click: async (name: string | RegExp) => {
      actions += 1;
      await button(name).first().click();
    },
    unfold: async (words: string | RegExp) => {
      actions += 1;
      await page.getByText(words).first().click();
    },
    tick: async (name: RegExp) => {
      actions += 1;
      await page.getByRole("checkbox", { name }).first().click();
    },
    type: async (words: string) => {
      actions += 1;
      await page.getByRole("searchbox").fill(words);
      await page.getByText(/^\d+ found$/u).waitFor();
    },
    press: async (key: string) => {
      actions += 1;
      await page.keyboard.press(key);
    },
    follow: async (words: string | RegExp) => {
      actions += 1;
      await page.getByRole("link", { name: words }).first().click();
    },
    actions: () => actions,
  };
}

const details = ({ page }: Reader) => page.getByRole("complementary", { name: "Details" });
const showing = ({ page }: Reader) => page.locator(".showing").textContent();

/** Presses Tab until what has the focus fits; the keyboard's way is long, but it must lead there. */
async function tabTo({ page }: Reader, selector: string): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

/** Types into the search by the keyboard alone. */
async function find(visitor: Reader, words: string): Promise<void> {
  await visitor.page.keyboard.press("/");
  await visitor.page.keyboard.type(words);
  await visitor.page.getByText(/^\d+ found$/u).waitFor();
}

describe("a newcomer", () => {
  test("finds the thesis without doing anything, and hears it with two keys", async () => {
    const visitor = await visit();
    expect(await visitor.drawn()).toContain(`claim:${THESIS}`);
    await tabTo(visitor, "[role=treeitem]");
    const focused = await visitor.page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain("illusion");
    await tabTo(visitor, "[role=application]");
    await visitor.page.keyboard.press("Home");
    expect(await visitor.heard()).toMatch(/^Main conclusion: /u);
  });

  test("finds what is said about Reykjavik, and reads its chain up to a conclusion", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.type("Reykjavik");
    await does.press("Enter");
    expect(does.actions()).toBeLessThanOrEqual(3);
    const route = details(visitor).getByRole("navigation", { name: "Route to the conclusion" });
    expect(await route.getByRole("listitem").count()).toBeGreaterThan(2);
    // Upwards, step by step, as it is written.
    await route.getByRole("link").last().focus();
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForFunction(() => document.activeElement?.tagName === "H2");
  });

  test("shows only the symbolism part, and returns", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.unfold("8 sections");
    await does.click(/The symbolism problem/u);
    expect(does.actions()).toBeLessThanOrEqual(3);
    expect(await showing(visitor)).toMatch(/^Showing 15 of 120 claims: §7 /u);
    expect(visitor.query().getAll("section")).toEqual(["symbolism"]);
    expect(await visitor.classes("claim:alaska-was-russian")).not.toContain("back");
    await does.click("Show all");
    expect(await visitor.page.locator(".showing").count()).toBe(0);
    expect(visitor.query().get("section")).toBeNull();
  });

  test("shows a part and returns by the keyboard alone, and the focus stays where it makes sense", async () => {
    const visitor = await visit();
    await tabTo(visitor, ".sections summary");
    await visitor.page.keyboard.press("Enter");
    await tabTo(visitor, ".sections li:nth-child(7) button");
    await visitor.page.keyboard.press("Enter");
    expect(await visitor.heard()).toMatch(/^15 of 120 claims set forward: §7/u);
    await tabTo(visitor, ".showing button");
    await visitor.page.keyboard.press("Enter");
    expect(await visitor.heard()).toMatch(/^Showing all 120 claims\./u);
    expect(await visitor.page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  });

  test("goes from a claim to the sentence that says so", async () => {
    const visitor = await visit();
    await visitor.press(`claim:${THESIS}`);
    await details(visitor)
      .getByText(/^Paragraph \d+, sentence/u)
      .first()
      .waitFor();
  });

  test("shares a claim: the copied link opens it, for anybody", async () => {
    const visitor = await visit(MAP, { ...DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
    const does = counting(visitor);
    await visitor.press(`claim:${THESIS}`);
    await does.click("Copy the link to this");
    await details(visitor).getByText("Link copied.").waitFor();
    const link = await visitor.page.evaluate(() => navigator.clipboard.readText());
    const other = await arrive();
    await other.page.goto(link);
    await details(other).getByRole("heading", { level: 2 }).waitFor();
    expect(other.query().get("claim")).toBe(THESIS);
  });

  test("finds every claim about Estonia, counted, by search and by tag", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.type("Estonia");
    const found = Number((await visitor.page.getByText(/^\d+ found$/u).textContent())?.split(" ")[0]);
    expect(found).toBeGreaterThan(1);
    await visitor.page.keyboard.press("Escape");
    await visitor.page.keyboard.press("Escape");
    await does.unfold("Filter the claims");
    await does.tick(/^estonia/u);
    const tagged = Number(/^Showing (\d+) of 120/u.exec((await showing(visitor)) ?? "")?.[1]);
    expect(tagged).toBeGreaterThan(1);
    expect(found).toBeGreaterThanOrEqual(tagged);
  });

  test("sees what would lose support if a premise were false", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`);
    await counting(visitor).click("Only what rests on this");
    expect(await showing(visitor)).toMatch(/^Showing \d+ of 120 claims: only what rests on/u);
    const drawn = await visitor.drawn();
    expect(drawn).toContain(`claim:${THESIS}`);
  });

  test("lists the premises that nothing supports", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.unfold("Filter the claims");
    await does.tick(/^no reason given/u);
    expect(does.actions()).toBeLessThanOrEqual(3);
    expect(await showing(visitor)).toMatch(/^Showing \d+ of 120 claims: no reason given/u);
  });

  test("learns who holds what is only reported", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.unfold("Filter the claims");
    await does.tick(/^reported/u);
    expect(does.actions()).toBeLessThanOrEqual(3);
    const holders = visitor.page.getByRole("group", { name: "Held by" }).getByRole("checkbox");
    expect(await holders.count()).toBeGreaterThan(3);
    await does.tick(/^Vladimir Putin/u);
    expect(await showing(visitor)).toMatch(/held by Vladimir Putin; reported/u);
  });

  test("finds the views that the author rejects", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.unfold("Filter the claims");
    await does.tick(/^rejected/u);
    expect(does.actions()).toBeLessThanOrEqual(3);
    const forward = visitor.page.locator("[role=treeitem]:not(.back)");
    expect(await forward.count()).toBeGreaterThan(5);
    for (const row of await forward.allTextContents()) expect(row).toMatch(/rejected/u);
  });

  test("learns where a claim is used again, and goes there and back", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`);
    const does = counting(visitor);
    await details(visitor).getByRole("heading", { name: "Used in 2 places" }).waitFor();
    await does.follow("Show this use on the map");
    expect(visitor.query().get("in")).not.toBeNull();
    await visitor.page.goBack();
    await visitor.page.waitForFunction(() => !location.search.includes("in="));
    expect(visitor.query().get("claim")).toBe(DEEP);
  });

  test("sees which section is the largest", async () => {
    const visitor = await visit();
    const does = counting(visitor);
    await does.unfold("8 sections");
    const sizes = await visitor.page.locator(".sections .number").allTextContents();
    expect(sizes.map((words) => Number.parseInt(words, 10)).reduce((a, b) => a + b)).toBe(120);
    expect(does.actions()).toBe(1);
  });

  test("goes back to where one was, by the keyboard", async () => {
    const visitor = await visit();
    await find(visitor, "Reykjavik");
    await visitor.page.keyboard.press("Enter");
    const first = visitor.query().get("claim");
    await visitor.page.keyboard.press("Enter");
    expect(visitor.query().get("claim")).not.toBe(first);
    await visitor.page.goBack();
    await visitor.page.waitForFunction((claim) => new URL(location.href).searchParams.get("claim") === claim, first);
    expect(await visitor.classes(`claim:${first}`)).toContain("selected");
  });

  test("reads all of it with the script off", async () => {
    const visitor = await arrive({ ...DESKTOP, javaScriptEnabled: false });
    await visitor.page.goto(address() + MAP);
    expect(await visitor.page.locator(".claim").count()).toBe(120);
    await visitor.page.getByRole("link", { name: "The danger is illusory progress" }).first().click();
    expect(new URL(visitor.page.url()).hash).toBe(`#${THESIS}`);
  });
});

/** Whoever has no mouse walks by Tab to what there is, and presses Enter or Space on it; nothing else is used here. */
describe("a newcomer without a mouse", () => {
  const press = async ({ page }: Reader, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** By F6 through the parts of the page, as by Tab it is far. */
  const toDetails = async (visitor: Reader) => {
    for (let part = 0; part < 4; part += 1) {
      await press(visitor, "F6");
      if (await visitor.page.evaluate(() => document.activeElement?.closest(".details") !== null)) return;
    }
    throw new Error("F6 does not lead to the details.");
  };
  const choose = async (visitor: Reader, name: string) => {
    await tabTo(visitor, ".filter summary");
    await press(visitor, "Enter");
    await visitor.page.locator(".filter .kinds").waitFor();
    for (let tab = 0; tab < 90; tab += 1) {
      await press(visitor, "Tab");
      const words = await visitor.page.evaluate(() => document.activeElement?.closest("label")?.textContent ?? "");
      if (words.startsWith(name)) return press(visitor, "Space");
    }
    throw new Error(`Tab does not lead to ${name}.`);
  };

  test("goes from a claim to the sentence that says so", async () => {
    const visitor = await visit("/maps/night-buses");
    await tabTo(visitor, "[role=application]");
    await press(visitor, "Home");
    await toDetails(visitor);
    await tabTo(visitor, ".details .places a");
    await press(visitor, "Enter");
    await visitor.page.locator(".sentence.here").waitFor();
    expect(visitor.query().get("sentence")).not.toBeNull();
  });

  test("shares a claim, and takes a picture of the view", async () => {
    const visitor = await visit(MAP, { ...DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
    await find(visitor, "Reykjavik");
    await press(visitor, "Enter");
    await toDetails(visitor);
    await tabTo(visitor, ".details .acts button:last-of-type");
    await press(visitor, "Enter");
    await details(visitor).getByText("Link copied.").waitFor();
    expect(await visitor.page.evaluate(() => navigator.clipboard.readText())).toContain(
      `claim=${visitor.query().get("claim")}`,
    );
    await press(visitor, "/");
    await tabTo(visitor, ".take-away summary");
    await press(visitor, "Enter");
    await tabTo(visitor, ".choices-away fieldset button");
    const [saved] = await Promise.all([visitor.page.waitForEvent("download"), press(visitor, "Enter")]);
    expect(saved.suggestedFilename()).toMatch(/\.png$/u);
  });

  test.each([
    ["every claim about Estonia, counted", "estonia", /^Showing \d+ of 120 claims: about estonia/u],
    ["the premises that nothing supports", "no reason given", /^Showing \d+ of 120 claims: no reason given/u],
    ["what is only reported", "reported", /^Showing \d+ of 120 claims: reported/u],
    ["the views that the author rejects", "rejected", /^Showing \d+ of 120 claims: rejected/u],
  ])("finds %s", async (_, name, words) => {
    const visitor = await visit();
    await choose(visitor, name);
    await visitor.page.locator(".showing").waitFor();
    expect(await showing(visitor)).toMatch(words);
  });

  test("sees what would lose support if a premise were false, and where it is used again", async () => {
    const visitor = await visit();
    await find(visitor, "Estonia treaty");
    await press(visitor, "Enter");
    expect(visitor.query().get("claim")).toBe(DEEP);
    await toDetails(visitor);
    await tabTo(visitor, ".details .link.small");
    await press(visitor, "Enter");
    await visitor.page.waitForFunction(() => location.search.includes("in="));
    await tabTo(visitor, ".details .acts button:nth-of-type(2)");
    await press(visitor, "Enter");
    await visitor.page.locator(".showing").waitFor();
    expect(await showing(visitor)).toMatch(/^Showing \d+ of 120 claims: only what rests on/u);
  });

  test("sees which section is the largest", async () => {
    const visitor = await visit();
    await tabTo(visitor, ".sections summary");
    await press(visitor, "Enter");
    expect(await visitor.page.locator(".sections .number").first().isVisible()).toBe(true);
  });

  test("reads all of it with the script off", async () => {
    const visitor = await arrive({ ...DESKTOP, javaScriptEnabled: false });
    await visitor.page.goto(address() + MAP);
    await visitor.page.getByRole("link", { name: "The danger is illusory progress" }).first().focus();
    await press(visitor, "Enter");
    expect(new URL(visitor.page.url()).hash).toBe(`#${THESIS}`);
  });
});
