/** Two maps beside each other: where one article corroborates, qualifies or contradicts the other, with both places. */
import type { LinkAnswer } from "../model/api.ts";
import { indexText, sliceByCodePoints } from "../model/code-points.ts";
import type { Passage } from "../model/map.ts";
import type { Assets } from "./assets.ts";
import { mapAddress, viewerAddress } from "./briefs.ts";
import { type Html, html } from "./html.ts";
import type { Library } from "./library.ts";
import { linkAnswers } from "./linked.ts";
import { count, page } from "./page.ts";
import type { ServedMap } from "./served-map.ts";

const PARTS = [
  { relation: "corroborates", id: "agreements", title: "Where they agree", verb: "corroborates" },
  { relation: "qualifies", id: "qualifications", title: "Where one qualifies the other", verb: "qualifies" },
  { relation: "conflicts", id: "conflicts", title: "Where they conflict", verb: "conflicts with" },
] as const;

const STRENGTHS = ["strong", "moderate", "weak"] as const satisfies readonly LinkAnswer["strength"][];

export async function comparePage(
  assets: Assets,
  library: Library,
  here: ServedMap,
  there: ServedMap,
): Promise<string> {
  const links = await linkAnswers(library, here, ({ other }) => other.map === there.map.id);
  const parts = PARTS.map((part) => ({ ...part, links: strongestFirst(links, part.relation) }));
  const [agree, qualify, conflict] = parts.map((part) => part.links.length);
  const title = `${here.map.title} · ${there.map.title}`;
  const description = `${count(links.length, "link")} between the claims of two articles: ${agree} agreements, ${qualify} qualifications, ${conflict} conflicts.`;
  const body = html`<div class="sheet compare">
<header>
<p class="kicker">Two articles beside each other</p>
<h1>${here.map.title} <span class="aside">and</span> ${there.map.title}</h1>
<p class="summary-line">${description}</p>
<p class="aside">That one claim bears on another is the map makers’ reading, and so is the reason after each pair. Of each pair, the first article’s claim comes first.</p>
<nav aria-label="Parts"><p>${parts.map(({ id, title, links }) => html`<a href="#${id}">${title}</a> (${links.length})&ensp; `)}</p></nav>
</header>
<main>
${
  links.length === 0
    ? html`<p>Neither map has a link to a claim of the other.</p>`
    : parts.map(
        ({ id, title, verb, links }) => html`<section aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="aside">${links.length}</span></h2>
${links.length === 0 ? html`<p class="aside">Nowhere.</p>` : html`<ol class="pairs">${links.map((link) => pair(link, verb, here, there))}</ol>`}
</section>`,
      )
}
</main>
<footer>
<p>The maps: <a href="${viewerAddress(here.map.id)}">${here.map.title}</a>, <a href="${viewerAddress(there.map.id)}">${there.map.title}</a>. <a href="${mapAddress(here.map.id)}/links?with=${there.map.id}">The links as data</a>. <a href="/">All maps</a>.</p>
</footer>
</div>`;
  return page(assets, { title, description }, body);
}

function strongestFirst(links: readonly LinkAnswer[], relation: LinkAnswer["relation"]): LinkAnswer[] {
  return links
    .filter((link) => link.relation === relation)
    .toSorted((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));
}

function pair(link: LinkAnswer, verb: string, here: ServedMap, there: ServedMap): Html {
  const { direction, strength, comment, claim, other } = link;
  const words = direction === "outgoing" ? `The first ${verb} the second` : `The second ${verb} the first`;
  return html`<li class="${link.relation}">
<div class="sides">
${side(claim, here)}
${other.claim === null ? html`<p class="aside">The claim ${other.id} is not there.</p>` : side(other.claim, there)}
</div>
<p class="how"><span class="word">${words}</span> <span class="aside">${strength}</span> ${comment}</p>
</li>
`;
}

function side(claim: LinkAnswer["claim"], served: ServedMap): Html {
  const held = claim.stance === "reported" && claim.holder !== null ? `Reported of ${claim.holder.name}. ` : "";
  return html`<div>
<p><a href="${viewerAddress(served.map.id, claim.id)}">${claim.text}</a></p>
<p class="aside">${held}${claim.passages.map(({ at }) => `¶ ${at}`).join(", ")}</p>
${claim.passages.map((passage) => quotation(passage, served))}
</div>`;
}

/** The words of a passage, where the text is installed and has them. */
function quotation(passage: Passage, { installed }: ServedMap): Html {
  const text = installed.get(passage.source);
  const finding = text?.verification.passages.find(
    ({ passage: each }) => each.start === passage.start && each.end === passage.end && each.sha256 === passage.sha256,
  );
  if (text === undefined || finding === undefined || finding.status === "missing") return html``;
  return html`<blockquote>${sliceByCodePoints(indexText(text.text.text), finding.place)}</blockquote>`;
}
