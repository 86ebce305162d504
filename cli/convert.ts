/** `convert`: a map from one format into another, with what was mended and what was lost said aloud. */
import { connect } from "../model/connections.ts";
import { count as counted } from "../model/count.ts";
import { VIEWS, type View } from "../model/graph.ts";
import { everything } from "../model/selection.ts";
import { type Command, optionOf } from "./command.ts";
import { formatOf, openMap, STREAM, save, writable } from "./files.ts";
import { EXIT, WrongUse } from "./terminal.ts";

export const convert: Command = {
  name: "convert",
  use: "<in> [out]",
  summary: "Writes a map in another format, and says what that format can't hold; - is the standard input or output.",
  words: [1, 2],
  options: {
    from: { type: "string", help: "the format of <in>, where name and content do not tell" },
    to: { type: "string", help: "the format of [out], where its name does not tell" },
    view: {
      type: "string",
      help: `${VIEWS.join(" or ")}: whether inferences are nodes (usual) or edges between claims`,
    },
  },
  run: async (words, terminal) => {
    const [input = STREAM, output = STREAM] = words.positionals;
    const to = optionOf(words, "to") ?? formatOf(output);
    if (to === undefined) {
      throw new WrongUse("Say which format is wanted: with --to, or by the ending of the file to write.");
    }
    const view = viewOf(optionOf(words, "view") ?? "full");
    const target = writable(to);
    const { map, warnings, notation } = await openMap(terminal, input, optionOf(words, "from"));
    const connections = connect(map);
    terminal.progress(`Writing ${target.name} ...`);
    const { content, losses } = target.write({ connections, selection: everything(connections), view });
    save(terminal, output, content);
    for (const { code, place, message } of warnings)
      terminal.say(`${terminal.colour("yellow", "warning")} ${code}${place === "" ? "" : ` at ${place}`}: ${message}`);
    for (const { code, message, count } of losses)
      terminal.say(`${terminal.colour("yellow", "loss")} ${code} (${count}): ${message}`);
    const counts = [
      `${counted(map.claims.length, "claim")} and ${counted(map.inferences.length, "inference")}`,
      counted(warnings.length, "warning"),
      counted(losses.length, "loss", "losses"),
    ];
    terminal.say(`${notation.name} → ${target.name}: ${counts.join(", ")}.`);
    return EXIT.well;
  },
};

function viewOf(name: string): View {
  const view = VIEWS.find((each) => each === name);
  if (view === undefined) throw new WrongUse(`--view is ${VIEWS.join(" or ")}, not ${name}.`);
  return view;
}
