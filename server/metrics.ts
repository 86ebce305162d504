/** What Prometheus is told: requests by route, maps, and the process' own figures. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Library } from "./library.ts";

export type Metrics = {
  readonly answered: (labels: { method: string; route: string; status: number }, seconds: number) => void;
  readonly loaded: (library: Library) => void;
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
  const loads = new Counter({ name: "argument_map_loads_total", help: "How often the folder was loaded.", registers });
  const failures = new Counter({
    name: "argument_map_load_failures_total",
    help: "Files that failed, over all loads.",
    registers,
  });
  return {
    answered: ({ method, route, status }, seconds) => durations.labels(method, route, String(status)).observe(seconds),
    loaded: (library) => {
      loads.inc();
      failures.inc(library.rejected.length);
      maps.set(library.maps.size);
      rejected.set(library.rejected.length);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
