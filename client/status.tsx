/** The words and marks that a claim or step of the map is told of with, wherever its status is told. */
import type { Connections } from "../model/connections.ts";
import type { Label } from "../model/evaluation/labels.ts";
import type { Reading } from "../model/picture/reading.ts";
import { MARKS, statusWord } from "../model/picture/standing.ts";
import type { Actions } from "./actions.ts";
import type { Verdict } from "./judge.ts";
import { MapLink } from "./links.tsx";
import type { ViewerState } from "./state.ts";
import { nameOf } from "./words.ts";

/** What all that tells of statuses is given. */
export type JudgedProps = {
  /** Of the whole map. */
  readonly connections: Connections;
  readonly reading: Reading;
  readonly verdict: Verdict;
  readonly assumed: ViewerState["assumed"];
  readonly actions: Actions;
};

type StatusProps = Pick<JudgedProps, "connections" | "verdict"> & {
  readonly id: string;
  /** Where there are many, the word of what stands is for the ear alone. */
  readonly quiet?: boolean;
};

export function Status({ connections, verdict, id, quiet = false }: StatusProps) {
  const label = verdict.labels.get(id);
  if (label === undefined) return null;
  return <StatusWord label={label} word={statusWord(connections, id, label)} quiet={quiet && label === "in"} />;
}

export function StatusWord({ label, word, quiet = false }: { label: Label; word: string; quiet?: boolean }) {
  return (
    <span class={`status ${label}`}>
      <span aria-hidden="true">{MARKS[label]}</span> <span class={quiet ? "unseen" : ""}>{word}</span>
    </span>
  );
}

/** How the map's conclusions fare. */
export function Conclusions(props: Pick<JudgedProps, "connections" | "verdict" | "actions">) {
  return (
    <ul class="plain">
      {props.connections.map.theses.map((id) => (
        <li key={id}>
          <Status id={id} {...props} /> <Named id={id} {...props} />
        </li>
      ))}
    </ul>
  );
}

export function Named({ connections, id, actions }: Pick<JudgedProps, "connections" | "actions"> & { id: string }) {
  return (
    <MapLink id={id} class="foreign" actions={actions}>
      {nameOf(connections, id)}
    </MapLink>
  );
}
