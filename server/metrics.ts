/** What Prometheus is told: requests by route, maps, and the process' own figures. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Library } from "./library.ts";

export type Metrics = {
  readonly answered: (labels: { method: string; route: string; status: number }, seconds: number) => void;
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
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's headers to the end of its answer.",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
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
    answered: ({ method, route, status }, seconds) => durations.labels(method, route, String(status)).observe(seconds),
    loaded: (library) => {
      loads.inc();
      waiting.set(library.waiting);
      maps.set(library.maps.size);
      rejected.set(library.rejected.length);
    },
    rejected: () => failures.inc(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
