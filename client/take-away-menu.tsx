/** "Take away": the view as a link, a picture, data or on paper. */
import { useRef, useState } from "preact/hooks";
import { fetchFormats } from "./api.ts";
import type { Part, TakingAway } from "./take-away.ts";

export function TakeAwayMenu({ takeAway }: { takeAway: TakingAway }) {
  const box = useRef<HTMLDetailsElement>(null);
  const [words, setWords] = useState("");
  const [lost, setLost] = useState<readonly string[]>([]);
  const [formats, setFormats] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [format, setFormat] = useState("");
  const onToggle = async () => {
    if (box.current?.open !== true || formats.length > 0) return;
    const answer = await fetchFormats("writes");
    if (!answer.ok) return setWords(`The other formats can’t be offered: ${answer.failure.detail}`);
    setFormats(answer.value);
    setFormat(answer.value[0]?.id ?? "");
  };
  const close = () => {
    setWords("");
    setLost([]);
    if (box.current !== null) box.current.open = false;
  };
  const act = (work: () => Promise<string>) => async () => {
    setWords("One moment …");
    setLost([]);
    setWords(await work());
  };
  const write = (part: Part) =>
    act(async () => {
      const { words, lost } = await takeAway.inFormat(part, format);
      setLost(lost);
      return words;
    });
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
    <details class="take-away" ref={box} onKeyDown={onKey} onFocusOut={onBlur} onToggle={onToggle}>
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
        {formats.length > 0 && (
          <fieldset>
            <legend>In another format</legend>
            <select aria-label="Format" value={format} onChange={(event) => setFormat(event.currentTarget.value)}>
              {formats.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <button type="button" onClick={write("view")}>
              What stands open
            </button>
            <button type="button" onClick={write("whole")}>
              The whole map
            </button>
          </fieldset>
        )}
        <button type="button" onClick={() => print()}>
          Print or save as PDF …
        </button>
        <p role="status" class="outcome">
          {words}
        </p>
        {lost.length > 0 && (
          <details class="lost">
            <summary>What this format can’t hold ({lost.length})</summary>
            <ul>
              {lost.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </details>
  );
}
