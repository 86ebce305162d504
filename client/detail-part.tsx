/** A part of the details under its heading, and what every part is given. */
import type { ComponentChildren } from "preact";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import type { Judged } from "./app.tsx";
import type { Schemes } from "./schemes.ts";

export type DetailProps = {
  readonly reading: Reading;
  readonly schemes: Schemes;
  readonly judged: Judged | undefined;
  readonly actions: Actions;
};

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
