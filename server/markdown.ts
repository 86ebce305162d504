/** Answers as Markdown, for people and for what reads as they do. CommonMark. */

import { BRIEF_HEADINGS, BRIEF_PARTS, type Brief } from "../model/brief.ts";
import type { Connections } from "../model/connections.ts";
import type { Evaluation } from "../model/evaluation/evaluate.ts";
import type { Claim } from "../model/map.ts";
import { markedStatus } from "../model/picture/standing.ts";
import type { Problem } from "../model/problems.ts";
import { STANCE_WORDS } from "../model/stance-words.ts";
import { bearingWords, leadingWord, TOUR_HEADINGS, type TourLine, type TourStep } from "../model/tour.ts";
import { mapAddress, viewerAddress } from "./briefs.ts";

export const MARKDOWN = "text/markdown; charset=utf-8";

export function briefMarkdown(connections: Connections, { lines, complete }: Brief): string {
  const { map } = connections;
  const sections = BRIEF_PARTS.flatMap((part) => {
    const own = lines.filter((line) => line.part === part);
    if (own.length === 0) return [];
    const items = own.map(({ claim, inference, label, text }) => {
      const id = inference ?? claim;
      const status = markedStatus(connections, id, label);
      return `- ${status} · ${escaped(text)} [${escaped(id)}](${viewerAddress(map.id, id)})`;
    });
    return `## ${BRIEF_HEADINGS[part]}\n\n${items.join("\n")}\n`;
  });
  const address = mapAddress(map.id);
  const missing = complete ? "" : "The map is too large for all cruxes to be looked for.\n\n";
  return `# ${escaped(map.title)}: the brief

${sections.join("\n")}
${missing}What stands and what falls follows from the map by [two rules](/help): [all of it](${address}/evaluation), [the checks](${address}/checks.md).
`;
}

/** The argument step by step: the brief in long form. */
export function tourMarkdown(
  connections: Connections,
  { labels }: Pick<Evaluation, "labels">,
  steps: readonly TourStep[],
): string {
  const { map, claims } = connections;
  const titles = new Map(map.sections.map(({ id, title }) => [id, title]));
  const holders = new Map(map.holders.map((holder) => [holder.id, holder]));
  const told = (id: string) => {
    const { text, holder, stance } = claims.get(id) as Claim; // the tour was made of this very map
    const who = holders.get(holder ?? "");
    const held = stance === "asserted" && who?.kind !== "author" ? [who?.name] : [];
    if (stance !== "asserted") held.push(who?.name, STANCE_WORDS[stance]);
    const by = held.filter((part) => part !== undefined).join(", ");
    return `${escaped(text)}${by === "" ? "" : ` (${escaped(by)})`} [${escaped(id)}](${viewerAddress(map.id, id)})`;
  };
  const lineOf = (line: TourLine) => {
    const id = line.inference ?? line.claims[0] ?? "";
    const label = labels.get(id);
    const bears = bearingWords(line, connections);
    const lead = `${leadingWord(line, connections)}${bears === "" ? "" : `, ${bears}`}`;
    const words = line.claims.length === 0 ? "the step that is told next" : line.claims.map(told).join(" And: ");
    const verdict = label === undefined ? "" : ` · ${markedStatus(connections, id, label)}`;
    return `${"  ".repeat(line.level)}- ${lead === "" ? "" : `${escaped(lead)}: `}${words}${verdict}`;
  };
  const chapters = steps.map(({ part, section, lines }, at) => {
    const title = section === undefined ? undefined : titles.get(section);
    const opens = title !== undefined && section !== steps[at - 1]?.section ? `## ${escaped(title)}\n\n` : "";
    const heading = section === undefined ? `## ${TOUR_HEADINGS[part]}` : `### ${TOUR_HEADINGS[part]}`;
    return `${opens}${heading}\n\n${lines.map(lineOf).join("\n")}\n`;
  });
  return `# ${escaped(map.title)}: the argument step by step

${chapters.join("\n")}
What stands and what falls follows from the map by [two rules](/help).
`;
}

export function checksMarkdown({ map }: Connections, findings: readonly Problem[]): string {
  const sections = [...new Set(findings.map(({ code }) => code))].map((code) => {
    const own = findings.filter((finding) => finding.code === code);
    const items = own.map(({ target, path, message }) => {
      const place = target === undefined ? `\`${path}\`` : `[${escaped(target)}](${viewerAddress(map.id, target)})`;
      return `- ${place}: ${escaped(message)}`;
    });
    return `## ${code} (${own.length})\n\n${escaped(own[0]?.advice ?? "")}\n\n${items.join("\n")}\n`;
  });
  const sum = findings.length === 0 ? "Nothing was found.\n" : `${findings.length} findings, by kind of check.\n`;
  return `# ${escaped(map.title)}: what the checks have found\n\n${sum}\n${sections.join("\n")}`;
}

/** What Markdown would take for a sign of its own, in text that is to be read as it is. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, "\\$&").replace(/\s+/g, " ");
}
