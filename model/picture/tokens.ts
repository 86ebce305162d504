/** What the picture is coloured with, by the part that a colour plays; each theme has its own. */
export const COLOURS = [
  "ground",
  "paper",
  "ink",
  "ink-soft",
  "edge",
  "hairline",
  "support",
  "attack",
  "selected",
  "found",
  "pill",
  "on-pill",
  "on-mark",
] as const;

/** How many hues tell sections apart; further sections begin again with the first. */
export const SECTION_HUES = 8;

export type Tokens = Readonly<Record<(typeof COLOURS)[number], string>> & {
  readonly sections: readonly string[];
  readonly font: string;
};
