/**
 * The shipped map as it was last looked at and found good. `REFERENCES=write` takes the pictures anew: look at each
 * before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { MAP, visits } from "./visits.ts";

const folder = fileURLToPath(new URL("./references/", import.meta.url));
/** Of all pixels, how many may differ: text is drawn a little differently on other machines, boxes stand where they stood. */
const TOLERANCE = 0.02;

const VIEWS = {
  opening: { path: MAP, device: DESKTOP },
  "two-levels": { path: `${MAP}?depth=2`, device: DESKTOP },
  whole: { path: `${MAP}?depth=all&at=whole`, device: DESKTOP },
  route: { path: `${MAP}?claim=moscow-left-estonia-treaty`, device: DESKTOP },
  near: { path: `${MAP}?depth=2&at=0,-240,100,danger-is-illusion-of-progress`, device: DESKTOP },
  phone: { path: `${MAP}?tab=map`, device: PHONE },
  dark: { path: MAP, device: { ...DESKTOP, colorScheme: "dark" as const } },
} as const;

const { visit } = visits();

async function taken(view: keyof typeof VIEWS, meddle: (page: Page) => Promise<unknown> = async () => {}) {
  const { path, device } = VIEWS[view];
  const visitor = await visit(path, device);
  // What stands is worked out once the map can be read; the picture is whole when it is told.
  await visitor.page.waitForFunction(() => document.querySelector("[role=tree]")?.textContent?.includes("✓"));
  await meddle(visitor.page);
  await visitor.page.waitForTimeout(400);
  return { visitor, picture: await visitor.page.locator(".canvas-frame").screenshot({ scale: "css" }) };
}

/** The first page of what is printed: A4 at 96 px an inch. */
async function printed() {
  const visitor = await visit(MAP, { viewport: { width: 794, height: 1123 } });
  const { page } = visitor;
  await page.waitForFunction(() => document.querySelector("[role=tree]")?.textContent?.includes("✓"));
  // What prints is loaded after the map.
  await page.waitForFunction(() => {
    dispatchEvent(new Event("beforeprint"));
    return document.querySelector(".print-sheet svg") !== null;
  });
  await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(400);
  return { visitor, picture: await page.screenshot({ scale: "css" }) };
}

/** The share of pixels that differ by more than a shade, compared by the browser itself. */
function difference({ page }: Reader, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (first?.width !== second?.width || first?.height !== second?.height) return 1;
      const [one, other] = [first?.data ?? [], second?.data ?? []];
      let differing = 0;
      for (let at = 0; at < one.length; at += 4) {
        const apart = [0, 1, 2].map((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)));
        if (Math.max(...apart) > 64) differing += 1;
      }
      return differing / (one.length / 4);
    },
    [a.toString("base64"), b.toString("base64")],
  );
}

async function holdsTo(name: string, { visitor, picture }: { visitor: Reader; picture: Buffer }): Promise<void> {
  const file = `${folder}${name}.png`;
  if (process.env.REFERENCES === "write") writeFileSync(file, picture);
  expect(existsSync(file)).toBe(true);
  expect(await difference(visitor, readFileSync(file), picture)).toBeLessThan(TOLERANCE);
}

describe("the shipped map looks as it was found good", () => {
  test.each(Object.keys(VIEWS) as (keyof typeof VIEWS)[])("%s", async (view) => holdsTo(view, await taken(view)));

  test("print", async () => holdsTo("print", await printed()));

  test("and a map that has slid by a box's height would be noticed", async () => {
    const { visitor, picture } = await taken("opening", (page) =>
      page.evaluate(() => {
        const canvas = document.querySelector(".canvas") as HTMLElement & { _cyreg: { cy: import("cytoscape").Core } };
        canvas._cyreg.cy.panBy({ x: 0, y: 60 });
      }),
    );
    expect(await difference(visitor, readFileSync(`${folder}opening.png`), picture)).toBeGreaterThan(TOLERANCE);
  });
});
