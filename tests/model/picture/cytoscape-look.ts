/** How Cytoscape itself, without a window, says that elements look: what pictures are held to. */
import cytoscape, { type EdgeSingular, type NodeSingular, type StylesheetJson } from "cytoscape";
import type { Point } from "../../../model/layout/tree.ts";
import type { Element } from "../../../model/picture/drawing.ts";
import type { Look } from "../../../model/picture/look.ts";
import type { BorderStyle, BoxShape, LineShape, Shape, TextShape } from "../../../model/picture/scene.ts";

/** The shapes of elements in a look. `routes` has each line's way, by the node that it leads from. */
export function shapesByCytoscape(
  elements: readonly Element[],
  routes: ReadonlyMap<string, readonly Point[]>,
  look: Look,
): Shape[] {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: elements.map((element) => ({ ...element })),
    style: [...look] as StylesheetJson, // as in client/canvas.ts
    layout: { name: "preset" },
  });
  const rank = (element: NodeSingular | EdgeSingular) => Number(element.style("z-index"));
  const inOrder = <Element extends NodeSingular | EdgeSingular>(list: readonly Element[]) =>
    list.toSorted((a, b) => rank(a) - rank(b));
  const nodes = inOrder(cy.nodes().toArray() as NodeSingular[]);
  const bands = nodes.filter((node) => node.hasClass("band"));
  const shapes = [
    ...bands.map(boxShape),
    ...inOrder(cy.edges().toArray() as EdgeSingular[]).flatMap((edge) =>
      lineShape(edge, routes.get(edge.id().slice("line:".length)) ?? []),
    ),
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
      style: node.style("border-style") as BorderStyle,
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
  const left: number | undefined = node.hasClass("far") ? undefined : node.data("left");
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
      opacity: number(edge, "opacity"),
    },
  ];
}
