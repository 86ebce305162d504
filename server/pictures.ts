/** Pictures of maps as answers: drawn when they are asked for, away from the serving thread. */
import type { Wanted } from "../model/picture/depict.ts";
import type { Filter } from "../model/selection.ts";
import { mapAddress } from "./briefs.ts";
import type { DrawingJob, PictureFormat } from "./drawing.ts";
import type { Library } from "./library.ts";
import { linkAnswers } from "./linked.ts";
import type { Ask } from "./pool.ts";
import { type Representation, represent } from "./representations.ts";
import type { ServedMap } from "./served-map.ts";
import { createShared } from "./shared.ts";

/** Where a picture is, with what is asked of it in the order that it is said: each address is drawn by itself. */
export function pictureAddress(map: string, format: PictureFormat, query: Readonly<Record<string, string | number>>) {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return `${mapAddress(map)}/graph.${format}?${asked}`;
}

export type Drawer = Ask<DrawingJob, Uint8Array>;

export type Asked = { readonly filter: Filter; readonly wanted: Wanted; readonly format: PictureFormat };
export type Pictures = (
  library: Library,
  served: ServedMap,
  asked: Asked,
  left: AbortSignal,
) => Promise<Representation>;

export const PICTURE_TYPES = {
  svg: "image/svg+xml",
  png: "image/png",
} as const satisfies Record<PictureFormat, string>;

export function createPictures(draw: Drawer): Pictures {
  // Who asks for what is being drawn waits for that.
  const shared = createShared<Representation>();
  return (library, served, asked, left) => {
    const key = JSON.stringify([library.version(), served.map.id, asked]);
    return shared(key, left, (left) => representPicture(draw, library, served, asked, left));
  };
}

async function representPicture(
  draw: Drawer,
  library: Library,
  served: ServedMap,
  asked: Asked,
  left: AbortSignal,
): Promise<Representation> {
  const { format } = asked;
  const links = await linkAnswers(library, served, () => true);
  const bytes = await draw({ ...asked, document: served.document.bytes, links }, { left });
  return represent(Buffer.from(bytes), {
    mediaType: PICTURE_TYPES[format],
    modified: library.modified(),
    filename: `${served.map.id}.${format}`,
    audience: "picture",
  });
}
