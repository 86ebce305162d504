/** Works on what strangers send away from the serving thread: the worst a body of the allowed size can ask for takes seconds. */
import type { Jobs, Order } from "./jobs.ts";
import { JOBS } from "./limits.ts";
import { createPool } from "./pool.ts";
import { memoryOf } from "./thread.ts";

/**
 * Has a job done, and stops it once nobody waits for it.
 *
 * @throws {Refusal} where it takes too long or too much memory, or too many are waiting.
 * @throws {Left} of `turns.ts`
 */
export type Workshop = (<Name extends keyof Jobs>(
  job: Name,
  left: AbortSignal,
  ...input: Parameters<Jobs[Name]>
) => Promise<ReturnType<Jobs[Name]>>) & {
  /** @throws {Refusal} where too many jobs of this name are waiting already. */
  readonly refuseFull: (job: keyof Jobs) => void;
};

/** @param program `job-worker.ts`, bundled. */
export function createWorkshop(program: URL): Workshop {
  const pool = createPool<Order, unknown>(program, "The work", JOBS);
  const work = async <Name extends keyof Jobs>(job: Name, left: AbortSignal, ...input: Parameters<Jobs[Name]>) => {
    const order = { job, input } as Order; // The signature pairs them.
    const [first] = input;
    const transfer = Array.isArray(first) ? memoryOf(...(first as readonly Uint8Array[])) : []; // What was sent, in pieces.
    return (await pool(order, { left, kind: job, transfer })) as ReturnType<Jobs[Name]>; // The thread answers what its job returned.
  };
  return Object.assign(work, { refuseFull: pool.refuseFull });
}
