/** Every format of others that is read or written here, and the choice among them. */
import type { Notation } from "./notation.ts";

/** In the order in which they are offered, and asked whether they recognise a text: the more telling first. */
export const NOTATIONS: readonly Notation[] = [];

export function notationOf(id: string): Notation | undefined {
  return NOTATIONS.find((notation) => notation.id === id);
}

/**
 * The readable format of a file: what its name says, where several say so or none does, what its text looks like.
 *
 * @param name The file's name; only its end is looked at.
 * @returns `undefined` where nothing that is known here looks like it.
 */
export function recognise(name: string, text: string): Notation | undefined {
  const readable = NOTATIONS.filter(({ read }) => read !== undefined);
  const named = readable.filter(({ id, endings = [] }) =>
    [id, ...endings].some((ending) => name.toLowerCase().endsWith(`.${ending}`)),
  );
  if (named.length === 1) return named[0];
  return (named.length === 0 ? readable : named).find(({ recognises }) => recognises?.(text) === true);
}
