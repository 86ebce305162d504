/** The keys by which a reader accepts, doubts, rejects, or takes that back: with Shift, since letters alone type ahead. */
import type { Connections } from "../model/connections.ts";
import type { Assumed } from "../model/picture/standing.ts";
import { assume, type Transition } from "./state.ts";

const KEYS: Readonly<Record<string, Assumed | "clear">> = { A: "accept", D: "doubt", R: "reject", C: "clear" };

/** What a key asks for, of the claim or step that is selected; `undefined` for any other key. */
export function assumptionFor(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  { inferences, elided }: Connections,
  id: string,
): Transition | undefined {
  // What follows from it is worked out of a map that is here as a whole.
  const wanted = shiftKey && elided.size === 0 ? KEYS[key] : undefined;
  if (wanted === undefined || (wanted === "accept" && inferences.has(id))) return undefined;
  return assume([id], wanted === "clear" ? undefined : wanted);
}
