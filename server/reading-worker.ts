/** A thread that looks at the folder and reads its files, one task after the other. */
import { parentPort } from "node:worker_threads";
import { lookAt, type ReadResult, type ReadTask, readFile } from "./reading.ts";
import { loadTexts, NO_TEXTS, type Texts } from "./texts.ts";

export type Order =
  | { readonly look: string }
  | { readonly read: ReadTask; readonly texts: Pick<Texts, "folders" | "digest"> };

let texts = NO_TEXTS;

parentPort?.on("message", async (order: Order) => {
  if ("look" in order) return parentPort?.postMessage(lookAt(order.look));
  if (texts.digest !== order.texts.digest) texts = await loadTexts(order.texts.folders);
  const result = await readFile(order.read, texts);
  parentPort?.postMessage(result, buffersOf(result));
});

/** Handed over, not copied. */
function buffersOf(result: ReadResult): ArrayBuffer[] {
  if (result.kind !== "map") return [];
  const { summary, parts } = result.prepared;
  const buffers = [summary, ...Object.values(parts)].map(({ buffer }) => buffer);
  // Those of large maps are shared, and stay here as well.
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}
