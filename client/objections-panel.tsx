/** What the map makers hold against the argument, to be tried. */
import { count } from "../model/count.ts";
import type { Note, Severity } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import { Few } from "./few.tsx";
import { assume } from "./state.ts";
import { Conclusions, type JudgedProps, Named, Status } from "./status.tsx";

const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];

/** The map makers' critical notes, each of which can be made a doubt about its target. */
export function ObjectionsPanel(props: JudgedProps) {
  const { connections, verdict, assumed, actions } = props;
  const { notes } = connections.map;
  if (notes.length === 0) return null;
  const targets = (own: readonly Note[]) => [...new Set(own.map(({ target }) => target))];
  const taken = (own: readonly Note[]) => targets(own).every((id) => assumed.get(id) === "doubt");
  const ranked = SEVERITIES.flatMap((severity) => notes.filter((note) => note.severity === severity));
  const weighty = notes.filter(({ severity }) => severity === "high");
  const toggle = (own: readonly Note[]) => actions.dispatch(assume(targets(own), taken(own) ? undefined : "doubt"));
  return (
    <details class="fold objections">
      <summary>Take the map makers’ objections seriously</summary>
      <p class="none">
        {count(notes.length, "critical note")} by the map makers, no part of the {originOf(connections.map)}. Taken
        seriously, each becomes a doubt about its target, and you see what is left.
      </p>
      <p class="verdicts">
        {weighty.length > 0 && (
          <button type="button" aria-pressed={taken(weighty)} onClick={() => toggle(weighty)}>
            The {weighty.length} of high weight
          </button>
        )}{" "}
        <button type="button" aria-pressed={taken(notes)} onClick={() => toggle(notes)}>
          All {notes.length} together
        </button>
      </p>
      <Conclusions {...props} />
      <Few>
        {ranked.map((note) => (
          <li key={note.id} class="objection">
            <label>
              <input type="checkbox" checked={taken([note])} onChange={() => toggle([note])} />
              <span class="foreign">{note.text}</span>
            </label>
            <p class="none">
              About <Named id={note.target} {...props} />:{" "}
              <Status id={note.target} connections={connections} verdict={verdict} />
            </p>
          </li>
        ))}
      </Few>
    </details>
  );
}
