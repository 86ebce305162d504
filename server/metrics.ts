/** What Prometheus is told: requests by route, maps, and the process' own figures. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { Durations, type Kind } from "./durations.ts";
import type { Library } from "./library.ts";

export type Metrics = {
  /** Takes the duration, in seconds, of each request of a kind. */
  readonly durations: (kind: Kind) => (seconds: number) => void;
  readonly loaded: (library: Library) => void;
  /** A file was read and can't be served as it is. */
  readonly rejected: () => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Durations();
  const maps = new Gauge({ name: "argument_maps", help: "Maps that are served.", registers });
  const rejected = new Gauge({ name: "argument_map_files_rejected", help: "Files that can't be served.", registers });
  const waiting = new Gauge({ name: "argument_map_files_waiting", help: "Files still to be read.", registers });
  const loads = new Counter({
    name: "argument_map_loads_total",
    help: "How often other maps came into service.",
    registers,
  });
  const failures = new Counter({
    name: "argument_map_load_failures_total",
    help: "How often a file was read that can't be served.",
    registers,
  });
  return {
    durations: (kind) => durations.of(kind),
    loaded: (library) => {
      loads.inc();
      waiting.set(library.waiting);
      maps.set(library.maps.size);
      rejected.set(library.rejected.length);
    },
    rejected: () => failures.inc(),
    text: async () => `${await registry.metrics()}\n${durations.text()}`,
    contentType: registry.contentType,
  };
}
