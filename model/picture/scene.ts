/** The picture as plain shapes, to be written down elsewhere than on the canvas: boxes, lines and lines of text, in px. */
import type { Point, Rectangle, Size } from "../layout/tree.ts";
import { type Dress, dressing } from "./cascade.ts";
import type { Element } from "./drawing.ts";
import type { Look } from "./look.ts";

export const BORDER_STYLES = ["solid", "dashed", "dotted"] as const;
export type BorderStyle = (typeof BORDER_STYLES)[number];

export type BoxShape = Rectangle & {
  readonly kind: "box";
  readonly diamond: boolean;
  readonly radius: number;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly border: {
    readonly width: number;
    readonly colour: string;
    readonly opacity: number;
    readonly style: BorderStyle;
  };
  /** At the box's left. */
  readonly stripe: { readonly colour: string; readonly width: number } | undefined;
  /** Behind the box and around it. */
  readonly glow: { readonly colour: string; readonly opacity: number; readonly padding: number } | undefined;
  readonly opacity: number;
};

const HEADS = ["none", "triangle", "tee"] as const;
export type Head = (typeof HEADS)[number];

export type LineShape = {
  readonly kind: "line";
  readonly points: readonly Point[];
  readonly radius: number;
  readonly colour: string;
  readonly width: number;
  /** Dash and gap, and how much of both is passed at the start. */
  readonly dashes: { readonly pattern: readonly number[]; readonly offset: number } | undefined;
  readonly head: Head;
  readonly opacity: number;
};

export type TextShape = {
  readonly kind: "text";
  /** The left edge, or the middle, as `anchor` says; `y` is the middle of all lines. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle";
  readonly lines: readonly string[];
  readonly size: number;
  readonly leading: number;
  readonly weight: number;
  readonly colour: string;
  readonly opacity: number;
};

/** Shapes with a place and a scale of their own. */
export type GroupShape = Point & {
  readonly kind: "group";
  readonly scale: number;
  readonly shapes: readonly Shape[];
};

export type Shape = BoxShape | LineShape | TextShape | GroupShape;
/** What is drawn first comes first. */
export type Scene = Size & { readonly ground: string; readonly font: string; readonly shapes: readonly Shape[] };

/** The shapes of elements in a look. `routes` has each line's way, by the node that it leads from. */
export function shapesOf(
  elements: readonly Element[],
  routes: ReadonlyMap<string, readonly Point[]>,
  look: Look,
): Shape[] {
  const known = shapesOfLooks.get(look) ?? new WeakMap<Element, Drawn>();
  shapesOfLooks.set(look, known);
  const drawn = elements.map((element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const made = drawnAs({ element, style: dressing(look)(element) }, routes);
    known.set(element, made);
    return made;
  });
  const inOrder = drawn.toSorted((a, b) => a.rank - b.rank);
  return LAYERS.flatMap((layer) => inOrder.flatMap((each) => (each.layer === layer ? each.shapes : [])));
}

/** What is drawn first comes first. */
const LAYERS = ["bands", "lines", "boxes"] as const;

/** An element's shapes, and where they come among the others. */
type Drawn = { readonly layer: (typeof LAYERS)[number]; readonly rank: number; readonly shapes: readonly Shape[] };

/** A line's way is its drawing's, whose elements are its own. */
const shapesOfLooks = new WeakMap<Look, WeakMap<Element, Drawn>>();

function drawnAs(dressed: Dressed, routes: ReadonlyMap<string, readonly Point[]>): Drawn {
  const { element, style } = dressed;
  const rank = Number(style("z-index"));
  if (element.group === "edges")
    return { layer: "lines", rank, shapes: lineShape(dressed, routes.get(element.of) ?? []) };
  if (style("z-compound-depth") === "bottom") return { layer: "bands", rank, shapes: [boxShape(dressed)] };
  return { layer: "boxes", rank, shapes: [boxShape(dressed), ...textShape(dressed)] };
}

type Dressed = { readonly element: Element; readonly style: Dress };

const numberIn = (style: Dress) => (property: string) => Number.parseFloat(String(style(property)));
const parts = (style: Dress, property: string) => {
  const value = style(property);
  return typeof value === "object" ? value.map(String) : String(value).split(" ");
};

function boxShape({ element, style }: Dressed): BoxShape {
  const number = numberIn(style);
  const [width, height] = [number("width"), number("height")];
  const { x, y } = placeOf(element);
  const gradient = style("background-fill") === "linear-gradient";
  const [stripe = "", , paper = ""] = gradient ? parts(style, "background-gradient-stop-colors") : [];
  const share = gradient ? Number(parts(style, "background-gradient-stop-positions")[1]) / 100 : 0;
  const glow = number("underlay-opacity");
  return {
    kind: "box",
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
    diamond: style("shape") === "diamond",
    radius: number("corner-radius"),
    fill: gradient ? paper : String(style("background-color")),
    fillOpacity: number("background-opacity"),
    border: {
      width: number("border-width"),
      colour: String(style("border-color")),
      opacity: number("border-opacity"),
      style: BORDER_STYLES.find((known) => known === style("border-style")) ?? "solid",
    },
    stripe: gradient ? { colour: stripe, width: share * width } : undefined,
    glow:
      glow === 0
        ? undefined
        : { colour: String(style("underlay-color")), opacity: glow, padding: number("underlay-padding") },
    opacity: number("opacity"),
  };
}

function textShape({ element, style }: Dressed): TextShape[] {
  const label = String(style("label"));
  if (label === "") return [];
  const number = numberIn(style);
  const { x, y } = placeOf(element);
  const size = number("font-size");
  // Where lines are set to the left, their left edge is known; Cytoscape knows only their middle.
  const left = style("text-justification") === "left";
  return [
    {
      kind: "text",
      x: x + (left ? Number(element.data.left) : number("text-margin-x")),
      y: y + number("text-margin-y"),
      anchor: left ? "start" : "middle",
      lines: label.split("\n"),
      size,
      leading: size * number("line-height"),
      weight: number("font-weight"),
      colour: String(style("color")),
      opacity: number("opacity"),
    },
  ];
}

function lineShape({ style }: Dressed, points: readonly Point[]): LineShape[] {
  if (points.length < 2) return [];
  const number = numberIn(style);
  const head = style("target-arrow-shape");
  return [
    {
      kind: "line",
      points,
      radius: number("segment-radii"),
      colour: String(style("line-color")),
      width: number("width"),
      dashes:
        style("line-style") === "dashed"
          ? { pattern: parts(style, "line-dash-pattern").map(Number), offset: number("line-dash-offset") }
          : undefined,
      head: HEADS.find((known) => known === head) ?? "none",
      opacity: number("opacity"),
    },
  ];
}

/** A node has a position. */
const placeOf = ({ position }: Element) => position as Point;
