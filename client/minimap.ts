/** All that is open in small, with the window on it: pressed or dragged, the window goes there. Hidden where all can be seen. */
import type { Point, Rectangle, Size } from "../model/layout/tree.ts";
import type { Tokens } from "../model/picture/tokens.ts";
import { type View, windowIn } from "./camera.ts";

export type Minimap = {
  readonly draw: (boxes: Iterable<Rectangle>, size: Size, tokens: Tokens) => void;
  /** @param room The part of the window that nothing covers. */
  readonly follow: (view: View, room: Rectangle) => void;
};

const MOST: Size = { width: 200, height: 150 };
const PADDING = 6;

/** @param goTo Puts a point of the map into the window's middle. */
export function createMinimap(canvas: HTMLCanvasElement, goTo: (at: Point) => void): Minimap {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D; // null only for a second kind of context
  let drawn:
    | { readonly picture: HTMLCanvasElement; readonly size: Size; readonly tokens: Tokens; readonly scale: number }
    | undefined;
  let last: { readonly view: View; readonly room: Rectangle } | undefined;

  function paint() {
    if (drawn === undefined || last === undefined) return;
    const { picture, size, tokens, scale } = drawn;
    const seen = windowIn(last.view, last.room);
    const all = seen.x <= 0 && seen.y <= 0 && seen.x + seen.width >= size.width && seen.y + seen.height >= size.height;
    canvas.hidden = all;
    if (all) return;
    Object.assign(canvas, { width: picture.width, height: picture.height });
    canvas.style.width = `${picture.width / devicePixelRatio}px`;
    canvas.style.height = `${picture.height / devicePixelRatio}px`;
    context.drawImage(picture, 0, 0);
    placed(context, scale);
    context.lineWidth = 2 / scale;
    context.strokeStyle = tokens.selected;
    context.strokeRect(seen.x, seen.y, seen.width, seen.height);
  }

  const point = (event: PointerEvent) => {
    if (drawn === undefined || event.buttons === 0) return;
    // The page may be scaled: what the canvas takes on the screen says by how much.
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const across = (event.clientX - left) / width;
    const down = (event.clientY - top) / height;
    const margin = PADDING / drawn.scale;
    goTo({
      x: across * (drawn.size.width + 2 * margin) - margin,
      y: down * (drawn.size.height + 2 * margin) - margin,
    });
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    point(event);
  });
  canvas.addEventListener("pointermove", point);

  return {
    draw: (boxes, size, tokens) => {
      const scale = Math.min(MOST.width / size.width, MOST.height / size.height);
      drawn = { picture: pictureOf(boxes, size, tokens, scale), size, tokens, scale };
      paint();
    },
    follow: (view, room) => {
      last = { view, room };
      paint();
    },
  };
}

/** Drawn once: the window upon it moves with every frame. */
function pictureOf(boxes: Iterable<Rectangle>, size: Size, tokens: Tokens, scale: number): HTMLCanvasElement {
  const picture = document.createElement("canvas");
  const side = (length: number) => (Math.ceil(length * scale) + 2 * PADDING) * devicePixelRatio;
  Object.assign(picture, { width: side(size.width), height: side(size.height) });
  const context = picture.getContext("2d") as CanvasRenderingContext2D; // as above
  placed(context, scale);
  context.fillStyle = tokens["ink-soft"];
  for (const { x, y, width, height } of boxes) context.fillRect(x, y, width, height);
  return picture;
}

function placed(context: CanvasRenderingContext2D, scale: number) {
  const dots = devicePixelRatio;
  context.setTransform(dots * scale, 0, 0, dots * scale, PADDING * dots, PADDING * dots);
}
