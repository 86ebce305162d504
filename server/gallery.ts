/** The page of all maps: each with a picture of how it opens, what it argues for, and how much there is of it. */
import type { Assets } from "./assets.ts";
import { mapAddress, viewerAddress } from "./briefs.ts";
import { type Html, html } from "./html.ts";
import { danglingIn, type Entry, type Library } from "./library.ts";
import { count, page, SERVICE } from "./page.ts";
import { pictureAddress } from "./pictures.ts";

/** In maps: more on one page nobody looks through. */
const LONGEST_LIST = 200;

/** In px, of a picture's own; the page shows it as wide as its card. */
const PICTURE = { width: 640, height: 400 };

export async function galleryPage(assets: Assets, library: Library): Promise<string> {
  const { rejected, waiting } = library;
  // The largest first: it has the most to show. The sort keeps maps of the same size in the order of their ids.
  const all = [...library.list()].sort((a, b) => b.claims - a.claims);
  const listed = all.slice(0, LONGEST_LIST);
  const cards = await Promise.all(listed.map((entry) => card(library, entry)));
  const body = html`<div class="sheet gallery">
<header>
<p class="kicker">${SERVICE}</p>
<h1>What is argued, and what it rests on</h1>
<p class="summary-line">Each map shows one argument: its claims, who holds them, and what speaks for and against each.</p>
</header>
<main>
${
  all.length === 0
    ? waiting === 0 &&
      html`<p>No map is served yet. Put a map’s file into the folder of maps, and load this page again; <a href="/api/docs">a map can be checked</a> before that.</p>`
    : html`<ul class="shelf">
${cards}</ul>`
}
${all.length > listed.length && html`<p class="aside">These are the ${listed.length} largest of ${count(all.length, "map")}; <a href="/api/maps">all of them</a> can be had in pages as data.</p>`}
${waiting > 0 && html`<p class="remark">${count(waiting, "file")} of the folder ${waiting === 1 ? "is" : "are"} still to be read; load this page again in a while.</p>`}
${rejected.length > 0 && html`<p class="remark">${count(rejected.length, "file")} of the folder can’t be served as found: ${rejected.map(({ file }) => file).join(", ")}. The log names the reasons.</p>`}
</main>
<footer><p><a href="/open">Open a file of your own</a>, in any of the field’s formats. <a href="/help">What stands, and what it is worth</a>. For programs: <a href="/api/docs">the interface</a>, <a href="/api/maps">the maps as data</a>.</p></footer>
</div>`;
  return page(assets, { title: SERVICE, description: "Arguments as maps of claims." }, body);
}

async function card(library: Library, entry: Entry): Promise<Html> {
  const { id, title, thesis, summary, counts, sections } = await entry.summary();
  const address = mapAddress(id);
  const dangling = (await danglingIn(library, entry)).length;
  const findings = counts.findings === null ? null : counts.findings + dangling;
  const picture = (theme: "light" | "dark") => pictureAddress(id, "svg", { ...PICTURE, theme, caption: "no" });
  // The picture says nothing that the words beside it don't, so it has no words of its own.
  return html`<li>
<picture>
<source media="(prefers-color-scheme: dark)" srcset="${picture("dark")}">
<img src="${picture("light")}" width="${PICTURE.width}" height="${PICTURE.height}" loading="lazy" decoding="async" alt="">
</picture>
<div>
<h2><a href="${viewerAddress(id)}">${title}</a></h2>
${thesis !== null && html`<p><span class="rank">Main conclusion</span> ${thesis.text}</p>`}
${summary !== null && html`<p class="aside">${summary}</p>`}
<p class="aside counts">${count(counts.claims, "claim")}, ${count(counts.inferences, "step")}${sections.length > 0 && `, ${count(sections.length, "section")}`} · <a href="${address}/checks.md">${findings === null ? "what the checks find" : findings === 0 ? "nothing found by the checks" : count(findings, "finding")}</a> · <a href="${address}">As data</a></p>
</div>
</li>
`;
}
