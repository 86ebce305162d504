/**
 * Where the camera stands, as arithmetic: `zoom`, and `pan`, the place in the window of the map's origin.
 *
 * `room` is the part of the window that nothing covers; rectangles are px at zoom 1.
 */
import type { Point, Rectangle } from "../model/layout/tree.ts";
import { FAR_BELOW } from "../model/picture/look.ts";
import { SURVEYED_BELOW } from "../model/picture/survey.ts";

export type View = { readonly zoom: number; readonly pan: Point };

export const LEAST_ZOOM = 0.02;
export const MOST_ZOOM = 2;
/** Below this not even labels can be read. */
export const LEGIBLE_ZOOM = 0.4;
/** What is gone to from further away is shown at this zoom. */
const READING_ZOOM = 0.85;
/** How near to 1 a zoom is made 1, so that the text is as sharp as the page's. */
const SNAP = 0.04;
export const MARGIN = 16;
/** Where not all of a map can be read at once, it begins at this zoom. */
const START_ZOOM = 0.5;

/** How far the map is looked at from: near, with full texts; far, with labels; or surveyed, with nothing to read. */
export type Distance = "near" | "far" | "surveyed";
/** Above these zooms the map comes nearer; between them and where it goes further it stays as it is. */
const NEAR_ABOVE = 0.76;
const FAR_ABOVE = 0.22;

/** @param before How it was looked at so far. */
export function distanceAt(zoom: number, before: Distance): Distance {
  if (zoom < (before === "surveyed" ? FAR_ABOVE : SURVEYED_BELOW)) return "surveyed";
  return zoom < (before === "near" ? FAR_BELOW : NEAR_ABOVE) ? "far" : "near";
}

/** A rectangle in the middle, as large as it fits, and never larger than life. */
export function fitting(rectangle: Rectangle, room: Rectangle): View {
  const across = (room.width - 2 * MARGIN) / rectangle.width;
  const down = (room.height - 2 * MARGIN) / rectangle.height;
  const zoom = clamp(Math.min(across, down, 1), LEAST_ZOOM, MOST_ZOOM);
  return centring(middleOf(rectangle), zoom, room);
}

/** The whole rectangle where its labels can then be read; else as much as fits of it around what comes first in it. */
export function opening(rectangle: Rectangle, first: Rectangle, room: Rectangle): View {
  const whole = fitting(rectangle, room);
  if (whole.zoom >= LEGIBLE_ZOOM) return whole;
  const zoom = START_ZOOM;
  const leftmost = room.x + MARGIN - rectangle.x * zoom;
  const rightmost = room.x + room.width - MARGIN - (rectangle.x + rectangle.width) * zoom;
  const { x } = centring(middleOf(rightmost > leftmost ? rectangle : first), zoom, room).pan;
  return {
    zoom,
    pan: { x: rightmost > leftmost ? x : clamp(x, rightmost, leftmost), y: room.y + MARGIN - first.y * zoom },
  };
}

export function centring(at: Point, zoom: number, room: Rectangle): View {
  const { x, y } = middleOf(room);
  return { zoom, pan: { x: x - at.x * zoom, y: y - at.y * zoom } };
}

/** The nearest view in which a rectangle can be seen; of one that is too large, its beginning. Too far away, it comes near. */
export function revealing(view: View, rectangle: Rectangle, room: Rectangle): View {
  const { zoom, pan } = view;
  if (zoom < LEGIBLE_ZOOM) return centring(middleOf(rectangle), READING_ZOOM, room);
  const shift = (start: number, length: number, from: number, size: number) => {
    const toStart = from + MARGIN - start;
    const toEnd = from + size - MARGIN - (start + length);
    return toStart > 0 || toEnd < toStart ? Math.max(toStart, Math.min(0, toEnd)) : Math.min(0, toEnd);
  };
  return {
    zoom,
    pan: {
      x: pan.x + shift(rectangle.x * zoom + pan.x, rectangle.width * zoom, room.x, room.width),
      y: pan.y + shift(rectangle.y * zoom + pan.y, rectangle.height * zoom, room.y, room.height),
    },
  };
}

/** The nearest view in which nothing that lies over the window covers a rectangle: moved up from under it, else aside. */
export function clearing(view: View, rectangle: Rectangle, over: Rectangle, room: Rectangle): View {
  const { zoom, pan } = view;
  const [left, top] = [rectangle.x * zoom + pan.x, rectangle.y * zoom + pan.y];
  const [right, bottom] = [left + rectangle.width * zoom, top + rectangle.height * zoom];
  const gone = over.width === 0;
  const apart = right < over.x || left > over.x + over.width || bottom < over.y || top > over.y + over.height;
  if (gone || apart) return view;
  const up = bottom + MARGIN - over.y;
  if (top - up >= room.y) return { zoom, pan: { x: pan.x, y: pan.y - up } };
  return { zoom, pan: { x: pan.x + over.x + over.width + MARGIN - left, y: pan.y } };
}

/** The view in which a point stands where another stood before. */
export function holding(view: View, was: Point, is: Point): View {
  return {
    zoom: view.zoom,
    pan: { x: view.pan.x + (was.x - is.x) * view.zoom, y: view.pan.y + (was.y - is.y) * view.zoom },
  };
}

/** The same place of the map under a point of the window, at another zoom. */
export function zooming(view: View, factor: number, at: Point): View {
  const zoom = clamp(view.zoom * factor, LEAST_ZOOM, MOST_ZOOM);
  const ratio = zoom / view.zoom;
  return { zoom, pan: { x: at.x - (at.x - view.pan.x) * ratio, y: at.y - (at.y - view.pan.y) * ratio } };
}

/** Zoom 1 where it is nearly 1, and there the pan on whole pixels; the middle of the room stays. */
export function crisp(view: View, room: Rectangle): View {
  if (Math.abs(view.zoom - 1) > SNAP) return view;
  const { pan } = zooming(view, 1 / view.zoom, middleOf(room));
  return { zoom: 1, pan: { x: Math.round(pan.x) + 0.5, y: Math.round(pan.y) } };
}

/**
 * A view on the way between two, `t` from 0 to 1. The zoom goes in even ratios, or the last part of a long way in
 * would seem to take all the time; what both views show at one place of the window stands still.
 */
export function between(from: View, to: View, t: number): View {
  if (t === 1) return to;
  const zoom = from.zoom * (to.zoom / from.zoom) ** t;
  const share = from.zoom === to.zoom ? t : (zoom - from.zoom) / (to.zoom - from.zoom);
  return {
    zoom,
    pan: { x: from.pan.x + (to.pan.x - from.pan.x) * share, y: from.pan.y + (to.pan.y - from.pan.y) * share },
  };
}

/** What of the map can be seen in the room. */
export function windowIn({ zoom, pan }: View, room: Rectangle): Rectangle {
  return {
    ...{ x: (room.x - pan.x) / zoom, y: (room.y - pan.y) / zoom },
    ...{ width: room.width / zoom, height: room.height / zoom },
  };
}

/** A rectangle with more room on each side. */
export const grown = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  ...{ x: x - by, y: y - by },
  ...{ width: width + 2 * by, height: height + 2 * by },
});

/** Whether one rectangle lies within another. */
export const holds = (outer: Rectangle, inner: Rectangle) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

/** The smallest rectangle around some. */
export function hull(boxes: Iterable<Rectangle>): Rectangle {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What stands in the middle of the room. */
export function middleIn({ zoom, pan }: View, room: Rectangle): Point {
  const { x, y } = middleOf(room);
  return { x: (x - pan.x) / zoom, y: (y - pan.y) / zoom };
}

export const sameView = (a: View, b: View) =>
  Math.abs(a.zoom / b.zoom - 1) < 0.01 && Math.hypot(a.pan.x - b.pan.x, a.pan.y - b.pan.y) < 2;

export const middleOf = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
