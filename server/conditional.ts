/** Whether a request already has what it asks for (RFC 9110, 13). */
import type { IncomingHttpHeaders } from "node:http";

/**
 * `If-None-Match` decides where it is there: `*`, or a list of tags of which one is the answer's, weak ones included.
 * Otherwise `If-Modified-Since` does; a date that can't be read counts as not there.
 */
export function isUnmodified(headers: IncomingHttpHeaders, etag: string, modified: Date | undefined): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) return tags.trim() === "*" || (tags.match(/(?:W\/)?"[^"]*"/g) ?? []).some(isTag(etag));
  const since = headers["if-modified-since"];
  if (since === undefined || modified === undefined) return false;
  // Dates of HTTP have no fractions of a second.
  return Math.floor(modified.getTime() / 1000) * 1000 <= Date.parse(since);
}

const isTag = (etag: string) => (tag: string) => tag.replace(/^W\//, "") === etag;
