/**
 * How long requests took, by kind, as a Prometheus histogram.
 *
 * In plain arrays: prom-client's own checks and hashes a value's labels with each value, which takes longer than
 * everything else that a request for a kept answer asks of this service.
 */

/** In seconds, the upper bounds of the buckets; beyond the last there is one more. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

const NAME = "http_request_duration_seconds";

export type Kind = { readonly method: string; readonly route: string; readonly status: number };

export class Durations {
  readonly #kinds: { readonly labels: string; readonly counts: number[]; sum: number }[] = [];

  /** Takes the duration, in seconds, of each request of a kind that was not there yet. */
  of({ method, route, status }: Kind): (seconds: number) => void {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    const kind = { labels, counts: [...BOUNDS, 0].fill(0), sum: 0 };
    this.#kinds.push(kind);
    const { counts } = kind;
    return (seconds) => {
      let bucket = 0;
      while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] as number)) bucket += 1; // within the bounds
      counts[bucket] = (counts[bucket] as number) + 1; // one more than bounds
      kind.sum += seconds;
    };
  }

  /** In the text format of Prometheus. */
  text(): string {
    const lines = [
      `# HELP ${NAME} Time from a request's headers to the end of its answer.`,
      `# TYPE ${NAME} histogram`,
      ...this.#kinds.flatMap(({ labels, counts, sum }) => {
        let total = 0;
        const buckets = counts.map((count, at) => {
          total += count;
          return `${NAME}_bucket{le="${BOUNDS[at] ?? "+Inf"}",${labels}} ${total}`;
        });
        return [...buckets, `${NAME}_sum{${labels}} ${sum}`, `${NAME}_count{${labels}} ${total}`];
      }),
    ];
    return `${lines.join("\n")}\n`;
  }
}
