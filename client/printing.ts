/** Puts a sheet for paper into the page while it is being printed: always light, and all of the map. */
import { h, render } from "preact";
import type { Reading } from "../model/picture/reading.ts";
import { PrintSheet } from "./print-sheet.tsx";
import { showTheme } from "./theme.ts";

/** @param drawing The picture as SVG, in the colours that the page then has. */
export function preparePrinting(reading: () => Reading, drawing: () => string): void {
  const paper = document.createElement("div");
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    const svg = new DOMParser().parseFromString(drawing(), "image/svg+xml").documentElement;
    // The parser of an SVG document makes SVG elements; the types know only of documents in general.
    render(h(PrintSheet, { reading: reading(), drawing: svg as unknown as SVGElement }), paper);
    document.body.append(paper);
  });
  addEventListener("afterprint", () => {
    render(null, paper);
    paper.remove();
    showTheme();
  });
}
