/** What every thread beside the serving one does: takes jobs, one after the other, and steps back where the processor is short. */
import { constants, setPriority } from "node:os";
import { parentPort, type TransferListItem } from "node:worker_threads";

/** @param handedOver What of an answer goes over without being copied, and is gone here. */
export function takeJobs<Job, Answer>(
  answer: (job: Job) => Answer | Promise<Answer>,
  handedOver: (answer: Answer) => readonly TransferListItem[] = () => [],
): void {
  // Linux knows it of threads, others only of a whole process. So a light answer never waits behind heavy work.
  if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  parentPort?.on("message", async (job: Job) => {
    const answered = await answer(job);
    parentPort?.postMessage(answered, handedOver(answered));
  });
}

/** The memory of these, but for what threads share already. */
export function memoryOf(...arrays: readonly Uint8Array[]): readonly ArrayBuffer[] {
  return arrays.flatMap(({ buffer, byteLength }) =>
    // What Node makes small lies in one piece of memory with others.
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0 ? [buffer] : [],
  );
}
