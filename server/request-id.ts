/** The id by which a request is found in the log. */
import { randomUUID } from "node:crypto";

/** A caller's own id is kept where it can do no harm in a log or a header. */
export function requestId(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
