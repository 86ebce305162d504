/** From the reading and the view to what is drawn; each stage is worked out again only when what it is made of has changed. */

import { isGroundless } from "../connections.ts";
import { lastOnly } from "../last-only.ts";
import { createMemory, layout } from "../layout/layout.ts";
import type { Arrangements, Forest, Size } from "../layout/tree.ts";
import { boxesOf, FONTS, type MeasureWith } from "./boxes.ts";
import type { Drawing, DrawnBand } from "./drawing.ts";
import type { Folding } from "./folding.ts";
import { type Reading, visible } from "./reading.ts";
import { oneLine } from "./text.ts";

const NONE: ReadonlySet<string> = new Set();

/** Of two sides of a window: alike but for a line that has come or gone. */
const isNear = (a: number, b: number) => Math.abs(a - b) <= 0.08 * Math.max(a, b);

/** Draws one view after another; the arrangements of the last one are kept where they still do. */
export function createPicture(measure: MeasureWith): (reading: Reading, folding: Folding, viewport: Size) => Drawing {
  const boxesOfReading = lastOnly((reading: Reading) =>
    boxesOf(reading.connections, reading.forest, measure, reading.links),
  );
  const shown = lastOnly(visible);
  const memory = createMemory();
  let earlier: { readonly arrangements: Arrangements; readonly width: number; readonly height: number } | undefined;
  const drawn = lastOnly((reading: Reading, forest: Forest, width: number, height: number): Drawing => {
    const boxOf = boxesOfReading(reading);
    const { map, claims } = reading.connections;
    const positions = new Map(map.sections.map(({ id }, index) => [id, index]));
    const result = layout(forest, boxOf, {
      viewport: { width, height },
      memory,
      // In another window the boxes move anyway, and had better move to where they fit.
      ...(earlier !== undefined && isNear(earlier.width, width) && isNear(earlier.height, height)
        ? { previous: earlier.arrangements }
        : {}),
    });
    earlier = { arrangements: result.arrangements, width, height };
    const title = measure(FONTS.title);
    const bands = result.bands.map((band): DrawnBand => {
      const section = positions.get(band.section) ?? -1;
      const words = `§${section + 1}  ${map.sections[section]?.title ?? ""}`;
      const { width } = band.title;
      const text = oneLine(words, width, title);
      return {
        id: band.node,
        box: band,
        title: band.title,
        section,
        text,
        far: oneLine(words, width, measure(FONTS.farLine)),
      };
    });
    return {
      forest,
      layout: result,
      boxOf,
      isLeaf: (claim) => isGroundless(reading.connections, claim),
      sectionOf: (claim) => positions.get(claims.get(claim)?.section ?? "") ?? -1,
      bands,
      joined: NONE,
    };
  });
  return (reading, folding, viewport) => drawn(reading, shown(reading, folding), viewport.width, viewport.height);
}
