/**
 * Draws a large map as it is seen from far away, beneath what Cytoscape draws: all of it at once, and somewhat more than
 * the window, so that to move the map is to move a picture.
 */
import type { Rectangle, Size } from "../model/layout/tree.ts";
import type { BoxShape, LineShape, Shape, TextShape } from "../model/picture/scene.ts";
import { grown, holds, type View, windowIn } from "./camera.ts";

/** The shapes for a window of the map that is shown at a zoom. */
export type Shapes = (window: Rectangle, zoom: number) => readonly Shape[];

export type Survey = {
  /** Shows what stands in a view, from now on of these shapes. */
  readonly show: (shapes: Shapes, view: View) => void;
  /** Goes to another view of what is shown. `exact`: at its very zoom, and not only nearly so. */
  readonly follow: (view: View, exact: boolean) => void;
  readonly hide: () => void;
};

/** How much further than the window is drawn, on each side, px on the screen. */
const FURTHER = 240;
/** A picture may be stretched or shrunk so much while the zoom goes on changing. */
const STRETCHED = 1.3;
/** Nothing is drawn thinner, px on the screen. */
const LEAST_WIDTH = 0.6;
/** Smaller letters, px on the screen, are drawn as bars. */
const LEAST_LETTERS = 5;
/** A letter's width, as a share of the font's size. */
const LETTER = 0.52;

export function createSurvey(container: HTMLElement, font: string): Survey {
  const canvas = document.createElement("canvas");
  canvas.className = "survey";
  canvas.hidden = true;
  container.prepend(canvas);
  const context = canvas.getContext("2d") as CanvasRenderingContext2D; // null only for a second kind of context
  let shapes: Shapes | undefined;
  let painted: { readonly window: Rectangle; readonly zoom: number } | undefined;

  function paint({ zoom, pan }: View, size: Size) {
    if (shapes === undefined) return;
    const window = grown(windowIn({ zoom, pan }, { x: 0, y: 0, ...size }), FURTHER / zoom);
    const dots = devicePixelRatio;
    Object.assign(canvas, {
      width: Math.ceil(window.width * zoom * dots),
      height: Math.ceil(window.height * zoom * dots),
    });
    context.setTransform(dots * zoom, 0, 0, dots * zoom, -window.x * zoom * dots, -window.y * zoom * dots);
    paintShapes(context, shapes(window, zoom), zoom, font);
    painted = { window, zoom };
  }

  function follow(view: View, exact: boolean) {
    if (shapes === undefined) return;
    const size = { width: container.clientWidth, height: container.clientHeight };
    const stretched = painted === undefined ? 0 : view.zoom / painted.zoom;
    const isNear = exact ? stretched === 1 : stretched < STRETCHED && stretched > 1 / STRETCHED;
    const seen = windowIn(view, { x: 0, y: 0, ...size });
    if (painted === undefined || !isNear || !holds(painted.window, seen)) paint(view, size);
    if (painted === undefined) return;
    const { window, zoom } = painted;
    const scale = view.zoom / zoom / devicePixelRatio;
    canvas.style.transform = `translate(${view.pan.x + window.x * view.zoom}px, ${view.pan.y + window.y * view.zoom}px) scale(${scale})`;
    canvas.hidden = false;
  }

  return {
    show: (next, view) => {
      shapes = next;
      painted = undefined;
      follow(view, true);
    },
    follow,
    hide: () => {
      if (shapes === undefined) return;
      shapes = undefined;
      painted = undefined;
      canvas.hidden = true;
      // A canvas keeps its dots while it is hidden.
      Object.assign(canvas, { width: 0, height: 0 });
    },
  };
}

function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], zoom: number, font: string) {
  const least = LEAST_WIDTH / zoom;
  // Lines of one look are drawn at once, in the order of their looks: one after the other takes several times as long.
  let lines: LineShape[] = [];
  const flush = () => {
    if (lines.length > 0) paintLines(context, lines, least);
    lines = [];
  };
  for (const shape of shapes) {
    if (shape.kind === "line") {
      lines.push(shape);
      continue;
    }
    flush();
    if (shape.kind === "box") paintBox(context, shape, least);
    else if (shape.kind === "text") paintText(context, shape, zoom, font);
  }
  flush();
  context.globalAlpha = 1;
}

function paintLines(context: CanvasRenderingContext2D, lines: readonly LineShape[], least: number) {
  const looks = new Map<string, { readonly look: LineShape; readonly ways: LineShape["points"][] }>();
  for (const line of lines) {
    const name = `${line.colour} ${line.width} ${line.opacity}`;
    const same = looks.get(name) ?? { look: line, ways: [] };
    looks.set(name, same);
    same.ways.push(line.points);
  }
  for (const { look, ways } of looks.values()) {
    context.globalAlpha = look.opacity;
    context.strokeStyle = look.colour;
    context.lineWidth = Math.max(look.width, least);
    context.beginPath();
    for (const points of ways) {
      for (const [at, { x, y }] of points.entries()) {
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    }
    context.stroke();
  }
}

function paintBox(context: CanvasRenderingContext2D, box: BoxShape, least: number) {
  const { x, y, width, height, glow, border, stripe } = box;
  const round = (by: number) => {
    context.beginPath();
    if (box.diamond) {
      context.moveTo(x + width / 2, y);
      for (const [across, down] of [
        [1, 0.5],
        [0.5, 1],
        [0, 0.5],
      ] as const)
        context.lineTo(x + width * across, y + height * down);
      context.closePath();
    } else if (box.radius * 2 < least * 4) context.rect(x - by, y - by, width + 2 * by, height + 2 * by);
    else context.roundRect(x - by, y - by, width + 2 * by, height + 2 * by, Math.min(box.radius, height / 2));
  };
  if (glow !== undefined) {
    context.globalAlpha = box.opacity * glow.opacity;
    context.fillStyle = glow.colour;
    round(glow.padding);
    context.fill();
  }
  round(0);
  context.globalAlpha = box.opacity * box.fillOpacity;
  context.fillStyle = box.fill;
  context.fill();
  context.globalAlpha = box.opacity;
  if (stripe !== undefined) {
    context.fillStyle = stripe.colour;
    context.fillRect(x, y, stripe.width, height);
  }
  if (border.width === 0) return;
  context.globalAlpha = box.opacity * border.opacity;
  context.strokeStyle = border.colour;
  context.lineWidth = Math.max(border.width, least);
  context.stroke();
}

function paintText(context: CanvasRenderingContext2D, text: TextShape, zoom: number, font: string) {
  const { lines, size, leading, anchor, x, y } = text;
  context.fillStyle = text.colour;
  const legible = size * zoom >= LEAST_LETTERS;
  context.globalAlpha = legible ? text.opacity : text.opacity * 0.35;
  const first = y - ((lines.length - 1) * leading) / 2;
  if (legible) {
    context.font = `${text.weight} ${size}px ${font}`;
    context.textAlign = anchor === "start" ? "left" : "center";
    context.textBaseline = "middle";
  }
  for (const [at, line] of lines.entries()) {
    const middle = first + at * leading;
    if (legible) context.fillText(line, x, middle);
    else {
      const width = line.length * size * LETTER;
      context.fillRect(anchor === "start" ? x : x - width / 2, middle - size * 0.3, width, size * 0.6);
    }
  }
}
