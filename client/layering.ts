/** Asks the Eclipse Layout Kernel, which works in a thread of its own. Half a megabyte, so it is fetched when it is asked for. */
import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import script from "elkjs/lib/elk-worker.min.js";
import type { LayerGraph, PlacedGraph } from "../model/layout/layers.ts";

export type Layering = {
  /** @throws where the thread could not be started, or has failed. */
  readonly arrange: (graph: LayerGraph) => Promise<PlacedGraph>;
  /** Ends the thread, whatever it is at. */
  readonly stop: () => void;
};

export function createLayering(): Layering {
  const worker = new Worker(script);
  // ELK's own half here hears of answers only, not of a thread that does not run.
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message || "The thread could not be started.")));
  });
  const elk = new ELK({ workerFactory: () => worker, algorithms: ["layered"] });
  return {
    // ELK's types want a graph to write into; the thread writes into its copy.
    arrange: (graph) => Promise.race([elk.layout(graph as unknown as ElkNode), failed]),
    stop: () => worker.terminate(),
  };
}
