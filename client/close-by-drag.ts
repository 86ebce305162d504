/** On a small screen the details are a sheet: drawn down by a finger it closes, let go too early it comes back. */

/** How far it must be drawn, px. */
const FAR_ENOUGH = 80;
const SMALL = "(max-width: 760px)";

/**
 * @param inside What scrolls in the sheet: drawn down where it has been scrolled, it scrolls back.
 * @returns what ends it
 */
export function closeByDrag(sheet: HTMLElement, inside: HTMLElement, close: () => void): () => void {
  let from: { readonly x: number; readonly y: number } | undefined;
  const at = ({ changedTouches: [touch] }: TouchEvent) => ({ x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 });
  const down = (event: TouchEvent) => {
    const scrolls = inside.scrollTop > 0 && event.target instanceof Node && inside.contains(event.target);
    from = !scrolls && matchMedia(SMALL).matches ? at(event) : undefined;
  };
  const move = (event: TouchEvent) => {
    if (from === undefined) return;
    const drawn = at(event).y - from.y;
    if (drawn <= 0) return;
    event.preventDefault();
    sheet.style.translate = `0 ${drawn}px`;
  };
  const up = (event: TouchEvent) => {
    if (from === undefined) return;
    const { x, y } = at(event);
    const drawn = y - from.y;
    const sideways = Math.abs(x - from.x) > drawn;
    from = undefined;
    sheet.style.translate = "";
    if (event.type === "touchend" && drawn > FAR_ENOUGH && !sideways) close();
  };
  sheet.addEventListener("touchstart", down, { passive: true });
  sheet.addEventListener("touchmove", move, { passive: false });
  sheet.addEventListener("touchend", up);
  sheet.addEventListener("touchcancel", up);
  return () => {
    sheet.removeEventListener("touchstart", down);
    sheet.removeEventListener("touchmove", move);
    sheet.removeEventListener("touchend", up);
    sheet.removeEventListener("touchcancel", up);
  };
}
