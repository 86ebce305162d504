/** What stands beside a paragraph: the claims of the sentence that the reader is at, or why one is in no claim. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { count } from "../model/count.ts";
import type { Covered } from "../model/coverage.ts";
import type { ArgumentMap } from "../model/map.ts";
import { sectionSign } from "../model/picture/boxes.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { all, showText, type Transition, type ViewerState } from "./state.ts";
import { leadWord, place } from "./words.ts";

type Props = {
  readonly of: Covered | undefined;
  /** Whether the reader is at it. */
  readonly standing: boolean;
  readonly map: ArgumentMap;
  readonly reading: Reading;
  readonly state: ViewerState;
  readonly actions: Actions;
  readonly going: (id: string) => Transition;
  /** Gives the focus back to the sentence. */
  readonly back: (at: string) => void;
};

/** Why a sentence is in no claim and no step; empty for one that is in any. */
export const reasonOf = ({ claims, inferences, unmapped }: Covered): string =>
  claims.length + inferences.length > 0 ? "" : (unmapped[0] ?? "Nothing in the map refers to it.");

export function Margin({ of: sentence, standing, map, reading, state, actions, going, back }: Props) {
  const margin = useRef<HTMLDivElement>(null);
  const at = sentence?.at;
  useLayoutEffect(() => {
    const paragraph = margin.current?.parentElement;
    const beside = [...(paragraph?.querySelectorAll<HTMLElement>("[data-at]") ?? [])].find(
      (each) => each.dataset.at === at,
    );
    if (margin.current !== null && beside !== undefined) margin.current.style.top = `${beside.offsetTop}px`;
  }, [at]);
  if (sentence === undefined) return null;

  const reason = reasonOf(sentence);
  const { claims, inferences } = sentence;
  const source = state.text?.source;
  const link = (id: string, words: ComponentChildren) => {
    const follow = all(going(id), showText(source, sentence.at));
    return (
      <li key={id}>
        <a
          href={actions.hrefAfter(follow)}
          class="link"
          aria-current={state.selected === id ? "true" : undefined}
          onClick={(event) => {
            if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            actions.dispatch(follow);
          }}
        >
          {words}
        </a>
      </li>
    );
  };
  return (
    <aside
      class={`margin${standing ? " standing" : ""}`}
      ref={margin}
      aria-label={`Beside ${place(sentence).toLowerCase()}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        back(sentence.at);
      }}
    >
      {standing && <p class="kicker">{place(sentence)}</p>}
      {reason !== "" && <p class="none">In no claim. {reason}</p>}
      <ul>
        {claims.map((id) => {
          const claim = map.claims.find((each) => each.id === id);
          const sign = claim === undefined ? "" : sectionSign(reading.connections, claim);
          return link(
            id,
            <span class="foreign">
              {claim?.label ?? id} {sign !== "" && <span class="aside">{sign}</span>}
            </span>,
          );
        })}
      </ul>
      {inferences.length > 0 && (
        <details open={claims.length === 0}>
          <summary>{count(inferences.length, "step")}</summary>
          <ul>
            {inferences.map((id) => {
              const inference = map.inferences.find((each) => each.id === id);
              const conclusion = map.claims.find((each) => each.id === inference?.conclusion);
              return link(
                id,
                <span class="foreign">
                  {conclusion?.label ?? "About another step"},{" "}
                  {inference === undefined ? "" : leadWord(inference.polarity).toLowerCase()} …
                </span>,
              );
            })}
          </ul>
        </details>
      )}
    </aside>
  );
}
