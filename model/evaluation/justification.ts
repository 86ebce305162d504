/**
 * By which rule a node has its label, and which of its inputs the rule rests on: one step of a dispute tree.
 *
 * Where several would do, the reasons are taken from which the fewest steps lead down (`choice.ts`). From a decided node
 * to its reasons, turns strictly fall.
 */
import type { Arrays } from "./arrays.ts";
import { byte, int } from "./cells.ts";
import { type Choice, chooser, NONE } from "./choice.ts";
import type { Labelling } from "./labelling.ts";
import { IN, OUT, UNDECIDED } from "./labels.ts";
import { GIVEN, HELD, OPEN, REJECTED, type Stances } from "./stances.ts";

/**
 * held: the reader accepts it. given: it needs no reason. supported: by a step that holds; of a step, by its premises.
 * rejected: by the reader. attacked: a step against it holds. ungrounded: no step to it holds; of a step, a premise
 * falls. circular: it is supported by itself alone. open: the reader leaves it so. disputed: a step against it is
 * undecided. unsettled: what would support it is undecided.
 */
export const RULES = [
  "held",
  "given",
  "supported",
  "rejected",
  "attacked",
  "ungrounded",
  "circular",
  "open",
  "disputed",
  "unsettled",
] as const;
export type Rule = (typeof RULES)[number];

export type Justification = {
  readonly rule: Rule;
  /** What the rule rests on. Empty for what is given and for what the reader assumes. */
  readonly reasons: readonly number[];
  /** Steps against it, all of which fail, where it stands in spite of them. */
  readonly answered: readonly number[];
  /** Claims that it is in a circle of support with, where that is why it falls. */
  readonly circle: readonly number[];
};

export type Justify = (node: number) => Justification;

/** Tells why each node that leads to the thesis, and the thesis itself, has its label. */
export function justifier(arrays: Arrays, stances: Stances, found: Labelling, thesis: number): Justify {
  return justifiers(arrays, thesis)(stances, found);
}

/** The same with memory of its own, to be used for one labelling after the other. */
export function justifiers(arrays: Arrays, thesis: number): (stances: Stances, found: Labelling) => Justify {
  const choose = chooser(arrays, thesis);
  return (stances, found) => justifying(arrays, stances, found, choose(stances, found));
}

function justifying(arrays: Arrays, { bases }: Stances, found: Labelling, choice: Choice): Justify {
  const { inputs, start, pros, cons, isInference } = arrays;
  const { labels, turns, unfounded } = found;

  const because = (rule: Rule, reasons: Iterable<number> = [], more: Partial<Justification> = {}): Justification => ({
    rule,
    reasons: Array.from(reasons),
    answered: [],
    circle: [],
    ...more,
  });

  const justify: Justify = (node) => {
    const base = byte(bases, node);
    if (base === REJECTED) return because("rejected");
    if (base >= HELD) return because("held");
    const isClaim = isInference[node] === 0;
    const premises = inputs.subarray(int(start, node), int(pros, node));
    const grounds = inputs.subarray(int(pros, node), int(cons, node));
    const objections = inputs.subarray(int(cons, node), int(start, node + 1));
    const labelled = (nodes: Int32Array, label: number) => Array.from(nodes).filter((each) => labels[each] === label);

    if (labels[node] === IN) {
      const answered = Array.from(objections);
      if (base === GIVEN) return because(isClaim ? "given" : "supported", premises, { answered });
      return because("supported", [...premises, choice(node)], { answered });
    }
    if (labels[node] === OUT) {
      if (unfounded[node] === 1) {
        const turn = int(turns, node);
        const fallen = labelled(grounds, OUT).filter((ground) => int(turns, ground) < turn);
        return because("circular", fallen, { circle: circleOf(grounds, turn) });
      }
      const chosen = choice(node);
      if (chosen === NONE) return because("ungrounded", grounds);
      return because(isInference[chosen] === 1 ? "attacked" : "ungrounded", [chosen]);
    }
    const unsettled = labelled(isClaim ? grounds : premises, UNDECIDED);
    const settled = isClaim ? base === GIVEN || labelled(grounds, IN).length > 0 : unsettled.length === 0;
    if (base === OPEN && unsettled.length === 0 && labelled(grounds, IN).length === 0) return because("open");
    return settled ? because("disputed", labelled(objections, UNDECIDED)) : because("unsettled", unsettled);
  };
  /** For each ground that fell only with the circle, the premise by which it hangs on the circle. */
  const circleOf = (grounds: Int32Array, turn: number) =>
    Array.from(grounds)
      .filter((ground) => int(turns, ground) > turn)
      .flatMap((ground) => {
        const premises = Array.from(inputs.subarray(int(start, ground), int(pros, ground)));
        return premises.filter((premise) => unfounded[premise] === 1 && turns[premise] === turn).slice(0, 1);
      });
  return justify;
}

/**
 * All claims that stand and that the thesis' label rests on: as long as none of them is rejected, nothing that is
 * rejected can change it.
 */
export function pillars({ isInference }: Arrays, { labels }: Labelling, justify: Justify, thesis: number): number[] {
  const seen = new Set([thesis]);
  for (const node of seen) {
    const { reasons, answered, circle } = justify(node);
    for (const each of [...reasons, ...answered, ...circle]) seen.add(each);
  }
  return [...seen].filter((node) => isInference[node] === 0 && labels[node] === IN);
}
