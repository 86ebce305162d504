/** What a reader takes away from the page: pictures, data, the address; each answers in words how it went. */

import type { ArgumentMap } from "../model/map.ts";
import type { Selection } from "../model/neighbourhood.ts";
import type { MeasureWith } from "../model/picture/boxes.ts";
import { PAPER, pictureOf } from "../model/picture/depict.ts";
import type { Drawing } from "../model/picture/drawing.ts";
import { NO_EMPHASIS } from "../model/picture/emphasis.ts";
import { createPicture } from "../model/picture/picture.ts";
import { type Reading, visible } from "../model/picture/reading.ts";
import type { Scene } from "../model/picture/scene.ts";
import { sheetOf } from "../model/picture/sheet.ts";
import type { Standing } from "../model/picture/standing.ts";
import { svgOf } from "../model/picture/svg.ts";
import type { Actions } from "./actions.ts";
import { ONLY_HERE } from "./copy-link.tsx";
import { emphasisOf } from "./emphasis.ts";
import { writeMap } from "./notations.ts";
import { openPart } from "./open-part.ts";
import { OPENING, openTo, type ViewerState } from "./state.ts";
import { readTokens } from "./tokens.ts";

/** `view`: what stands open now, with what is selected and set back; `whole`: the map with everything open. */
export type Part = "view" | "whole";

/** How it went, and what the format can't hold, a sentence each. */
type InFormat = { readonly words: string; readonly lost: readonly string[] };

/** What the menu offers. */
export type TakingAway = {
  readonly picture: (part: Part, format: "svg" | "png") => Promise<string>;
  readonly data: (part: Part) => Promise<string>;
  /** @param format of those that are written; its id is also the file's ending. */
  readonly inFormat: (part: Part, format: string) => Promise<InFormat>;
  readonly link: () => Promise<string>;
};

export type TakeAway = TakingAway & {
  /** What stands open now as an SVG that names its fonts, for a page that has them. */
  readonly drawing: () => string;
};

type Parts = {
  readonly measure: MeasureWith;
  readonly whole: () => Reading;
  readonly own: Actions["own"];
  readonly view: () => {
    readonly reading: Reading;
    readonly state: ViewerState;
    readonly hits: ReadonlySet<string>;
    readonly standing: Standing;
    /** What the tour tells, where the reader is on it. */
    readonly told: Selection | undefined;
  };
  /** As it is on the screen. */
  readonly drawing: () => Drawing;
};

export function createTakeAway({ measure, whole, own, view, drawing }: Parts): TakeAway {
  const map = () => whole().connections.map;
  const name = (part: Part) => (part === "whole" ? map().id : `${map().id}-view`);

  function sheet(part: Part): Scene {
    const tokens = readTokens(document);
    const { reading, state, hits, standing, told } = view();
    const plan = { map: map(), judged: standing.labels.size > 0, tokens, measure };
    if (part === "view") {
      const drawn = drawing();
      const emphasis = emphasisOf(reading.connections, drawn.forest, state, hits, told);
      return sheetOf(pictureOf(drawn, emphasis, standing, tokens), plan);
    }
    const { folding } = openTo(Number.POSITIVE_INFINITY)(OPENING);
    const drawn = createPicture(measure)(whole(), { ...folding, part: undefined }, PAPER);
    return sheetOf(pictureOf(drawn, NO_EMPHASIS, standing, tokens), plan);
  }

  function chosen(part: Part): ArgumentMap {
    const { reading, state } = view();
    return part === "whole" ? map() : openPart(map(), visible(reading, state.folding));
  }

  return {
    picture: async (part, format) => {
      const scene = sheet(part);
      const svg = new Blob([svgOf(scene, map().title, { fonts: await fontFaces() })], { type: "image/svg+xml" });
      if (format === "svg") return save(svg, `${name(part)}.svg`);
      const scale = pngScale(scene);
      const png = await rasterised(svg, scene, scale);
      if (png === undefined) return "This browser could not make the picture. As SVG it may.";
      const words = save(png, `${name(part)}.png`);
      return scale < 1
        ? `${words} It is ${Math.round(scale * 100)} % of the full size: more no browser can draw.`
        : words;
    },
    data: async (part) =>
      save(new Blob([JSON.stringify(chosen(part), null, 2)], { type: "application/json" }), `${name(part)}.json`),
    inFormat: async (part, format) => {
      const written = await writeMap(chosen(part), format);
      if (!written.ok) return { words: written.reason, lost: [] };
      const { content, mediaType, losses } = written.answer;
      const words = save(new Blob([content], { type: mediaType }), `${name(part)}.${format}`);
      return {
        words: losses.length === 0 ? `${words} Nothing is lost in it.` : words,
        lost: losses.map(({ message, count }) =>
          count === 1 ? message : `${message} (${count.toLocaleString("en")})`,
        ),
      };
    },
    link: async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        return own ? `The link is copied. ${ONLY_HERE}` : "The link is copied.";
      } catch {
        // Without TLS or permission there is no clipboard.
        return "The browser keeps its clipboard closed. The address bar holds the same link.";
      }
    },
    drawing: () => svgOf({ ...sheet("view"), ground: "white" }, map().title),
  };
}

/** Twice the size on the screen, unless that is more than a browser's canvas holds (about 190 million pixels). */
export function pngScale({ width, height }: { readonly width: number; readonly height: number }): number {
  const MOST_PIXELS = 190_000_000;
  const MOST_SIDE = 16_384;
  return Math.min(2, Math.sqrt(MOST_PIXELS / (width * height)), MOST_SIDE / width, MOST_SIDE / height);
}

async function rasterised(svg: Blob, { width, height }: Scene, scale: number): Promise<Blob | undefined> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return png ?? undefined;
  } catch {
    // decode() rejects where the browser has no memory for the picture.
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The page's fonts as data: a picture by itself may load nothing. */
async function fontFaces(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [{ rule, base: sheet.href ?? location.href }] : [],
    ),
  );
  const faces = rules.map(async ({ rule, base }) => {
    const property = (name: string) => rule.style.getPropertyValue(name);
    const source = /url\("?([^")]+)"?\)/u.exec(property("src"))?.[1];
    if (source === undefined) return "";
    const response = await fetch(new URL(source, base));
    const data = await dataUrl(await response.blob());
    return `@font-face{font-family:${property("font-family")};font-weight:${property("font-weight")};src:url(${data}) format("woff2")}`;
  });
  return (await Promise.all(faces)).join("\n");
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function save(blob: Blob, name: string): string {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return `Saved as ${name}.`;
}
