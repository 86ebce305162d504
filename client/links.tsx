/** A link to a claim or step of the map: an address to copy or open elsewhere, and when followed here, no new page. */
import type { ComponentChildren } from "preact";
import type { Actions } from "./actions.ts";

type Props = {
  readonly id: string;
  /** The inference of a reference to it. */
  readonly use?: string;
  readonly class?: string;
  readonly actions: Actions;
  readonly children: ComponentChildren;
};

export function MapLink({ id, use, class: name = "", actions, children }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    actions.goTo(id, use);
  };
  return (
    <a href={actions.href(id, use)} class={`link ${name}`} onClick={follow}>
      {children}
    </a>
  );
}
