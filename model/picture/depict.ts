/** From a map, or a part of it, to the scene that is drawn of it: a pure function of both, the page, and the text measure. */
import type { ArgumentMap } from "../map.ts";
import type { Selection } from "../neighbourhood.ts";
import type { MeasureWith } from "./boxes.ts";
import type { Drawing } from "./drawing.ts";
import { elementsOf, fromAfar } from "./elements.ts";
import { type Emphasis, NO_EMPHASIS } from "./emphasis.ts";
import { FAR_BELOW, lookOf } from "./look.ts";
import { type Theme, tokensOf } from "./palette.ts";
import { createPicture } from "./picture.ts";
import { type LinksByClaim, narrowed, read } from "./reading.ts";
import { type Scene, shapesOf } from "./scene.ts";
import { bareSheetOf, type Page, type Picture, roomOn, sheetOf } from "./sheet.ts";
import type { Standing } from "./standing.ts";
import type { Tokens } from "./tokens.ts";

/** What a picture with no size of its own is laid out for: a sheet of paper on its side, in px. */
export const PAPER = { width: 1600, height: 1130 };

/** A drawing with what is set forward and what stands, as it looks at any zoom: from afar with labels for texts. */
export function pictureOf(drawn: Drawing, emphasis: Emphasis, standing: Standing, tokens: Tokens): Picture {
  const { width, height, routes } = drawn.layout;
  // What closes a claim is of no use away from the page.
  const elements = elementsOf({ drawing: drawn, emphasis, standing }).filter(
    ({ classes }) => !classes.startsWith("pill open"),
  );
  const look = lookOf(tokens);
  return {
    width,
    height,
    shapesAt: (zoom) => {
      const far = zoom < FAR_BELOW;
      const seen = far ? elements.flatMap((element) => fromAfar(element) ?? []) : elements;
      return shapesOf(seen, routes, look);
    },
  };
}

export type Wanted = {
  /** How many levels of claims stand open, as in `Folding`. */
  readonly open: number;
  readonly theme: Theme;
  readonly page: Page;
  /** Whether title, source and legend stand around the map. */
  readonly caption: boolean;
};

type World = { readonly standing: Standing; readonly links: LinksByClaim; readonly measure: MeasureWith };

/** The part of the map, folded but for what is to stand open; `focus` is the claim it is all about, if it is. */
export function depict(
  map: ArgumentMap,
  part: Selection,
  focus: string | undefined,
  { open, theme, page, caption }: Wanted,
  { standing, links, measure }: World,
): Scene {
  const tokens = tokensOf(theme);
  const theses = focus === undefined ? map.theses.filter((thesis) => part.claims.has(thesis)) : [focus];
  const shown = narrowed(map, part, theses);
  const conclusions = new Map(map.theses.map((id, rank) => [id, rank]));
  const plan = { map, judged: standing.labels.size > 0, tokens, measure };
  const { width, height = PAPER.height } = page;
  const viewport = width === undefined ? PAPER : caption ? roomOn({ width, height }, plan) : { width, height };
  const folding = { depth: open, opened: new Set<string>(), closed: new Set<string>(), part: undefined };
  const drawn = createPicture(measure)(read(shown, links, { conclusions }), folding, viewport);
  const picture = pictureOf(drawn, NO_EMPHASIS, standing, tokens);
  return caption ? sheetOf(picture, plan, page) : bareSheetOf(picture, plan, page);
}
