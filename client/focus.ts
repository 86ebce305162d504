/**
 * Keeps the keyboard's focus: where what had it is taken away, hidden or disabled, what stands nearest to it gets it.
 * A browser would drop it on the page's beginning, and a reader without a mouse would have to walk all the way back.
 */

/** Parts of the page, and who takes over from what is lost in each, the nearest first; in that very part if it can. */
const HEIRS: readonly (readonly [part: string, heirs: readonly string[]])[] = [
  [".verdicts", [".verdicts button:not(:disabled)"]],
  [".details", [".details h2"]],
  [".outline", []],
  [".search", [".search input"]],
  [".tools", [".tools button:not(:disabled)", ".canvas-frame"]],
  [".fold", [".fold summary"]],
  [".what-if", [".what-if button"]],
];
/** What has the focus once a panel is closed: the row or the map, whichever the reader came from. */
const HOMES = [".outline [tabindex='0']", ".canvas-frame"] as const;

export function keepFocus(page: HTMLElement): void {
  let held: HTMLElement | undefined;
  let part: Element | null = null;
  let heirs: readonly string[] = [];
  let home: string = HOMES[0];

  page.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    held = target;
    const found = HEIRS.find(([selector]) => target.closest(selector) !== null);
    part = found === undefined ? null : target.closest(found[0]);
    heirs = found?.[1] ?? [];
    home = HOMES.find((selector) => target.matches(selector)) ?? home;
  });
  const keep = () => {
    if (held === undefined || canHold(held)) return;
    const taken = document.activeElement !== document.body && document.activeElement !== held;
    if (!taken) give([...heirs, home, ...HOMES], part);
  };
  new MutationObserver(() => {
    // What the reader leaves by Tab may close behind them, before the focus has come to where it goes.
    if (held !== undefined && !canHold(held)) setTimeout(keep);
  }).observe(page, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["class", "hidden", "open", "disabled"],
  });
}

/** For who asks for what the details say. */
export const focusOnDetails = (): void => give([".details h2"], null);

function give(selectors: readonly string[], part: Element | null): void {
  for (const selector of selectors) {
    const able = [...document.querySelectorAll<HTMLElement>(selector)].filter(canHold);
    const heir = able.find((each) => part?.contains(each)) ?? able[0];
    if (heir === undefined) continue;
    // A heading takes the focus only when it is given to it.
    if (heir.tabIndex < 0) heir.tabIndex = -1;
    heir.focus({ preventScroll: selector.endsWith("h2") });
    return;
  }
}

const canHold = (element: HTMLElement) =>
  element.isConnected && element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled");
