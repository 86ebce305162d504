/** What the checks find in the map. */
import { useEffect, useState } from "preact/hooks";
import { count } from "../model/count.ts";
import type { Problem } from "../model/problems.ts";
import { fetchChecks } from "./api.ts";
import { Few } from "./few.tsx";
import { type JudgedProps, Named } from "./status.tsx";

/** Fetched when it is asked for. */
export function ChecksPanel({ connections, actions }: JudgedProps) {
  const [unfolded, unfold] = useState(false);
  const [found, find] = useState<readonly Problem[] | "asked" | "failed" | undefined>(undefined);
  // Another version of the map has findings of its own.
  useEffect(() => {
    if (!unfolded) return find(undefined);
    let awaited = true;
    find("asked");
    void fetchChecks(connections.map.id).then((answer) => awaited && find(answer.ok ? answer.value : "failed"));
    return () => {
      awaited = false;
    };
  }, [unfolded, connections]);
  return (
    <details class="fold checks" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>What the checks find</summary>
      {found === "asked" && <p class="none">Asking the server.</p>}
      {found === "failed" && <p role="alert">The server does not answer. Close and open this to ask again.</p>}
      {Array.isArray(found) && (
        <>
          <p class="none">
            {found.length === 0
              ? "Nothing: every check is passed."
              : `${count(found.length, "remark")} on how the map is made, not on whether it is right.`}
          </p>
          <Few>
            {(found as readonly Problem[]).map(({ code, target, path, message, advice }) => (
              <li key={`${code}${path}`} title={advice}>
                {target !== undefined && (connections.claims.has(target) || connections.inferences.has(target)) && (
                  <>
                    <Named id={target} connections={connections} actions={actions} />:{" "}
                  </>
                )}
                {message} <span class="none">({code})</span>
              </li>
            ))}
          </Few>
        </>
      )}
    </details>
  );
}
