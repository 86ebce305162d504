/**
 * By which rule a node has its label, and which of its inputs the rule rests on: one step of a dispute tree.
 *
 * Where several would do, the reasons are taken from which the fewest steps lead down to what is given or assumed (the
 * min-max numbering of Caminada and Dunne 2019). From a decided node to its reasons, turns strictly fall.
 */
import type { Arrays } from "./arrays.ts";
import { byte, int } from "./cells.ts";
import type { Labelling } from "./labelling.ts";
import { IN, OUT, UNDECIDED } from "./labels.ts";
import { ancestors } from "./propagation.ts";
import { GIVEN, HELD, NOTHING, OPEN, REJECTED, type Stances } from "./stances.ts";

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
export function justifier(arrays: Arrays, { bases }: Stances, found: Labelling, thesis: number): Justify {
  const { inputs, start, pros, cons, isInference } = arrays;
  const { labels, turns, unfounded } = found;
  const depths = new Int32Array(arrays.size);

  const because = (rule: Rule, reasons: Iterable<number> = [], more: Partial<Justification> = {}): Justification => ({
    rule,
    reasons: Array.from(reasons),
    answered: [],
    circle: [],
    ...more,
  });
  const depthOf = ({ reasons, answered }: Justification) => {
    let deepest = 0;
    for (const each of reasons) deepest = Math.max(deepest, int(depths, each));
    for (const each of answered) deepest = Math.max(deepest, int(depths, each));
    return deepest;
  };
  const simplest = (options: readonly Justification[]) =>
    options.reduce((best, option) => (depthOf(option) < depthOf(best) ? option : best));

  const justify: Justify = (node) => {
    const base = byte(bases, node);
    if (base === REJECTED) return because("rejected");
    if (base >= HELD) return because("held");
    const isClaim = isInference[node] === 0;
    const turn = int(turns, node);
    const premises = inputs.subarray(int(start, node), int(pros, node));
    const grounds = inputs.subarray(int(pros, node), int(cons, node));
    const objections = inputs.subarray(int(cons, node), int(start, node + 1));
    const labelled = (nodes: Int32Array, label: number) => Array.from(nodes).filter((each) => labels[each] === label);
    const earlier = (nodes: Int32Array, label: number) =>
      labelled(nodes, label).filter((each) => int(turns, each) < turn);

    if (labels[node] === IN) {
      const answered = Array.from(objections);
      if (base === GIVEN) return because(isClaim ? "given" : "supported", premises, { answered });
      return simplest(earlier(grounds, IN).map((ground) => because("supported", [...premises, ground], { answered })));
    }
    if (labels[node] === OUT) {
      const fallen = earlier(grounds, OUT);
      if (unfounded[node] === 1) return because("circular", fallen, { circle: circleOf(grounds, turn) });
      const bare = isClaim && base === NOTHING && fallen.length === grounds.length;
      return simplest([
        ...earlier(objections, IN).map((objection) => because("attacked", [objection])),
        ...earlier(premises, OUT).map((premise) => because("ungrounded", [premise])),
        ...(bare ? [because("ungrounded", fallen)] : []),
      ]);
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

  const relevant = ancestors(arrays, [thesis]);
  const decided = Array.from(turns.keys()).filter((node) => relevant[node] === 1 && int(turns, node) > 0);
  decided.sort((a, b) => int(turns, a) - int(turns, b));
  for (const node of decided) depths[node] = depthOf(justify(node)) + 1;
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
