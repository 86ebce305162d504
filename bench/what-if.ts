/**
 * What a what-if costs in the browser, from the press to its picture, on the map that ships: rejecting a claim that
 * makes the main conclusion fall, with all statuses on the map, in the outline and in the panels drawn again. Beside
 * it, in the same page, what drawing the very same map again costs when nothing has changed.
 *
 *     npm run bench -- what-if
 *
 * Processor time of the page's main thread, which other work on the machine lengthens less than the clock's; medians.
 */
import type { CDPSession, Page } from "playwright-core";
import { launch } from "../tests/browser/chromium.ts";
import { serve } from "../tests/browser/serve.ts";

const RUNS = 30;
const CRUX = "putin-thinks-in-decades";

type Drawn = HTMLElement & { readonly _cyreg: { readonly cy: { panBy(by: { x: number; y: number }): void } } };

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number) => Math.round(value * 10) / 10;

/** Main-thread seconds so far: all tasks, and of these the script. */
async function spent(session: CDPSession): Promise<{ readonly tasks: number; readonly script: number }> {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { tasks: of("TaskDuration"), script: of("ScriptDuration") };
}

/** Does something and waits until it has been drawn; the answer is how long its own script ran, by the clock. */
async function measured(page: Page, session: CDPSession, act: () => Promise<number>) {
  const before = await spent(session);
  const script = await act();
  const after = await spent(session);
  await page.waitForTimeout(60);
  return { script, tasks: after.tasks - before.tasks };
}

const press = (page: Page) =>
  page.evaluate(async () => {
    const buttons = [...document.querySelectorAll<HTMLElement>(".verdicts button")];
    const start = performance.now();
    buttons.find((button) => button.textContent === "Reject")?.click();
    await Promise.resolve();
    const script = performance.now() - start;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return script;
  });

const redraw = (page: Page, by: number) =>
  page.evaluate(async (x) => {
    const start = performance.now();
    (document.querySelector(".canvas") as Drawn)._cyreg.cy.panBy({ x, y: 0 });
    const script = performance.now() - start;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return script;
  }, by);

const browser = await launch();
const served = await serve();
const table: Record<string, Record<string, number>> = {};
for (const [name, depth] of [
  ["as it opens, and the way to the claim", "1"],
  ["all of it open", "all"],
] as const) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${served.address}/maps/alaska-summit?claim=${CRUX}&depth=${depth}`);
  await page.locator(".judged").waitFor();
  await page.waitForTimeout(1_500);
  const [whatIf, drawing]: { readonly script: number; readonly tasks: number }[][] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    whatIf?.push(await measured(page, session, () => press(page)));
    drawing?.push(await measured(page, session, () => redraw(page, run % 2 === 0 ? 1 : -1)));
  }
  const of = (runs: typeof whatIf = [], part: "script" | "tasks") => median(runs.map((each) => each[part]));
  table[name] = {
    "its script, ms by the clock": rounded(of(whatIf, "script")),
    "the least of them": rounded(Math.min(...(whatIf ?? []).map(({ script }) => script))),
    "with redraw, ms of processor": rounded(of(whatIf, "tasks")),
    "redraw alone": rounded(of(drawing, "tasks")),
    ratio: rounded(of(whatIf, "tasks") / of(drawing, "tasks")),
  };
  await context.close();
}
console.table(table);
await Promise.all([browser.close(), served.stop()]);
