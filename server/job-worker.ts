/** A thread that does jobs. */
import { done } from "./jobs.ts";
import { memoryOf, takeJobs } from "./thread.ts";

takeJobs(done, (answer) => {
  const { bytes } = (answer ?? {}) as { readonly bytes?: unknown };
  return bytes instanceof Uint8Array ? memoryOf(bytes) : [];
});
