/** "Take away": the view as a link, a picture, data or on paper. */
import { useRef, useState } from "preact/hooks";
import type { TakingAway } from "./take-away.ts";

export function TakeAwayMenu({ takeAway }: { takeAway: TakingAway }) {
  const box = useRef<HTMLDetailsElement>(null);
  const [words, setWords] = useState("");
  const close = () => {
    setWords("");
    if (box.current !== null) box.current.open = false;
  };
  const act = (work: () => string | Promise<string>) => async () => {
    setWords("One moment …");
    setWords(await work());
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    box.current?.querySelector("summary")?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) close();
  };
  return (
    <details class="take-away" ref={box} onKeyDown={onKey} onFocusOut={onBlur}>
      <summary>Take away</summary>
      <div class="choices-away">
        <button type="button" onClick={act(takeAway.link)}>
          Copy the link to this view
        </button>
        <fieldset>
          <legend>What stands open</legend>
          <button type="button" onClick={act(() => takeAway.picture("view", "png"))}>
            Picture (PNG)
          </button>
          <button type="button" onClick={act(() => takeAway.picture("view", "svg"))}>
            Drawing (SVG)
          </button>
          <button type="button" onClick={act(() => takeAway.data("view"))}>
            Data (JSON)
          </button>
        </fieldset>
        <fieldset>
          <legend>The whole map</legend>
          <button type="button" onClick={act(() => takeAway.picture("whole", "png"))}>
            Picture (PNG)
          </button>
          <button type="button" onClick={act(() => takeAway.picture("whole", "svg"))}>
            Drawing (SVG)
          </button>
          <button type="button" onClick={act(() => takeAway.data("whole"))}>
            Data (JSON)
          </button>
        </fieldset>
        <button type="button" onClick={() => print()}>
          Print or save as PDF …
        </button>
        <p role="status" class="outcome">
          {words}
        </p>
      </div>
    </details>
  );
}
