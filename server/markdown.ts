/** Answers as Markdown, for people and for what reads as they do. CommonMark. */
import { BRIEF_PARTS, type Brief, type BriefPart } from "../model/brief.ts";
import type { Connections } from "../model/connections.ts";
import type { Label } from "../model/evaluation/labels.ts";
import type { Problem } from "../model/problems.ts";
import { mapAddress, viewerAddress } from "./briefs.ts";

export const MARKDOWN = "text/markdown; charset=utf-8";

const HEADINGS = {
  thesis: "What the article argues for",
  reason: "Because",
  objection: "But",
  crux: "What it hangs on",
  unstated: "What it leaves unsaid",
  weakness: "Where the map makers doubt it",
  question: "What they would ask",
} as const satisfies Record<BriefPart, string>;

const CLAIM_STATUS = { in: "✓ stands", out: "✕ falls", undecided: "? undecided" } as const satisfies Record<
  Label,
  string
>;
const STEP_STATUS = { in: "✓ holds", out: "✕ fails", undecided: "? undecided" } as const satisfies Record<
  Label,
  string
>;

export function briefMarkdown({ map }: Connections, { lines, complete }: Brief): string {
  const sections = BRIEF_PARTS.flatMap((part) => {
    const own = lines.filter((line) => line.part === part);
    if (own.length === 0) return [];
    const items = own.map(({ claim, inference, label, text }) => {
      const status = inference === undefined ? CLAIM_STATUS[label] : STEP_STATUS[label];
      const id = inference ?? claim;
      return `- ${status} · ${escaped(text)} [${escaped(id)}](${viewerAddress(map.id, id)})`;
    });
    return `## ${HEADINGS[part]}\n\n${items.join("\n")}\n`;
  });
  const address = mapAddress(map.id);
  const missing = complete ? "" : "The map is too large for all cruxes to be looked for.\n\n";
  return `# ${escaped(map.title)}: the brief

${sections.join("\n")}
${missing}What stands and what falls follows from the map by [two rules](/help): [all of it](${address}/evaluation), [the checks](${address}/checks.md).
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
