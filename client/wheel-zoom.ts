import type { Point } from "../model/layout/tree.ts";

const WHEEL_SPEED = 0.0016;

/**
 * The wheel zooms where the map has the focus or Ctrl is held, as in maps elsewhere; otherwise it scrolls the page.
 * It is taken before Cytoscape sees it, which would zoom always: so this must listen first.
 */
export function wheelZoom(container: HTMLElement, zoom: (factor: number, at: Point) => void): () => void {
  const onWheel = (event: WheelEvent) => {
    event.stopImmediatePropagation();
    const focused = document.activeElement !== document.body && document.activeElement?.contains(container) === true;
    if (!event.ctrlKey && !event.metaKey && !focused) return;
    event.preventDefault();
    const { left, top } = container.getBoundingClientRect();
    // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
    const speed = event.ctrlKey && Math.abs(event.deltaY) < 40 ? WHEEL_SPEED * 6 : WHEEL_SPEED;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(Math.exp(-event.deltaY * lines * speed), { x: event.clientX - left, y: event.clientY - top });
  };
  container.addEventListener("wheel", onWheel, { capture: true, passive: false });
  return () => container.removeEventListener("wheel", onWheel, { capture: true });
}
