/** How often each address may ask: counted in a fixed window, which is a lookup and an addition for a request. */
import type { IncomingMessage } from "node:http";

/** In milliseconds. */
const WINDOW = 60_000;

/** So many addresses are counted; with more, all start anew, so that no crowd of them fills the memory. */
const MOST_ADDRESSES = 100_000;

export class Rate {
  readonly #most: number;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #ends = 0;

  /**
   * @param most Requests in a minute; 0 sets no limit.
   * @param now A clock in milliseconds.
   */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  get limits(): boolean {
    return this.#most > 0;
  }

  /** Counts a request; the seconds to wait where it is one too many, otherwise 0. */
  count(address: string): number {
    const now = this.#now();
    if (now >= this.#ends || this.#counts.size >= MOST_ADDRESSES) {
      this.#counts = new Map();
      this.#ends = now + WINDOW;
    }
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    return count > this.#most ? Math.ceil((this.#ends - now) / 1000) : 0;
  }
}

/**
 * Whom to count a request for. Of IPv6 the network of 64 bits, since that is what one customer has.
 *
 * @param proxies How many stand before the service, each adding to `X-Forwarded-For` whom it was asked by; what else
 *   is written there anybody may have written.
 */
export function askedBy({ socket, headers }: IncomingMessage, proxies: number): string {
  const direct = socket.remoteAddress ?? "";
  if (proxies === 0) return network(direct);
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  return network(forwarded.at(-proxies)?.trim() || direct);
}

function network(address: string): string {
  const version4 = address.replace(/^::ffff:(?=[\d.]+$)/i, "");
  if (!version4.includes(":")) return version4.slice(0, 45);
  const [before = "", after = ""] = version4.split("::");
  const groups = before === "" ? [] : before.split(":");
  const missing = version4.includes("::") ? 8 - groups.length - after.split(":").length : 0;
  const whole = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...after.split(":")];
  return whole.slice(0, 4).join(":").slice(0, 45);
}
