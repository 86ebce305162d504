/** A picture to take away: the map's shapes with its title above, its source and the legend below. */
import type { Size } from "../layout/tree.ts";
import type { ArgumentMap } from "../map.ts";
import type { Font, MeasureWith } from "./boxes.ts";
import type { BoxShape, LineShape, Scene, Shape, TextShape } from "./scene.ts";
import { CLAIM_WORDS, MARKS } from "./standing.ts";
import { breakLines } from "./text.ts";
import type { Tokens } from "./tokens.ts";

/** What the picture is to fill, in px; the side that is not given is as long as it takes. */
export type Page = { readonly width?: number | undefined; readonly height?: number | undefined };

/** The map as it is drawn: its size at zoom 1, and its shapes for the zoom that it is then shown at. */
export type Picture = Size & { readonly shapesAt: (zoom: number) => readonly Shape[] };

type Plan = {
  readonly map: ArgumentMap;
  /** Whether the legend tells of what stands. */
  readonly judged: boolean;
  readonly tokens: Tokens;
  readonly measure: MeasureWith;
};

const MARGIN = 32;
const GAP = 24;
/** Enough for the legend in one row. */
const LEAST_WIDTH = 880;
const TITLE: Font = { size: 22, leading: 29, weight: 600 };
const SMALL: Font = { size: 13, leading: 19, weight: 400 };
/** Where the height is given, the map needs it more than long words do, and at least this share of it. */
const MOST_LINES = 2;
const SHARE_OF_MAP = 0.5;

/** The room that a sheet of some size leaves for the map. */
export function roomOn(page: { readonly width: number; readonly height: number }, plan: Plan): Size {
  const width = page.width - 2 * MARGIN;
  return { width, height: page.height - heightAround(wordsOf(plan, width, page.height)) };
}

/** The map, never larger than life, on its page: by itself as large as life, else as large as the page allows. */
export function sheetOf(picture: Picture, plan: Plan, page: Page = {}): Scene {
  const { tokens } = plan;
  const column = page.width === undefined ? Math.max(LEAST_WIDTH, picture.width) : page.width - 2 * MARGIN;
  const words = wordsOf(plan, column, page.height);
  const room = page.height === undefined ? Number.POSITIVE_INFINITY : page.height - heightAround(words);
  const zoom = Math.min(1, column / picture.width, room / picture.height);
  const height = page.height === undefined ? picture.height * zoom : room;
  const top = MARGIN + words.title.length * TITLE.leading + GAP;
  const below = top + height + GAP;
  const afterLegend = below + words.legend.height + 10;
  const lines = (lines: readonly string[], y: number, { size, leading, weight }: Font, colour: string): TextShape => ({
    ...{ kind: "text", anchor: "start", opacity: 1, x: MARGIN, y: y + (lines.length * leading) / 2 },
    ...{ lines, size, leading, weight, colour },
  });
  return {
    width: column + 2 * MARGIN,
    height: Math.ceil(afterLegend + words.source.length * SMALL.leading + MARGIN),
    ground: tokens.ground,
    font: tokens.font,
    shapes: [
      lines(words.title, MARGIN, TITLE, tokens.ink),
      {
        kind: "group",
        x: MARGIN + (column - picture.width * zoom) / 2,
        y: top + (height - picture.height * zoom) / 2,
        scale: zoom,
        shapes: picture.shapesAt(zoom),
      },
      { kind: "group", x: MARGIN, y: below, scale: 1, shapes: words.legend.shapes },
      lines(words.source, afterLegend, SMALL, tokens["ink-soft"]),
    ],
  };
}

/** The map alone, as small pictures beside its title have it. */
export function bareSheetOf(picture: Picture, { tokens }: Plan, page: Page = {}): Scene {
  const across = (page.width ?? Number.POSITIVE_INFINITY) / (picture.width + 2 * GAP);
  const down = (page.height ?? Number.POSITIVE_INFINITY) / (picture.height + 2 * GAP);
  const zoom = Math.min(1, across, down);
  const width = page.width ?? (picture.width + 2 * GAP) * zoom;
  const height = page.height ?? (picture.height + 2 * GAP) * zoom;
  const place = { x: (width - picture.width * zoom) / 2, y: (height - picture.height * zoom) / 2 };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    ground: tokens.ground,
    font: tokens.font,
    shapes: [{ kind: "group", ...place, scale: zoom, shapes: picture.shapesAt(zoom) }],
  };
}

type Words = {
  readonly title: readonly string[];
  readonly source: readonly string[];
  readonly legend: { readonly height: number; readonly shapes: readonly Shape[] };
};

/** All that is to be said; where the height is given, as much of it as leaves room for the map. */
function wordsOf(plan: Plan, column: number, height: number | undefined): Words {
  const { map, measure } = plan;
  const most = height === undefined ? Number.POSITIVE_INFINITY : MOST_LINES;
  const all: Words = {
    title: breakLines(map.title, column, measure(TITLE), most),
    source: sourceWords(map).flatMap((words) => breakLines(words, column, measure(SMALL), most)),
    legend: legendOf(plan, column),
  };
  if (height === undefined) return all;
  const unexplained: Words = { ...all, legend: { height: 0, shapes: [] } };
  const named: Words = { ...unexplained, title: all.title.slice(0, 1), source: [] };
  return [all, unexplained].find((words) => heightAround(words) <= height * (1 - SHARE_OF_MAP)) ?? named;
}

const heightAround = ({ title, source, legend }: Words) =>
  2 * MARGIN + title.length * TITLE.leading + 2 * GAP + legend.height + 10 + source.length * SMALL.leading;

/** What the map was made from, who made it, and under which licence. */
function sourceWords(map: ArgumentMap): string[] {
  const sources = map.sources.map(({ title, author, publisher, published, url }) => {
    const known = [author, publisher, published, url].filter((part) => part !== undefined);
    return `The argument of “${title}”${known.length === 0 ? "" : ` (${known.join(", ")})`}, in the map makers’ words.`;
  });
  const makers = map.authors.length === 0 ? "" : `Map by ${map.authors.join(", ")}.`;
  const licence = map.license === undefined ? "" : `Licence: ${map.license}.`;
  const end = [makers, licence].filter((part) => part !== "").join(" ");
  return end === "" ? sources : [...sources, end];
}

/** A sign and its word, from 0 on; `y` is their middle. */
type Entry = { readonly width: number; readonly shapes: readonly Shape[] };

/** The legend, each sign with its word, in as many rows as the column asks for. */
function legendOf(plan: Plan, column: number): Words["legend"] {
  const shapes: Shape[] = [];
  let x = 0;
  let row = 0;
  for (const entry of legendEntries(plan)) {
    if (x > 0 && x + entry.width > column) {
      x = 0;
      row += 1;
    }
    shapes.push({ kind: "group", x, y: (row + 0.5) * LEGEND_ROW, scale: 1, shapes: entry.shapes });
    x += entry.width + GAP;
  }
  return { height: (row + 1) * LEGEND_ROW, shapes };
}

const LEGEND_ROW = 24;

function legendEntries({ tokens, measure, judged }: Plan): Entry[] {
  const small = measure(SMALL);
  const entry = (word: string, after: number, ...signs: readonly Shape[]): Entry => {
    const { size, leading, weight } = SMALL;
    const look = { size, leading, weight, colour: tokens["ink-soft"], opacity: 1 } as const;
    return {
      width: after + small(word),
      shapes: [...signs, { kind: "text", anchor: "start", x: after, y: 0, lines: [word], ...look }],
    };
  };
  const sign = (label: string, middle: number, size: number, colour: string): TextShape => ({
    ...{ kind: "text", anchor: "middle", x: middle, y: 0, lines: [label], size, leading: size },
    ...{ weight: 600, colour, opacity: 1 },
  });
  const line = (polarity: "support" | "attack"): LineShape => ({
    ...{ kind: "line", points: [at(56, 0), at(0, 0)], radius: 0, colour: tokens[polarity], width: 2, opacity: 1 },
    dashes: polarity === "attack" ? { pattern: [7, 4], offset: 0 } : undefined,
    head: polarity === "attack" ? "tee" : "triangle",
  });
  const border = { width: 1, colour: tokens.edge, opacity: 1, style: "solid" } as const;
  const on = tokens["on-mark"];
  const because = { ...plainBox(17, -9, 26, 18, tokens.support), radius: 9 };
  const but = { ...plainBox(17, -11, 26, 22, tokens.attack), diamond: true };
  const unstated: BoxShape = {
    ...plainBox(0, -8, 30, 16, tokens.paper),
    border: { ...border, width: 2, style: "dotted" },
  };
  const given = { ...plainBox(0, -8, 30, 16, tokens.ground), border, radius: 8 };
  const folded = { ...plainBox(0, -8, 30, 16, tokens.pill), radius: 8 };
  const badge = { ...plainBox(0, -9, 22, 18, tokens.paper), border, radius: 9 };
  return [
    entry("because", 66, line("support"), because, sign("+", 30, 14, on)),
    entry("but", 66, line("attack"), but, sign("−", 30, 14, on)),
    entry("unstated", 38, unstated),
    entry("given elsewhere", 38, given, sign("→", 15, 11, tokens.ink)),
    entry("claims folded away", 38, folded, sign("+9", 15, 10, tokens["on-pill"])),
    ...(judged
      ? (["in", "out", "undecided"] as const).map((label) =>
          entry(CLAIM_WORDS[label], 30, badge, sign(MARKS[label], 11, 11, tokens.ink)),
        )
      : []),
  ];
}

const at = (x: number, y: number) => ({ x, y });

const plainBox = (x: number, y: number, width: number, height: number, fill: string): BoxShape => ({
  ...{ kind: "box", x, y, width, height, fill, fillOpacity: 1, diamond: false, radius: 0, opacity: 1 },
  border: { width: 0, colour: fill, opacity: 1, style: "solid" },
  stripe: undefined,
  glow: undefined,
});
