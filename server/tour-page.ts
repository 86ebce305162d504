/** The argument step by step on one page: the brief in long form, to read without a script and to print. */

import { RULES } from "../model/brief-answer.ts";
import type { Claim } from "../model/map.ts";
import { markedStatus } from "../model/picture/standing.ts";
import { bearingWords, leadingWord, TOUR_HEADINGS, type TourLine, type TourStep } from "../model/tour.ts";
import type { Assets } from "./assets.ts";
import { mapAddress, tourAddress, viewerAddress } from "./briefs.ts";
import { type Html, html, joined } from "./html.ts";
import { attributing } from "./outline.ts";
import { count, heading, page, preview } from "./page.ts";
import type { ServedMap } from "./served-map.ts";

/** @param origin Where the service is to be found from outside; empty where it does not know. */
export function tourPage(assets: Assets, served: ServedMap, origin: string): string {
  const { map, judgements } = served;
  const steps = judgements().tour();
  const first = steps[0];
  const body = html`<div class="sheet told">
${heading(served, "The argument step by step")}
<main>
${first === undefined ? html`<p>The map names no conclusion, so there is no argument to tell.</p>` : chapters(served, steps)}
</main>
<footer>
<p>${first !== undefined && html`<a href="${tourAddress(map.id, first.id)}">The same on the map</a>, step by step. `}<a href="${viewerAddress(map.id)}">The map</a>. As data: <a href="${mapAddress(map.id)}/tour">these steps</a>, <a href="${mapAddress(map.id)}/tour.md">as Markdown</a>. What stands and what falls follows from the map by <a href="${RULES.label.documentation}">two rules</a>. <a href="/">All maps</a>.</p>
</footer>
</div>`;
  const title = `${map.title}, step by step`;
  const description = `The argument of ${map.title} in ${count(steps.length, "step")}: what it claims, why, and against what.`;
  const address = `${viewerAddress(map.id)}/tour`;
  const head = {
    title,
    description,
    language: map.language,
    preview: preview(served, origin, address),
    extra: html`<link rel="canonical" href="${origin}${address}">`,
  };
  return page(assets, head, body);
}

function chapters({ map, connections, judgements }: ServedMap, steps: readonly TourStep[]): Html {
  const attribution = attributing(connections, "unless plain");
  const { labels } = judgements().evaluation;
  const told = (id: string) => {
    const claim = connections.claims.get(id) as Claim; // the tour was made of this very map
    return html`<a href="${viewerAddress(map.id, id)}">${claim.text}</a> ${attribution(claim)}`;
  };
  const lineOf = (line: TourLine): Html => {
    const word = leadingWord(line, connections);
    const bears = bearingWords(line, connections);
    const id = line.inference ?? line.claims[0] ?? "";
    const label = labels.get(id);
    const against = line.kind === "but" || word === "Against";
    const colour = against ? "attack" : line.inference === undefined ? "" : "support";
    const lead = html`<span class="word ${colour}">${word}</span>${bears !== "" && html` <span class="aside">${bears}:</span>`} `;
    const claims = line.claims.map((id, at) => html`${at > 0 && html` <span class="word">and</span> `}${told(id)}`);
    // Deep disputes are indented so far and no further.
    return html`<li class="level-${Math.min(line.level, 4)}">${word !== "" && lead}${claims}${claims.length === 0 && "the step that is told next"}${label !== undefined && html` <span class="verdict ${label}">${markedStatus(connections, id, label)}</span>`}</li>
`;
  };
  const titles = new Map(map.sections.map(({ id, title }, at) => [id, `§${at + 1} ${title}`]));
  return joined(
    steps.map(({ id, part, section, lines }, at) => {
      const title = section === undefined ? undefined : titles.get(section);
      const opens = title !== undefined && section !== steps[at - 1]?.section;
      const level = title === undefined ? html`<h2>${TOUR_HEADINGS[part]}</h2>` : html`<h3>${TOUR_HEADINGS[part]}</h3>`;
      return html`<section id="${encodeURIComponent(id)}">
${opens && html`<h2>${title}</h2>`}
${level}
<ul class="lines">
${lines.map(lineOf)}</ul>
</section>
`;
    }),
  );
}
