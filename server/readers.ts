/** Threads that read the folder and its files, so that whatever is in them never stalls the serving thread. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { problem } from "../model/problems.ts";
import type { Readers } from "./librarian.ts";
import { MOST_READING_MEMORY, READERS_REST } from "./limits.ts";
import type { ReadResult, Seen } from "./reading.ts";
import type { Order } from "./reading-worker.ts";
import type { Texts } from "./texts.ts";

/** More would wait for the disk, or take the serving thread's core. */
const MOST_READERS = 4;

type Reader = { readonly worker: Worker; texts: Texts | undefined; resting: NodeJS.Timeout | undefined };

/** @param program `reading-worker.ts`, bundled. */
export function createReaders(program: URL): Readers {
  const atOnce = Math.max(1, Math.min(MOST_READERS, availableParallelism()));
  const resting: Reader[] = [];

  const begin = (): Reader => {
    const rested = resting.pop();
    if (rested !== undefined) {
      clearTimeout(rested.resting);
      return rested;
    }
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MOST_READING_MEMORY } });
    worker.unref();
    return { worker, texts: undefined, resting: undefined };
  };

  const end = (reader: Reader) => {
    // What a large file took in memory is only given back with the thread.
    reader.resting = setTimeout(() => {
      resting.splice(resting.indexOf(reader), 1);
      void reader.worker.terminate();
    }, READERS_REST);
    reader.resting.unref();
    resting.push(reader);
  };

  const ask = <Answer>({ worker }: Reader, order: Order): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const answered = (answer: Answer) => {
        worker.off("message", answered).off("error", failed).off("exit", ended);
        resolve(answer);
      };
      const failed = (error: Error) => {
        worker.off("message", answered).off("exit", ended);
        reject(error);
      };
      const ended = () => failed(new Error("The thread ended before it had answered."));
      worker.once("message", answered).once("error", failed).once("exit", ended);
      worker.postMessage(order);
    });

  return {
    atOnce,
    async look(folder) {
      const reader = begin();
      const seen = await ask<readonly Seen[]>(reader, { look: folder });
      end(reader);
      return seen;
    },
    async read(task, texts) {
      const reader = begin();
      const order = { read: task, texts: reader.texts === texts ? undefined : texts };
      reader.texts = texts;
      try {
        const result = await ask<ReadResult>(reader, order);
        end(reader);
        return result;
      } catch (error) {
        // The thread is gone, and the file is the one at fault, not the others.
        const { code, message } = error as NodeJS.ErrnoException;
        const full = code === "ERR_WORKER_OUT_OF_MEMORY";
        const why = full ? `Reading it needs more than ${MOST_READING_MEMORY} MiB` : `Reading it failed: ${message}`;
        return { kind: "rejected", problems: [problem("unreadable-file", [], `${why}.`)] };
      }
    },
  };
}
