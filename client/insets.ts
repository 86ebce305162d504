/** What lies over the map's edges and covers it. */
import type { Insets } from "./canvas.ts";

/** The height of the what-if's line with its margins, px: it comes after the first picture, and must then cover nothing. */
const WHAT_IF_LINE = 72;

/** What the tools, the details and the what-if's line cover of the map. */
export function insetsOf(container: HTMLElement, assuming: boolean): Insets {
  const area = container.getBoundingClientRect();
  const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  const top = Math.max(0, (boxOf(".tools")?.bottom ?? area.top) - area.top);
  const above = (box: DOMRect | undefined) => (box === undefined ? 0 : Math.max(0, area.bottom - box.top));
  const details = boxOf(".details");
  const beside = details !== undefined && details.left > area.left + area.width / 3;
  const foot = beside ? 0 : above(details);
  return {
    ...{ top, left: 0 },
    right: beside ? Math.max(0, area.right - details.left) : 0,
    bottom: assuming ? Math.max(foot + WHAT_IF_LINE, above(boxOf(".what-if-bar"))) : foot,
  };
}
