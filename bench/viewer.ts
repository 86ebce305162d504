/**
 * What the viewer asks of a browser, against the same page with a map of one claim in the same run: how soon the first
 * picture is painted and how long the page is busy after it, by number of claims; and with a thousand claims open, near
 * enough to be read or all of them in the window, how long a key press takes until it is painted, and how smoothly the
 * map is drawn along.
 *
 *     npm run bench -- viewer
 *
 * Real service, real Chromium, maps taken in turn; medians of the runs.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { launch } from "../tests/browser/chromium.ts";
import { serve } from "../tests/browser/serve.ts";
import { argument } from "./synthetic/argument.ts";

const RUNS = 3;
const SIZES = [1, 100, 1_000, 10_000];
const SHIPPED = "alaska-summit";
/** How long after the first picture the page is watched, ms. */
const WATCHED = 2_500;
/** How long the map is drawn along, ms. */
const DRAWN_ALONG = 2_000;

type Opening = { readonly painted: number; readonly longest: number };
type Press = { readonly painted: number; readonly script: number; readonly processor: number };

/** Marks the first frame in which the map is drawn or surveyed, after it has been painted; and keeps the tasks of more than 50 ms. */
function watch() {
  const seen = { painted: 0, tasks: [] as { start: number; duration: number }[] };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const canvas = document.querySelector(".canvas") as {
      _cyreg?: { cy: { nodes(): { nonempty(): boolean } } };
    } | null;
    const surveyed = document.querySelector<HTMLElement>(".survey")?.hidden === false;
    if (!surveyed && canvas?._cyreg?.cy.nodes().nonempty() !== true) return void requestAnimationFrame(look);
    // The canvas draws in the next frame; a message is delivered once that has been painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        seen.painted = performance.now();
      };
      port2.postMessage(0);
    });
  };
  requestAnimationFrame(look);
}

async function opened(browser: Browser, address: string, settle = WATCHED): Promise<{ page: Page; opening: Opening }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as { seen: { painted: number } }).seen.painted > 0, undefined, {
    timeout: 120_000,
  });
  await page.waitForTimeout(settle);
  const opening = await page.evaluate(() => {
    const { painted, tasks } = (
      window as unknown as { seen: { painted: number; tasks: { start: number; duration: number }[] } }
    ).seen;
    const after = tasks.filter(({ start }) => start >= painted).map(({ duration }) => duration);
    return { painted, longest: Math.max(0, ...after) };
  });
  return { page, opening };
}

/** How long the main thread of a page has had the processor, ms: other work on the machine hardly lengthens that. */
async function processorOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

/** From a key press to its picture: how long the page's script and all its work take, and when the frame has been painted. */
async function pressed(page: Page, session: CDPSession, key: string): Promise<Press> {
  const before = await processorOf(session);
  await page.evaluate(() => {
    Object.assign(window, {
      press: new Promise((resolve) =>
        addEventListener(
          "keydown",
          () => {
            const start = performance.now();
            const handled = new MessageChannel();
            const drawn = new MessageChannel();
            let script = 0;
            handled.port1.onmessage = () => {
              script = performance.now() - start;
            };
            drawn.port1.onmessage = () => resolve({ script, painted: performance.now() - start });
            handled.port2.postMessage(0);
            requestAnimationFrame(() => requestAnimationFrame(() => drawn.port2.postMessage(0)));
          },
          { capture: true, once: true },
        ),
      ),
    });
  });
  await page.keyboard.press(key);
  const press = await page.evaluate(() => (window as unknown as { press: Promise<Omit<Press, "processor">> }).press);
  const processor = (await processorOf(session)) - before;
  await page.waitForTimeout(300);
  return { ...press, processor };
}

/** Frames a second while the map is drawn along by a few px a frame. */
function framesPerSecond(page: Page): Promise<number> {
  return page.evaluate(
    (time) =>
      new Promise<number>((resolve) => {
        const canvas = document.querySelector(".canvas") as unknown as {
          _cyreg: { cy: { panBy(by: { x: number; y: number }): void } };
        };
        const start = performance.now();
        let frames = 0;
        const step = () => {
          const passed = performance.now() - start;
          if (passed > time) return resolve((frames * 1000) / passed);
          frames += 1;
          canvas._cyreg.cy.panBy({ x: passed < time / 2 ? -5 : 5, y: passed < time / 2 ? -3 : 3 });
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    DRAWN_ALONG,
  );
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "viewer-bench-"));
  for (const size of SIZES) writeFileSync(join(folder, `m${size}.json`), JSON.stringify(argument(size, `m${size}`)));
  copyFileSync(join(import.meta.dirname, `../../graph-data/${SHIPPED}.json`), join(folder, `${SHIPPED}.json`));
  const served = await serve(folder);
  const browser = await launch();
  const url = (map: string, view = "") => `${served.address}/maps/${map}${view}`;
  try {
    const pages = [
      ...SIZES.map((size) => ({ name: `${size.toLocaleString("en")} claims`, url: url(`m${size}`) })),
      { name: "the shipped map", url: url(SHIPPED) },
      { name: "the shipped map, all open", url: url(SHIPPED, "?depth=all") },
      { name: "1,000 claims, all open", url: url("m1000", "?depth=all") },
      { name: "1,000 claims, all in the window", url: url("m1000", "?depth=all&at=whole") },
    ];
    // Maps are read while the service already answers, and pages are prepared when first asked for.
    for (const { url } of pages)
      while (!(await fetch(url)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
    const openings = new Map(pages.map(({ name }) => [name, [] as Opening[]]));
    for (let run = 0; run < RUNS; run += 1) {
      for (const { name, url } of pages) {
        const { page, opening } = await opened(browser, url);
        openings.get(name)?.push(opening);
        await page.context().close();
      }
    }
    const floor = median(openings.get("1 claims")?.map(({ painted }) => painted) ?? []);
    for (const [name, all] of openings) {
      const painted = median(all.map(({ painted }) => painted));
      const longest = median(all.map(({ longest }) => longest));
      console.log(
        `${name.padEnd(32)} painted ${painted.toFixed(0)} ms, ${(painted / floor).toFixed(2)} x one box; longest task after ${longest.toFixed(0)} ms`,
      );
    }

    for (const [name, view] of [
      ["one box", url("m1")],
      ["100 claims open", url("m100", "?depth=all")],
      ["1,000 claims open", url("m1000", "?depth=all")],
      ["1,000 claims in the window", url("m1000", "?depth=all&at=whole")],
    ] as const) {
      const { page } = await opened(browser, view);
      const frames = [await framesPerSecond(page), await framesPerSecond(page), await framesPerSecond(page)];
      console.log(`${name}: ${median(frames).toFixed(0)} frames a second while drawn along`);
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      await page.getByRole("application").focus();
      const presses: Record<string, Press[]> = { select: [], open: [], filter: [] };
      // To select and to open from so far away is to come near first.
      for (let run = 0; run < (view.endsWith("whole") ? 0 : RUNS); run += 1) {
        for (const key of ["Home", "ArrowDown"]) presses.select?.push(await pressed(page, session, key));
        for (const key of ["-", "+"]) presses.open?.push(await pressed(page, session, key));
        await page.keyboard.press("Escape");
      }
      const filter = page.locator(".filter summary");
      await filter.click();
      const choice = page.locator(".filter input[type=checkbox]").first();
      if ((await choice.count()) > 0) {
        for (let run = 0; run < RUNS; run += 1) {
          await choice.focus();
          for (let press = 0; press < 2; press += 1) presses.filter?.push(await pressed(page, session, " "));
        }
      }
      for (const [what, all] of Object.entries(presses)) {
        if (all.length === 0) continue;
        const of = (part: keyof Press) => median(all.map((press) => press[part])).toFixed(0);
        console.log(
          `  ${what.padEnd(8)} script ${of("script")} ms, painted ${of("painted")} ms, processor ${of("processor")} ms`,
        );
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true });
  }
}

await run();
