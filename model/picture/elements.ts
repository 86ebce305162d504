/**
 * The picture as elements, in the terms of Cytoscape: a pure function of the laid-out forest, the boxes' texts and the
 * emphasis. What they look like is said by their classes, in `look.ts`.
 *
 * Beside the forest's own nodes it makes what one Cytoscape node cannot carry: a box's header and footer in another
 * font, the section's sign, the pill that opens and closes, the band behind a section and its title.
 */
import { lineEnd } from "../layout/layers.ts";
import type { Forest, Layout, Point, Rectangle, TreeNode } from "../layout/tree.ts";
import type { Polarity } from "../map.ts";
import { type Box, type ClaimBox, FONTS, type ReferenceBox, STRIPE } from "./boxes.ts";
import type { Emphasis } from "./emphasis.ts";
import { ASSUMED_WORDS, CLAIM_WORDS, MARKS, NO_STANDING, type Standing } from "./standing.ts";
import { SECTION_HUES } from "./tokens.ts";

export type Drawing = {
  /** What is visible. */
  readonly forest: Forest;
  readonly layout: Layout;
  readonly boxOf: (node: TreeNode) => Box;
  readonly isLeaf: (claim: string) => boolean;
  /** The place of a section in reading order; -1 for none. */
  readonly sectionOf: (claim: string) => number;
  readonly bands: readonly DrawnBand[];
  /** References that are drawn as a line from their claim's place, and have no box. */
  readonly joined: ReadonlySet<string>;
};

export type DrawnBand = {
  readonly id: string;
  readonly box: Rectangle;
  readonly title: Rectangle;
  readonly section: number;
  readonly text: string;
  /** What is read from afar. */
  readonly far: string;
};

/** A box, mark, chip or words at a place, or a line between two of them; the look takes what it needs from `data`. */
export type Element = {
  readonly group: "nodes" | "edges";
  readonly data: { readonly id: string } & Readonly<Record<string, string | number>>;
  /** Of a node's middle. */
  readonly position?: Point;
  /** Parted by spaces. */
  readonly classes: string;
};

/** Of a line's rounded corners, px. */
export const CORNER_RADIUS = 6;
/** Of an attack's line: dash and gap, px. */
export const DASHES = [7, 4] as const;

const PILL = { width: 34, height: 20 };

/** Of what says whether a claim stands, and what the reader makes of it: on the box's upper edge, at its ends. */
const BADGE_HEIGHT = 18;
const BADGE_WIDTHS = { in: 22, out: 50, undecided: 86 } as const;
const YOURS_WIDTH = 76;

/** A node's elements and line before anything is set forward, set back or judged. */
type Plain = {
  readonly node: TreeNode;
  readonly box: Rectangle | undefined;
  readonly elements: readonly Element[];
  readonly line: Element | undefined;
};

/** Of each drawing, for what is selected, filtered or judged changes far more often than what is drawn. */
const plainOfDrawings = new WeakMap<Drawing, readonly Plain[]>();

function plainOf(drawing: Drawing): readonly Plain[] {
  const known = plainOfDrawings.get(drawing);
  if (known !== undefined) return known;
  const plain = [...drawing.forest.nodes.values()].map((node): Plain => {
    const box = drawing.joined.has(node.id) ? undefined : drawing.layout.boxes.get(node.id);
    const route = drawing.layout.routes.get(node.id);
    return {
      node,
      box,
      elements: box === undefined ? [] : nodeElements(drawing, node, box),
      line: route === undefined || node.parent === null ? undefined : lineElement(drawing, node, node.parent, route),
    };
  });
  plainOfDrawings.set(drawing, plain);
  return plain;
}

/** What nothing has changed of is the very same element as in the last picture of the drawing. */
export function elementsOf(drawing: Drawing, emphasis: Emphasis, standing: Standing = NO_STANDING): Element[] {
  const elements: Element[] = drawing.bands.flatMap(bandElements);
  for (const { node, box, elements: own, line } of plainOf(drawing)) {
    const id = node.kind === "inference" ? node.inference : node.claim;
    const label = standing.labels.get(id);
    const back = emphasis.forward?.has(node.id) === false ? "back" : "";
    const states = classes(statesOf(node.id, emphasis), label === undefined ? "" : `label-${label}`, back);
    // The first is the box itself; what belongs to it is set back with it.
    own.forEach((element, at) => {
      elements.push(also(element, at === 0 ? states : back));
    });
    if (box !== undefined) elements.push(...badgeElements(node, id, box, standing, back));
    if (line !== undefined) elements.push(also(line, lineStates(drawing.forest, node, emphasis, standing)));
  }
  return elements;
}

const also = (element: Element, names: string): Element =>
  names === "" ? element : { ...element, classes: `${element.classes} ${names}` };

const statesOf = (id: string, { selected, route, sameClaim, found }: Emphasis) =>
  classes(
    selected === id ? "selected" : "",
    route.has(id) ? "route" : "",
    sameClaim.has(id) ? "same" : "",
    found.has(id) ? "found" : "",
  );

function nodeElements(drawing: Drawing, node: TreeNode, rectangle: Rectangle): Element[] {
  const box = drawing.boxOf(node);
  const position = centre(rectangle);
  const { width, height } = rectangle;
  switch (node.kind) {
    case "claim": {
      const { sectionOf, isLeaf } = drawing;
      // A node of kind claim has a box of kind claim.
      return claimElements(node, box as ClaimBox, rectangle, sectionOf(node.claim), isLeaf(node.claim));
    }
    case "inference": {
      const sign = node.polarity === "support" ? "+" : "−";
      const data = { id: node.id, width, height, near: sign };
      return [{ group: "nodes", data, position, classes: classes("mark", node.polarity) }];
    }
    case "reference": {
      const { near, far } = box as ReferenceBox; // as above
      const section = hueClass(drawing.sectionOf(node.claim));
      const circle = node.closesCircle ? "circle" : "";
      const data = { id: node.id, width, height, near, far };
      return [{ group: "nodes", data, position, classes: classes("reference", section, circle) }];
    }
  }
}

/** Standing is the rule: it has a mark, and only on claims; what falls or is undecided has a word as well. */
function badgeElements(
  node: TreeNode,
  id: string,
  { x, y, width }: Rectangle,
  { labels, assumed }: Standing,
  back: string,
): Element[] {
  const badges: Element[] = [];
  const badge = (role: string, words: string, far: string, wide: number, middle: number, name: string) =>
    badges.push({
      group: "nodes",
      data: { id: `${role}:${node.id}`, width: wide, height: BADGE_HEIGHT, near: words, far },
      position: { x: Math.round(middle), y },
      classes: classes("badge", name, back),
    });
  const label = labels.get(id);
  if (label !== undefined && node.kind !== "inference" && (node.kind === "claim" || label !== "in")) {
    const brief = node.kind === "reference";
    const wide = brief ? BADGE_WIDTHS.in : BADGE_WIDTHS[label];
    const words = label === "in" || brief ? MARKS[label] : `${MARKS[label]} ${CLAIM_WORDS[label]}`;
    badge("status", words, MARKS[label], wide, x + width - 10 - wide / 2, `label-${label}`);
  }
  const yours = node.kind === "reference" ? undefined : assumed.get(id);
  if (yours !== undefined) {
    const middle = node.kind === "claim" ? x + 10 + YOURS_WIDTH / 2 : x + width + 4 + YOURS_WIDTH / 2;
    badge("yours", ASSUMED_WORDS[yours], ASSUMED_WORDS[yours], YOURS_WIDTH, middle, "yours");
  }
  return badges;
}

function claimElements(
  node: TreeNode & { kind: "claim" },
  box: ClaimBox,
  rectangle: Rectangle,
  section: number,
  leaf: boolean,
): Element[] {
  const { x, y, width, height } = rectangle;
  const left = x + STRIPE + 10;
  const above = box.header === "" ? 0 : FONTS.small.leading;
  const below = box.footer === "" ? 0 : FONTS.small.leading + 2;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const stripe = Math.round((STRIPE / width) * 1e4) / 100;

  const elements: Element[] = [
    {
      group: "nodes",
      data: {
        id: node.id,
        width,
        height,
        near: box.lines.join("\n"),
        left: left - middle.x,
        nearX: Math.round(left + box.measured.lines / 2 - middle.x),
        nearY: Math.round((above - below) / 2),
        far: box.far.lines.join("\n"),
        farSize: box.far.size,
        stops: `0 ${stripe} ${stripe} 100`,
      },
      position: middle,
      classes: classes("claim", box.font === FONTS.thesis ? "thesis" : "", box.stance, hueClass(section)),
    },
  ];
  const words = (role: string, text: string, at: number, measured: number, line: number) => {
    if (text === "") return;
    elements.push({
      group: "nodes",
      data: {
        id: `${role}:${node.id}`,
        width: Math.max(2, Math.ceil(measured)),
        height: FONTS.small.leading,
        near: text,
      },
      position: { x: Math.round(at), y: Math.round(line) },
      classes: classes("words", role),
    });
  };
  const text = box.lines.length * box.font.leading;
  const top = y + (height - text - above - below) / 2;
  words("header", box.header, left + box.measured.header / 2, box.measured.header, top + FONTS.small.leading / 2 - 1);
  words(
    "footer",
    box.footer,
    left + box.measured.footer / 2,
    box.measured.footer,
    top + above + text + 2 + FONTS.small.leading / 2,
  );

  if (!leaf) {
    const folded = node.inferences.length === 0;
    // Grounds that all have their place elsewhere hide no claim, but are there to be opened.
    const hidden = node.hidden === 0 ? "+" : `+${node.hidden}`;
    elements.push({
      group: "nodes",
      data: { id: `pill:${node.id}`, ...PILL, near: folded ? hidden : "−" },
      position: { x: x + width - 16 - PILL.width / 2, y: y + height },
      classes: classes("pill", folded ? "folded" : "open"),
    });
  }
  return elements;
}

function lineElement(drawing: Drawing, node: TreeNode, parent: string, route: readonly Point[]): Element {
  const source = lineEnd(node, drawing.joined);
  const from = centre(drawing.layout.boxes.get(source) as Rectangle); // the layout has a box for every node it was given
  const to = centre(drawing.layout.boxes.get(parent) as Rectangle);
  const end = node.kind === "inference" ? "conclusion" : "premise";
  return {
    group: "edges",
    data: { id: `line:${node.id}`, source, target: parent, ...segments(route, from, to) },
    classes: classes("line", polarityOf(drawing.forest, node), end),
  };
}

/** A line is on the route, and forward, where both its ends are; what stands of it is what stands of its step. */
function lineStates({ nodes }: Forest, node: TreeNode, { route, forward }: Emphasis, { labels }: Standing): string {
  const parent = node.parent ?? "";
  const step = node.kind === "inference" ? node : nodes.get(parent);
  const label = step?.kind === "inference" ? labels.get(step.inference) : undefined;
  return classes(
    label === undefined ? "" : `label-${label}`,
    route.has(node.id) && route.has(parent) ? "route" : "",
    forward !== undefined && !(forward.has(node.id) && forward.has(parent)) ? "back" : "",
  );
}

/** Of the inference that the line belongs to. */
function polarityOf({ nodes }: Forest, node: TreeNode): Polarity {
  const inference = node.kind === "inference" || node.parent === null ? node : nodes.get(node.parent);
  return inference?.kind === "inference" ? inference.polarity : "support";
}

function bandElements({ id, box, title, section, text, far }: DrawnBand): Element[] {
  const hue = hueClass(section);
  return [
    {
      group: "nodes",
      data: { id: `band:${id}`, width: box.width, height: box.height, near: "" },
      position: centre(box),
      classes: classes("band", hue),
    },
    {
      group: "nodes",
      data: { id: `title:${id}`, width: title.width, height: title.height, near: text, far },
      position: centre(title),
      classes: classes("words", "title"),
    },
  ];
}

/**
 * An orthogonal polyline in the terms of Cytoscape's `segments` edges: the ends relative to the boxes' centres, each
 * corner by its weight along the straight line between the ends and its distance from it.
 */
function segments(route: readonly Point[], from: Point, to: Point): Record<string, string | number> {
  const start = route[0] ?? from;
  const end = route.at(-1) ?? to;
  const along = { x: end.x - start.x, y: end.y - start.y };
  const length = Math.hypot(along.x, along.y) || 1;
  const corners = route.slice(1, -1).map(({ x, y }) => ({ x: x - start.x, y: y - start.y }));
  // A straight line has no corner, but Cytoscape wants one.
  if (corners.length === 0) corners.push({ x: along.x / 2, y: along.y / 2 });
  return {
    start: `${start.x - from.x}px ${start.y - from.y}px`,
    end: `${end.x - to.x}px ${end.y - to.y}px`,
    dashes: dashOffset(route),
    weights: corners.map(({ x, y }) => rounded((x * along.x + y * along.y) / length ** 2, 6)).join(" "),
    distances: corners.map(({ x, y }) => rounded((y * along.x - x * along.y) / length, 3)).join(" "),
  };
}

/**
 * Lines that join share their last part. Dashes are laid from a line's start, so each line's are shifted by its length:
 * then those of all lines fall on each other in the shared part, and leave its gaps open.
 */
function dashOffset(route: readonly Point[]): number {
  const straight = route.reduce((length, point, at) => {
    const before = route[at - 1] ?? point;
    return length + Math.hypot(point.x - before.x, point.y - before.y);
  }, 0);
  const cut = Math.max(0, route.length - 2) * CORNER_RADIUS * (2 - Math.PI / 2);
  const period = DASHES.reduce((sum, dash) => sum + dash, 0);
  return rounded(period - ((straight - cut) % period), 2);
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

const centre = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });

const hueClass = (section: number) => (section === -1 ? "" : `section-${section % SECTION_HUES}`);

const classes = (...names: readonly string[]) => names.filter((name) => name !== "").join(" ");
