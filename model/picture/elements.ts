/**
 * The picture as elements, in the terms of Cytoscape: a pure function of the laid-out forest, the boxes' texts and the
 * emphasis. What they look like is said by their classes, in `look.ts`.
 *
 * Beside the forest's own nodes it makes what one Cytoscape node cannot carry: a box's header and footer in another
 * font, the section's sign, the pill that opens and closes, the band behind a section and its title.
 */
import type { Forest, Point, Rectangle, TreeNode } from "../layout/tree.ts";
import { type ClaimBox, FONTS, type ReferenceBox, STRIPE } from "./boxes.ts";
import type { Drawing, DrawnBand, Element } from "./drawing.ts";
import type { Emphasis } from "./emphasis.ts";
import { lineElement } from "./line-element.ts";
import { ASSUMED_WORDS, CLAIM_WORDS, MARKS, type Standing } from "./standing.ts";
import { SECTION_HUES } from "./tokens.ts";

/** What a picture is made of. */
export type Painting = { readonly drawing: Drawing; readonly emphasis: Emphasis; readonly standing: Standing };

const PILL = { width: 34, height: 20 };

/** Of what says whether a claim stands, and what the reader makes of it: on the box's upper edge, at its ends. */
const BADGE_HEIGHT = 18;
const BADGE_WIDTHS = { in: 22, out: 50, undecided: 86 } as const;
const YOURS_WIDTH = 76;

/** A node's part of the picture: its box, first, with what belongs to it, and the line that leads from it. */
export type Share = { readonly elements: readonly Element[]; readonly line: Element | undefined };

/** A share before anything is set forward, set back or judged, and what it has been since, by the names of that. */
type Plain = Share & { readonly dressed: Map<string, Share> };

/** Of each drawing, for what is selected, filtered or judged changes far more often than what is drawn. */
const plainOfDrawings = new WeakMap<Drawing, Map<string, Plain>>();

function plainOf(drawing: Drawing, node: TreeNode): Plain {
  const shares = plainOfDrawings.get(drawing) ?? new Map<string, Plain>();
  plainOfDrawings.set(drawing, shares);
  const known = shares.get(node.id);
  if (known !== undefined) return known;
  const box = boxOf(drawing, node);
  const route = drawing.layout.routes.get(node.id);
  const share = {
    elements: box === undefined ? [] : nodeElements(drawing, node, box),
    line: route === undefined || node.parent === null ? undefined : lineElement(drawing, node, node.parent, route),
    dressed: new Map(),
  };
  shares.set(node.id, share);
  return share;
}

/** Where a node's box stands; a reference that is drawn as a line has none. */
export const boxOf = ({ joined, layout }: Drawing, { id }: TreeNode): Rectangle | undefined =>
  joined.has(id) ? undefined : layout.boxes.get(id);

/** What nothing has changed of is the very same as in an earlier picture of the drawing. */
export function shareOf({ drawing, emphasis, standing }: Painting, node: TreeNode): Share {
  const { elements, line, dressed } = plainOf(drawing, node);
  const id = node.kind === "inference" ? node.inference : node.claim;
  const label = standing.labels.get(id);
  const back = emphasis.forward?.has(node.id) === false ? "back" : "";
  const states = classes(statesOf(node.id, emphasis), label === undefined ? "" : `label-${label}`, back);
  const lines = line === undefined ? "" : lineStates(drawing.forest, node, emphasis, standing);
  const name = `${states}|${lines}|${standing.assumed.get(id) ?? ""}`;
  const known = dressed.get(name);
  if (known !== undefined) return known;
  const box = boxOf(drawing, node);
  const share = {
    elements: [
      // The first is the box itself; what belongs to it is set back with it.
      ...elements.map((element, at) => also(element, at === 0 ? states : back)),
      ...(box === undefined ? [] : badgeElements(node, id, box, standing, back)),
    ],
    line: line === undefined ? undefined : also(line, lines),
  };
  dressed.set(name, share);
  return share;
}

/** All of a picture, as it looks near by. */
export function elementsOf(painting: Painting): Element[] {
  const { bands, forest } = painting.drawing;
  const shares = [...forest.nodes.values()].flatMap((node) => {
    const { elements, line } = shareOf(painting, node);
    return line === undefined ? elements : [...elements, line];
  });
  return [...bands.flatMap(bandElements), ...shares];
}

/** How an element looks from afar: small words are left out, and so is what only says that a claim stands. */
export function fromAfar(element: Element): Element | undefined {
  const { group, classes } = element;
  if (group === "edges") return element;
  return UNSEEN_FROM_AFAR.test(classes) ? undefined : { ...element, classes: `${classes} far` };
}

const UNSEEN_FROM_AFAR = /^(?:words (?:header|footer)|badge label-in)\b/u;

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
      return [{ group: "nodes", of: node.id, data, position, classes: classes("mark", node.polarity) }];
    }
    case "reference": {
      const { near, far } = box as ReferenceBox; // as above
      const section = hueClass(drawing.sectionOf(node.claim));
      const circle = node.closesCircle ? "circle" : "";
      const data = { id: node.id, width, height, near, far };
      return [{ group: "nodes", of: node.id, data, position, classes: classes("reference", section, circle) }];
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
      of: node.id,
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
      of: node.id,
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
      of: node.id,
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
    const hidden =
      node.hidden === 0 ? "+" : `+${node.hidden < 1_000 ? node.hidden : `${Math.floor(node.hidden / 1_000)}k`}`;
    elements.push({
      group: "nodes",
      of: node.id,
      data: { id: `pill:${node.id}`, ...PILL, near: folded ? hidden : "−" },
      position: { x: x + width - 16 - PILL.width / 2, y: y + height },
      classes: classes("pill", folded ? "folded" : "open"),
    });
  }
  return elements;
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

const elementsOfBands = new WeakMap<DrawnBand, readonly Element[]>();

/** A band and its title. */
export function bandElements(band: DrawnBand): readonly Element[] {
  const known = elementsOfBands.get(band);
  if (known !== undefined) return known;
  const { id, box, title, section, text, far } = band;
  const hue = hueClass(section);
  const elements: Element[] = [
    {
      group: "nodes",
      of: id,
      data: { id: `band:${id}`, width: box.width, height: box.height, near: "" },
      position: centre(box),
      classes: classes("band", hue),
    },
    {
      group: "nodes",
      of: id,
      data: { id: `title:${id}`, width: title.width, height: title.height, near: text, far },
      position: centre(title),
      classes: classes("words", "title"),
    },
  ];
  elementsOfBands.set(band, elements);
  return elements;
}

const centre = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });

const hueClass = (section: number) => (section === -1 ? "" : `section-${section % SECTION_HUES}`);

const classes = (...names: readonly string[]) => names.filter((name) => name !== "").join(" ");
