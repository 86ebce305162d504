/** `layout`: where everything of a map stands in the viewer's layout, as data for tools that draw it themselves. */

import { PAPER } from "../model/picture/depict.ts";
import type { Drawing } from "../model/picture/drawing.ts";
import { createPicture } from "../model/picture/picture.ts";
import { read } from "../model/picture/reading.ts";
import { loadFonts } from "../server/fonts.ts";
import { type Command, optionOf } from "./command.ts";
import { openMap, STREAM, save } from "./files.ts";
import { OPEN_HELP, openOf } from "./opening.ts";
import { EXIT } from "./terminal.ts";

export const layout: Command = {
  name: "layout",
  use: "<map> [out]",
  summary: "Writes where every box, line and band of a map stands in the viewer's layout, as JSON in px.",
  words: [1, 2],
  options: {
    from: { type: "string", help: "the format of <map>, where name and content do not tell" },
    open: { type: "string", help: OPEN_HELP },
  },
  run: async (words, terminal) => {
    const [input = STREAM, output = STREAM] = words.positionals;
    const depth = openOf(optionOf(words, "open"));
    const { map } = await openMap(terminal, input, optionOf(words, "from"));
    terminal.progress(`Laying out ${map.claims.length} claims ...`);
    const folding = { depth, opened: new Set<string>(), closed: new Set<string>(), part: undefined };
    const drawing = createPicture(loadFonts().measure)(read(map, new Map()), folding, PAPER);
    save(terminal, output, `${JSON.stringify({ map: map.id, ...placed(drawing) }, null, 2)}\n`);
    return EXIT.well;
  },
};

/** Boxes by their top left corner; a line runs from its node's box to that of the node's parent. */
function placed({ forest, layout: { width, height, boxes, routes, bands } }: Drawing) {
  return {
    width,
    height,
    nodes: [...forest.nodes.values()].map((node) => ({
      id: node.id,
      kind: node.kind,
      ...(node.kind === "inference" ? { inference: node.inference } : { claim: node.claim }),
      ...(node.kind === "claim" ? { hidden: node.hidden } : {}),
      parent: node.parent,
      ...boxes.get(node.id),
      line: routes.get(node.id) ?? null,
    })),
    bands: bands.map(({ section, x, y, width, height }) => ({ section, x, y, width, height })),
  };
}
