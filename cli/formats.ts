/** `formats`: what can be read and written. */
import { NOTATIONS } from "../model/notation/list.ts";
import type { Command } from "./command.ts";
import { EXIT } from "./terminal.ts";

export const formats: Command = {
  name: "formats",
  use: "",
  summary: "Lists the formats, and whether each is read, written or both.",
  words: [0, 0],
  options: {},
  run: async (_, { write }) => {
    const width = Math.max(...NOTATIONS.map(({ id }) => id.length));
    for (const { id, name, mediaType, read, write: writes } of NOTATIONS) {
      const does = [...(read === undefined ? [] : ["read"]), ...(writes === undefined ? [] : ["written"])].join(", ");
      write(`${id.padEnd(width)}  ${does.padEnd(13)}  ${name} (${mediaType})\n`);
    }
    return EXIT.well;
  },
};
