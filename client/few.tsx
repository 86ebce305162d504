/** A list of which a few are shown, and more when they are asked for. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** More than so many stay folded until they are asked for; of very many, so many at a time. */
const FEW = 8;
const PORTION = 200;

export function Few({ children }: { children: readonly ComponentChildren[] }) {
  const [shown, show] = useState(FEW);
  const [from, readFrom] = useState<number | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  // The button that was pressed goes, or goes further down: what it has shown comes next.
  useLayoutEffect(() => {
    if (from !== undefined) list.current?.children[from]?.querySelector<HTMLElement>("a, button, input")?.focus();
  }, [from]);
  const rest = children.length - shown;
  return (
    <ul class="plain" ref={list}>
      {children.slice(0, shown)}
      {rest > 0 && (
        <li>
          <button
            type="button"
            class="small-button"
            onClick={() => {
              show(shown + PORTION);
              readFrom(shown);
            }}
          >
            {rest <= PORTION ? `Show all ${children.length}` : `Show ${PORTION} more of ${children.length}`}
          </button>
        </li>
      )}
    </ul>
  );
}
