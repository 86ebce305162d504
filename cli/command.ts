/** A command: how it is called, what it is for, and what it does. */
import type { ParseArgsConfig } from "node:util";
import type { Exit, Terminal } from "./terminal.ts";

export type Words = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

export type Command = {
  readonly name: string;
  /** The words after the name, as the help shows them. */
  readonly use: string;
  /** One sentence. */
  readonly summary: string;
  /** Each option with what it means. */
  readonly options: Readonly<
    Record<string, NonNullable<ParseArgsConfig["options"]>[string] & { readonly help: string }>
  >;
  /** How many words it wants, at least and at most. */
  readonly words: readonly [number, number];
  readonly run: (words: Words, terminal: Terminal) => Promise<Exit>;
};

/** The value of an option that takes one. */
export function optionOf({ options }: Words, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
