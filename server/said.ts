/** What is said to people at the terminal about the maps; the log says the same to programs, and all of it. */

import type { News } from "./librarian.ts";
import type { Library, Rejected } from "./library.ts";
import { count } from "./page.ts";

/** Of a file with a thousand problems, so many are printed. */
const PRINTED_PROBLEMS = 10;
/** Of a thousand changes, so many are named. */
const PRINTED_CHANGES = 5;

export function sentence({ maps }: Library): string {
  if (maps.size === 1) return "Serving one map.";
  return maps.size === 0 ? "No map could be served." : `Serving ${maps.size.toLocaleString("en")} maps.`;
}

export function progress({ maps, waiting, rejected }: Library): string {
  return `${count(maps.size + rejected.length, "file")} read, ${waiting.toLocaleString("en")} to go.\n`;
}

/** Why a file is not served, or not as it is now. */
export function refusal({ file, problems, served }: Rejected): string {
  const instead = served === undefined ? "is not served" : "is broken; its last good version stays in service";
  const lines = problems.slice(0, PRINTED_PROBLEMS).map(({ path, message, line, column, code }) => {
    // A syntax error names its place itself.
    const place = line === undefined || code === "not-json" ? "" : `line ${line}, column ${column}, `;
    return `  ${place}${path === "" ? "" : `${path}: `}${message}\n`;
  });
  const more = problems.length - PRINTED_PROBLEMS;
  return `${file} ${instead}:\n${lines.join("")}${more > 0 ? `  and ${more} more; the log has them all.\n` : ""}`;
}

/** What is new since the maps were read first; nothing where nothing is. */
export function told(news: News): string {
  if (news.length === 0) return "";
  const named = news.slice(0, PRINTED_CHANGES).map(({ map, version }) => `${map}${version === null ? " (gone)" : ""}`);
  const more = news.length - named.length;
  return `Read again: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.\n`;
}
