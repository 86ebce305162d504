/** The server's picture of a map beside the viewer's own, and what is printed. */
import type { Page } from "playwright-core";
import { DESKTOP } from "./reader.ts";
import { MAP, visits } from "./visits.ts";

const { visit, address } = visits();

/** What a picture with no size of its own is laid out for. */
const PAPER = { width: 1600, height: 1130 };
/** Of all pixels, how many may differ by more than a shade: text on a canvas is drawn a little differently. */
const TOLERANCE = 0.02;

type Canvas = HTMLElement & { readonly _cyreg: { readonly cy: import("cytoscape").Core } };

/** What stands is worked out once the map can be read. */
const judged = (page: Page) =>
  page.waitForFunction(() => document.querySelector("[role=tree]")?.textContent?.includes("✓"));

/** The viewer in a window that gives its map the room of that paper, from near. */
async function onPaper(path: string) {
  const visitor = await visit(path);
  const { page } = visitor;
  const frame = await page
    .locator(".canvas")
    .evaluate(({ clientWidth, clientHeight }) => ({ clientWidth, clientHeight }));
  const { width, height } = DESKTOP.viewport;
  const margins = 32;
  await page.setViewportSize({
    width: width + PAPER.width + margins - frame.clientWidth,
    height: height + PAPER.height + margins - frame.clientHeight,
  });
  // Anew: in a window that changes its size boxes stay where they were as long as they can.
  await page.reload();
  await judged(page);
  return visitor;
}

const boxes = (page: Page) =>
  page.evaluate(() =>
    (document.querySelector(".canvas") as Canvas)._cyreg.cy
      .nodes(".claim")
      .map((node) => [
        node.position().x - node.width() / 2,
        node.position().y - node.height() / 2,
        node.width(),
        node.height(),
      ]),
  );

/** Claims' boxes in an SVG: white, with corners of 3 px; by place on the map. */
function boxesIn(svg: string): number[][] {
  const rects = svg.matchAll(
    /<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" rx="3" fill="#ffffff"/gu,
  );
  return [...rects].map(([, ...numbers]) => numbers.map(Number));
}

const sorted = (list: readonly (readonly number[])[]) => list.map((each) => each.join(" ")).toSorted();

describe.each([["1"], ["2"]])("with %s levels open", (open) => {
  test("the server lays the map out as the viewer does, to the pixel", async () => {
    const { page } = await onPaper(`${MAP}?depth=${open}`);
    const svg = await (await fetch(`${address()}/api${MAP}/graph.svg?open=${open}`)).text();
    expect(sorted(boxesIn(svg))).toEqual(sorted(await boxes(page)));
  });

  test("and Chromium draws its SVG as the viewer has drawn it", async () => {
    const { page } = await onPaper(`${MAP}?depth=${open}`);
    const svg = await (await fetch(`${address()}/api${MAP}/graph.svg?open=${open}`)).text();
    for (const pan of [
      { x: 0, y: 0 },
      { x: -700, y: -300 },
    ])
      expect(await differing(page, svg, pan)).toBeLessThan(TOLERANCE);
  });
});

/** The share of pixels in which the viewer's window, at zoom 1 and with this pan, differs from the same part of an SVG. */
const differing = (page: Page, svg: string, pan: { x: number; y: number }) =>
  page.evaluate(
    async ([text, pan]) => {
      const { cy } = (document.querySelector(".canvas") as Canvas)._cyreg;
      cy.viewport({ zoom: 1, pan });
      await new Promise((done) => setTimeout(done, 500));
      cy.nodes(".pill.open").remove(); // which close, and are of no use in a picture
      // What of the map is in the window.
      const [seen, map] = [cy.extent(), cy.elements().boundingBox()];
      const part = { x1: Math.max(seen.x1, Math.floor(map.x1)), y1: Math.max(seen.y1, Math.floor(map.y1)) };
      const viewer = cy.png({ full: false, scale: 1, bg: "#f7f7f5" });

      const [x = 0, y = 0] = (/translate\(([\d. -]+)\)/u.exec(text)?.[1] ?? "").split(" ").map(Number);
      const width = Math.ceil(Math.min(seen.x2, map.x2) - part.x1);
      const height = Math.ceil(Math.min(seen.y2, map.y2) - part.y1);
      const window = `width="${width}" height="${height}" viewBox="${x + part.x1} ${y + part.y1} ${width} ${height}"`;
      const cut = text.replace(/width="\d+" height="\d+" viewBox="[^"]+"/u, window);
      const server = URL.createObjectURL(new Blob([cut], { type: "image/svg+xml" }));
      const pixels = async (address: string, left: number, top: number) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        context?.drawImage(image, -left, -top);
        return context?.getImageData(0, 0, width, height).data ?? [];
      };
      const [one, other] = await Promise.all([
        pixels(viewer, part.x1 - seen.x1, part.y1 - seen.y1),
        pixels(server, 0, 0),
      ]);
      let differing = 0;
      for (let at = 0; at < one.length; at += 4) {
        const apart = [0, 1, 2].map((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)));
        if (Math.max(...apart) > 64) differing += 1;
      }
      return differing / (width * height);
    },
    [svg, pan] as const,
  );

test("on paper stand the sentences of a text that is beside the map, and of no other", async () => {
  const quotes = async (path: string) => {
    const { page } = await visit(path);
    // What prints is loaded after the map.
    await page.waitForFunction(() => {
      dispatchEvent(new Event("beforeprint"));
      return document.querySelector(".print-sheet svg") !== null;
    });
    if (path.includes("text=")) await page.locator(".text-pane [data-at]").first().waitFor({ state: "attached" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    return page.locator(".print-sheet .places q").allTextContents();
  };
  expect(await quotes("/maps/night-buses?text=article")).toContain("It should keep them, for two more years.");
  expect(await quotes("/maps/night-buses")).toEqual([]);
});
