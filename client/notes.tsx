/** What the map makers remark on a claim or step, visibly theirs. */
import { count } from "../model/count.ts";
import type { Note } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import type { DetailProps } from "./detail-part.tsx";

export function Notes({ target, reading }: DetailProps & { target: string }) {
  const notes = reading.connections.map.notes.filter((note) => note.target === target);
  if (notes.length === 0) return null;
  return (
    <section class="notes">
      <h3>{count(notes.length, "note")} by the map makers</h3>
      <p class="none">Not a part of the {originOf(reading.connections.map)} itself.</p>
      {notes.map((note) => (
        <NoteText key={note.id} note={note} />
      ))}
    </section>
  );
}

const NOTE_WORDS = {
  "fact-check": "Fact check",
  assumption: "Assumption",
  "weak-inference": "Weak step",
  tension: "Tension",
  "loaded-language": "Loaded language",
} as const satisfies Record<Note["kind"], string>;

function NoteText({ note }: { note: Note }) {
  return (
    <div class="note">
      <p class="kicker">
        {NOTE_WORDS[note.kind]} · weight: {note.severity}
      </p>
      <p class="foreign">{note.text}</p>
      {note.references.length > 0 && (
        <ul class="plain">
          {note.references.map((reference) => (
            <li key={reference} class="foreign">
              {reference}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
