/** The text of a foreign map → what is wrong with it, cut to what an answer holds. */
import { MOST_PROBLEMS } from "../model/api.ts";
import { type Report, report } from "../model/checks/report.ts";

/** A report whose problems may have been cut; `total` counts them all. */
export type Checked = Report & { readonly total: number };

export function checked(text: string): Checked {
  const { valid, problems } = report(text);
  return { valid, problems: problems.slice(0, MOST_PROBLEMS), total: problems.length };
}
