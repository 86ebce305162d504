/** Pictures of maps as answers: drawn when first asked for, away from the serving thread, and kept while the map is served. */
import type { Wanted } from "../model/picture/depict.ts";
import type { Filter } from "../model/selection.ts";
import type { DrawingJob, PictureFormat } from "./drawing.ts";
import type { Library } from "./library.ts";
import { MOST_PICTURES } from "./limits.ts";
import { linkAnswers } from "./linked.ts";
import type { Pool } from "./pool.ts";
import { type Representation, represent } from "./representations.ts";
import type { ServedMap } from "./served-map.ts";

export type Drawer = Pool<DrawingJob, Uint8Array>;

export type Asked = { readonly filter: Filter; readonly wanted: Wanted; readonly format: PictureFormat };
export type Pictures = (library: Library, served: ServedMap, asked: Asked) => Promise<Representation>;

export const PICTURE_TYPES = {
  svg: "image/svg+xml",
  png: "image/png",
} as const satisfies Record<PictureFormat, string>;

export function createPictures(draw: Drawer): Pictures {
  const drawn = new WeakMap<ServedMap, Map<string, Promise<Representation>>>();
  return (library, served, asked) => {
    const pictures = drawn.get(served) ?? new Map<string, Promise<Representation>>();
    drawn.set(served, pictures);
    // How many links a claim has is drawn as well, and other maps have links to this one.
    const key = JSON.stringify([library.version(), asked]);
    const picture = pictures.get(key) ?? representPicture(draw, library, served, asked);
    // What was asked for last goes last.
    pictures.delete(key);
    pictures.set(key, picture);
    for (const oldest of pictures.keys()) if (pictures.size > MOST_PICTURES) pictures.delete(oldest);
    picture.catch(() => pictures.delete(key));
    return picture;
  };
}

async function representPicture(draw: Drawer, library: Library, served: ServedMap, asked: Asked) {
  const { format } = asked;
  const links = await linkAnswers(library, served, () => true);
  const bytes = await draw({ ...asked, document: served.document.bytes, links });
  return represent(Buffer.from(bytes), {
    mediaType: PICTURE_TYPES[format],
    modified: library.modified,
    filename: `${served.map.id}.${format}`,
    audience: "picture",
  });
}
