/**
 * How a long article reads beside its map: 100,000 words with 2,000 passages, scrolled from end to end, beside a page
 * that has the same words as plain paragraphs, in the same run. And what the links to another article add to opening
 * a map: the one that ships, alone and beside the other.
 *
 *     npm run bench -- article
 *
 * The frames are as the browser gives them, so other work on the machine lengthens both sides'.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { indexText, sliceByCodePoints } from "../model/code-points.ts";
import { launch } from "../tests/browser/chromium.ts";
import { serve } from "../tests/browser/serve.ts";

const PARAGRAPHS = 1_000;
const SENTENCES = 5;
const WORDS = 20;
const CLAIMS = 2_000;
/** Of scrolling, ms; and how far a frame goes, px: as a wheel that is turned briskly. */
const SCROLLED = 5_000;
const STEP = 60;
const OPENINGS = 7;
/** A frame longer than this is a jerk that a reader sees, ms. */
const JERK = 50;

/** A text of made-up words, the same each time, and a map with a claim for every so many of its sentences. */
function longArticle(): { readonly text: string; readonly map: unknown } {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const letters = "aeiounrstlmdkp";
  const word = () =>
    Array.from({ length: 2 + Math.floor(random() * 7) }, () => letters[Math.floor(random() * 14)]).join("");
  const sentence = () => {
    const [first = "", ...rest] = Array.from({ length: WORDS }, word);
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(" ")}.`;
  };
  let text = "";
  const places: { readonly at: string; readonly start: number; readonly end: number }[] = [];
  for (let paragraph = 1; paragraph <= PARAGRAPHS; paragraph += 1) {
    for (let position = 1; position <= SENTENCES; position += 1) {
      if (position > 1) text += " ";
      const start = text.length;
      text += sentence();
      places.push({ at: `${paragraph}.${position}`, start, end: text.length });
    }
    text += "\n\n";
  }
  const digest = (words: string) => createHash("sha256").update(words).digest("hex");
  const indexed = indexText(text);
  const claims = Array.from({ length: CLAIMS }, (_, at) => {
    const place = places[Math.floor((at * places.length) / CLAIMS)];
    if (place === undefined) throw new Error("There are fewer sentences than claims.");
    const passage = { source: "article", ...place, sha256: digest(sliceByCodePoints(indexed, place)).slice(0, 16) };
    return { id: `c${at}`, text: `It is claimed that ${at} is so.`, section: `s${at % 8}`, passages: [passage] };
  });
  const inferences = claims.slice(1).map(({ id }, at) => ({
    id: `i${at}`,
    premises: [id],
    conclusion: `c${Math.floor(at / 6)}`,
    polarity: at % 5 === 0 ? "attack" : "support",
  }));
  const map = {
    format: "argument-map/1",
    id: "long",
    title: "A long article",
    sources: [{ id: "article", title: "A long article", text: { sha256: digest(text), length: text.length } }],
    sections: Array.from({ length: 8 }, (_, at) => ({ id: `s${at}`, title: `Part ${at + 1}` })),
    theses: ["c0"],
    claims,
    inferences,
  };
  return { text, map };
}

type Scrolling = { readonly frames: number; readonly longest: number; readonly jerks: number; readonly tasks: number };
type Scrolled = Scrolling & { readonly processor: number };

/** Scrolls what `selector` names, down and up, for a while, and watches frames and tasks of more than 50 ms. */
const watched = (page: Page, selector: string): Promise<Scrolling> =>
  page.evaluate(
    ({ selector, lasting, step, jerk }) =>
      new Promise<Scrolling>((resolve) => {
        const pane = document.querySelector(selector) as HTMLElement;
        const gaps: number[] = [];
        let tasks = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) tasks = Math.max(tasks, duration);
        });
        observer.observe({ type: "longtask" });
        const start = performance.now();
        let before = start;
        let by = step;
        const frame = (now: number) => {
          gaps.push(now - before);
          before = now;
          const end = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
          if (end || pane.scrollTop === 0) by = end ? -step : step;
          pane.dispatchEvent(new WheelEvent("wheel", { deltaY: by }));
          pane.scrollTop += by;
          if (now - start < lasting) return void requestAnimationFrame(frame);
          observer.disconnect();
          const counted = gaps.slice(2);
          const longest = Math.max(...counted);
          resolve({ frames: counted.length, longest, jerks: counted.filter((gap) => gap > jerk).length, tasks });
        };
        requestAnimationFrame(frame);
      }),
    { selector, lasting: SCROLLED, step: STEP, jerk: JERK },
  );

/** As above, with the processor time of the page's main thread for each frame, ms. */
async function scrolled(page: Page, selector: string): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  const before = await spent();
  const scrolling = await watched(page, selector);
  const processor = ((await spent()) - before) / scrolling.frames;
  await session.detach();
  return { ...scrolling, processor };
}

/** Main-thread time of script until a map stands with all that is loaded after it, ms of processor. */
async function scriptOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  await page.locator("details.brief, .sentence").first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(4_000);
  const { metrics } = await session.send("Performance.getMetrics");
  await context.close();
  return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1000;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), "article-"));
const alone = mkdtempSync(join(tmpdir(), "alone-"));
const { text, map } = longArticle();
writeFileSync(join(folder, "long.json"), JSON.stringify(map));
mkdirSync(join(folder, "texts"));
writeFileSync(join(folder, "texts/long.txt"), text);
for (const name of ["alaska-summit", "night-buses"])
  copyFileSync(`graph-data/${name}.json`, join(alone, `${name}.json`));

const browser = await launch();
const [long, shipped, unlinked] = await Promise.all([serve(folder), serve(), serve(alone)]);

const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
const scrolling: Record<string, Scrolled> = {};
await page.setContent(
  `<body style="margin:0"><div id="plain" style="height:100vh;overflow:auto;width:720px;font:17px/27px sans-serif">${text
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("")}</div>`,
);
await page.waitForTimeout(1_000);
scrolling["the same words as plain paragraphs"] = await scrolled(page, "#plain");
for (const [name, query] of [
  ["beside its map", "?text=article"],
  ["where the map follows", "?text=article&scroll=together"],
] as const) {
  await page.goto(`${long.address}/maps/long${query}`);
  await page.locator(".sentence").first().waitFor({ timeout: 120_000 });
  // All that is loaded after the first picture has come by then.
  await page.waitForTimeout(10_000);
  scrolling[name] = await scrolled(page, ".text-pane");
}
await page.close();
console.log(`${PARAGRAPHS * SENTENCES * WORDS} words, ${CLAIMS} passages, scrolled for ${SCROLLED / 1000} s`);
console.table(
  Object.fromEntries(
    Object.entries(scrolling).map(([name, { frames, longest, jerks, tasks, processor }]) => [
      name,
      {
        frames,
        "longest frame, ms": Math.round(longest),
        "over 50 ms": jerks,
        "longest task, ms": Math.round(tasks),
        "processor a frame, ms": Math.round(processor * 10) / 10,
      },
    ]),
  ),
);

const cases = {
  "alone, ms of script": `${unlinked.address}/maps/alaska-summit`,
  "beside the other map, 77 links": `${shipped.address}/maps/alaska-summit`,
  "the example alone": `${shipped.address}/maps/night-buses`,
  "the example with its article": `${shipped.address}/maps/night-buses?text=article`,
};
const runs = new Map(Object.keys(cases).map((name) => [name, [] as number[]]));
for (let run = 0; run < OPENINGS; run += 1)
  for (const [name, address] of Object.entries(cases)) runs.get(name)?.push(await scriptOf(browser, address));
console.table(Object.fromEntries([...runs].map(([name, times]) => [name, Math.round(median(times))])));

await Promise.all([browser.close(), long.stop(), shipped.stop(), unlinked.stop()]);
for (const each of [folder, alone]) rmSync(each, { recursive: true });
