import { native } from "../notation/native.ts";
import type { Notation, Warning } from "../notation/notation.ts";
import type { Problem } from "../problems.ts";
import { InvalidMap } from "../read.ts";
import { check } from "./list.ts";

export type Report = {
  /** Whether it could be served. */
  readonly valid: boolean;
  /** All errors, or, where there are none, all findings. */
  readonly problems: readonly Problem[];
  /** Of reading a text of another format. */
  readonly warnings: readonly Warning[];
};

/**
 * All that is wrong with the text of a map, and what was mended while it was read.
 *
 * @param id What the map is called where its text does not say.
 */
export function report(text: string, { read }: Readable = native, id = "map"): Report {
  try {
    const { map, warnings } = read(text, id);
    return { valid: true, problems: check(map), warnings };
  } catch (error) {
    if (!(error instanceof InvalidMap)) throw error;
    return { valid: false, problems: error.problems, warnings: [] };
  }
}

type Readable = Required<Pick<Notation, "read">>;
