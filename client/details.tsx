/** Everything about the selected claim or step, as text that can be selected and copied. */
import { useEffect, useRef } from "preact/hooks";
import { claimNodeId } from "../model/layout/tree.ts";
import { ClaimDetails } from "./claim-details.tsx";
import { closeByDrag } from "./close-by-drag.ts";
import type { DetailProps } from "./detail-part.tsx";
import { focusOn, select } from "./state.ts";
import { StepDetails } from "./step-details.tsx";

export function Details({ selected, node, ...props }: DetailProps & { selected: string; node: string | undefined }) {
  const { connections } = props.reading;
  const claim = connections.claims.get(selected);
  const inference = connections.inferences.get(selected);
  const panel = useRef<HTMLElement>(null);
  const close = () => props.actions.dispatch(select(undefined));
  useEffect(() => panel.current?.scrollTo(0, 0), [selected]);
  useEffect(() => (panel.current === null ? undefined : closeByDrag(panel.current, close)), []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    <aside class="details" aria-label="Details" ref={panel} onKeyDown={onKey}>
      <button type="button" class="close" onClick={close}>
        Close
      </button>
      <div class="inside">
        {claim !== undefined && (
          <ClaimDetails key={selected} claim={claim} node={node ?? claimNodeId(claim.id)} {...props} />
        )}
        {inference !== undefined && <StepDetails key={selected} inference={inference} {...props} />}
        {claim === undefined && inference === undefined && <Unknown id={selected} {...props} />}
      </div>
    </aside>
  );
}

function Unknown({ id, actions }: DetailProps & { id: string }) {
  return (
    <div class="unknown">
      <h2>No such claim here</h2>
      <p>
        The address asks for <q class="foreign">{id}</q>, and this map has no claim or step of that name. It may have
        been renamed since the link was made, or the part of the map that is shown does not hold it.
      </p>
      <p>
        <button type="button" onClick={() => actions.dispatch(focusOn(undefined))}>
          Show the whole map
        </button>{" "}
        <button type="button" onClick={() => actions.dispatch(select(undefined))}>
          Go on without it
        </button>
      </p>
    </div>
  );
}
