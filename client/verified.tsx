/** How the map stands to the text that is there: what is accounted for, and what has moved or gone. */
import type { SourceAnswer } from "../model/api.ts";
import { count } from "../model/count.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Actions } from "./actions.ts";
import { MapLink } from "./links.tsx";
import { place } from "./words.ts";

type Props = {
  readonly answer: SourceAnswer;
  /** The file's name, where the reader has brought it. */
  readonly file: string | undefined;
  readonly map: ArgumentMap;
  readonly actions: Actions;
};

export function Verified({ answer: { verification, coverage }, file, map, actions }: Props) {
  const { installed, verified, moved, missing, passages } = verification;
  const { total, mapped, unmapped, open } = coverage.counts;
  if (installed === "none") {
    return <p class="verified">The map refers to {count(total, "place")} of the article; these are they.</p>;
  }
  const accounted = `${mapped + unmapped} of ${count(total, "sentence")} accounted for`;
  if (installed === "same") {
    return (
      <p class="verified">
        {accounted}, {count(verified, "passage")} verified{open > 0 && `; nothing refers to ${count(open, "sentence")}`}
        .
      </p>
    );
  }
  const changed = passages.filter(({ status }) => status !== "verified");
  const words = [
    `${verified} of ${count(passages.length, "passage")} stand where the map says`,
    ...(moved > 0 ? [`${moved} stand elsewhere`] : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? "is" : "are"} changed or gone`] : []),
  ].join(", ");
  return (
    <div class="verified">
      <p>
        {file === undefined ? "The server’s text" : `“${file}”`} is another version than the map was made from: {words};{" "}
        {accounted}.
      </p>
      {changed.length > 0 && (
        <details>
          <summary>What has moved, changed or gone</summary>
          <ul class="plain">
            {changed.map(({ by, id, at, status, now }, position) => (
              <li key={position}>
                <span class={`drift ${status}`}>{status === "moved" ? "Moved" : "Changed or gone"}</span>{" "}
                {place({ at })}
                {now !== null && now.at !== at && `, now ${place(now).toLowerCase()}`}:{" "}
                {id === null ? (
                  "in no claim"
                ) : (
                  <MapLink id={id} class="foreign" actions={actions}>
                    {by === "claim" ? map.claims.find((claim) => claim.id === id)?.label : `the step ${id}`}
                  </MapLink>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
