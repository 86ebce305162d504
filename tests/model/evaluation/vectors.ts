/** Maps with known answers: `shared/vectors`, which lies beside the repository; its README says where they are from. */
import { existsSync, readFileSync } from "node:fs";
import type { Argument } from "../../../model/evaluation/arrays.ts";
import type { WhatIf } from "../../../model/evaluation/stances.ts";

const folder = new URL("../../../../shared/vectors/", import.meta.url);

type Weighted = { readonly id: string; readonly w: string };

export type VectorMap = {
  readonly claims: readonly Weighted[];
  readonly inferences: readonly (Weighted & {
    readonly kind: "support" | "attack";
    readonly premises: readonly string[];
    readonly target: string;
  })[];
};

/** One test over all vectors of a file; where the file is absent, a skipped test whose title says so. */
export function testVectors<Vector>(title: string, file: string, run: (vectors: readonly Vector[]) => void): void {
  const url = new URL(file, folder);
  if (existsSync(url)) test(title, () => run(readVector<{ vectors: readonly Vector[] }>(file).vectors));
  else test.skip(`${title} (shared/vectors/${file} is not beside the repository)`, () => {});
}

/** A JSON value of the folder, of the shape that the vectors' README declares; for use within `testVectors`. */
export function readVector<Value>(file: string): Value {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Value;
}

export function argumentOf({ claims, inferences }: VectorMap): Argument {
  return {
    claims,
    inferences: inferences.map(({ id, kind, premises, target }) => ({
      id,
      premises,
      conclusion: target,
      polarity: kind,
    })),
  };
}

/** The stances and weights of a vector, its weights exactly as they are written. */
export function whatIfOf({ claims, inferences }: VectorMap, stance: Readonly<Record<string, string>>): WhatIf {
  const assumed = (assumption: string) => Object.keys(stance).filter((id) => stance[id] === assumption);
  return {
    hold: assumed("hold"),
    grant: assumed("grant"),
    open: assumed("open"),
    reject: assumed("reject"),
    credence: new Map([...claims, ...inferences].map(({ id, w }) => [id, Number(w)])),
  };
}

/** Arguments that attack each other, as claims and inferences of one premise. */
export function attacksOnly(size: number, attacks: readonly (readonly [number, number])[]): Argument {
  return {
    claims: Array.from({ length: size }, (_, index) => ({ id: `a${index}` })),
    inferences: attacks.map(([from, to], index) => ({
      id: `i${index}`,
      premises: [`a${from}`],
      conclusion: `a${to}`,
      polarity: "attack",
    })),
  };
}
