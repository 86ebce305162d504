/**
 * The picture as plain shapes, to be written down elsewhere than on the canvas: boxes, lines and lines of text, in px.
 *
 * Cytoscape works out how each element looks, without a window: so a picture that is taken away can't differ in its
 * colours and signs from the one on the screen.
 */
import cytoscape, {
  type EdgeSingular,
  type ElementDefinition,
  type NodeSingular,
  type StylesheetJson,
} from "cytoscape";
import type { Point, Rectangle, Size } from "../model/layout/tree.ts";

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
    readonly dotted: boolean;
  };
  /** At the box's left. */
  readonly stripe: { readonly colour: string; readonly width: number } | undefined;
  /** Behind the box and around it. */
  readonly glow: { readonly colour: string; readonly opacity: number; readonly padding: number } | undefined;
  readonly opacity: number;
};

export type LineShape = {
  readonly kind: "line";
  readonly points: readonly Point[];
  readonly radius: number;
  readonly colour: string;
  readonly width: number;
  /** Dash and gap, and how much of both is passed at the start. */
  readonly dashes: { readonly pattern: readonly number[]; readonly offset: number } | undefined;
  readonly head: "none" | "triangle" | "tee";
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

export type Shape = BoxShape | LineShape | TextShape;
/** What is drawn first comes first. */
export type Scene = Size & { readonly ground: string; readonly font: string; readonly shapes: readonly Shape[] };

/** The shapes of elements in a look. `routes` has each line's way, by the line's id. */
export function shapesOf(
  elements: readonly ElementDefinition[],
  routes: ReadonlyMap<string, readonly Point[]>,
  look: StylesheetJson,
): Shape[] {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [...elements],
    style: look,
    layout: { name: "preset" },
  });
  const rank = (element: NodeSingular | EdgeSingular) => Number(element.style("z-index"));
  const inOrder = <Element extends NodeSingular | EdgeSingular>(list: readonly Element[]) =>
    list.toSorted((a, b) => rank(a) - rank(b));
  const nodes = inOrder(cy.nodes().toArray() as NodeSingular[]);
  const bands = nodes.filter((node) => node.hasClass("band"));
  const shapes = [
    ...bands.map(boxShape),
    ...inOrder(cy.edges().toArray() as EdgeSingular[]).flatMap((edge) => lineShape(edge, routes.get(edge.id()) ?? [])),
    ...nodes.filter((node) => !node.hasClass("band")).flatMap((node) => [boxShape(node), ...textShape(node)]),
  ];
  cy.destroy();
  return shapes;
}

const number = (element: NodeSingular | EdgeSingular, property: string) =>
  Number.parseFloat(String(element.style(property)));

function boxShape(node: NodeSingular): BoxShape {
  const [width, height] = [number(node, "width"), number(node, "height")];
  const { x, y } = node.position();
  const gradient = node.style("background-fill") === "linear-gradient";
  const [stripe = "", , paper = ""] = String(node.style("background-gradient-stop-colors")).split(" ");
  const share = Number.parseFloat(String(node.style("background-gradient-stop-positions")).split(" ")[1] ?? "0") / 100;
  const glow = number(node, "underlay-opacity");
  return {
    kind: "box",
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
    diamond: node.style("shape") === "diamond",
    radius: number(node, "corner-radius") || 0,
    fill: gradient ? paper : String(node.style("background-color")),
    fillOpacity: number(node, "background-opacity"),
    border: {
      width: number(node, "border-width"),
      colour: String(node.style("border-color")),
      opacity: number(node, "border-opacity"),
      dotted: node.style("border-style") === "dotted",
    },
    stripe: gradient ? { colour: stripe, width: share * width } : undefined,
    glow:
      glow === 0
        ? undefined
        : { colour: String(node.style("underlay-color")), opacity: glow, padding: number(node, "underlay-padding") },
    opacity: number(node, "opacity"),
  };
}

function textShape(node: NodeSingular): TextShape[] {
  const label = String(node.style("label"));
  if (label === "") return [];
  const { x, y } = node.position();
  const size = number(node, "font-size");
  // Where lines are set to the left, their left edge is known; Cytoscape knows only their middle.
  const left: number | undefined = node.data("left");
  return [
    {
      kind: "text",
      x: left === undefined ? x + number(node, "text-margin-x") : x + left,
      y: y + number(node, "text-margin-y"),
      anchor: left === undefined ? "middle" : "start",
      lines: label.split("\n"),
      size,
      leading: size * number(node, "line-height"),
      weight: Number(node.style("font-weight")) || 400,
      colour: String(node.style("color")),
      opacity: number(node, "opacity"),
    },
  ];
}

function lineShape(edge: EdgeSingular, points: readonly Point[]): LineShape[] {
  if (points.length < 2) return [];
  const head = String(edge.style("target-arrow-shape"));
  return [
    {
      kind: "line",
      points,
      radius: number(edge, "segment-radii"),
      colour: String(edge.style("line-color")),
      width: number(edge, "width"),
      dashes:
        edge.style("line-style") === "dashed"
          ? {
              pattern: String(edge.style("line-dash-pattern")).split(" ").map(Number),
              offset: number(edge, "line-dash-offset"),
            }
          : undefined,
      head: head === "triangle" || head === "tee" ? head : "none",
    },
  ];
}
