/**
 * The fonts that pictures are lettered with: Inter as the viewer has it, and DejaVu Sans for the signs and scripts that
 * Inter's files leave out. What neither has (Chinese, emoji) is drawn as an empty box, and given the room of a wide one.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Blob, Face, Font, Buffer as Run, shape } from "harfbuzzjs";
import type { MeasureWith, Font as Wanted } from "../model/picture/boxes.ts";
import type { LetteredRun, Lettering } from "../model/picture/svg.ts";
import { sfntOf } from "./sfnt.ts";

type Weight = Wanted["weight"];
type File = { readonly family: string; readonly path: string };

/** By weight, each under the name that it bears itself; the first that has a character says how it looks. */
const FILES = {
  400: [
    { family: "Inter", path: "@fontsource/inter/files/inter-latin-400-normal" },
    { family: "DejaVu Sans", path: "@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal" },
  ],
  600: [
    { family: "Inter SemiBold", path: "@fontsource/inter/files/inter-latin-600-normal" },
    { family: "DejaVu Sans", path: "@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal" },
  ],
} as const satisfies Record<Weight, readonly File[]>;
const WEIGHTS = [400, 600] as const satisfies readonly Weight[];

const require = createRequire(import.meta.url);
const bytesOf = (path: string) => readFileSync(require.resolve(path));

export type Fonts = {
  /** OpenType, for what draws text from it. */
  readonly files: readonly Uint8Array[];
  readonly measure: MeasureWith;
  /** For what draws text, but chooses fonts for whole lines only. */
  readonly lettering: Lettering;
  /** CSS that brings the viewer's own fonts along, in these weights. */
  readonly faces: (weights: ReadonlySet<number>) => string;
};

export function loadFonts(): Fonts {
  const loaded = new Map(WEIGHTS.map((weight) => [weight, FILES[weight].map(loadedFrom)]));
  const runsOf = runsBy(loaded);
  const faceOf = (weight: Weight) => {
    const data = bytesOf(`${FILES[weight][0].path}.woff2`).toString("base64");
    return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  };
  return {
    files: [...loaded.values()].flatMap((fonts) => fonts.map(({ sfnt }) => sfnt)),
    measure:
      ({ size, weight }) =>
      (text) =>
        runsOf(weight, text).reduce((sum, { width }) => sum + width, 0) * size,
    lettering: (text, size, weight) =>
      runsOf(WEIGHTS.find((known) => known === weight) ?? 400, text).map((run) => ({
        ...run,
        width: run.width * size,
      })),
    faces: (weights) =>
      WEIGHTS.filter((weight) => weights.has(weight))
        .map(faceOf)
        .join("\n"),
  };
}

type Loaded = {
  readonly family: string;
  readonly sfnt: Uint8Array;
  readonly has: (character: string) => boolean;
  /** In ems. */
  readonly width: (text: string) => number;
};

/** HarfBuzz shapes text in Chromium as well: kerning and all, the widths are the same. */
function loadedFrom({ family, path }: File): Loaded {
  const sfnt = sfntOf(bytesOf(`${path}.woff`));
  const face = new Face(new Blob(sfnt));
  const font = new Font(face);
  const characters = new Set(face.collectUnicodes());
  const run = new Run();
  return {
    family,
    sfnt,
    has: (character) => characters.has(character.codePointAt(0) ?? 0),
    width: (text) => {
      run.reset();
      // What is no character at all is drawn by nobody.
      run.addText(text.replace(/\p{Cc}/gu, ""));
      run.guessSegmentProperties();
      shape(font, run);
      return run.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0) / face.upem;
    },
  };
}

/** What stands in no line by itself: combining marks, joiners, marks of direction, controls. */
const WITHOUT_WIDTH = /^[\p{M}\p{Cf}\p{Cc}]$/u;
/** What is written from right to left keeps its spaces and signs, or its words would stand in the wrong order. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const LETTER = /[\p{L}\p{N}]/u;
/** Of a character that no font has, in ems: as wide as the widest usual ones, an ideograph or an emoji. */
const UNKNOWN_WIDTH = 1.25;
/** Most texts are measured again and again while they are broken into lines; what is kept of them has an end. */
const MOST_KNOWN = 50_000;

/** Widths in ems. */
function runsBy(
  loaded: ReadonlyMap<Weight, readonly Loaded[]>,
): (weight: Weight, text: string) => readonly LetteredRun[] {
  const known = new Map<string, readonly LetteredRun[]>();
  return (weight, text) => {
    const key = `${weight}${text}`;
    const runs = known.get(key) ?? runsIn(loaded.get(weight) ?? [], text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, runs);
    return runs;
  };
}

function runsIn(fonts: readonly Loaded[], text: string): LetteredRun[] {
  const runs: { font: Loaded | undefined; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const goesAlong =
      WITHOUT_WIDTH.test(character) || (RIGHT_TO_LEFT.test(last?.text ?? "") && !LETTER.test(character));
    const font =
      last !== undefined && goesAlong
        ? last.font
        : fonts.find(({ has }) => WITHOUT_WIDTH.test(character) || has(character));
    if (last !== undefined && last.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs.map(({ font, text }) => ({
    text,
    family: (font ?? fonts[0])?.family ?? "",
    width: font?.width(text) ?? [...text].filter((character) => !WITHOUT_WIDTH.test(character)).length * UNKNOWN_WIDTH,
  }));
}
