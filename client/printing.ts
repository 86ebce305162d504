/**
 * Puts a sheet for paper into the page while it is being printed: always light, and all of the map, with the sentences
 * of the text that is beside it.
 */
import { h, render } from "preact";
import type { Reading } from "../model/picture/reading.ts";
import { PrintSheet, type ShownText } from "./print-sheet.tsx";
import { showTheme } from "./theme.ts";
import { place } from "./words.ts";

/**
 * @param drawing The picture as SVG, in the colours that the page then has.
 * @param source Whose text is beside the map, if any is.
 */
export function preparePrinting(reading: () => Reading, drawing: () => string, source: () => string | undefined): void {
  const paper = document.createElement("div");
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    const svg = new DOMParser().parseFromString(drawing(), "image/svg+xml").documentElement;
    // The parser of an SVG document makes SVG elements; the types know only of documents in general.
    const props = { reading: reading(), drawing: svg as unknown as SVGElement, text: shownText(source()) };
    render(h(PrintSheet, props), paper);
    document.body.append(paper);
  });
  addEventListener("afterprint", () => {
    render(null, paper);
    paper.remove();
    showTheme();
  });
}

/** The sentences as they stand in the page: nothing is fetched for print, and what was not to be seen is not printed. */
function shownText(source: string | undefined): ShownText | undefined {
  if (source === undefined) return undefined;
  const elements = [...document.querySelectorAll<HTMLElement>(".text-pane [data-at]")];
  const sentences = elements.map(({ dataset: { at = "" }, textContent }) => ({ at, text: textContent ?? "" }));
  // Where the text is not there, each sentence's place stands for it.
  return { source, sentences: sentences.filter(({ at, text }) => text !== place({ at })) };
}
