/** A link to a claim or step of the map: an address to copy or open elsewhere, and when followed here, no new page. */
import type { ComponentChildren } from "preact";
import type { Actions } from "./actions.ts";
import type { Transition } from "./state.ts";

type ViewProps = {
  readonly to: Transition;
  readonly actions: Actions;
  readonly children: ComponentChildren;
};

/** A link to another view of this page, as `MapLink` is one to a claim. */
export function ViewLink({ to, actions, children }: ViewProps) {
  const follow = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    actions.dispatch(to);
  };
  return (
    <a href={actions.hrefAfter(to)} class="link" onClick={follow}>
      {children}
    </a>
  );
}

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

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
    if (!isPlain(event)) return;
    event.preventDefault();
    actions.goTo(id, use);
  };
  return (
    <a href={actions.href(id, use)} class={`link ${name}`} onClick={follow}>
      {children}
    </a>
  );
}
