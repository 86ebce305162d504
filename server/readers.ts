/** Threads that read the folder and its files, so that whatever is in them never stalls the serving thread. */
import type { Worker } from "node:worker_threads";
import { problem } from "../model/problems.ts";
import type { Readers } from "./librarian.ts";
import { READING } from "./limits.ts";
import { beginThread, createPool } from "./pool.ts";
import type { ReadResult, Seen } from "./reading.ts";
import type { Order } from "./reading-worker.ts";

/** `reading-worker.ts`, bundled, which stands beside the other programs. */
export const readingProgram = (beside: string): URL => new URL("./reading-worker.js", beside);

/** The first of the threads, before there is anything that could ask it. */
export const beginReading = (beside: string): Worker => beginThread(readingProgram(beside), READING);

/** @param first A thread that was begun before. */
export function createReaders(program: URL, first: Worker): Readers {
  const ask = createPool<Order, Seen | ReadResult>(program, "Reading it", READING, first);
  return {
    atOnce: READING.atOnce,
    // The thread answers what it is asked.
    look: (folder) => ask({ look: folder }) as Promise<Seen>,
    async read(task, { folders, digest }) {
      try {
        return (await ask({ read: task, texts: { folders, digest } })) as ReadResult;
      } catch (error) {
        // The thread is gone: too slow, too large or a bug. The file is the one at fault, not the others.
        const { message } = error as Error; // the pool rejects with nothing else
        return { kind: "rejected", problems: [problem("unreadable-file", [], message)], rested: true };
      }
    },
  };
}
