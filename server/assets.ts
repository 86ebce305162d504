/** The files that pages need, read once: only what was found at the start can be asked for, so no path leads out. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import * as z from "zod";
import { IMMUTABLE, type Representation, represent } from "./representations.ts";

export type Assets = {
  /** By address. */
  readonly files: ReadonlyMap<string, Representation>;
  readonly viewer: {
    readonly script: string;
    /** What the script imports at once, fetched beside it. */
    readonly modules: readonly string[];
    readonly style: string;
    readonly fonts: readonly string[];
  };
  /** The style of what the server itself draws: pages that read without a script, and the documentation. */
  readonly style: string;
};

const manifestSchema = z.object({
  "main.js": z.string(),
  "viewer.css": z.string(),
  modules: z.array(z.string()),
  fonts: z.array(z.string()),
});

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * @param root The project's folder: `dist/client` holds the built viewer, `server/assets` the server's own style.
 * @throws {Error} with a sentence where the viewer was not built.
 */
export function loadAssets(root: string): Assets {
  const built = join(root, "dist/client");
  const manifestFile = join(built, "manifest.json");
  if (!existsSync(manifestFile)) {
    throw new Error(`The viewer is not built (there is no ${manifestFile}): \`npm start\` builds it.`);
  }
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(manifestFile, "utf8")));
  const files = new Map<string, Representation>();
  const folder = join(built, "assets");
  for (const name of readdirSync(folder)) files.set(`/assets/${name}`, asset(name, readFileSync(join(folder, name))));

  const styles = ["base.css", "docs.css", "sheet.css"].map((name) =>
    readFileSync(join(root, "server/assets", name), "utf8"),
  );
  const style = fontFaces(manifest.fonts) + styles.join("");
  const styleAddress = `/assets/pages-${createHash("sha256").update(style).digest("hex").slice(0, 8)}.css`;
  files.set(styleAddress, asset("pages.css", Buffer.from(style)));
  const icon = readFileSync(join(root, "server/assets/icon.svg"));
  files.set(ICON, asset("icon.svg", icon, "no-cache"));
  return {
    files,
    viewer: {
      script: manifest["main.js"],
      modules: manifest.modules,
      style: manifest["viewer.css"],
      fonts: manifest.fonts,
    },
    style: styleAddress,
  };
}

/** The viewer's fonts under the names that its build gave them: the weight is a part of each. */
function fontFaces(fonts: readonly string[]): string {
  const faces = fonts.map((font) => {
    const weight = /-(\d{3})-/.exec(font)?.[1] ?? "400";
    return `@font-face{font-family:Inter;font-weight:${weight};font-display:swap;src:url("${font}") format("woff2")}\n`;
  });
  return faces.join("");
}

export const ICON = "/icon.svg";

function asset(name: string, bytes: Buffer, cacheControl = IMMUTABLE): Representation {
  const mediaType = MEDIA_TYPES[extname(name)] ?? "application/octet-stream";
  return represent(bytes, { mediaType, cacheControl, vary: "Accept-Encoding" });
}
