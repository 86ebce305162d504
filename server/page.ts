/**
 * The pages for readers. The server writes them whole, so that they read without a script and show what they are
 * where a link to them is previewed; on a map's page the viewer then takes the place of what is in `#viewer`.
 */
import { BRIEF_HEADINGS, BRIEF_PARTS } from "../model/brief.ts";
import { connect } from "../model/connections.ts";
import { excerpt, idsAt, MOST_WHOLE, rootsOf, waysTo } from "../model/excerpt.ts";
import type { Claim } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import { mapOfSelection } from "../model/part.ts";
import { markedStatus } from "../model/picture/standing.ts";
import { type Assets, ICON } from "./assets.ts";
import { mapAddress, viewerAddress } from "./briefs.ts";
import { type Html, html } from "./html.ts";
import type { Entry, Library } from "./library.ts";
import { anchor, outline } from "./outline.ts";
import { pictureAddress } from "./pictures.ts";
import { REFUSALS, type Refusal } from "./refusals.ts";
import type { ServedMap } from "./served-map.ts";

/** What is named of the theses, and of each section: a page is no list of thousands. */
const KEY_CLAIMS = 50;

/** In claims. A longer outline would take a browser longer to lay out than anybody would read in it. */
const LONGEST_OUTLINE = 2_000;

export const SERVICE = "Argument maps";

type Head = {
  readonly title: string;
  readonly description: string;
  /** What a preview of a link shows beside the words. */
  readonly preview?: Html;
  readonly extra?: Html;
  readonly language?: string;
};

/** Of the picture that link previews show: what their makers ask for. */
const PREVIEW = { width: 1200, height: 630 };

/** A page for readers, whole. */
export function page(assets: Assets, head: Head, body: Html): string {
  const { title, description, preview, extra, language = "en" } = head;
  const previewed = shortened(description, 200);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${previewed}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${SERVICE}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${previewed}">
${preview ?? html`<meta name="twitter:card" content="summary">`}
<link rel="icon" type="image/svg+xml" href="${ICON}">
<link rel="stylesheet" href="${assets.style}">
${extra}
</head>
<body>
${body}
</body>
</html>
`.html;
}

/**
 * A map's page. `selected` is the claim that the address names: a preview of the link then tells of that one.
 *
 * @param origin Where the service is to be found from outside; empty where it does not know.
 */
export function mapPage(
  assets: Assets,
  served: ServedMap,
  origin: string,
  { embedded = false, selected = undefined as Claim | undefined } = {},
): string {
  const { map, connections } = served;
  const inPart = connections.claims.size > MOST_WHOLE;
  const head = {
    title: `${selected === undefined ? "" : `${selected.label} · `}${map.title}`,
    description: selected?.text ?? map.summary ?? `The argument of ${map.title} as a map of claims.`,
    language: map.language,
    preview: preview(served, origin, viewerAddress(map.id, selected?.id), selected),
    extra: html`${viewerHead(assets)}
<link rel="alternate" type="application/json" href="${mapAddress(map.id)}">
<link rel="canonical" href="${origin}${viewerAddress(map.id)}">`,
  };
  const reading = html`<div id="viewer" data-map="${map.id}" data-version="${served.version}"${inPart && html` data-in-part`}${embedded && html` data-embedded`}>
<div class="sheet">
${heading(served)}
<main>
${selected !== undefined && html`<p class="linked">This link leads to the claim <a href="#${anchor(selected.id)}">${selected.label}</a>.</p>`}
${theses(served)}
${
  inPart
    ? topOutline(served)
    : html`${minute(served)}
${sections(served)}
<h2 id="the-argument">The argument</h2>
${wholeOutline(served)}`
}
</main>
${footer(served)}
</div>
</div>`;
  return page(assets, head, reading);
}

/** What the viewer needs of a page that it takes the place of. */
function viewerHead({ viewer: { script, modules, style, fonts } }: Assets): Html {
  // Cytoscape writes a style of its own into a page that has none by this id, which the content security policy forbids.
  return html`<link rel="stylesheet" id="__________cytoscape_stylesheet" href="${style}">
${fonts.map((font) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${font}">\n`)}${modules.map((module) => html`<link rel="modulepreload" href="${module}">\n`)}<script type="module" src="${script}"></script>`;
}

/** The page for a file of the reader's own, which only a script can read. */
export function ownPage(assets: Assets): string {
  const head = {
    title: `Open a file of your own · ${SERVICE}`,
    description: "Reads a map in any of the field's formats, in your own browser, and draws it.",
    extra: viewerHead(assets),
  };
  return page(
    assets,
    head,
    html`<div id="viewer" data-own>
<div class="sheet">
<h1>Open a file of your own</h1>
<p>This needs a script: the file is read in your browser, and sent nowhere. Without one, <a href="/api/docs">a document can be converted and checked by the interface</a>.</p>
<p><a href="/">All maps</a></p>
</div>
</div>`,
  );
}

/** The map as it opens; of a claim that a link leads to, what speaks for and against it. */
export function preview({ map, connections }: ServedMap, origin: string, address: string, selected?: Claim): Html {
  const part = selected === undefined ? {} : ({ around: selected.id, direction: "reasons" } as const);
  const image = `${origin}${pictureAddress(map.id, "png", { ...PREVIEW, ...part })}`;
  const shown = selected ?? connections.claims.get(map.theses[0] ?? "");
  const words = `A map of claims and of the reasons and objections between them${shown === undefined ? "" : `. At its top: ${shown.text}`}`;
  return html`<meta property="og:url" content="${origin}${address}">
<meta property="og:image" content="${image}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${PREVIEW.width}">
<meta property="og:image:height" content="${PREVIEW.height}">
<meta property="og:image:alt" content="${words}">
<meta name="twitter:card" content="summary_large_image">`;
}

export function heading({ map, connections }: ServedMap, kicker = "Argument map"): Html {
  return html`<header>
<p class="kicker">${kicker}</p>
<h1>${map.title}</h1>
${map.summary !== undefined && html`<p class="summary-line">${map.summary}</p>`}
<p class="aside">${count(connections.claims.size, "claim")} and ${count(connections.inferences.size, "step")} between them, in the map makers’ own words.
${map.sources.map((source) => {
  const known = [source.author, source.publisher, source.published].filter((part) => part !== undefined).join(", ");
  return html`Made from: ${source.url === undefined ? source.title : html`<a href="${source.url}">${source.title}</a>`}${known !== "" && ` (${known})`}. `;
})}</p>
</header>`;
}

function theses({ map, connections }: ServedMap): Html {
  const claims = map.theses.slice(0, KEY_CLAIMS).flatMap((thesis) => connections.claims.get(thesis) ?? []);
  if (claims.length === 0) return html``;
  return html`<h2>${BRIEF_HEADINGS.thesis}</h2>
<ol class="theses">
${claims.map((claim) => html`<li><a href="#${anchor(claim.id)}">${claim.label}.</a> ${claim.text}</li>\n`)}</ol>`;
}

/** The brief, but for the theses, which stand above it in full. */
function minute({ map, connections, judgements }: ServedMap): Html {
  const { lines } = judgements().brief();
  const parts = BRIEF_PARTS.filter((part) => part !== "thesis" && lines.some((line) => line.part === part));
  if (parts.length === 0) return html``;
  return html`<h2 id="the-brief">The argument in a minute</h2>
<dl class="minute">
${parts.map(
  (part) => html`<dt>${BRIEF_HEADINGS[part]}</dt>
${lines
  .filter((line) => line.part === part)
  .map(
    ({ claim, inference, label, text }) =>
      html`<dd><a href="#${anchor(claim)}">${text}</a> <span class="verdict ${label}">${markedStatus(connections, inference ?? claim, label)}</span></dd>\n`,
  )}`,
)}</dl>
<p class="aside">What stands and what falls follows from the map by <a href="/help">two rules</a>. In long form: <a href="${viewerAddress(map.id)}/tour">the argument step by step</a>.</p>`;
}

/** The article's course, each section with the claims that matter most in it. */
function sections({ map }: ServedMap): Html {
  if (map.sections.length === 0) return html``;
  return html`<h2>Section by section</h2>
<ol class="parts">
${map.sections.map(({ id, title, summary }) => {
  const key = map.claims.filter((claim) => claim.section === id && claim.importance === 3).slice(0, KEY_CLAIMS);
  const links = key.map((claim) => html`<li><a href="#${anchor(claim.id)}">${claim.label}</a></li>`);
  return html`<li><b>${title}.</b> ${summary}${key.length > 0 && html`<ul class="key">${links}</ul>`}</li>\n`;
})}</ol>`;
}

const howToRead = (map: ServedMap["map"]): Html =>
  html`<p class="how">Under each claim stands what speaks for it, after <span class="word support">because</span>, and what speaks against it, after <span class="word attack">but</span>. Reasons that only work together are marked so. After each claim: who holds it and how, the section (§)${map.sources.length > 0 && " and the place in the article (¶ paragraph.sentence)"}. What the ${originOf(map)} leaves unsaid, and what the map makers note, is marked as theirs.</p>`;

function wholeOutline({ map, connections }: ServedMap): Html {
  if (map.claims.length > LONGEST_OUTLINE) {
    return html`<p>With ${count(map.claims.length, "claim")} the argument is too long for one page. The viewer, which needs a script, opens it branch by branch; <a href="${mapAddress(map.id)}/claims">the claims</a> can be read in pages as data.</p>`;
  }
  return html`${howToRead(map)}
${outline(connections)}`;
}

/** So much of a map that is opened branch by branch can be read without a script. */
const TOP = { roots: 20, depth: 2, most: 100 } as const;

function topOutline({ map, connections }: ServedMap): Html {
  const open = waysTo(connections, idsAt(connections, rootsOf(connections).slice(0, TOP.roots)));
  const { folded, ...selection } = excerpt(connections, { ...TOP, open });
  const top = connect(mapOfSelection(connections, selection));
  return html`<h2 id="the-argument">The top of the argument</h2>
<p>With ${count(connections.claims.size, "claim")} the argument is too long for one page: these are its first ${count(top.claims.size, "claim")}, and ${folded.size} of them rest on more. The viewer, which needs a script, opens it branch by branch; <a href="${mapAddress(map.id)}/claims">the claims</a> can be read in pages as data, and so can <a href="${mapAddress(map.id)}/excerpt">any branch</a>.</p>
${howToRead(map)}
${outline(top)}`;
}

function footer({ map }: ServedMap): Html {
  const address = mapAddress(map.id);
  return html`<footer>
<p>As data: <a href="${address}">the map</a>, <a href="${address}/graph">its graph</a>, <a href="${address}/checks">what the checks find</a>, <a href="${address}/brief.md">the brief</a>, <a href="/api/docs">all that can be asked</a>. <a href="/">All maps</a>.</p>
<p>${map.authors.length > 0 && html`Map by ${map.authors.join(", ")}. `}${map.license !== undefined && html`Licence: ${map.license}.`}</p>
</footer>`;
}

/** So many maps are named to who looks for another. */
const KNOWN_MAPS = 20;

async function linkTo(entry: Entry): Promise<Html> {
  return html`<li><a href="${viewerAddress(entry.id)}">${(await entry.summary()).title}</a></li>`;
}

/** What a reader is told who asked for what is not there. */
export async function refusalPage(
  assets: Assets,
  refusal: Refusal,
  request: string,
  library: Library,
): Promise<string> {
  const { title, status, advice } = REFUSALS[refusal.kind];
  const known = await Promise.all(library.list().slice(0, KNOWN_MAPS).map(linkTo));
  const body = html`<div class="sheet">
<header>
<p class="kicker">${status}</p>
<h1>${title}</h1>
<p class="summary-line">${refusal.message}</p>
</header>
<main>
${
  status >= 500
    ? html`<p>${advice} The request’s id is <code>${request}</code>.</p>`
    : known.length > 0 &&
      html`<p>These maps are here:</p>
<ul>${known}</ul>`
}
<p><a href="/">All maps</a> · <a href="/api/docs">The interface for programs</a></p>
</main>
</div>`;
  return page(assets, { title: `${title} · ${SERVICE}`, description: refusal.message }, body);
}

export const count = (number: number, what: string) =>
  `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/\s+\S*$/u, "")} …`;
}
