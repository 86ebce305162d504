/** The list of keys, and those that work everywhere: F6 goes to the next part, and where nothing is typed `?` shows the list, `/` goes to the search. */
import { useEffect, useRef } from "preact/hooks";

const KEYS = [
  ["Tab", "to the search, the outline, the map and on"],
  ["/", "to the search"],
  ["F6", "to the next part of the page: search, outline or article, map, details; with Shift to the one before"],
  ["↑ ↓ ← →", "on the map: to what a claim bears on, its first ground, the other grounds"],
  ["↑ ↓", "in the outline: to the row above, below"],
  ["→ ←", "in the outline: open and go in; fold and go out"],
  ["S", "on the map: to the step that leads on from a claim; Enter then goes to its questions"],
  ["Home", "to the main conclusion"],
  ["Enter", "select, then open or fold; on a reference, go to its place"],
  ["+ −", "open, fold"],
  ["Shift + A D R C", "accept, doubt, reject what is selected; take that back"],
  ["0", "all that is open in the window"],
  ["L", "on the map: strict layers, each claim once; and back"],
  ["↑ ↓", "in the article: from sentence to sentence; Enter goes to its claims, Esc back"],
  ["PgDn PgUp", "on the tour: the next step, the one before; in its card also → ←, and Esc ends it"],
  ["Esc", "close the details, the list of hits, this list"],
  ["Ctrl + wheel", "zoom; without Ctrl once the map has been clicked"],
  ["?", "this list"],
] as const;

/** The parts of the page that F6 leads through, each with what takes the focus there: the first that is to be seen. */
const PARTS = [
  [".search", ["input"]],
  [".text-pane", [".outline [tabindex='0']", ".sentence[tabindex='0']", "a", "button"]],
  [".map-pane", [".canvas-frame"]],
  [".details", [".close"]],
] as const;

function toNextPart(by: 1 | -1): void {
  const there = PARTS.flatMap(([part, first]) => {
    const elements = first.flatMap((each) => [...document.querySelectorAll<HTMLElement>(`${part} ${each}`)]);
    const target = elements.find((element) => element.checkVisibility());
    return target === undefined ? [] : [{ part, target }];
  });
  const at = there.findIndex(({ part }) => document.activeElement?.closest(part) !== null);
  const next = at === -1 ? (by === 1 ? 0 : there.length - 1) : at + by;
  there[(next + there.length) % there.length]?.target.focus();
}

export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (event.key === "F6" && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        return toNextPart(event.shiftKey ? -1 : 1);
      }
      const typing = target?.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog") ?? null;
      if (typing !== null || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "?") dialog.current?.showModal();
      else if (event.key === "/") document.querySelector<HTMLElement>(".search input")?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button type="button" class="wide-only" onClick={() => dialog.current?.showModal()}>
        Keys
      </button>
      <dialog ref={dialog} aria-label="Keys">
        <h2>Keys</h2>
        <dl>
          {KEYS.map(([key, effect]) => (
            <div key={effect}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
