import type { Problem } from "../problems.ts";
import { InvalidMap, readText } from "../read.ts";
import { check } from "./list.ts";

export type Report = {
  /** Whether it could be served. */
  readonly valid: boolean;
  /** All errors, or, where there are none, all findings. */
  readonly problems: readonly Problem[];
};

/** All that is wrong with the text of a map file. */
export function report(text: string): Report {
  try {
    return { valid: true, problems: check(readText(text)) };
  } catch (error) {
    if (!(error instanceof InvalidMap)) throw error;
    return { valid: false, problems: error.problems };
  }
}
