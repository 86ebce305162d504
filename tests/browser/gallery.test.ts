/** The list of maps, as people come to it. */
import { DESKTOP, PHONE } from "./reader.ts";
import { visits } from "./visits.ts";

const { arrive, address } = visits();

async function list(options: Parameters<typeof arrive>[0]) {
  const visitor = await arrive(options);
  await visitor.page.goto(`${address()}/`);
  return visitor;
}

const pictures = (page: Awaited<ReturnType<typeof list>>["page"]) =>
  page.locator(".shelf img").evaluateAll((images) =>
    Promise.all(
      (images as HTMLImageElement[]).map(async (image) => {
        image.scrollIntoView();
        await image.decode();
        return { address: image.currentSrc, drawn: image.naturalWidth > 0, width: image.getBoundingClientRect().width };
      }),
    ),
  );

test.each([
  ["a desktop", DESKTOP],
  ["a phone in the dark", { ...PHONE, colorScheme: "dark" as const }],
  ["a desktop without script", { ...DESKTOP, javaScriptEnabled: false }],
])("on %s each map has its picture, and nothing is off the page", async (_, options) => {
  const { page } = await list(options);
  const all = await pictures(page);
  expect(all.length).toBeGreaterThan(1);
  const theme = "colorScheme" in options ? "dark" : "light";
  for (const { address, drawn, width } of all) {
    expect([address.includes(`theme=${theme}`), drawn]).toEqual([true, true]);
    expect(width).toBeGreaterThan(300);
  }
  const { scroll, window } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(window);
});

test("a map is opened by keyboard, and by a click anywhere on its card", async () => {
  const { page } = await list(DESKTOP);
  await page.keyboard.press("Tab");
  const first = await page.locator(":focus").textContent();
  expect(first).toBe(await page.locator(".shelf h2").first().textContent());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/maps\/[\w-]+/u);
  await page.goBack();
  // The title's link lies over the picture.
  await page.locator(".shelf img").last().click({ force: true });
  await page.waitForURL(/\/maps\/[\w-]+/u);
});

test.each(["light", "dark"] as const)("axe finds nothing, %s", async (colorScheme) => {
  const visitor = await list({ ...DESKTOP, colorScheme });
  expect(await visitor.violations()).toEqual([]);
});
