/** A picture to take away: the map's shapes with its title above, its source and the legend below. */
import type { ArgumentMap } from "../map.ts";
import type { Font, MeasureWith } from "./boxes.ts";
import type { BoxShape, LineShape, Scene, Shape, TextShape } from "./scene.ts";
import { breakLines } from "./text.ts";
import type { Tokens } from "./tokens.ts";

const MARGIN = 32;
const GAP = 24;
/** Enough for the legend in one row. */
const LEAST_WIDTH = 720;
const TITLE: Font = { size: 22, leading: 29, weight: 600 };
const SMALL: Font = { size: 13, leading: 19, weight: 400 };

/** @param picture The map's shapes, from 0, 0 on. */
export function sheetOf(
  picture: { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] },
  map: ArgumentMap,
  tokens: Tokens,
  measure: MeasureWith,
): Scene {
  const column = Math.max(LEAST_WIDTH, picture.width);
  const title = breakLines(map.title, column, measure(TITLE));
  const source = sourceWords(map).flatMap((words) => breakLines(words, column, measure(SMALL)));
  const top = MARGIN + title.length * TITLE.leading + GAP;
  const below = top + picture.height + GAP;
  const legend = legendShapes(MARGIN, below + SMALL.leading / 2, tokens, (words) => measure(SMALL)(words));
  const words = (lines: readonly string[], y: number, { size, leading, weight }: Font, colour: string): TextShape => ({
    ...{ kind: "text", anchor: "start", opacity: 1, x: MARGIN, y: y + (lines.length * leading) / 2 },
    ...{ lines, size, leading, weight, colour },
  });
  return {
    width: column + 2 * MARGIN,
    height: below + SMALL.leading + 10 + source.length * SMALL.leading + MARGIN,
    ground: tokens.ground,
    font: tokens.font,
    shapes: [
      words(title, MARGIN, TITLE, tokens.ink),
      ...picture.shapes.map((shape) => moved(shape, MARGIN + (column - picture.width) / 2, top)),
      ...legend,
      words(source, below + SMALL.leading + 10, SMALL, tokens["ink-soft"]),
    ],
  };
}

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

function moved(shape: Shape, x: number, y: number): Shape {
  if (shape.kind !== "line") return { ...shape, x: shape.x + x, y: shape.y + y };
  return { ...shape, points: shape.points.map((point) => ({ x: point.x + x, y: point.y + y })) };
}

/** The legend in one row, each sign with its word. */
function legendShapes(left: number, y: number, tokens: Tokens, measure: (words: string) => number): Shape[] {
  const shapes: Shape[] = [];
  let x = left;
  const say = (words: string, from: number) => {
    const { size, leading, weight } = SMALL;
    const look = { size, leading, weight, colour: tokens["ink-soft"], opacity: 1 } as const;
    shapes.push({ kind: "text", anchor: "start", x: from, y, lines: [words], ...look });
    x = from + measure(words) + GAP;
  };
  const sign = (label: string, middle: number, size: number, colour: string) =>
    shapes.push({
      ...{ kind: "text", anchor: "middle", x: middle, y, lines: [label], size, leading: size },
      ...{ weight: 600, colour, opacity: 1 },
    });
  for (const [polarity, mark, word] of [
    ["support", "+", "because"],
    ["attack", "−", "but"],
  ] as const) {
    const dashes = polarity === "attack" ? { pattern: [7, 4], offset: 0 } : undefined;
    const line: LineShape = {
      ...{ kind: "line", points: [at(x + 56, y), at(x, y)], radius: 0, colour: tokens[polarity], width: 2, dashes },
      head: polarity === "attack" ? "tee" : "triangle",
      opacity: 1,
    };
    const size = polarity === "support" ? { width: 26, height: 18, radius: 9 } : { width: 26, height: 22, radius: 0 };
    shapes.push(line, {
      ...plainBox(x + 30 - size.width / 2, y - size.height / 2, size.width, size.height, tokens[polarity]),
      ...{ radius: size.radius, diamond: polarity === "attack" },
    });
    sign(mark, x + 30, 14, tokens["on-mark"]);
    say(word, x + 66);
  }
  const border = { width: 1, colour: tokens.edge, opacity: 1, style: "solid" } as const;
  shapes.push({ ...plainBox(x, y - 8, 30, 16, tokens.paper), border: { ...border, width: 2, style: "dotted" } });
  say("unstated", x + 38);
  shapes.push({ ...plainBox(x, y - 8, 30, 16, tokens.ground), border, radius: 8 });
  sign("→", x + 15, 11, tokens.ink);
  say("given elsewhere", x + 38);
  shapes.push({ ...plainBox(x, y - 8, 30, 16, tokens.pill), radius: 8 });
  sign("+9", x + 15, 10, tokens["on-pill"]);
  say("claims folded away", x + 38);
  return shapes;
}

const at = (x: number, y: number) => ({ x, y });

const plainBox = (x: number, y: number, width: number, height: number, fill: string): BoxShape => ({
  ...{ kind: "box", x, y, width, height, fill, fillOpacity: 1, diamond: false, radius: 0, opacity: 1 },
  border: { width: 0, colour: fill, opacity: 1, style: "solid" },
  stripe: undefined,
  glow: undefined,
});
