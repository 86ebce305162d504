/** The height in the article's pane at which a reader reads: what is gone to comes there, and what is there is read. */
import { useEffect, useState } from "preact/hooks";

/** From the pane's top, as a share of the pane. */
const READING_HEIGHT = 0.3;

/** In milliseconds: the map follows where scrolling pauses for so long; what rushes past would only make it flicker. */
const PAUSE = 100;

/** What a reader scrolls with; all else that moves the text leads it somewhere. */
const SCROLLING = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * The place of the sentence that has been scrolled to the reading height by the reader, while `following`.
 * A sentence that has the focus and can be seen holds the place.
 */
export function useReached(body: { readonly current: HTMLElement | null }, following: boolean, blocks: unknown) {
  const [reached, setReached] = useState<string>();
  useEffect(() => {
    const pane = body.current?.closest<HTMLElement>(".text-pane");
    if (!following || pane == null) return setReached(undefined);
    let pausing: ReturnType<typeof setTimeout> | undefined;
    let scrolled = true;
    const look = () => {
      const focused = document.activeElement?.closest("[data-at]");
      if (!scrolled || (focused != null && isIn(pane, focused))) return;
      const at = sentenceAtReadingHeight(pane);
      if (at !== undefined) setReached(at);
    };
    const lookSoon = () => {
      clearTimeout(pausing);
      pausing = setTimeout(look, PAUSE);
    };
    const scrolls = () => {
      scrolled = true;
    };
    const leads = () => {
      scrolled = false;
      setReached(undefined);
    };
    for (const kind of SCROLLING) pane.addEventListener(kind, scrolls, { passive: true });
    pane.addEventListener("scroll", lookSoon, { passive: true });
    pane.addEventListener("focusin", leads);
    lookSoon();
    return () => {
      clearTimeout(pausing);
      for (const kind of SCROLLING) pane.removeEventListener(kind, scrolls);
      pane.removeEventListener("scroll", lookSoon);
      pane.removeEventListener("focusin", leads);
    };
  }, [following, blocks]);
  return reached;
}

/** Between paragraphs, and at headings, the sentence that comes next. */
function sentenceAtReadingHeight(pane: HTMLElement): string | undefined {
  const { left, top, height } = pane.getBoundingClientRect();
  const line = top + height * READING_HEIGHT;
  for (let below = 0; below <= LARGEST_GAP; below += GAP) {
    const found = document.elementsFromPoint(left + INTO_TEXT, line + below);
    const paragraph = found.find((each) => each.matches(".paragraph"));
    const sentences = [...(paragraph?.querySelectorAll<HTMLElement>("[data-at]") ?? [])];
    const sentence = sentences.find((each) => each.getBoundingClientRect().bottom > line);
    if (sentence !== undefined) return sentence.dataset.at;
  }
  return undefined;
}

/** Of what is between two paragraphs, px: at least, and with a heading. */
const GAP = 12;
const LARGEST_GAP = 120;

/** So far from the pane's edge there is text in every line, px. */
const INTO_TEXT = 80;

function isIn(pane: Element, element: Element): boolean {
  const [{ top, bottom }, view] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  return bottom > view.top && top < view.bottom;
}

export function sentenceElement(body: HTMLElement | null, at: string): HTMLElement | undefined {
  const sentences = body?.querySelectorAll<HTMLElement>("[data-at]") ?? [];
  return [...sentences].find((each) => each.dataset.at === at);
}

/** Brings a sentence to where it is read well; one that can be seen whole stays where it is. */
export function scrollTo(body: HTMLElement | null, at: string): void {
  const element = sentenceElement(body, at);
  const pane = body?.closest(".text-pane");
  if (element === undefined || pane == null) return;
  const { top, bottom } = element.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  if (top >= view.top + 8 && bottom <= view.bottom - 8) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollTo({
    top: pane.scrollTop + top - view.top - view.height * READING_HEIGHT,
    behavior: still ? "auto" : "smooth",
  });
}
