import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { DEEP, MAP, THESIS, visits } from "./visits.ts";

const { visit, arrive, address } = visits();

const claimsIn = (nodes: readonly string[]) => nodes.filter((id) => /^(claim|reference):/u.test(id)).sort();

async function outlined({ page }: Reader): Promise<string[]> {
  const rows = await page
    .getByRole("treeitem")
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.node ?? ""));
  return rows.sort();
}

describe("opening a map", () => {
  test("shows the main thesis with its reasons folded, and all of it in the window", async () => {
    const visitor = await visit();
    const drawn = await visitor.drawn();
    expect(drawn).toContain(`claim:${THESIS}`);
    expect(drawn.some((id) => id.startsWith("pill:"))).toBe(true);
    expect(visitor.query().toString()).toBe("");
    expect(await visitor.zoom()).toBeGreaterThan(0.5);
  });

  test("by a link to a claim selects it, opens the way to it, and shows it near enough to read", async () => {
    const visitor = await visit(`${MAP}?claim=${DEEP}`);
    expect(await visitor.classes(`claim:${DEEP}`)).toContain("selected");
    await visitor.page.getByRole("complementary", { name: "Details" }).getByText("Paragraph").first().waitFor();
    expect(await visitor.zoom()).toBeGreaterThan(0.4);
  });

  test("by a link to a claim that is not there says so, with a way on", async () => {
    const visitor = await visit(`${MAP}?claim=no-such-claim`);
    await visitor.page.getByRole("heading", { name: "No such claim here" }).waitFor();
    await visitor.page.getByRole("button", { name: "Go on without it" }).click();
    expect(visitor.query().get("claim")).toBeNull();
  });

  test("when the map can't be fetched says so, keeps what the server wrote, and can try again", async () => {
    const visitor = await arrive();
    await visitor.page.route("**/api/maps/*", (route) => route.abort());
    await visitor.page.goto(address() + MAP);
    await visitor.page.getByRole("alert").getByText("The server does not answer").waitFor();
    expect(await visitor.page.getByRole("heading", { name: "The argument", exact: true }).isVisible()).toBe(true);
    await visitor.page.unroute("**/api/maps/*");
    await visitor.page.getByRole("button", { name: "Try again" }).click();
    await visitor.page.getByRole("tree").waitFor();
    (visitor.complaints as string[]).length = 0; // the browser's own word about the map that did not come
  });
});

describe("exploring", () => {
  test("a press selects; a press on the pill opens, and the box stays where it is in the window", async () => {
    const visitor = await visit();
    const folded = (await visitor.drawn()).filter((id) => id.startsWith("pill:"));
    const classes = await Promise.all(folded.map((id) => visitor.classes(id)));
    const pill = folded.find((_, at) => classes[at]?.includes("folded")) ?? "";
    const claim = pill.slice("pill:".length);
    const [count, place] = [(await visitor.drawn()).length, await visitor.place(claim)];
    await visitor.press(pill);
    expect((await visitor.drawn()).length).toBeGreaterThan(count);
    expect(visitor.query().getAll("open")).toEqual([claim.slice("claim:".length)]);
    const now = await visitor.place(claim);
    // It may move as far as is needed to see what was opened, but not out of sight.
    expect(Math.hypot(now.x - place.x, now.y - place.y)).toBeLessThan(700);

    await visitor.press(claim);
    expect(visitor.query().get("claim")).toBe(claim.slice("claim:".length));
    expect(await visitor.classes(claim)).toContain("selected");
  });

  test("outline and map hold the same claims, whatever is open", async () => {
    const visitor = await visit();
    for (const press of ["Open one level", "Open all", "Fold one level", "Fit"]) {
      // All of it is in the window, where it is drawn.
      await visitor.page.getByRole("button", { name: "Fit" }).click();
      expect(await outlined(visitor)).toEqual(claimsIn(await visitor.drawn()));
      await visitor.page.getByRole("button", { name: press }).click();
    }
  });

  test("the browser's way back leads through what was looked at", async () => {
    const visitor = await visit();
    await visitor.press(`claim:${THESIS}`);
    await visitor.page.getByRole("button", { name: "Only what this rests on" }).click();
    expect(visitor.query().get("rests-on")).toBe(THESIS);
    await visitor.page.goBack();
    expect(visitor.query().get("rests-on")).toBeNull();
    expect(visitor.query().get("claim")).toBe(THESIS);
    await visitor.page.goBack();
    await visitor.page.getByRole("complementary", { name: "Details" }).waitFor({ state: "detached" });
  });

  test("the page is as high as the window: what is long scrolls in its own part", async () => {
    for (const device of [DESKTOP, PHONE]) {
      const { page } = await visit(MAP, device);
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
      expect(content).toBe(window);
    }
  });

  test("the wheel zooms with Ctrl or once the map has the focus, and not before", async () => {
    const visitor = await visit();
    const zoom = await visitor.zoom();
    await visitor.page.mouse.move(900, 500);
    await visitor.page.mouse.wheel(0, 200);
    expect(await visitor.zoom()).toBe(zoom);
    await visitor.page.mouse.click(1140, 790);
    await visitor.page.mouse.wheel(0, 200);
    await visitor.page.waitForTimeout(500);
    expect(await visitor.zoom()).toBeLessThan(zoom);
  });

  test("from further still the whole is surveyed, where a press selects as it does near by", async () => {
    const visitor = await visit(`${MAP}?depth=all&at=whole`);
    const { page } = visitor;
    type Drawn = HTMLElement & { _cyreg: { cy: import("cytoscape").Core } };
    const at = await page.evaluate(
      (id) => (document.querySelector(".canvas") as Drawn)._cyreg.cy.getElementById(id).position(),
      `claim:${DEEP}`,
    );
    expect(await page.locator(".survey").isVisible()).toBe(false);
    for (let press = 0; press < 2; press += 1) await page.getByRole("button", { name: "Zoom out" }).click();
    expect(await page.locator(".survey").isVisible()).toBe(true);
    expect(await visitor.drawn()).toEqual([]);
    const place = await page.evaluate(({ x, y }) => {
      const canvas = document.querySelector(".canvas") as Drawn;
      const { cy } = canvas._cyreg;
      const { left, top } = canvas.getBoundingClientRect();
      return { x: left + x * cy.zoom() + cy.pan().x, y: top + y * cy.zoom() + cy.pan().y };
    }, at);
    await page.mouse.move(place.x, place.y);
    expect(await page.locator(".canvas.pointing").count()).toBe(1);
    await page.mouse.click(place.x, place.y);
    expect(visitor.query().get("claim")).toBe(DEEP);
    expect(await visitor.classes(`claim:${DEEP}`)).toContain("selected");
    expect(await page.locator(".survey").isVisible()).toBe(false);
  });

  test("far away boxes show labels, near by full texts", async () => {
    const visitor = await visit(`${MAP}?depth=all&at=whole`);
    expect(await visitor.classes(`claim:${THESIS}`)).toContain("far");
    await visitor.press(`claim:${DEEP}`);
    expect(await visitor.classes(`claim:${DEEP}`)).not.toContain("far");
  });
});

describe("finding", () => {
  test("what is typed is found, counted, stepped through, and opened where it was folded away", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("searchbox").fill("Estonia");
    await visitor.page.getByText(/^\d+ found$/u).waitFor();
    expect(await visitor.drawn()).not.toContain(`claim:${DEEP}`);
    await visitor.page.keyboard.press("Enter");
    await visitor.page.getByText(/^1 of \d+$/u).waitFor();
    const selected = visitor.query().get("claim");
    expect(await visitor.drawn()).toContain(`claim:${selected}`);
    expect(await visitor.classes(`claim:${selected}`)).toEqual(expect.arrayContaining(["found", "selected"]));
  });

  test("words that nobody said are answered in words", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("searchbox").fill("xylophone quartet");
    await visitor.page.getByText("Nothing found").waitFor();
    await visitor.page.keyboard.press("Escape");
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.page.getByRole("searchbox").inputValue()).toBe("");
  });
});

describe("filtering", () => {
  test("sets forward what is asked for, counts it, and leads back to all in one press", async () => {
    const visitor = await visit();
    await visitor.page.getByText("Filter the claims").click();
    await visitor.page.getByRole("checkbox", { name: /^rejected/u }).check();
    const words = (await visitor.page.getByText(/^Showing \d+ of/u).textContent()) ?? "";
    const drawn = (await visitor.drawn()).filter((id) => id.startsWith("claim:"));
    const classes = await Promise.all(drawn.map((id) => visitor.classes(id)));
    const forward = classes.filter((names) => !names.includes("back"));
    expect(words).toMatch(new RegExp(`^Showing ${forward.length} of `, "u"));
    expect(forward.every((names) => names.includes("rejected"))).toBe(true);
    expect(visitor.query().get("stance")).toBe("rejected");
    await visitor.page.getByRole("button", { name: "Show all", exact: true }).click();
    expect(await visitor.classes(`claim:${THESIS}`)).not.toContain("back");
  });
});

describe("without a mouse", () => {
  test("arrows walk the map and every move is announced", async () => {
    const visitor = await visit();
    await visitor.page.getByRole("application").focus();
    await visitor.page.keyboard.press("Home");
    expect(await visitor.heard()).toMatch(/^Main conclusion: .* grounds, open\.( It stands\.)?$/u);
    await visitor.page.keyboard.press("ArrowDown");
    expect(await visitor.heard()).toMatch(/^Because .* 1 of \d+\./u);
    await visitor.page.keyboard.press("ArrowRight");
    expect(await visitor.heard()).toMatch(/2 of \d+\./u);
    await visitor.page.keyboard.press("ArrowUp");
    await visitor.page.keyboard.press("ArrowUp");
    expect(await visitor.heard()).toMatch(/^Nothing above/u);
    await visitor.page.keyboard.press("Escape");
    expect(visitor.query().get("claim")).toBeNull();
  });

  test("the outline is one stop for Tab, and its arrows open, close and move the selection", async () => {
    const visitor = await visit();
    const { page } = visitor;
    await page.getByRole("treeitem").first().focus();
    await page.keyboard.press("ArrowDown");
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.node);
    expect(await focused()).toBe(`claim:${visitor.query().get("claim")}`);
    const before = (await outlined(visitor)).length;
    await page.keyboard.press("ArrowRight");
    expect((await outlined(visitor)).length).toBeGreaterThan(before);
    await page.keyboard.press("ArrowLeft");
    expect((await outlined(visitor)).length).toBe(before);
    expect(await page.locator("[role=treeitem][tabindex='0']").count()).toBe(1);
  });

  test("Tab always leads on, out of the map too", async () => {
    const { page } = await visit();
    const stops = new Set<string>();
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press("Tab");
      stops.add(
        await page.evaluate(
          () => document.activeElement?.getAttribute("role") ?? document.activeElement?.tagName ?? "",
        ),
      );
    }
    expect([...stops]).toEqual(expect.arrayContaining(["application", "treeitem", "BODY"]));
  });
});

describe("on a phone", () => {
  test("the outline is the page, the map a tab, the details a sheet", async () => {
    const { page, press, query } = await visit(MAP, PHONE);
    expect(await page.getByRole("tree").isVisible()).toBe(true);
    expect(await page.getByRole("application").isVisible()).toBe(false);
    await page.getByRole("tab", { name: "Map" }).tap();
    expect(await page.getByRole("application").isVisible()).toBe(true);
    await page.waitForTimeout(300);
    await press(`claim:${THESIS}`);
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    expect(query().get("claim")).toBe(THESIS);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

describe("axe finds nothing", () => {
  const states = [
    "",
    "?depth=all",
    `?claim=${DEEP}`,
    "?q=Estonia",
    "?rests-on=alaska-cannot-succeed",
    "?claim=no-such-claim",
    "?stance=rejected",
  ];
  test.each(
    states.flatMap((state) => [DESKTOP, PHONE].map((device) => ({ state, device, width: device.viewport.width }))),
  )("at $state, $width px wide, light and dark", async ({ state, device }) => {
    const visitor = await visit(MAP + state, device);
    for (const colorScheme of ["light", "dark"] as const) {
      await visitor.page.emulateMedia({ colorScheme });
      expect(await visitor.violations()).toEqual([]);
    }
  });
});
