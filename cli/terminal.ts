/** What a command hears and says: words, standard input, and three ways to speak. Tests listen in its place. */

export type Terminal = {
  /** All of the standard input. */
  readonly input: () => Promise<Uint8Array>;
  /** What was asked for: the standard output, and nothing else goes there. */
  readonly write: (content: string | Uint8Array) => void;
  /** What people should know besides: a line on the standard error. */
  readonly say: (line: string) => void;
  /** Where long work has got to: written over by what comes next, and only where somebody watches. */
  readonly progress: (line: string) => void;
  readonly colour: Colour;
};

export type Colour = (name: keyof typeof CODES, text: string) => string;

/** ANSI's select graphic rendition codes. */
const CODES = { red: 31, yellow: 33, green: 32, bold: 1 } as const;

export const PLAIN: Colour = (_, text) => text;

/**
 * Colours where a person looks at them and has not asked for none.
 *
 * @see https://no-color.org: any value but the empty one.
 */
export function colourFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Colour {
  const wanted = stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== "dumb";
  return wanted ? (name, text) => `\u001b[${CODES[name]}m${text}\u001b[0m` : PLAIN;
}

/** A sentence for who called the command wrongly, and the way out of it. */
export class WrongUse extends Error {}

/** Something that keeps the command from its work: a file that is not there, a text of no known format. */
export class Failure extends Error {}

/** How a command ends, as its exit code: all is well, something was found to be wrong, it was called wrongly. */
export const EXIT = { well: 0, wrong: 1, misused: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
