/**
 * Turns at what only so many can do at once. Each kind waits in a queue of its own, and the queues take turns, so that
 * many of one kind hold up none of another. Whoever leaves meanwhile leaves the queue.
 */

/** Nobody waits for the answer any more: its reader has left, or has been told that it takes too long. */
export class Left extends Error {
  constructor() {
    super("Nobody waits for it any more.");
    this.name = "Left";
  }
}

type Limits = {
  readonly atOnce: number;
  /** Of each kind. */
  readonly waiting: number;
};

export class Turns {
  readonly #limits: Limits;
  #busy = 0;
  /** Those whose turn it is first come first. */
  readonly #queues = new Map<string, Set<() => void>>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  isFull(kind: string): boolean {
    return this.#busy >= this.#limits.atOnce && (this.#queues.get(kind)?.size ?? 0) >= this.#limits.waiting;
  }

  /** Done when it is one's turn, which ends with `done`. There must be room: see `isFull`. @throws {Left} */
  take(kind: string, left?: AbortSignal): Promise<void> {
    if (left?.aborted) return Promise.reject(new Left());
    if (this.#busy < this.#limits.atOnce) {
      this.#busy += 1;
      return Promise.resolve();
    }
    const queue = this.#queues.get(kind) ?? new Set();
    this.#queues.set(kind, queue);
    return new Promise((resolve, reject) => {
      const go = () => {
        left?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        queue.delete(go);
        if (queue.size === 0 && this.#queues.get(kind) === queue) this.#queues.delete(kind);
        reject(new Left());
      };
      queue.add(go);
      left?.addEventListener("abort", leave, { once: true });
    });
  }

  done(): void {
    for (const [kind, queue] of this.#queues) {
      const [go] = queue;
      // Behind the other kinds, where more of it wait.
      this.#queues.delete(kind);
      if (go === undefined) continue;
      queue.delete(go);
      if (queue.size > 0) this.#queues.set(kind, queue);
      go();
      return;
    }
    this.#busy -= 1;
  }
}
