/** A reader who assumes otherwise: what falls, why, what the address holds, what is heard; and that nothing moves. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { mapOf } from "../maps.ts";
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { serve } from "./serve.ts";
import { MAP, THESIS, type Visit, visits } from "./visits.ts";

const CRUX = "putin-thinks-in-decades";

const { visit: open, arrive, address } = visits();

/** Until what stands is there, too. */
const visit: Visit = async (path, options) => {
  const visitor = await open(path, options);
  await visitor.page.locator("details.brief").waitFor({ state: "attached" });
  return visitor;
};

const details = ({ page }: Reader) => page.getByRole("complementary", { name: "Details" });
const whatIf = ({ page }: Reader) => page.getByRole("region", { name: "Your what-if" });

test("every claim has its status on the map and in the outline, by a mark and a word", async () => {
  const visitor = await visit();
  expect(await visitor.drawn()).toContain(`status:claim:${THESIS}`);
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("label-in");
  const rows = await visitor.page.getByRole("treeitem").allTextContents();
  for (const row of rows) expect(row).toMatch(/✓ stands|✕ falls|\? undecided/u);
});

test("rejecting a crux makes the thesis fall, in place, is heard, and is one press from undone", async () => {
  const visitor = await visit(`${MAP}?claim=${CRUX}`);
  const places = async () => Promise.all([THESIS, CRUX].map((id) => visitor.place(`claim:${id}`)));
  const before = await places();
  await details(visitor).getByRole("button", { name: "Reject" }).click();
  await visitor.page.getByText("Your what-if: 1 change", { exact: true }).waitFor();
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("label-out");
  expect(await visitor.drawn()).toContain(`yours:claim:${CRUX}`);
  expect(await places()).toEqual(before);
  expect(visitor.query().getAll("reject")).toEqual([CRUX]);
  expect(await visitor.heard()).toMatch(
    /^You reject “.+”\. The main conclusion falls\. \d+ more of \d+ claims and steps change\.$/u,
  );
  expect(await whatIf(visitor).getByText("What changes").textContent()).toMatch(/\(\d+\)/u);

  await whatIf(visitor).getByRole("button", { name: "Reset" }).click();
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("label-in");
  expect(visitor.query().get("reject")).toBeNull();
  expect(await visitor.heard()).toContain("The main conclusion stands.");
  await visitor.page.goBack();
  expect(visitor.query().getAll("reject")).toEqual([CRUX]);
  await whatIf(visitor).waitFor();
});

test("a link holds the what-if, and the why of a fall leads to what is rejected", async () => {
  const visitor = await visit(`${MAP}?claim=${THESIS}&reject=${CRUX}`);
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("label-out");
  await details(visitor).getByText("Why?").click();
  const steps = details(visitor).locator(".why li");
  expect(await steps.first().textContent()).toMatch(/falls, because/u);
  const second = await steps.nth(1).getByRole("link").textContent();
  await steps.nth(1).getByRole("link").click();
  expect(visitor.query().get("claim")).not.toBe(THESIS);
  expect(visitor.query().getAll("reject")).toEqual([CRUX]);
  await details(visitor).getByText("Why?").click();
  expect(await details(visitor).locator(".why li").first().textContent()).toBe(second);
});

test("what is selected is accepted, doubted, rejected and cleared by keys, on the map and in the outline", async () => {
  const visitor = await visit(`${MAP}?claim=${CRUX}`);
  for (const place of [
    visitor.page.getByRole("application", { name: "Map of the argument" }),
    visitor.page.getByRole("treeitem", { selected: true }),
  ]) {
    await place.focus();
    for (const [key, name] of [
      ["A", "accept"],
      ["D", "doubt"],
      ["R", "reject"],
    ] as const) {
      await visitor.page.keyboard.press(`Shift+${key}`);
      expect(visitor.query().getAll(name)).toEqual([CRUX]);
    }
    await visitor.page.keyboard.press("Shift+C");
    expect(visitor.query().get("reject")).toBeNull();
  }
});

test("a doubt about a claim that has reasons doubts the steps to it as well, and says so", async () => {
  const visitor = await visit(`${MAP}?claim=${THESIS}`);
  await details(visitor).getByRole("button", { name: "Doubt" }).click();
  await details(visitor)
    .getByText(/so are the \d+ steps that lead to it/u)
    .waitFor();
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("label-undecided");
});

test("the map makers' objections can be taken seriously, one by one and together", async () => {
  const visitor = await visit();
  const panel = visitor.page.locator("details.objections");
  await panel.locator("summary").click();
  await panel.getByRole("checkbox").first().check();
  expect(visitor.query().getAll("doubt")).toHaveLength(1);
  await panel.getByRole("button", { name: /^All \d+ together$/u }).click();
  expect(visitor.query().getAll("doubt").length).toBeGreaterThan(20);
  expect(await visitor.classes(`claim:${THESIS}`)).not.toContain("label-in");
  await panel.getByRole("button", { name: /^All \d+ together$/u }).click();
  expect(visitor.query().get("doubt")).toBeNull();
});

test("cruxes can be tried from their list", async () => {
  const visitor = await visit();
  const cruxes = visitor.page.locator("details.cruxes");
  await cruxes.locator("summary").click();
  await cruxes
    .getByRole("button", { name: /^Reject / })
    .first()
    .click();
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("label-out");
});

test("by the keyboard: whoever tries a crux, clears or asks for more stays in that part", async () => {
  const visitor = await visit(`${MAP}?claim=${CRUX}&reject=${CRUX}&doubt=not-the-same-war`);
  const { page } = visitor;
  const focusedIn = (selector: string) =>
    page.waitForFunction((part) => document.activeElement?.closest(part) != null, selector);
  const press = async (button: Locator) => {
    await button.focus();
    await page.keyboard.press("Enter");
  };
  await press(whatIf(visitor).getByRole("button", { name: /^Show/u }).first());
  await focusedIn(".what-if li a");
  await press(whatIf(visitor).getByRole("button", { name: "Clear: Trump and Putin negotiate different wars" }));
  await focusedIn(".what-if");
  await press(page.locator(".details .verdicts").getByRole("button", { name: "Clear" }));
  await focusedIn(".details .verdicts");
  await page.locator("details.cruxes summary").press("Enter");
  await press(
    page
      .locator("details.cruxes")
      .getByRole("button", { name: /^Reject /u })
      .first(),
  );
  await visitor.page.getByText("Your what-if: 1 change", { exact: true }).waitFor();
  await focusedIn("details.cruxes");
});

test("what weighs nothing is named apart from what a claim's number comes from", async () => {
  const visitor = await visit(`${MAP}?claim=${THESIS}`);
  await details(visitor).getByText("Why?").click();
  const why = details(visitor).locator(".why");
  await why.getByText(/^Weighs nothing: /u).waitFor();
  expect(await why.textContent()).not.toMatch(/[+−]0\.00/u);
});

test("what the checks find leads to its target; where they find nothing, that is said", async () => {
  const folder = await mkdtemp(join(tmpdir(), "maps-"));
  const map = mapOf(["i: b -> a", "orphan"], { id: "flawed", theses: ["a"] });
  await writeFile(join(folder, "flawed.json"), JSON.stringify(map));
  const own = await serve(folder);
  const visitor = await arrive(DESKTOP, own.address);
  await visitor.open("/maps/flawed");
  const checks = visitor.page.locator("details.checks");
  await checks.locator("summary").click();
  await checks.getByRole("link", { name: "It is so that orphan." }).first().click();
  expect(visitor.query().get("claim")).toBe("orphan");
  // A page that is open goes on asking for what is new.
  await visitor.page.close();
  await own.stop();
  await rm(folder, { recursive: true });

  const flawless = await visit();
  await flawless.page.locator("details.checks summary").click();
  await flawless.page.getByText("Nothing: every check is passed.").waitFor();
});

test("of very many findings all can be shown, and how many they are is said", async () => {
  const many = await mkdtemp(join(tmpdir(), "maps-"));
  const orphans = Array.from({ length: 700 }, (_, at) => `orphan-${at}`);
  await writeFile(
    join(many, "many.json"),
    JSON.stringify(mapOf(["i: b -> a", ...orphans], { id: "many", theses: ["a"] })),
  );
  const large = await serve(many);
  const patient = await arrive(DESKTOP, large.address);
  await patient.open("/maps/many");
  await patient.page.locator("details.checks summary").click();
  const all = patient.page.locator("details.checks");
  const total = Number(/(\d+) remarks/u.exec((await all.getByText(/^\d+ remarks/u).textContent()) ?? "")?.[1]);
  expect(total).toBeGreaterThanOrEqual(700);
  const more = all.getByRole("button", { name: /^Show/u });
  while ((await more.count()) > 0) await more.click();
  expect(await all.getByRole("listitem").count()).toBe(total);
  await patient.page.close();
  await large.stop();
  await rm(many, { recursive: true });
});

test("an address that assumes what can't be is kept, and says what of it counts for nothing", async () => {
  const visitor = await visit(`${MAP}?reject=nobody`);
  await whatIf(visitor).getByText("which this map does not have").waitFor();
  await whatIf(visitor).getByRole("button", { name: "Clear" }).click();
  await whatIf(visitor).waitFor({ state: "detached" });
});

test("a phone's reader rejects by touch, and is told over the map", async () => {
  const visitor = await visit(`${MAP}?claim=${CRUX}&tab=map`, PHONE);
  await details(visitor).getByRole("button", { name: "Reject" }).tap();
  await details(visitor).getByRole("button", { name: "Close" }).tap();
  await visitor.page.locator(".what-if-bar").getByText("falls").waitFor();
  await visitor.page.locator(".what-if-bar").getByRole("button", { name: "Reset" }).tap();
  expect(visitor.query().get("reject")).toBeNull();
});

test.each(["light", "dark"] as const)("axe finds nothing in any of these states, %s", async (colorScheme) => {
  const visitor = await visit(`${MAP}?claim=${THESIS}&reject=${CRUX}`, { ...DESKTOP, colorScheme });
  await details(visitor).getByText("Why?").click();
  for (const name of ["objections", "cruxes", "checks"]) await visitor.page.locator(`details.${name} summary`).click();
  await visitor.page.getByText("Nothing: every check is passed.").waitFor();
  expect(await visitor.violations()).toEqual([]);
});

test("the page that explains the rules has a live map, and links that try it", async () => {
  const visitor = await arrive();
  await visitor.page.goto(`${address()}/help`);
  const frame = visitor.page.frameLocator("iframe");
  await visitor.page
    .getByRole("link", { name: /^reject / })
    .first()
    .click();
  await frame.locator(".what-if-bar").getByText("falls").waitFor();
  expect(await visitor.violations()).toEqual([]);
});
