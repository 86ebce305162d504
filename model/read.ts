/** `unknown` → `ArgumentMap`: the one place where a map from outside becomes one that everything else trusts. */
import * as z from "zod";
import { isDeeperThan, syntaxMessage, withoutMark } from "./json.ts";
import { type ArgumentMap, mapSchema } from "./map.ts";
import { errors, type Problem, problem, quoted } from "./problems.ts";

/** A map that can't be served, with all that is wrong with it. */
export class InvalidMap extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path || "/"}: ${message}`).join("\n"));
    this.name = "InvalidMap";
    this.problems = problems;
  }
}

/** Some times faster on what is valid; what is not goes the usual way, so that every problem is told as it was. */
const compiled = z.compile(mapSchema);

/** Deeper than any map; what is nested deeper would overflow the stack of whoever serialises it. */
const DEPTH = 64;

/**
 * Reads a parsed JSON value as a map.
 *
 * @throws {InvalidMap} with every problem: those of shape, or, where the shape is right, all others.
 */
export function read(value: unknown): ArgumentMap {
  if (isDeeperThan(value, DEPTH)) {
    throw new InvalidMap([problem("too-deep", [], `Values are nested more than ${DEPTH} levels deep.`)]);
  }
  const parsed = compiled.safeParse(value);
  if (!parsed.success) throw new InvalidMap(parsed.error.issues.flatMap(shapeProblems));
  const found = errors(parsed.data);
  if (found.length > 0) throw new InvalidMap(found);
  return parsed.data;
}

/**
 * Reads the text of a map file.
 *
 * @throws {InvalidMap} as `read`, and where the text is not JSON, with line and column as far as they can be told.
 */
export function readText(text: string): ArgumentMap {
  let value: unknown;
  try {
    value = JSON.parse(withoutMark(text));
  } catch (error) {
    // JSON.parse throws nothing but SyntaxError.
    throw new InvalidMap([problem("not-json", [], syntaxMessage(error as SyntaxError, text))]);
  }
  return read(value);
}

function shapeProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problem("unknown-key", [...issue.path, key], `The key ${quoted(key)} is not known.`),
    );
  }
  return [problem("wrong-value", issue.path, `${issue.message}.`.replace(/\.\.$/u, "."))];
}
