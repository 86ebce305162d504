/** A thread that looks at the folder and reads its files, one task after the other. */
import { lookAt, type ReadResult, type ReadTask, readFile, type Seen } from "./reading.ts";
import { loadTexts, NO_TEXTS, type Texts } from "./texts.ts";
import { memoryOf, takeJobs } from "./thread.ts";

export type Order =
  | { readonly look: string }
  | { readonly read: ReadTask; readonly texts: Pick<Texts, "folders" | "digest"> };

let texts = NO_TEXTS;

takeJobs(
  async (order: Order): Promise<Seen | ReadResult> => {
    if ("look" in order) return lookAt(order.look);
    if (texts.digest !== order.texts.digest) texts = await loadTexts(order.texts.folders);
    return readFile(order.read, texts);
  },
  (result) => ("kind" in result && result.kind === "map" ? memoryOf(...Object.values(result.prepared.parts)) : []),
);
