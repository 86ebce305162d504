/**
 * Tiny named maps. In the drawings a claim is a letter, `→` supports and `⊣` attacks; an inference is named where
 * something points at it.
 */
import type { ArgumentMap } from "../model/map.ts";
import { read } from "../model/read.ts";

/**
 * A map from lines such as `i: a + b -> c` (a linked support), `j: d -| a` (an attack) and `k: e -| i` (an undercut).
 * Claims are what is no inference; the first line's conclusion and what else is no reason for anything are the theses.
 */
export function mapOf(lines: readonly string[], more: Record<string, unknown> = {}): ArgumentMap {
  const inferences = lines.filter((line) => line.includes(":")).map(inferenceOf);
  const named = new Set(inferences.map(({ id }) => id));
  const lone = lines.filter((line) => !line.includes(":")).map((line) => line.trim());
  const ends = inferences.flatMap(({ premises, conclusion }) => [...premises, conclusion]);
  const claims = [...new Set([...lone, ...ends])].filter((id) => !named.has(id));
  return read({
    format: "argument-map/1",
    id: "tiny",
    title: "A tiny map",
    claims: claims.map((id) => ({ id, text: `It is so that ${id}.` })),
    inferences,
    ...more,
  });
}

function inferenceOf(line: string) {
  const [, id = "", premises = "", sign = "", conclusion = ""] = /^(\S+): (.+) (->|-\|) (\S+)$/.exec(line.trim()) ?? [];
  return { id, premises: premises.split(" + "), polarity: sign === "->" ? "support" : "attack", conclusion };
}

/** a */
export const single = mapOf(["a"]);

/** c → b → a */
export const chain = mapOf(["i: b -> a", "j: c -> b"]);

/** d → b → a, d → c → a */
export const diamond = mapOf(["i: b -> a", "j: c -> a", "k: d -> b", "l: d -> c"]);

/** b + c → a, both premises needed */
export const linked = mapOf(["i: b + c -> a"]);

/** b ⊣ a, a ⊣ b */
export const mutualAttack = mapOf(["i: b -| a", "j: a -| b"], { theses: ["a"] });

/** b → a by i; c ⊣ i */
export const undercut = mapOf(["i: b -> a", "u: c -| i"], { theses: ["a"] });

/** b → a by i; c ⊣ i by u; d ⊣ u */
export const undercutOfUndercut = mapOf(["i: b -> a", "u: c -| i", "v: d -| u"], { theses: ["a"] });

/** c → a, c → b, both theses */
export const twoTheses = mapOf(["i: c -> a", "j: c -> b"]);

/** a → b → c → a: a circle, with d → a */
export const supportCircle = mapOf(["i: a -> b", "j: b -> c", "k: c -> a", "l: d -> a"], { theses: ["c"] });
