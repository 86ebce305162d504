/**
 * Checks foreign maps away from the serving thread: the worst a body of the allowed size can ask for takes seconds,
 * and a thread can be ended where a loop can't.
 */
import { Worker } from "node:worker_threads";
import { MOST_PROBLEMS } from "../model/api.ts";
import { type Report, report } from "../model/checks/report.ts";
import { CHECKS_AT_ONCE, CHECKS_WAITING, LONGEST_CHECK, MOST_CHECK_MEMORY } from "./limits.ts";
import { Refusal } from "./refusals.ts";

/** A report whose problems may have been cut; `total` counts them all. */
export type Checked = Report & { readonly total: number };

export function checked(text: string): Checked {
  const { valid, problems } = report(text);
  return { valid, problems: problems.slice(0, MOST_PROBLEMS), total: problems.length };
}

/** @throws {Refusal} where the check takes too long or too much memory, or too many are waiting. */
export type Checker = (text: string) => Promise<Checked>;

/** @param program `check-worker.ts`, bundled. */
export function createChecker(program: URL): Checker {
  let busy = 0;
  const waiting: (() => void)[] = [];
  const turn = async () => {
    if (busy < CHECKS_AT_ONCE) {
      busy += 1;
      return;
    }
    if (waiting.length >= CHECKS_WAITING) throw tooSlow("Too many maps are waiting to be checked.");
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = () => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  };
  return async (text) => {
    await turn();
    const resourceLimits = { maxOldGenerationSizeMb: MOST_CHECK_MEMORY };
    const worker = new Worker(program, { workerData: text, resourceLimits });
    try {
      return await answerOf(worker);
    } finally {
      await worker.terminate();
      done();
    }
  };
}

function answerOf(worker: Worker): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(tooSlow(`The check was given up after ${LONGEST_CHECK / 1000} s.`));
    const timer = setTimeout(giveUp, LONGEST_CHECK);
    worker.once("message", resolve);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const full = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(full ? tooSlow(`The check needs more than ${MOST_CHECK_MEMORY} MiB.`) : error);
    });
    worker.once("exit", () => clearTimeout(timer));
  });
}

function tooSlow(detail: string): Refusal {
  return new Refusal("too-slow", detail, { headers: { "Retry-After": "5" } });
}
