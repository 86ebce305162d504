/** The words and marks that a claim or step of the map is told of with, wherever its status is told. */
import type { Connections } from "../model/connections.ts";
import type { Label } from "../model/evaluation/labels.ts";
import type { Inference } from "../model/map.ts";
import type { Reading } from "../model/picture/reading.ts";
import { CLAIM_WORDS, MARKS, STEP_WORDS } from "../model/picture/standing.ts";
import { quotedLabel } from "../model/quoted-label.ts";
import type { Actions } from "./actions.ts";
import type { Verdict } from "./judge.ts";
import { MapLink } from "./links.tsx";
import type { ViewerState } from "./state.ts";

/** What all that tells of statuses is given. */
export type JudgedProps = {
  /** Of the whole map. */
  readonly connections: Connections;
  readonly reading: Reading;
  readonly verdict: Verdict;
  readonly assumed: ViewerState["assumed"];
  readonly actions: Actions;
};

export function Status({ connections, verdict, id }: Pick<JudgedProps, "connections" | "verdict"> & { id: string }) {
  const label = verdict.labels.get(id);
  if (label === undefined) return null;
  const words = connections.inferences.has(id) ? STEP_WORDS : CLAIM_WORDS;
  return <StatusWord label={label} word={words[label]} />;
}

export function StatusWord({ label, word }: { label: Label; word: string }) {
  return (
    <span class={`status ${label}`}>
      <span aria-hidden="true">{MARKS[label]}</span> {word}
    </span>
  );
}

/** A claim by its label, a step by where it leads from. */
export function nameOf({ claims, inferences }: Connections, id: string): string {
  const claim = claims.get(id);
  if (claim !== undefined) return claim.label;
  const { premises = [], polarity } = inferences.get(id) ?? ({} as Partial<Inference>); // of an id that nothing has
  const from = premises.map((premise) => quotedLabel(claims.get(premise)?.label ?? premise)).join(" and ");
  return `${polarity === "attack" ? "The objection" : "The step"} from ${from}`;
}

export function Named({ connections, id, actions }: Pick<JudgedProps, "connections" | "actions"> & { id: string }) {
  return (
    <MapLink id={id} class="foreign" actions={actions}>
      {nameOf(connections, id)}
    </MapLink>
  );
}
