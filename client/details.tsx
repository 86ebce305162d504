/** Everything about the selected claim or step, as text that can be selected and copied. */
import { useEffect, useRef } from "preact/hooks";
import { claimNodeId, inferenceNodeId } from "../model/layout/tree.ts";
import type { Claim, Inference } from "../model/map.ts";
import { thesisWord } from "../model/picture/boxes.ts";
import { STANCE_WORDS } from "../model/stance-words.ts";
import { ClaimDetails } from "./claim-details.tsx";
import { closeByDrag } from "./close-by-drag.ts";
import type { DetailProps } from "./detail-part.tsx";
import { focusOn, select } from "./state.ts";
import { StepDetails } from "./step-details.tsx";

type Props = DetailProps & {
  readonly selected: string;
  /** Where it is drawn, where it is. */
  readonly node: string | undefined;
  /** Whether only a part of the map is shown. */
  readonly partial: boolean;
};

export function Details({ selected, node, partial, ...props }: Props) {
  const { connections } = props.reading;
  const claim = connections.claims.get(selected);
  const inference = connections.inferences.get(selected);
  const panel = useRef<HTMLElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const close = () => props.actions.dispatch(select(undefined));
  useEffect(() => inside.current?.scrollTo(0, 0), [selected]);
  useEffect(() => {
    if (panel.current !== null && inside.current !== null) return closeByDrag(panel.current, inside.current, close);
  }, []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    <aside class="details" aria-label="Details" ref={panel} onKeyDown={onKey}>
      <header>
        <p class="kicker">
          {claim !== undefined && (thesisWord(connections, claim.id) || "Claim")}
          {claim !== undefined && <Stance claim={claim} />}
          {inference !== undefined && kindOf(inference)}
          {claim === undefined && inference === undefined && "Not found"}
        </p>
        <button type="button" class="close" onClick={close}>
          Close
        </button>
      </header>
      <div class="inside" ref={inside}>
        {claim !== undefined && (
          <ClaimDetails key={selected} claim={claim} node={node ?? claimNodeId(claim.id)} {...props} />
        )}
        {inference !== undefined && (
          <StepDetails key={selected} inference={inference} node={node ?? inferenceNodeId(inference.id)} {...props} />
        )}
        {claim === undefined && inference === undefined && <Unknown id={selected} partial={partial} {...props} />}
      </div>
    </aside>
  );
}

const Stance = ({ claim: { stance } }: { claim: Claim }) =>
  stance === "asserted" ? null : <span class={`stance ${stance}`}>{STANCE_WORDS[stance]}</span>;

const kindOf = ({ polarity }: Inference) =>
  polarity === "support" ? "A step from reasons to a conclusion" : "An objection";

function Unknown({ id, partial, actions }: DetailProps & { id: string; partial: boolean }) {
  return (
    <div class="unknown">
      <h2>No such claim here</h2>
      <p>
        The address asks for <q class="foreign">{id}</q>, and{" "}
        {partial ? "the part of the map that is shown" : "this map"} has no claim or step of that name. It may have been
        renamed since the link was made{partial && ", or stand in another part"}.
      </p>
      <p>
        {partial && (
          <>
            <button type="button" onClick={() => actions.dispatch(focusOn(undefined))}>
              Show the whole map
            </button>{" "}
          </>
        )}
        <button type="button" onClick={() => actions.dispatch(select(undefined))}>
          Go on without it
        </button>
      </p>
    </div>
  );
}
