/** The way from a claim or step up to the conclusion, as it is drawn. */
import { wayUp } from "../model/picture/reading.ts";
import type { DetailProps } from "./detail-part.tsx";
import { MapLink } from "./links.tsx";

export function Route({ node, reading, actions }: DetailProps & { node: string }) {
  const stages = wayUp(reading, node);
  const { claims } = reading.connections;
  return (
    <nav class="route" aria-label="Route to the conclusion">
      <ol>
        {stages.toReversed().map(({ node: stage }, index) => {
          const down = stages[stages.length - 1 - index];
          const by = index === 0 ? undefined : down?.by;
          const id = stage.kind === "inference" ? stage.inference : stage.claim;
          const here = stage.id === node;
          const label = stage.kind === "inference" ? "this step" : claims.get(id)?.label;
          return (
            <li key={stage.id}>
              {by !== undefined && (
                <span class={`lead ${by.polarity}`}>{by.polarity === "support" ? "because" : "but"} </span>
              )}
              {here ? (
                <span aria-current="location" class="foreign">
                  {label}
                </span>
              ) : (
                <MapLink id={id} class="foreign" actions={actions}>
                  {label}
                </MapLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
