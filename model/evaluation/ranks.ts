/**
 * Which supports only lead a circle of support back to where it came from, and so count for nothing in a strength.
 *
 * Every claim gets as its rank the level at which it can first be derived through supports: first what stands from what
 * is given and stands, then what is undecided, then what falls. A support within a ring counts only if all its premises
 * rank below its conclusion. Each claim keeps the supports that first derive it, so strengths agree with labels; without
 * the cut, two claims that support each other would raise each other to certainty.
 */
import type { Arrays } from "./arrays.ts";
import { byte, int } from "./cells.ts";
import { IN, OUT } from "./labels.ts";
import { NOTHING, type Stances } from "./stances.ts";

/** The inferences whose support only goes round in a circle; none where no claims support each other in one. */
export function circularSupports(arrays: Arrays, { bases }: Stances, labels: Uint8Array): readonly number[] {
  const { inputs, start, pros, isInference, outputs, rings } = arrays;
  if (rings.items.length === 0) return [];
  const ranks = ranksOf(arrays, bases, labels);
  return Array.from(rings.items).filter((node) => {
    if (isInference[node] === 0) return false;
    const conclusion = int(outputs.items, int(outputs.start, node));
    const premises = inputs.subarray(int(start, node), int(pros, node));
    return premises.some((premise) => int(ranks, premise) >= int(ranks, conclusion));
  });
}

/** Above every rank: what cannot be derived at all. */
const UNRANKED = 0x7fffffff;

function ranksOf(arrays: Arrays, bases: Uint8Array, labels: Uint8Array): Int32Array {
  const { size, inputs, start, pros, cons, isInference, attacks, outputs } = arrays;
  const ranks = new Int32Array(size).fill(UNRANKED);
  const missing = pros.map((firstPro, node) => firstPro - int(start, node));
  let rank = 0;

  for (let stage = IN; stage >= OUT; stage -= 1) {
    let level: number[] = [];
    const reach = (claim: number) => {
      if (isInference[claim] === 1 || ranks[claim] !== UNRANKED || byte(labels, claim) < stage) return;
      ranks[claim] = rank;
      level.push(claim);
    };
    const ready = (inference: number) => missing[inference] === 0 && byte(labels, inference) >= stage;
    for (let node = 0; node < size; node += 1) {
      if (byte(bases, node) !== NOTHING) reach(node);
    }
    rank += 1;
    for (let node = 0; node < size; node += 1) {
      for (let k = int(pros, node); k < int(cons, node); k += 1) if (ready(int(inputs, k))) reach(node);
    }
    while (level.length > 0) {
      const reached = level;
      level = [];
      rank += 1;
      for (const claim of reached) {
        for (let k = int(outputs.start, claim); k < int(outputs.start, claim + 1); k += 1) {
          const inference = int(outputs.items, k);
          missing[inference] = int(missing, inference) - 1;
          if (attacks[inference] === 0 && ready(inference)) reach(int(outputs.items, int(outputs.start, inference)));
        }
      }
    }
  }
  return ranks;
}
