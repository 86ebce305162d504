/** A reader before the viewer: what can be seen, pressed and heard, and everything that must never happen meanwhile. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DESKTOP = { viewport: { width: 1440, height: 900 } } as const;
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

export type Reader = {
  readonly page: Page;
  readonly open: (path: string) => Promise<void>;
  /** Ids of the nodes that are drawn: `claim:…`, `inference:…`, `reference:…`, `pill:claim:…`. */
  readonly drawn: () => Promise<string[]>;
  /** Presses a node of the map where it stands on the screen. */
  readonly press: (node: string) => Promise<void>;
  /** Where a node's middle stands in the window. */
  readonly place: (node: string) => Promise<{ readonly x: number; readonly y: number }>;
  readonly zoom: () => Promise<number>;
  readonly classes: (node: string) => Promise<string[]>;
  /** What was announced last. */
  readonly heard: () => Promise<string>;
  /** The address's query, decoded. */
  readonly query: () => URLSearchParams;
  /** Rules of axe that the page breaks, each with the elements. */
  readonly violations: () => Promise<string[]>;
  /** Console errors, failed requests, and requests to other hosts: always to be empty. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

/** Cytoscape keeps its instance on the container it draws in; a test looks there, since a canvas has no elements. */
type Drawn = HTMLElement & { readonly _cyreg: { readonly cy: import("cytoscape").Core } };

export async function reader(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Reader> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob):/u.test(request.url()) && !request.url().startsWith(address)) complaints.push(request.url());
  });

  const ready = () =>
    page.waitForFunction(() => (document.querySelector(".canvas") as Drawn | null)?._cyreg?.cy.nodes().nonempty());
  const place = (node: string) =>
    page.evaluate((id) => {
      const canvas = document.querySelector(".canvas") as Drawn;
      const at = canvas._cyreg.cy.getElementById(id).renderedPosition();
      const { left, top } = canvas.getBoundingClientRect();
      return { x: left + at.x, y: top + at.y };
    }, node);
  return {
    page,
    open: async (path) => {
      await page.goto(address + path);
      await ready();
      // The search, the filters and the keys are loaded after the map; a reader who is quicker than that is no test.
      await page.waitForSelector(".search input, .origin button", { state: "attached" });
      // Nothing can be hit before it has been painted.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    },
    drawn: () =>
      page.evaluate(() => (document.querySelector(".canvas") as Drawn)._cyreg.cy.nodes().map((node) => node.id())),
    press: async (node) => {
      const { x, y } = await place(node);
      if (options.hasTouch) await page.touchscreen.tap(x, y);
      else await page.mouse.click(x, y);
    },
    place,
    zoom: () => page.evaluate(() => (document.querySelector(".canvas") as Drawn)._cyreg.cy.zoom()),
    classes: (node) =>
      page.evaluate(
        (id) => [...(document.querySelector(".canvas") as Drawn)._cyreg.cy.getElementById(id).classes()],
        node,
      ),
    heard: async () => (await page.getByRole("status").last().textContent()) ?? "",
    query: () => new URL(page.url()).searchParams,
    violations: async () => {
      await page.evaluate(AXE);
      return page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
      });
    },
    complaints,
    close: () => context.close(),
  };
}
