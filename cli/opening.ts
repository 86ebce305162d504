/** How far a map is opened where it is drawn, as `--open` says it. */
import { WrongUse } from "./terminal.ts";

export const OPEN_HELP = "how many levels of claims stand open, or all (usual)";

/** @throws {WrongUse} */
export function openOf(words: string | undefined): number {
  if (words === undefined || words === "all") return Number.POSITIVE_INFINITY;
  if (/^\d{1,3}$/u.test(words)) return Number(words);
  throw new WrongUse(`--open is a number of levels or all, not ${words}.`);
}
