/** Lists in pages: cursors are opaque, and good only for the list they were given out for. */
import { createHash } from "node:crypto";
import { once } from "./once.ts";
import { Refusal } from "./refusals.ts";

export type Page<Item> = { readonly items: readonly Item[]; readonly total: number; readonly next: string | null };

type Asked = {
  readonly path: string;
  /** The query as it was asked. */
  readonly search: string;
  readonly query: { readonly limit: number; readonly cursor?: string | undefined };
};

/**
 * The page that is asked for of a list that is there as a whole.
 *
 * @param version Changes where the list does: a cursor into another version is refused, since it would skip or repeat.
 */
export function pageOf<Item>(all: readonly Item[], asked: Asked, version: string): Page<Item> {
  const { start, end, next } = pageAsked(asked, version);
  return { items: all.slice(start, end), total: all.length, next: next(all.length) };
}

/** Where the page that is asked for starts and ends, exclusive, and the address of the next, given how many there are. */
export function pageAsked({ path, search, query: { limit, cursor } }: Asked, version: string) {
  // A first page that has all takes no notice of it.
  const id = once(() => listId(path, search, version));
  const start = cursor === undefined ? 0 : startOf(cursor, id());
  const end = start + limit;
  const next = (total: number) => (end >= total ? null : addressWith(path, search, cursorOf(end, id())));
  return { start, end, next };
}

function listId(path: string, search: string, version: string): string {
  const asked = new URLSearchParams(search);
  asked.delete("cursor");
  // A reader may go on with smaller or larger pages.
  asked.delete("limit");
  asked.sort();
  return createHash("sha256")
    .update([path, String(asked), version].join("\0"))
    .digest("base64url")
    .slice(0, 10);
}

function cursorOf(start: number, list: string): string {
  return Buffer.from(`${start}.${list}`).toString("base64url");
}

function startOf(cursor: string, list: string): number {
  const match = /^(\d{1,9})\.(.{10})$/.exec(Buffer.from(cursor, "base64url").toString());
  const start = Number(match?.[1]);
  // Decoding is lenient; only what was given out is taken back.
  if (match !== null && cursorOf(start, list) === cursor) return start;
  const message =
    match === null ? "It is not a cursor of this service." : "It belongs to another list, or to an earlier version.";
  throw new Refusal("malformed-cursor", `The cursor can't be used: ${message}`, {
    errors: [{ parameter: "cursor", message }],
  });
}

function addressWith(path: string, search: string, cursor: string): string {
  const query = new URLSearchParams(search);
  query.set("cursor", cursor);
  return `${path}?${query}`;
}
