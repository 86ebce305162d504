/** The argument in a minute, and the way to the tour. */
import type { BriefAnswer } from "../model/api.ts";
import { BRIEF_HEADINGS } from "../model/brief.ts";
import { count } from "../model/count.ts";
import type { TourStep } from "../model/tour.ts";
import { MapLink, ViewLink } from "./links.tsx";
import { type JudgedProps, Status } from "./status.tsx";
import { telling } from "./touring.ts";

/** The statuses are those of the what-if. */
export function BriefPanel({ brief, tour, ...props }: JudgedProps & { brief: BriefAnswer; tour: readonly TourStep[] }) {
  const { reading, actions } = props;
  const [first] = tour;
  const parts = [...new Set(brief.lines.map(({ part }) => part))];
  return (
    <details class="fold brief" open>
      <summary>The argument in a minute</summary>
      {first !== undefined && (
        <p class="tour-start">
          <ViewLink to={telling(reading, first)} actions={actions}>
            Take the tour: the argument in {count(tour.length, "step")}
          </ViewLink>
        </p>
      )}
      {parts.map((part) => (
        <section key={part}>
          <h2>{BRIEF_HEADINGS[part]}</h2>
          <ul class="marked">
            {brief.lines
              .filter((line) => line.part === part)
              .map(({ claim, inference, text }) => (
                <li key={text}>
                  {part !== "question" && <Status id={inference ?? claim} quiet {...props} />}{" "}
                  <MapLink id={inference ?? claim} class="foreign" actions={props.actions}>
                    {text}
                  </MapLink>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p class="none">
        Worked out of the map by <a href={brief.rules.label.documentation}>two rules</a>.
      </p>
    </details>
  );
}
