/**
 * What a format of others is to this program: its names, how a text of it is recognised, read and written.
 *
 * A format seldom holds what a map holds. What gets lost on the way out is said in losses, what was mended or set aside
 * on the way in is said in warnings, and what a reader does not understand it keeps in `ext` under the format's name, so
 * that writing the format again gives it back. Nothing is lost silently.
 */
import type { Connections } from "../connections.ts";
import type { View } from "../graph.ts";
import type { ArgumentMap } from "../map.ts";
import type { Selection } from "../neighbourhood.ts";
import { mapOfSelection } from "../part.ts";
import { problem } from "../problems.ts";
import { InvalidMap } from "../read.ts";

/** What is to be written: a map, the part of it that was selected, and how a graph is to show it. */
export type Part = { readonly connections: Connections; readonly selection: Selection; readonly view: View };

/** Something that a format can't hold, said once however often it occurs. */
export type Loss = {
  /** A stable name in kebab-case, the same in every format that loses the same. */
  readonly code: string;
  /** What is missing or flattened in what was written, in a sentence. */
  readonly message: string;
  /** How many things of the part it befalls; at least 1. */
  readonly count: number;
};

export type Written = { readonly content: string; readonly losses: readonly Loss[] };

/** Something in a text that was mended, set aside or left in `ext` while it was read. */
export type Warning = {
  /** A stable name in kebab-case. */
  readonly code: string;
  /** What was found and what was made of it, in a sentence that names the culprit. */
  readonly message: string;
  /** Where in the text, as its own people say it: a line, an id, a JSON pointer. Empty for the text as a whole. */
  readonly place: string;
};

export type Imported = { readonly map: ArgumentMap; readonly warnings: readonly Warning[] };

export type Notation = {
  /** As addresses and `?from=`, `?to=` name it; also the ending of its files: `aif.json`, `graphml`. */
  readonly id: string;
  /** As people name it. */
  readonly name: string;
  readonly mediaType: string;
  /** Other endings under which its files are found, without a dot. */
  readonly endings?: readonly string[];
  readonly write?: (part: Part) => Written;
  /**
   * Reads a text as a map; `id` is the map's id-to-be, and its title where the text has none.
   *
   * Takes time in proportion to the text's length, runs nothing that the text says, and throws nothing else than this.
   *
   * @throws {InvalidMap} where the text is not of this format at all, with line and column or place.
   */
  readonly read?: (text: string, id: string) => Imported;
  /** Whether a text looks like this format, told from its first and most telling signs; quick, and never throws. */
  readonly recognises?: (text: string) => boolean;
};

/** A part as a map of its own. */
export function mapOfPart({ connections, selection }: Pick<Part, "connections" | "selection">): ArgumentMap {
  return mapOfSelection(connections, selection);
}

/** What a reader throws: the text is not of its format. The message says what was found and where. */
export function notOfThisFormat(message: string): InvalidMap {
  return new InvalidMap([problem("wrong-notation", [], message)]);
}
