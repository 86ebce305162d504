/** A reader on the tour: by press, key and finger, from any address, heard, on the map and beside the article. */
import type { BrowserContextOptions } from "playwright-core";
import { PHONE, type Reader } from "./reader.ts";
import { MAP, THESIS, visits } from "./visits.ts";

const { visit: open } = visits();
const FIRST = `thesis,${THESIS}`;
const SECOND = `reasons,${THESIS}`;

const visit = async (path = MAP, options?: BrowserContextOptions) => {
  const visitor = await open(path, options);
  await visitor.page.locator("details.brief").waitFor({ state: "attached" });
  return visitor;
};
const card = ({ page }: Reader) => page.getByRole("region", { name: "Tour of the argument" });
const at = async (visitor: Reader, step: string) => {
  await visitor.page.waitForFunction((id) => new URL(location.href).searchParams.get("tour") === id, step);
};

test("the brief leads to the tour; its steps are told, shown and heard, each an address", async () => {
  const visitor = await visit();
  await visitor.page.getByRole("link", { name: /^Take the tour: the argument in \d+ steps$/u }).click();
  await at(visitor, FIRST);
  expect(await visitor.heard()).toMatch(/^Step 1 of \d+\. What is argued for\./u);
  await card(visitor).getByRole("button", { name: "Next" }).click();
  await at(visitor, SECOND);
  await card(visitor).getByRole("heading", { name: "What it rests on" }).waitFor();
  expect(await visitor.classes(`claim:${THESIS}`)).not.toContain("back");
  await card(visitor).getByRole("button", { name: "Next" }).click();
  await visitor.page.goBack();
  await at(visitor, SECOND);
  const link = visitor.page.url();
  await card(visitor).getByRole("button", { name: "End the tour" }).click();
  await card(visitor).waitFor({ state: "detached" });
  expect(await visitor.heard()).toMatch(/^The tour has ended\.\s?$/u);
  await visitor.page.goto(link);
  await card(visitor).getByRole("heading", { name: "What it rests on" }).waitFor();
});

test("a step's address alone shows what is told, in the window, and sets the rest back", async () => {
  const visitor = await visit(`${MAP}?tour=${encodeURIComponent("reasons,not-the-same-war")}`);
  await visitor.page.waitForFunction(() => new URL(location.href).searchParams.get("at") === "whole");
  expect(await visitor.classes("claim:trump-frames-war-as-territorial")).not.toContain("back");
  expect(await visitor.classes(`claim:${THESIS}`)).toContain("back");
  const told = await visitor.place("claim:trump-frames-war-as-territorial");
  const box = await card(visitor).boundingBox();
  expect(told.y).toBeGreaterThan(0);
  expect(told.y).toBeLessThan(box?.y ?? 0);
});

test("goes by keys: page down and up anywhere, arrows in its card, to any step by its list, Escape ends it", async () => {
  const visitor = await visit(`${MAP}?tour=${encodeURIComponent(FIRST)}`);
  await card(visitor).waitFor();
  await visitor.page.locator(".canvas-frame").focus();
  await visitor.page.keyboard.press("PageDown");
  await at(visitor, SECOND);
  await visitor.page.keyboard.press("PageUp");
  await at(visitor, FIRST);
  await card(visitor).getByRole("button", { name: "Next" }).focus();
  await visitor.page.keyboard.press("ArrowRight");
  await at(visitor, SECOND);
  await visitor.page.keyboard.press("ArrowLeft");
  await at(visitor, FIRST);
  await card(visitor).getByRole("combobox").selectOption({ label: "4. §1 The mismatch: the point" });
  await at(visitor, "point,not-the-same-war");
  await card(visitor).getByRole("button", { name: "Previous" }).focus();
  await visitor.page.keyboard.press("Escape");
  await card(visitor).waitFor({ state: "detached" });
  expect(await visitor.page.evaluate(() => document.activeElement?.className)).toBe("canvas-frame");
});

test("on a phone a finger turns from step to step, and map and card share the window", async () => {
  const visitor = await visit(`${MAP}?tour=${encodeURIComponent(FIRST)}`, PHONE);
  await card(visitor).waitFor();
  const swipe = (from: number, to: number) =>
    card(visitor).evaluate(
      (element, [start = 0, end = 0]) => {
        const touch = (x: number) => new Touch({ identifier: 1, target: element, clientX: x, clientY: 600 });
        element.dispatchEvent(new TouchEvent("touchstart", { changedTouches: [touch(start)], bubbles: true }));
        element.dispatchEvent(new TouchEvent("touchend", { changedTouches: [touch(end)], bubbles: true }));
      },
      [from, to],
    );
  await swipe(300, 100);
  await at(visitor, SECOND);
  await swipe(100, 300);
  await at(visitor, FIRST);
  await card(visitor).getByRole("button", { name: "Next" }).tap();
  await at(visitor, SECOND);
  const box = await card(visitor).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("what is told stands under the reader's what-if", async () => {
  const visitor = await visit(`${MAP}?tour=${encodeURIComponent(FIRST)}&reject=putin-thinks-in-decades`);
  await card(visitor).getByText("falls").first().waitFor();
});

test.each(["light", "dark"] as const)("axe finds nothing on the tour, %s", async (colorScheme) => {
  const visitor = await visit(`${MAP}?tour=${encodeURIComponent("objections,imbalance-favours-putin")}`, {
    viewport: { width: 1440, height: 900 },
    colorScheme,
  });
  await card(visitor).waitFor();
  expect(await visitor.violations()).toEqual([]);
});
