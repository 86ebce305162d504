/** A scene as an SVG file: presentation attributes only, so that it may also stand in a page that forbids inline styles. */
import type { Point } from "../layout/tree.ts";
import type { BorderStyle, BoxShape, GroupShape, LineShape, Scene, Shape, TextShape } from "./scene.ts";

/** A part of a line that is all in one font, and its width in px. */
export type LetteredRun = { readonly text: string; readonly family: string; readonly width: number };
export type Lettering = (line: string, size: number, weight: number) => readonly LetteredRun[];

type Letters = {
  /** CSS that brings the fonts along (`@font-face` with data); without it they are only named. */
  readonly fonts?: string;
  /** For what can't itself go from font to font within a line. */
  readonly lettering?: Lettering;
};

export function svgOf(scene: Scene, title: string, { fonts = "", lettering }: Letters = {}): string {
  const { width, height, ground, font, shapes } = scene;
  const style = fonts === "" ? "" : `<style>${text(fonts)}</style>\n`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${text(font)}">
<title>${text(title)}</title>
${style}<rect width="${width}" height="${height}" fill="${text(ground)}"/>
${elements(shapes, lettering)}
</svg>
`;
}

const elements = (shapes: readonly Shape[], lettering: Lettering | undefined) =>
  shapes.map((shape) => element(shape, lettering)).join("\n");

function element(shape: Shape, lettering: Lettering | undefined): string {
  switch (shape.kind) {
    case "box":
      return box(shape);
    case "line":
      return line(shape);
    case "text":
      return lines(shape, lettering);
    case "group":
      return group(shape, lettering);
  }
}

function group({ x, y, scale, shapes }: GroupShape, lettering: Lettering | undefined): string {
  const scaled = scale === 1 ? "" : ` scale(${Number(scale.toFixed(6))})`;
  return `<g transform="translate(${rounded(x)} ${rounded(y)})${scaled}">\n${elements(shapes, lettering)}\n</g>`;
}

function box({ x, y, width, height, border, fill, fillOpacity, radius, ...shape }: BoxShape): string {
  const within = shape.opacity === 1 ? "" : ` opacity="${shape.opacity}"`;
  const paint = `fill="${text(fill)}"${fillOpacity === 1 ? "" : ` fill-opacity="${fillOpacity}"`}`;
  if (shape.diamond) {
    const path = `M${x + width / 2} ${y}L${x + width} ${y + height / 2}L${x + width / 2} ${y + height}L${x} ${y + height / 2}Z`;
    return `<path d="${path}" ${paint}${within}/>`;
  }
  const { glow, stripe } = shape;
  const parts: string[] = [];
  if (glow !== undefined) {
    const { padding, colour, opacity } = glow;
    parts.push(
      `<rect x="${x - padding}" y="${y - padding}" width="${width + 2 * padding}" height="${height + 2 * padding}" rx="${radius + padding}" fill="${text(colour)}" fill-opacity="${opacity}"/>`,
    );
  }
  const bounds = `x="${x}" y="${y}" width="${width}" height="${height}" rx="${Math.min(radius, height / 2)}"`;
  if (fillOpacity > 0) parts.push(`<rect ${bounds} ${paint}/>`);
  if (stripe !== undefined) {
    const path = `M${x + stripe.width} ${y}H${x + radius}Q${x} ${y} ${x} ${y + radius}V${y + height - radius}Q${x} ${y + height} ${x + radius} ${y + height}H${x + stripe.width}Z`;
    parts.push(`<path d="${path}" fill="${text(stripe.colour)}"/>`);
  }
  if (border.width > 0) {
    const dashes = DASHES[border.style];
    const opacity = border.opacity === 1 ? "" : ` stroke-opacity="${border.opacity}"`;
    parts.push(
      `<rect ${bounds} fill="none" stroke="${text(border.colour)}" stroke-width="${border.width}"${dashes}${opacity}/>`,
    );
  }
  return grouped(parts.join(""), shape.opacity);
}

/** As Cytoscape draws borders. */
const DASHES = {
  solid: "",
  dashed: ' stroke-dasharray="4 2"',
  dotted: ' stroke-dasharray="1 1"',
} as const satisfies Record<BorderStyle, string>;

/** Of an arrow's head, px: as Cytoscape draws it. */
const TRIANGLE = { length: 7, width: 7 };
const TEE = { length: 3, width: 9 };

function line({ points, radius, colour, width, dashes, head, opacity }: LineShape): string {
  const paint = text(colour);
  const end = points.at(-1) as Point; // a line has two points at least
  const before = points.at(-2) as Point;
  const way = [...points.slice(0, -1), towards(end, before, head === "triangle" ? TRIANGLE.length : 0)];
  const dash =
    dashes === undefined
      ? ""
      : ` stroke-dasharray="${dashes.pattern.join(" ")}" stroke-dashoffset="${rounded(dashes.offset)}"`;
  const path = `<path d="${rounding(way, radius)}" fill="none" stroke="${paint}" stroke-width="${width}"${dash}/>`;
  if (head === "none") return grouped(path, opacity);
  const along = direction(before, end);
  const shape = head === "triangle" ? TRIANGLE : TEE;
  const foot = towards(end, before, shape.length);
  const aside = { x: (-along.y * shape.width) / 2, y: (along.x * shape.width) / 2 };
  const corners =
    head === "triangle"
      ? [plus(foot, aside), end, minus(foot, aside)]
      : [plus(foot, aside), plus(end, aside), minus(end, aside), minus(foot, aside)];
  return grouped(`${path}<path d="M${corners.map(at).join("L")}Z" fill="${paint}"/>`, opacity);
}

const grouped = (parts: string, opacity: number) => (opacity === 1 ? parts : `<g opacity="${opacity}">${parts}</g>`);

/** A polyline with its corners rounded. */
function rounding(points: readonly Point[], radius: number): string {
  const parts = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) return `M${at(point)}`;
    if (after === undefined) return `L${at(point)}`;
    const most = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    return `L${at(towards(point, before, most))}Q${at(point)} ${at(towards(point, after, most))}`;
  });
  return parts.join("");
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const at = ({ x, y }: Point) => `${rounded(x)} ${rounded(y)}`;
const rounded = (value: number) => Number(value.toFixed(2));

function direction(from: Point, to: Point): Point {
  const length = distance(from, to) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function towards(from: Point, to: Point, by: number): Point {
  const { x, y } = direction(from, to);
  return { x: from.x + x * by, y: from.y + y * by };
}

/** From the middle of a line of text to its baseline, as Cytoscape sets it: a share of the font's size. */
const BASELINE = 0.3;

/** Each line is an element of its own: what turns the direction of its text then reaches no further. */
function lines(shape: TextShape, lettering: Lettering | undefined): string {
  const { x, y, anchor, lines, size, leading, weight, colour, opacity } = shape;
  const first = y - ((lines.length - 1) * leading) / 2 + size * BASELINE;
  const texts = lines.map((line, index) => {
    const baseline = first + index * leading;
    if (lettering === undefined) return written(line, x, baseline);
    const runs = lettering(line, size, weight);
    let at = anchor === "start" ? x : x - runs.reduce((sum, { width }) => sum + width, 0) / 2;
    return runs
      .map((run) => {
        const start = at;
        at += run.width;
        return written(run.text, start, baseline, ` font-family="${text(run.family)}"`);
      })
      .join("");
  });
  const middle = anchor === "middle" && lettering === undefined ? ' text-anchor="middle"' : "";
  const within = opacity === 1 ? "" : ` opacity="${opacity}"`;
  return `<g font-size="${size}" font-weight="${weight}" fill="${text(colour)}"${middle}${within}>${texts.join("")}</g>`;
}

const written = (words: string, x: number, y: number, font = "") =>
  `<text x="${rounded(x)}" y="${rounded(y)}"${font} xml:space="preserve">${text(words)}</text>`;

/** Foreign text as XML text or attribute: markup escaped, and what XML 1.0 can't hold (controls, lone surrogates) left out. */
function text(foreign: string): string {
  return foreign
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
