/** Works on what strangers send away from the serving thread: the worst a body of the allowed size can ask for takes seconds. */
import type { Jobs, Order } from "./jobs.ts";
import { JOBS } from "./limits.ts";
import { createPool } from "./pool.ts";

/**
 * Has a job done.
 *
 * @throws {Refusal} where it takes too long or too much memory, or too many are waiting.
 */
export type Workshop = <Name extends keyof Jobs>(
  job: Name,
  ...input: Parameters<Jobs[Name]>
) => Promise<ReturnType<Jobs[Name]>>;

/** @param program `job-worker.ts`, bundled. */
export function createWorkshop(program: URL): Workshop {
  const pool = createPool<Order, unknown>(program, "The work", JOBS);
  return async (job, ...input) => {
    const order = { job, input } as Order; // The signature pairs them.
    return (await pool(order)) as ReturnType<Jobs[typeof job]>; // The thread answers what its job returned.
  };
}
