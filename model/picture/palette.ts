/** The colours of each theme. The build writes them into the page's style; pictures are drawn with them as they stand here. */
import { COLOURS, type Tokens } from "./tokens.ts";

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

type Pair = { readonly [Each in Theme]: string };

export const PALETTE = {
  ground: { light: "#f7f7f5", dark: "#161615" },
  paper: { light: "#ffffff", dark: "#232321" },
  ink: { light: "#1b1b1a", dark: "#ecebe7" },
  "ink-soft": { light: "#5c5c57", dark: "#aeada6" },
  edge: { light: "#7b7b76", dark: "#85847d" },
  hairline: { light: "#dedcd5", dark: "#3b3a37" },
  support: { light: "#00796b", dark: "#52b9a8" },
  attack: { light: "#c2410c", dark: "#f28c5e" },
  selected: { light: "#1d4ed8", dark: "#8fb3ff" },
  found: { light: "#ffe08a", dark: "#6b5310" },
  pill: { light: "#1b1b1a", dark: "#ecebe7" },
  "on-pill": { light: "#ffffff", dark: "#161615" },
  "on-mark": { light: "#ffffff", dark: "#161615" },
} as const satisfies Record<(typeof COLOURS)[number], Pair>;

/** As many as `SECTION_HUES` says. */
export const SECTION_PALETTE = [
  { light: "#0b6aa8", dark: "#5fb0e6" },
  { light: "#a66f00", dark: "#e0ad4a" },
  { light: "#0a8f68", dark: "#4cc79f" },
  { light: "#b0457f", dark: "#e58abb" },
  { light: "#2b86b8", dark: "#8ccdf0" },
  { light: "#9a4109", dark: "#df8a55" },
  { light: "#5f5f5b", dark: "#b7b6b0" },
  { light: "#7350a3", dark: "#b799e6" },
] as const satisfies readonly Pair[];

export const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';

export function tokensOf(theme: Theme): Tokens {
  const colours = Object.fromEntries(COLOURS.map((name) => [name, PALETTE[name][theme]]));
  // fromEntries forgets the names.
  const named = colours as { readonly [Name in (typeof COLOURS)[number]]: string };
  return { ...named, sections: SECTION_PALETTE.map((pair) => pair[theme]), font: FONT };
}

/** The same as custom properties: `light-dark()` follows `color-scheme`. */
export function paletteCss(): string {
  const sections = SECTION_PALETTE.map((pair, hue) => [`section-${hue}`, pair] as const);
  const properties = [...Object.entries(PALETTE), ...sections].map(
    ([name, { light, dark }]) => `--${name}: light-dark(${light}, ${dark});`,
  );
  return `:root {\n${[`--font: ${FONT};`, ...properties].join("\n")}\n}\n`;
}
