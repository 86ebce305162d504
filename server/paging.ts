/** Lists in pages: cursors are opaque, and good only for the list they were given out for. */
import { createHash } from "node:crypto";
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

/**
 * The page that is asked for of a list that is made as far as it is needed.
 *
 * @param list Its entries from `start` to `end`, exclusive, and how many it has in all.
 */
export async function pageFrom<Item>(
  list: (start: number, end: number) => Promise<{ readonly items: readonly Item[]; readonly total: number }>,
  asked: Asked,
  version: string,
): Promise<Page<Item>> {
  const { start, end, next } = pageAsked(asked, version);
  const { items, total } = await list(start, end);
  return { items, total, next: next(total) };
}

function pageAsked({ path, search, query: { limit, cursor } }: Asked, version: string) {
  const id = listId(path, search, version);
  const start = cursor === undefined ? 0 : startOf(cursor, id);
  const end = start + limit;
  const next = (total: number) => (end >= total ? null : addressWith(path, search, cursorOf(end, id)));
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
