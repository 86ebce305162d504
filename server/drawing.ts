/** Draws a map, or a part of it, as SVG or PNG: what the drawing threads do. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { LinkAnswer } from "../model/api.ts";
import { connect } from "../model/connections.ts";
import { prepare } from "../model/evaluation/arrays.ts";
import { evaluate } from "../model/evaluation/evaluate.ts";
import type { ArgumentMap } from "../model/map.ts";
import { depict, type Wanted } from "../model/picture/depict.ts";
import { linksByClaim } from "../model/picture/reading.ts";
import type { Shape } from "../model/picture/scene.ts";
import { svgOf } from "../model/picture/svg.ts";
import { type Filter, select } from "../model/selection.ts";
import { type Fonts, loadFonts } from "./fonts.ts";
import { MOST_PIXELS } from "./limits.ts";

export type DrawingJob = {
  /** The map's document, as JSON: bytes go from thread to thread faster than what they say. */
  readonly document: Uint8Array;
  readonly links: readonly LinkAnswer[];
  readonly filter: Filter;
  readonly wanted: Wanted;
  readonly format: PictureFormat;
};

export const PICTURE_FORMATS = ["svg", "png"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** How large a PNG is where nobody says: as screens of our days want it. */
const USUAL_SCALE = 2;

export async function draw({ document, links, filter, wanted, format }: DrawingJob): Promise<Uint8Array> {
  const fonts = getFonts();
  const map = JSON.parse(new TextDecoder().decode(document)) as ArgumentMap; // our own serialisation of a valid map
  const { labels } = evaluate(prepare(map));
  const focus = filter.direction === "reasons" ? filter.around : undefined;
  const isClaim = map.claims.some(({ id }) => id === focus);
  const scene = depict(map, select(connect(map), filter), isClaim ? focus : undefined, wanted, {
    standing: { labels, assumed: new Map() },
    links: linksByClaim(links),
    measure: fonts.measure,
  });
  if (format === "svg")
    return new TextEncoder().encode(svgOf(scene, map.title, { fonts: fonts.faces(weightsOf(scene.shapes)) }));
  await getRasteriser();
  const usual = wanted.page.width === undefined ? USUAL_SCALE : 1;
  const scale = Math.min(usual, Math.sqrt(MOST_PIXELS / (scene.width * scene.height)));
  const image = new Resvg(svgOf(scene, map.title, { lettering: fonts.lettering }), {
    font: { fontBuffers: [...fonts.files], defaultFontFamily: "Inter" },
    fitTo: { mode: "zoom", value: scale },
  });
  const rendered = image.render();
  const png = rendered.asPng();
  rendered.free();
  image.free();
  return png;
}

function weightsOf(shapes: readonly Shape[], weights = new Set<number>()): ReadonlySet<number> {
  for (const shape of shapes) {
    if (shape.kind === "text") weights.add(shape.weight);
    if (shape.kind === "group") weightsOf(shape.shapes, weights);
  }
  return weights;
}

const getFonts = once((): Fonts => loadFonts());
const getRasteriser = once(async () => {
  const { resolve } = createRequire(import.meta.url);
  await initWasm(await readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")));
});

/** Both take a moment, and are not needed before there is something to draw. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
