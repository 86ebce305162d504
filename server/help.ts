/** What "stands" and "how strong" mean, on one page, with a small map to try it on. */
import { RULES } from "../model/brief-answer.ts";
import type { Assets } from "./assets.ts";
import { viewerAddress } from "./briefs.ts";
import { type Html, html } from "./html.ts";
import type { Entry, Library } from "./library.ts";
import { page } from "./page.ts";
import type { ServedMap } from "./served-map.ts";

/** The example that this page was written beside; where it is not served, the smallest map is shown. */
const EXAMPLE = "night-buses";

export async function helpPage(assets: Assets, { maps }: Library): Promise<string> {
  const shown = await (maps.get(EXAMPLE) ?? smallestOf(maps.values()))?.open();
  const body = html`<div class="sheet">
<header>
<p class="kicker"><a href="/">Argument maps</a></p>
<h1>What stands, and what it is worth</h1>
<p class="summary-line">Two rules are applied to every map, to all of it at once. They say what follows from what the map assumes, and from what you assume. They do not say what is true.</p>
</header>
<main>
<h2 id="what-stands">What stands</h2>
<p>${RULES.label.statement}</p>
<dl class="statuses">
<div><dt>✓ stands</dt><dd>It is taken as given, or a reason for it holds; and no objection to it holds.</dd></div>
<div><dt>✕ falls</dt><dd>Nothing that holds supports it, or an objection to it holds. One objection that holds is enough, however many reasons there are: whoever claims something has to answer what speaks against it.</dd></div>
<div><dt>? undecided</dt><dd>It hangs on something that is left open, or on claims that attack each other in a circle.</dd></div>
</dl>
<p>A claim for which the map gives no reason is taken as given: somebody has to start somewhere, and you can start elsewhere. A reason from several claims together holds only if all of them stand. An objection may also be to a step: then the reason fails although its claims stand.</p>

<h2 id="how-strong">How strong</h2>
<p>${RULES.strength.statement}</p>
<p>Claims without reasons start at 0.8, claims with reasons at nothing, so that their number is what their reasons give and objections leave. Two reasons of 0.8 give 0.96 together; two claims of 0.8 that only work together give 0.64. The number is no probability and is measured by nobody: it compares claims of one map under the same assumptions. It is written as a range where a dispute goes round in a circle and does not settle.</p>

<h2 id="what-if">What if</h2>
<p>For each claim you can say what you make of it, and everything else follows at once:</p>
<dl class="statuses">
<div><dt>Accept</dt><dd>It stands for you, whatever is said against it.</dd></div>
<div><dt>Doubt</dt><dd>You leave it open. What rests on it alone becomes undecided. A claim with reasons is doubted by doubting the steps that lead to it; it still falls if an objection to it holds.</dd></div>
<div><dt>Reject</dt><dd>It falls for you, whatever is said for it.</dd></div>
</dl>
<p>None of this changes the map: what the article says stays as it is, and a bar counts what you assume. The address holds your assumptions, so that a link shows them to others. Programs ask the same of <a href="/api/docs#getEvaluation">the interface</a>.</p>
<p>A <em>crux</em> is a claim whose rejection alone changes the conclusion. The map makers’ critical notes can be taken at their word: each then becomes a doubt about its target.</p>
${shown !== undefined && example(shown)}
<h2 id="sources">Where the rules come from</h2>
<p>The first is the grounded labelling of abstract argumentation (P. M. Dung 1995, M. Caminada 2006) for maps with supports and joint premises, in the well-founded reading: where claims only support each other, they fall. The second is DF-QuAD (A. Rago, F. Toni, M. Aurisicchio and P. Baroni 2016) with each step as a node of its own. Where every claim is held or rejected outright, the two agree.</p>
</main>
<footer><p><a href="/">All maps</a> · <a href="/api/docs">The interface for programs</a></p></footer>
</div>`;
  const description = "When a claim stands, falls or is undecided, how strong it is, and how to ask what if.";
  return page(assets, { title: "What stands, and what it is worth · Argument maps", description }, body);
}

function smallestOf(entries: Iterable<Entry>): Entry | undefined {
  let smallest: Entry | undefined;
  for (const entry of entries) if (entry.claims < (smallest?.claims ?? Number.POSITIVE_INFINITY)) smallest = entry;
  return smallest;
}

/** A live map, with links that reject what its conclusion hangs on. */
function example({ map, connections, judgements }: ServedMap): Html {
  const embed = (rejected?: string) =>
    `${viewerAddress(map.id)}/embed?${new URLSearchParams({ tab: "map", ...(rejected === undefined ? {} : { reject: rejected }) })}`;
  const cruxes = judgements()
    .brief()
    .lines.filter(({ part }) => part === "crux");
  return html`<h2 id="try">Try it</h2>
<p>${map.title}: ${cruxes.length > 0 && "its conclusion hangs on each of these. "}<a href="${embed()}" target="example">As the map has it</a>${cruxes.map(({ claim }) => html` · <a href="${embed(claim)}" target="example">reject “${connections.claims.get(claim)?.label}”</a>`)}</p>
<iframe name="example" title="${map.title}, a live map" src="${embed()}" width="720" height="560" loading="lazy"></iframe>
<p class="aside"><a href="${viewerAddress(map.id)}">Open this map in a window of its own</a></p>
`;
}
