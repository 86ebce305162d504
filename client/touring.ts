/** The tour on the map: what a step opens, sets forward and says. Pure; the card that shows it is tour-card.tsx. */
import type { Connections } from "../model/connections.ts";
import type { Selection } from "../model/neighbourhood.ts";
import { partWith, pathTo, type Reading } from "../model/picture/reading.ts";
import { bearingWords, leadingWord, TOUR_HEADINGS, type TourStep, toldIn } from "../model/tour.ts";
import { NO_FILTER, OPENING, type Transition } from "./state.ts";

/** What a step tells, by the step's id; `undefined` off the tour, and for what is no step of it. */
export function toldAt(steps: readonly TourStep[], id: string | undefined): Selection | undefined {
  const step = steps.find((each) => each.id === id);
  return step === undefined ? undefined : toldIn(step);
}

/**
 * Shows a step and nothing else: it alone is open, in the window, and where the article stands beside the map, the
 * article at the claim that is told.
 *
 * @param reading of the whole map
 */
export const telling =
  (reading: Reading, step: TourStep): Transition =>
  (state) => {
    const { claims, inferences } = toldIn(step);
    const opened = [...claims, ...inferences].flatMap((id) => pathTo(reading, id).map(([claim]) => claim));
    const passages = reading.connections.claims.get(step.claim)?.passages ?? [];
    const passage = passages.find(({ source }) => source === state.text?.source);
    const { text } = state;
    return {
      ...state,
      tour: step.id,
      selected: undefined,
      use: undefined,
      focus: undefined,
      filter: NO_FILTER,
      folding: { ...OPENING.folding, opened: new Set(opened), part: partWith(reading, step.claim) },
      camera: "whole",
      // In strict layers a step has no place of its own.
      layered: false,
      text: text === undefined ? undefined : { ...text, at: passage?.at.split("-")[0] },
      tab: "map",
    };
  };

/** "§2 What Ukraine cannot accept: what it rests on". */
export function titleOf({ map }: Connections, { part, section }: TourStep): string {
  const at = map.sections.findIndex(({ id }) => id === section);
  const heading = TOUR_HEADINGS[part];
  if (at === -1) return heading;
  return `§${at + 1} ${map.sections[at]?.title}: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;
}

/** What is heard of a step: where the reader is, and all that is told. */
export function spokenStep(connections: Connections, steps: readonly TourStep[], id: string | undefined): string {
  const at = steps.findIndex((each) => each.id === id);
  const step = steps[at];
  if (step === undefined) return "The tour has ended.";
  const lines = step.lines.map((line) => {
    const claims = line.claims.map((id) => connections.claims.get(id)?.text).join(" And: ");
    const lead = [leadingWord(line, connections), bearingWords(line, connections)].filter((word) => word !== "");
    return `${lead.length === 0 ? "" : `${lead.join(" ")}: `}${claims}`;
  });
  return `Step ${at + 1} of ${steps.length}. ${titleOf(connections, step)}. ${lines.join(" ")}`;
}
