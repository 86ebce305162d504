/**
 * Works on what strangers send away from the serving thread: the worst a body of the allowed size can ask for takes
 * seconds, and a thread can be ended where a loop can't.
 */
import { Worker } from "node:worker_threads";
import type { Jobs, Order } from "./jobs.ts";
import { JOBS_AT_ONCE, JOBS_WAITING, LONGEST_JOB, MOST_JOB_MEMORY } from "./limits.ts";
import { Refusal } from "./refusals.ts";

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
  let busy = 0;
  const waiting: (() => void)[] = [];
  const turn = async () => {
    if (busy < JOBS_AT_ONCE) {
      busy += 1;
      return;
    }
    if (waiting.length >= JOBS_WAITING) throw tooSlow("Too many others are waiting for the same kind of work.");
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = () => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  };
  return async (job, ...input) => {
    await turn();
    const order = { job, input } as Order; // The signature pairs them.
    const worker = new Worker(program, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MOST_JOB_MEMORY },
    });
    try {
      // The thread answers what its job returned.
      return (await answerOf(worker)) as ReturnType<Jobs[typeof job]>;
    } finally {
      await worker.terminate();
      done();
    }
  };
}

function answerOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(tooSlow(`The work was given up after ${LONGEST_JOB / 1000} s.`));
    const timer = setTimeout(giveUp, LONGEST_JOB);
    worker.once("message", resolve);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const full = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(full ? tooSlow(`The work needs more than ${MOST_JOB_MEMORY} MiB.`) : error);
    });
    worker.once("exit", () => clearTimeout(timer));
  });
}

function tooSlow(detail: string): Refusal {
  return new Refusal("too-slow", detail, { headers: { "Retry-After": "5" } });
}
