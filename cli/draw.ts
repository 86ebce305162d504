/** `draw`: a picture of a map, as the viewer draws it. */
import { THEMES, type Theme } from "../model/picture/palette.ts";
import { draw as drawn, PICTURE_FORMATS, type PictureFormat } from "../server/drawing.ts";
import { type Command, optionOf } from "./command.ts";
import { openMap, STREAM, save } from "./files.ts";
import { OPEN_HELP, openOf } from "./opening.ts";
import { EXIT, WrongUse } from "./terminal.ts";

export const draw: Command = {
  name: "draw",
  use: "<map> [picture.svg or .png]",
  summary: "Draws a map with the viewer's layout and look, with title, source and legend.",
  words: [1, 2],
  options: {
    from: { type: "string", help: "the format of <map>, where name and content do not tell" },
    to: { type: "string", help: `${PICTURE_FORMATS.join(" or ")}, where the name of the picture does not tell` },
    open: { type: "string", help: OPEN_HELP },
    theme: { type: "string", help: `${THEMES.join(" or ")}` },
    width: { type: "string", help: "of the picture, in px; it is as large as it needs to be otherwise" },
  },
  run: async (words, terminal) => {
    const [input = STREAM, output = STREAM] = words.positionals;
    const format = formatOf(optionOf(words, "to") ?? output.split(".").at(-1) ?? "");
    const theme = themeOf(optionOf(words, "theme") ?? "light");
    const open = openOf(optionOf(words, "open"));
    const width = widthOf(optionOf(words, "width"));
    const { map } = await openMap(terminal, input, optionOf(words, "from"));
    terminal.progress(`Drawing ${map.claims.length} claims ...`);
    const document = Buffer.from(JSON.stringify(map));
    const wanted = { open, theme, page: width === undefined ? {} : { width }, caption: true };
    save(terminal, output, await drawn({ document, links: [], filter: {}, wanted, format }));
    return EXIT.well;
  },
};

function formatOf(name: string): PictureFormat {
  const format = PICTURE_FORMATS.find((each) => each === name.toLowerCase());
  if (format === undefined)
    throw new WrongUse(`Say with --to, or by the picture's name: ${PICTURE_FORMATS.join(" or ")}.`);
  return format;
}

function themeOf(name: string): Theme {
  const theme = THEMES.find((each) => each === name);
  if (theme === undefined) throw new WrongUse(`--theme is ${THEMES.join(" or ")}, not ${name}.`);
  return theme;
}

function widthOf(words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  if (/^[1-9]\d{2,4}$/u.test(words)) return Number(words);
  throw new WrongUse(`--width is 100 to 99999, in px, not ${words}.`);
}
