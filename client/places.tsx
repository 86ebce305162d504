/** Where the article says it. */
import type { Passage } from "../model/map.ts";
import type { Actions } from "./actions.ts";
import { Part } from "./detail-part.tsx";
import { showText } from "./state.ts";
import { place } from "./words.ts";

type Props = {
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly section: string;
  readonly actions: Actions;
};

export function Places({ title, passages, section, actions }: Props) {
  if (passages.length === 0 && section === "") return null;
  return (
    <Part title={title}>
      {section !== "" && <p class="foreign">{section}</p>}
      {passages.length > 0 && (
        <ul class="plain places">
          {passages.map((passage) => (
            <li key={`${passage.source} ${passage.at}`}>
              <PlaceLink passage={passage} actions={actions} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function PlaceLink({ passage, actions }: { passage: Passage; actions: Actions }) {
  const [first] = passage.at.split("-");
  const show = showText(passage.source, first);
  return (
    <a
      href={actions.hrefAfter(show)}
      class="link"
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        actions.dispatch(show);
      }}
    >
      {place(passage)}
    </a>
  );
}
