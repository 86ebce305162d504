/** Work that is too long, or too hostile, for the serving thread, as functions of plain data: `workshop.ts` has each done in a thread of its own. */
import { checked } from "./checked.ts";
import { converted } from "./converted.ts";
import { written } from "./written.ts";

export const JOBS = { check: checked, convert: converted, write: written } as const;

export type Jobs = typeof JOBS;
/** What a thread is started with: which job, and what it works on. */
export type Order = {
  readonly [Name in keyof Jobs]: { readonly job: Name; readonly input: Parameters<Jobs[Name]> };
}[keyof Jobs];

/** Does one job. */
export function done({ job, input }: Order): unknown {
  // Each order pairs a job with its own input, which a union of functions can't be told.
  return (JOBS[job] as (...input: readonly unknown[]) => unknown)(...input);
}
