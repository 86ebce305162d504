/**
 * Work away from the serving thread: what can take seconds must not hold up every other answer, and a thread can be
 * ended where a loop can't. Which it is, where its work takes too long or fails.
 */
import { type TransferListItem, Worker } from "node:worker_threads";
import { Refusal } from "./refusals.ts";
import { Left, Turns } from "./turns.ts";

export type PoolLimits = {
  readonly atOnce: number;
  /** How many jobs of each kind may wait. */
  readonly waiting: number;
  /** In milliseconds. */
  readonly longest: number;
  /** In MiB. */
  readonly memory: number;
  /** How long a thread is kept for the next job, in milliseconds: 0 where each is to have a thread of its own. */
  readonly idle: number;
  /**
   * What becomes of a job that was begun when nobody waits for it any more: its thread is ended, or, where another would
   * take long to come as far as that one has, lets it finish.
   */
  readonly left: "ended" | "finished";
};

type Asking = {
  /** Aborted when nobody waits for the answer any more. */
  readonly left?: AbortSignal | undefined;
  /** Kinds take turns. */
  readonly kind?: string;
  /** What is handed over with the job, and not copied. */
  readonly transfer?: readonly TransferListItem[];
};

/**
 * @throws {Refusal} where the job takes too long or too much memory, or too many are waiting.
 * @throws {Left}
 */
export type Ask<Job, Answer> = (job: Job, asking?: Asking) => Promise<Answer>;

export type Pool<Job, Answer> = Ask<Job, Answer> & {
  /** @throws {Refusal} where too many of this kind are waiting already. */
  readonly refuseFull: (kind?: string) => void;
};

/** A thread, and who waits for its answer. */
type Thread<Answer> = {
  readonly worker: Worker;
  waiter: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined;
  end: NodeJS.Timeout | undefined;
};

export function beginThread(program: URL, { memory }: PoolLimits): Worker {
  return new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
}

/**
 * @param program Bundled; it answers each message, a job, with one message.
 * @param job What a job is called where it is refused, such as "The picture".
 * @param first A thread that was begun before there was a pool.
 */
export function createPool<Job, Answer>(
  program: URL,
  job: string,
  limits: PoolLimits,
  first?: Worker,
): Pool<Job, Answer> {
  const { longest, memory, idle: patience } = limits;
  const turns = new Turns(limits);
  const idle = new Set<Thread<Answer>>();

  const refuseFull = (kind = "") => {
    if (turns.isFull(kind)) throw busy(`${job} was not begun: ${limits.waiting} of its kind are waiting.`);
  };

  const tended = (worker: Worker): Thread<Answer> => {
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
    const [kept = tended(beginThread(program, limits))] = idle;
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

  if (first !== undefined) keep(tended(first));

  const answerOf = async (thread: Thread<Answer>, asked: Job, { left, transfer = [] }: Asking): Promise<Answer> => {
    let timer: NodeJS.Timeout | undefined;
    let leave: (() => void) | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        thread.waiter = { resolve, reject };
        timer = setTimeout(() => reject(tooSlow(`${job} was given up after ${longest / 1000} s.`)), longest);
        leave = () => reject(new Left());
        if (limits.left === "ended") left?.addEventListener("abort", leave, { once: true });
        thread.worker.postMessage(asked, transfer);
      });
    } finally {
      clearTimeout(timer);
      if (leave !== undefined) left?.removeEventListener("abort", leave);
      thread.waiter = undefined;
    }
  };

  const ask = async (asked: Job, asking: Asking = {}) => {
    const { kind = "", left } = asking;
    refuseFull(kind);
    await turns.take(kind, left);
    const thread = take();
    try {
      const answer = await answerOf(thread, asked, asking);
      if (patience > 0) keep(thread);
      else await thread.worker.terminate();
      return answer;
    } catch (error) {
      await thread.worker.terminate();
      throw error;
    } finally {
      turns.done();
    }
  };
  return Object.assign(ask, { refuseFull });
}

const RETRY = { headers: { "Retry-After": "5" } };

const busy = (detail: string) => new Refusal("busy", detail, RETRY);
const tooSlow = (detail: string) => new Refusal("too-slow", detail, RETRY);
