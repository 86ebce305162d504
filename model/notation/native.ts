/** This project's own format, `argument-map/1`: nothing is lost either way. */
import { FORMAT } from "../map.ts";
import { readText } from "../read.ts";
import { mapOfPart, type Notation, type Part } from "./notation.ts";

/** What stands near the start of every map document: its format, whatever the order and spacing of its keys. */
const SIGN = new RegExp(`^[\\s\\uFEFF]*\\{[^]*"format"\\s*:\\s*"${FORMAT}"`, "u");
/** In characters. A summary may come before the format; a hundred claims may not. */
const LOOKED_AT = 20_000;

export const native = {
  id: "map.json",
  name: "Argument map",
  mediaType: "application/vnd.argument-map+json",
  endings: ["json"],
  write: (part: Part) => ({ content: `${JSON.stringify(mapOfPart(part), null, 2)}\n`, losses: [] }),
  read: (text: string) => ({ map: readText(text), warnings: [] }),
  recognises: (text: string) => SIGN.test(text.slice(0, LOOKED_AT)),
} satisfies Notation;
