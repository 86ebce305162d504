/** Widths of text as the canvas draws it. Wait for `loadFonts` first, or a fallback font is measured. */
import type { Font, MeasureWith } from "../model/picture/boxes.ts";
import type { Measure } from "../model/picture/text.ts";

export async function loadFonts(): Promise<void> {
  // A font that does not come is no reason to show nothing: the next in the family's list is measured and drawn.
  await Promise.allSettled([document.fonts.load("400 13px Inter"), document.fonts.load("600 13px Inter")]);
}

export function createMeasure(family: string): MeasureWith {
  const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D; // null only for a second kind of context
  const measures = new Map<string, Measure>();
  return ({ size, weight }: Font) => {
    const font = `${weight} ${size}px ${family}`;
    const known = measures.get(font);
    if (known !== undefined) return known;
    const widths = new Map<string, number>();
    const measure: Measure = (text) => {
      const width = widths.get(text);
      if (width !== undefined) return width;
      if (context.font !== font) context.font = font;
      const measured = context.measureText(text).width;
      widths.set(text, measured);
      return measured;
    };
    measures.set(font, measure);
    return measure;
  };
}
