/**
 * How the map looks, from the colours of the theme: the one table that Cytoscape draws by on the screen and `scene.ts`
 * in pictures. It is a stylesheet in Cytoscape's terms. Measures are px at zoom 1.
 */
import { FAR_LEADING, FONTS } from "./boxes.ts";
import { CORNER_RADIUS, DASHES } from "./line-element.ts";
import type { Tokens } from "./tokens.ts";

/** At a smaller zoom the map shows labels in place of texts: classes have `far` among them. */
export const FAR_BELOW = 0.7;

/** What is set back is still there, faintly: this much of it, and the ground for the rest. */
const BACK = 0.25;
/** What falls is muted; its text is not, so that it can be read. */
const FALLEN = 0.45;
const FAILED = 0.5;

export type Value = string | number | readonly (string | number)[];
export type Style = Readonly<Record<string, Value>>;
/** `selector`: a group (`node`, `edge`), classes, or both; several are parted by commas. */
export type Look = readonly { readonly selector: string; readonly style: Style }[];

export function lookOf(tokens: Tokens): Look {
  const small = { "font-size": FONTS.small.size, "font-weight": FONTS.small.weight };
  return [
    {
      selector: "node",
      style: {
        width: "data(width)",
        height: "data(height)",
        label: "data(near)",
        "font-family": tokens.font,
        color: tokens.ink,
        "text-halign": "center",
        "text-valign": "center",
        "text-wrap": "none",
        "overlay-opacity": 0,
        "transition-duration": 0,
        // Cytoscape has defaults for these; pictures have only what stands here.
        shape: "round-rectangle",
        "corner-radius": "0",
        "background-fill": "solid",
        "background-color": tokens.paper,
        "background-opacity": 1,
        "border-width": 0,
        "border-color": tokens.edge,
        "border-opacity": 1,
        "border-style": "solid",
        "text-justification": "center",
        "text-margin-x": 0,
        "text-margin-y": 0,
        "font-size": FONTS.body.size,
        "font-weight": FONTS.body.weight,
        "line-height": 1,
        "underlay-opacity": 0,
        opacity: 1,
        "z-index": 0,
      },
    },
    {
      selector: ".band",
      style: {
        shape: "round-rectangle",
        "corner-radius": "6",
        "background-opacity": 0.07,
        "border-width": 1,
        "border-opacity": 0.35,
        "z-compound-depth": "bottom",
        events: "no",
        label: "",
      },
    },
    ...tokens.sections.map((colour, hue) => ({
      selector: `.band.section-${hue}`,
      style: { "background-color": colour, "border-color": colour },
    })),
    {
      selector: ".claim",
      style: {
        shape: "round-rectangle",
        "corner-radius": "3",
        "border-width": 1,
        "border-color": tokens.edge,
        "background-color": tokens.paper,
        "text-wrap": "wrap",
        "text-max-width": "100000",
        "text-justification": "left",
        "text-margin-x": "data(nearX)",
        "text-margin-y": "data(nearY)",
        "font-size": FONTS.body.size,
        "font-weight": FONTS.body.weight,
        "line-height": FONTS.body.leading / FONTS.body.size,
      },
    },
    ...tokens.sections.map((colour, hue) => ({
      selector: `.claim.section-${hue}`,
      style: {
        "background-fill": "linear-gradient",
        "background-gradient-direction": "to-right",
        "background-gradient-stop-colors": [colour, colour, tokens.paper, tokens.paper],
        "background-gradient-stop-positions": "data(stops)",
      },
    })),
    {
      selector: ".claim.thesis",
      style: {
        "border-width": 2,
        "border-color": tokens.ink,
        "font-size": FONTS.thesis.size,
        "font-weight": FONTS.thesis.weight,
        "line-height": FONTS.thesis.leading / FONTS.thesis.size,
      },
    },
    { selector: ".claim.implicit", style: { "border-style": "dotted", "border-width": 2 } },
    { selector: ".claim.rejected", style: { color: tokens["ink-soft"] } },
    { selector: ".claim.label-in", style: { "border-width": 2 } },
    {
      selector: ".claim.label-out, .reference.label-out",
      style: { "border-style": "dashed", "border-width": 1, "background-opacity": FALLEN, color: tokens["ink-soft"] },
    },
    {
      selector: ".claim.label-undecided, .reference.label-undecided",
      style: { "border-width": 1, "border-color": tokens.edge, "border-opacity": 0.6 },
    },
    { selector: ".mark.label-out, edge.label-out", style: { opacity: FAILED } },
    { selector: "edge.label-out", style: { width: 1 } },
    {
      selector: ".claim.far",
      style: {
        label: "data(far)",
        "font-size": "data(farSize)",
        "font-weight": 600,
        "line-height": FAR_LEADING,
        "text-justification": "center",
        "text-margin-x": 3,
        "text-margin-y": 0,
      },
    },
    {
      selector: ".words",
      style: {
        ...small,
        color: tokens["ink-soft"],
        "background-opacity": 0,
        "border-width": 0,
        events: "no",
        "z-index": 2,
      },
    },
    { selector: ".title", style: { "font-size": FONTS.title.size, color: tokens.ink } },
    {
      selector: ".reference",
      style: {
        ...small,
        shape: "round-rectangle",
        "corner-radius": "14",
        "background-color": tokens.ground,
        "border-width": 1,
        "border-color": tokens.edge,
        "border-style": "solid",
      },
    },
    {
      selector: ".title.far, .reference.far",
      style: { label: "data(far)", "font-size": FONTS.farLine.size, "font-weight": FONTS.farLine.weight },
    },
    {
      selector: ".mark",
      style: {
        shape: "round-rectangle",
        "corner-radius": "11",
        "background-color": tokens.support,
        "border-width": 0,
        color: tokens["on-mark"],
        "font-size": 15,
        "font-weight": 600,
      },
    },
    { selector: ".mark.attack", style: { shape: "diamond", "background-color": tokens.attack } },
    {
      selector: ".pill",
      style: {
        ...small,
        shape: "round-rectangle",
        "corner-radius": "10",
        "background-color": tokens.pill,
        color: tokens["on-pill"],
        "border-width": 0,
        "z-index": 3,
      },
    },
    { selector: ".pill.far", style: { "font-size": 15 } },
    {
      selector: ".pill.open",
      style: {
        "background-color": tokens.paper,
        color: tokens["ink-soft"],
        "border-width": 1,
        "border-color": tokens.edge,
      },
    },
    {
      selector: ".badge",
      style: {
        ...small,
        shape: "round-rectangle",
        "corner-radius": "9",
        "background-color": tokens.paper,
        "border-width": 1,
        "border-color": tokens.edge,
        events: "no",
        "z-index": 4,
      },
    },
    { selector: ".badge.label-out", style: { "border-style": "dashed", "border-color": tokens.ink } },
    {
      selector: ".badge.yours",
      style: { "background-color": tokens.selected, color: tokens["on-mark"], "border-width": 0 },
    },
    {
      selector: ".badge.far",
      style: { label: "data(far)", width: 38, height: 30, "corner-radius": "15", "font-size": 20 },
    },
    { selector: ".badge.yours.far", style: { width: 132 } },
    {
      selector: "edge",
      style: {
        "curve-style": "round-segments",
        "segment-radii": CORNER_RADIUS,
        "edge-distances": "endpoints",
        "segment-weights": "data(weights)",
        "segment-distances": "data(distances)",
        "source-endpoint": "data(start)",
        "target-endpoint": "data(end)",
        width: 2,
        "z-index": 1,
        "line-color": tokens.support,
        "target-arrow-color": tokens.support,
        "line-cap": "butt",
        "line-style": "solid",
        "target-arrow-shape": "none",
        opacity: 1,
        "overlay-opacity": 0,
        events: "no",
      },
    },
    { selector: "edge.conclusion", style: { "target-arrow-shape": "triangle", "arrow-scale": 0.8 } },
    {
      selector: "edge.attack",
      style: {
        "line-color": tokens.attack,
        "target-arrow-color": tokens.attack,
        "line-style": "dashed",
        "line-dash-pattern": [...DASHES],
        "line-dash-offset": "data(dashes)",
      },
    },
    { selector: "edge.attack.conclusion", style: { "target-arrow-shape": "tee", "arrow-scale": 1 } },
    { selector: ".found", style: { "underlay-color": tokens.found, "underlay-opacity": 0.9, "underlay-padding": 6 } },
    { selector: ".same", style: { "border-width": 2, "border-color": tokens.selected, "border-style": "solid" } },
    { selector: "node.back", style: { opacity: BACK } },
    // Lines share their last parts: see-through, these would be darker the more lines they carry.
    ...(["support", "attack"] as const).map((polarity) => {
      const colour = mixed(tokens[polarity], tokens.ground, BACK);
      return {
        selector: `edge.${polarity}.back`,
        style: { "line-color": colour, "target-arrow-color": colour, "z-index": 0 },
      };
    }),
    {
      selector: "node.lit",
      style: { opacity: 1, "underlay-color": tokens.selected, "underlay-opacity": 0.35, "underlay-padding": 7 },
    },
    { selector: ".claim.route", style: { "border-width": 3, "border-color": tokens.ink } },
    { selector: "edge.route", style: { width: 4, "z-index": 2 } },
    {
      selector: "edge.connection",
      style: {
        "curve-style": "straight",
        "source-endpoint": "outside-to-node",
        "target-endpoint": "outside-to-node",
        "line-color": tokens.selected,
        "target-arrow-color": tokens.selected,
        "target-arrow-shape": "triangle",
        "z-index": 3,
      },
    },
    // A route that was worked out for where its boxes will be is wrong on the way there.
    { selector: "edge.moving", style: { opacity: 0 } },
    { selector: ".hover", style: { "underlay-color": tokens.ink, "underlay-opacity": 0.12, "underlay-padding": 4 } },
    {
      selector: "node.selected",
      style: { "border-width": 3, "border-color": tokens.selected, "border-style": "solid", "border-opacity": 1 },
    },
  ];
}

/** Of two colours as rgb() or #rrggbb, `share` of the first over the second. */
function mixed(colour: string, ground: string, share: number): string {
  const below = channels(ground);
  return `rgb(${channels(colour)
    .map((part, at) => Math.round(part * share + (below[at] ?? 0) * (1 - share)))
    .join(", ")})`;
}

function channels(colour: string): number[] {
  if (colour.startsWith("#")) return (colour.slice(1).match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  return (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).map(Number);
}
