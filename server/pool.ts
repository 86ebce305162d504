/**
 * Work away from the serving thread: what can take seconds must not hold up every other answer, and a thread can be
 * ended where a loop can't. Which it is, where its work takes too long or fails.
 */
import { Worker } from "node:worker_threads";
import { Refusal } from "./refusals.ts";

export type PoolLimits = {
  readonly atOnce: number;
  readonly waiting: number;
  /** In milliseconds. */
  readonly longest: number;
  /** In MiB. */
  readonly memory: number;
  /** How long a thread is kept for the next job, in milliseconds: 0 where each is to have a thread of its own. */
  readonly idle: number;
};

/** @throws {Refusal} where the job takes too long or too much memory, or too many are waiting. */
export type Pool<Job, Answer> = (job: Job) => Promise<Answer>;

/** A thread, and who waits for its answer. */
type Thread<Answer> = {
  readonly worker: Worker;
  waiter: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined;
  end: NodeJS.Timeout | undefined;
};

/**
 * @param program Bundled; it answers each message, a job, with one message.
 * @param job What a job is called where it is refused, such as "The picture".
 */
export function createPool<Job, Answer>(program: URL, job: string, limits: PoolLimits): Pool<Job, Answer> {
  const { atOnce, waiting: most, longest, memory, idle: patience } = limits;
  let busy = 0;
  const waiting: (() => void)[] = [];
  const idle = new Set<Thread<Answer>>();

  const turn = async () => {
    if (busy < atOnce) {
      busy += 1;
      return;
    }
    if (waiting.length >= most) throw tooSlow(`${job} was not begun: too many are waiting.`);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = () => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  };

  const start = (): Thread<Answer> => {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    const thread: Thread<Answer> = { worker, waiter: undefined, end: undefined };
    worker.on("message", (answer: Answer) => thread.waiter?.resolve(answer));
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const full = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      thread.waiter?.reject(full ? tooSlow(`${job} needs more than ${memory} MiB.`) : error);
    });
    worker.on("exit", () => {
      idle.delete(thread);
      thread.waiter?.reject(new Error(`${job} was not done: its thread has ended.`));
    });
    return thread;
  };
  const take = (): Thread<Answer> => {
    const [kept = start()] = idle;
    idle.delete(kept);
    clearTimeout(kept.end);
    return kept;
  };
  const keep = (thread: Thread<Answer>) => {
    thread.end = setTimeout(() => {
      // At once: a thread takes a while to end, and what it is given meanwhile it never answers.
      idle.delete(thread);
      void thread.worker.terminate();
    }, patience).unref();
    thread.worker.unref(); // what only might be needed is no reason not to end
    idle.add(thread);
  };

  const answerOf = async (thread: Thread<Answer>, asked: Job): Promise<Answer> => {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        thread.waiter = { resolve, reject };
        timer = setTimeout(() => reject(tooSlow(`${job} was given up after ${longest / 1000} s.`)), longest);
        thread.worker.postMessage(asked);
      });
    } finally {
      clearTimeout(timer);
      thread.waiter = undefined;
    }
  };

  return async (asked) => {
    await turn();
    const thread = take();
    try {
      const answer = await answerOf(thread, asked);
      if (patience > 0) keep(thread);
      else await thread.worker.terminate();
      return answer;
    } catch (error) {
      await thread.worker.terminate();
      throw error;
    } finally {
      done();
    }
  };
}

function tooSlow(detail: string): Refusal {
  return new Refusal("too-slow", detail, { headers: { "Retry-After": "5" } });
}
