/** The bytes of a foreign map → what is wrong with it, cut to what an answer holds. */
import { MOST_PROBLEMS, MOST_WARNINGS } from "../model/api.ts";
import { type Report, report } from "../model/checks/report.ts";
import { decode } from "../model/decode.ts";
import { can, notationOf } from "../model/notation/list.ts";

/** A report whose problems and warnings may have been cut; the totals count them all. */
export type Checked = Report & { readonly total: number; readonly totalWarnings: number };

/** @param pieces Of the bytes. @param from The id of a readable notation. @returns Where the bytes are no text, the reason. */
export function checked(pieces: readonly Uint8Array[], from: string): Checked | { readonly reason: string } {
  const decoded = decode(Buffer.concat(pieces));
  if (!decoded.ok) return decoded;
  const notation = notationOf(from);
  const { valid, problems, warnings } = report(decoded.text, can(notation, "read") ? notation : undefined);
  return {
    valid,
    problems: problems.slice(0, MOST_PROBLEMS),
    total: problems.length,
    warnings: warnings.slice(0, MOST_WARNINGS),
    totalWarnings: warnings.length,
  };
}
