/**
 * What stands in each box of the map, and how large the box must be for it: texts in lines, sizes in px at zoom 1.
 *
 * A box has the size of its full text whether far or near, so that nothing moves when the zoom changes what is shown.
 */
import type { Connections } from "../connections.ts";
import { count } from "../count.ts";
import type { Forest, InferenceNode, ReferenceNode, Size, TreeNode } from "../layout/tree.ts";
import type { Claim, Stance } from "../map.ts";
import type { LinksByClaim } from "./reading.ts";
import { breakLines, type Measure, oneLine } from "./text.ts";

export type Font = { readonly size: number; readonly leading: number; readonly weight: 400 | 600 };
export type MeasureWith = (font: Font) => Measure;

export const FONTS = {
  body: { size: 13, leading: 17, weight: 400 },
  thesis: { size: 15, leading: 19, weight: 600 },
  small: { size: 11, leading: 15, weight: 600 },
  title: { size: 13, leading: 17, weight: 600 },
  /** For what has one line, seen from afar. */
  farLine: { size: 18, leading: 22, weight: 600 },
} as const satisfies Record<string, Font>;

/** Sizes that a label may have when seen from afar, the best first. */
const FAR_SIZES = [28, 26, 24, 22, 20, 18, 16, 14] as const;

export const STRIPE = 6;
const LEFT = STRIPE + 10;
const RIGHT = 12;
const ABOVE = 9;
const COLUMN = 200;
const THESIS_COLUMN = 256;
const LEAST_HEIGHT = 48;
/** Longer texts end in an ellipsis on the map; the panel has them whole. */
const MOST_LINES = 14;

export type ClaimBox = Size & {
  readonly kind: "claim";
  readonly stance: Stance;
  readonly font: Font;
  /** That it is a conclusion; who holds it and how, where that is not plainly the author. */
  readonly header: string;
  readonly lines: readonly string[];
  /** The section's sign, where no band says it, how often the claim is used, and its links to other maps. */
  readonly footer: string;
  /** What is read from afar: worked out when it is first asked for, which for most boxes of a large map is never. */
  readonly far: FarLabel;
  /** Widths of the texts that stand near; those of lines is the widest line's. */
  readonly measured: { readonly lines: number; readonly header: number; readonly footer: number };
};

type FarLabel = { readonly lines: readonly string[]; readonly size: number };

export type ReferenceBox = Size & { readonly kind: "reference"; readonly near: string; readonly far: string };
type MarkBox = Size & { readonly kind: "mark" };
export type Box = ClaimBox | ReferenceBox | MarkBox;

const SUPPORT_MARK: Size = { width: 30, height: 22 };
const ATTACK_MARK: Size = { width: 32, height: 26 };
const REFERENCE_HEIGHT = 28;

/** The boxes of a forest's nodes, each worked out when first asked for. */
export function boxesOf(
  connections: Connections,
  forest: Forest,
  measure: MeasureWith,
  links: LinksByClaim,
): (node: TreeNode) => Box {
  const boxes = new Map<string, Box>();
  const uses = usesOf(forest);
  const make = (node: TreeNode): Box => {
    switch (node.kind) {
      case "claim":
        return claimBox(
          connections,
          forest,
          node.claim,
          node.id,
          joined(usedWords(uses.get(node.claim) ?? 0), linkedWords(links.get(node.claim))),
          measure,
        );
      case "inference":
        return markBox(node);
      case "reference":
        return referenceBox(connections, node, measure);
    }
  };
  return (node) => {
    const known = boxes.get(node.id);
    if (known !== undefined) return known;
    const box = make(node);
    boxes.set(node.id, box);
    return box;
  };
}

const usedWords = (uses: number) => (uses > 1 ? `used in ${uses} places` : "");
const linkedWords = (links: readonly unknown[] | undefined) => (links === undefined ? "" : count(links.length, "link"));

/** How often each claim is a premise. */
function usesOf(forest: Forest): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const node of forest.nodes.values()) {
    if (node.kind !== "inference" && node.parent !== null) uses.set(node.claim, (uses.get(node.claim) ?? 0) + 1);
  }
  return uses;
}

function claimBox(
  connections: Connections,
  forest: Forest,
  id: string,
  node: string,
  /** How often it is used, and what else there is to know. */
  more: string,
  measure: MeasureWith,
): ClaimBox {
  const claim = connections.claims.get(id) as Claim; // the forest's claims are the map's
  const large = connections.theses.has(id);
  const font = large ? FONTS.thesis : FONTS.body;
  const column = large ? THESIS_COLUMN : COLUMN;
  const small = measure(FONTS.small);

  // A long name is cut; how it is held never is.
  const held = joined(thesisWord(connections, id), STANCE_MARKS[claim.stance] ?? "");
  const holder = otherHolder(connections, claim) ?? "";
  const header = joined(oneLine(holder, column - small(` · ${held}`), small), held);
  const sign = bandOf(forest, node) === claim.section ? "" : sectionSign(connections, claim);
  const footer = joined(sign, more);
  const lines = breakLines(claim.text, column, measure(font), MOST_LINES);

  const width = column + LEFT + RIGHT;
  const rows =
    lines.length * font.leading +
    (header === "" ? 0 : FONTS.small.leading) +
    (footer === "" ? 0 : FONTS.small.leading + 2);
  const height = Math.max(LEAST_HEIGHT, rows + 2 * ABOVE);
  let far: FarLabel | undefined;
  return {
    kind: "claim",
    stance: claim.stance,
    width,
    height: height + (height % 2),
    font,
    header,
    lines,
    footer,
    get far() {
      far ??= farLabel(claim.label, width - LEFT - 6, height - 10, measure);
      return far;
    },
    measured: {
      lines: Math.max(...lines.map(measure(font))),
      header: small(header),
      footer: small(footer),
    },
  };
}

/** The largest size at which the whole label fits, else the smallest with what fits. */
function farLabel(label: string, width: number, height: number, measure: MeasureWith): FarLabel {
  for (const size of FAR_SIZES) {
    const leading = size * FAR_LEADING;
    const font: Font = { size, leading, weight: 600 };
    const room = Math.max(1, Math.floor(height / leading));
    const lines = breakLines(label, width, measure(font), room);
    const whole = lines.join("").replace(/\s/gu, "") === label.replace(/\s/gu, "");
    const tornWord = lines.some(
      (line, at) => at > 0 && !label.includes(`${lines[at - 1]} ${line}`) && !/[-–—]$/u.test(lines[at - 1] ?? ""),
    );
    if ((whole && !tornWord) || size === FAR_SIZES.at(-1)) return { lines, size };
  }
  return { lines: [], size: 0 };
}

export const FAR_LEADING = 1.15;

function markBox({ polarity }: InferenceNode): MarkBox {
  return { kind: "mark", ...(polarity === "support" ? SUPPORT_MARK : ATTACK_MARK) };
}

function referenceBox(
  connections: Connections,
  { claim: id, closesCircle }: ReferenceNode,
  measure: MeasureWith,
): ReferenceBox {
  const claim = connections.claims.get(id) as Claim; // the forest's claims are the map's
  const small = measure(FONTS.small);
  const sign = sectionSign(connections, claim);
  const end = `${sign === "" ? "" : `  ${sign}`}${closesCircle ? "  (closes a circle)" : ""}`;
  const near = `→ ${oneLine(claim.label, COLUMN - small(`→ ${end}`), small)}${end}`;
  const width = Math.ceil(small(near)) + 24;
  const far = oneLine(`→ ${claim.label}`, width - 16, measure(FONTS.farLine));
  return { kind: "reference", width: width + (width % 2), height: REFERENCE_HEIGHT, near, far };
}

/** Who is said to hold a claim, and how, in few words; empty for what the author asserts. */
export function standing(connections: Connections, claim: Claim): string {
  return joined(otherHolder(connections, claim) ?? "", STANCE_MARKS[claim.stance] ?? "");
}

/** The name of who holds a claim, where that is neither the author nor the map makers. */
function otherHolder({ map }: Connections, claim: Claim): string | undefined {
  const holder = map.holders.find(({ id }) => id === claim.holder);
  return holder === undefined || holder.kind === "author" || holder.kind === "editor" ? undefined : holder.name;
}

/** What a thesis is called; empty for any other claim. */
export function thesisWord({ conclusions }: Connections, claim: string): string {
  const rank = conclusions.get(claim);
  return rank === undefined ? "" : rank === 0 ? "Main conclusion" : "Conclusion";
}

const joined = (...words: readonly string[]) => words.filter((word) => word !== "").join(" · ");

const STANCE_MARKS = {
  asserted: undefined,
  reported: undefined,
  conceded: "conceded",
  rejected: "⊘ rejected",
  implicit: "unstated",
} as const satisfies Record<Claim["stance"], string | undefined>;

/** "§" and the section's number in reading order; empty for a claim that stands in none. */
export function sectionSign({ map }: Connections, claim: Claim): string {
  const at = map.sections.findIndex(({ id }) => id === claim.section);
  return at === -1 ? "" : `§${at + 1}`;
}

/** The section whose band a node stands in. */
function bandOf(forest: Forest, id: string): string | undefined {
  for (
    let node = forest.nodes.get(id);
    node !== undefined && node.parent !== null;
    node = forest.nodes.get(node.parent)
  ) {
    if (node.kind === "inference" && node.band !== null) return node.band;
  }
  return undefined;
}
