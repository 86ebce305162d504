/** How each claim and each inference of a map is said in Argdown, before anything is written. */
import type { Connections } from "../../connections.ts";
import type { ArgumentMap, Inference } from "../../map.ts";

type Line = {
  readonly arrow: string;
  /** It stands under the premise, and names the target. */
  readonly isOutgoing: boolean;
  /** The claim or step under which it stands, or that it names. */
  readonly target: string;
  /** Another inference that the same line says, as `><` does. */
  readonly partner?: string | undefined;
};

export type Forms = {
  /** Inferences that are arguments with premise-conclusion structures of their own. */
  readonly boxed: ReadonlySet<string>;
  /** Claims that are arguments without such a structure, as they were read. */
  readonly sketched: ReadonlySet<string>;
  /** Statements entail each other or are contrary; nothing merely supports or attacks. */
  readonly isStrict: boolean;
  /** How an inference is said that is no argument. */
  readonly lineOf: (id: string) => Line;
};

/** What reading Argdown kept of a map, a claim or an inference. */
export function keptOf({ ext }: { readonly ext?: Readonly<Record<string, unknown>> | undefined }) {
  const kept = ext?.argdown;
  return (typeof kept === "object" && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
}

export function formsOf(connections: Connections): Forms {
  const { map } = connections;
  const boxed = new Set<string>();
  const statements = new Set(map.claims.filter((claim) => keptOf(claim).kind !== "argument").map(({ id }) => id));
  const needed = neededBoxes(connections, statements);
  for (let inference = needed.pop(); inference !== undefined; inference = needed.pop()) {
    const { id, premises, conclusion } = inference;
    if (boxed.has(id)) continue;
    boxed.add(id);
    // An argument that is a premise or a conclusion is a statement, so what bears on its inferences needs them as boxes.
    for (const end of [...premises, conclusion]) {
      if (!connections.claims.has(end) || statements.has(end)) continue;
      statements.add(end);
      for (const step of connections.from(end)) if (connections.into(step.id).length > 0) needed.push(step);
    }
    const onto = connections.inferences.get(conclusion);
    if (onto !== undefined) needed.push(onto);
  }
  const sketched = new Set(map.claims.map(({ id }) => id).filter((id) => !statements.has(id)));
  const partners = partnersIn(map, boxed, sketched);
  const isStrict = keptOf(map).mode === "strict" && map.inferences.every(fitsStrict);

  function fitsStrict({ id, premises: [premise = ""], conclusion, polarity, ...inference }: Inference): boolean {
    if (boxed.has(id) || sketched.has(premise) || sketched.has(conclusion) || !connections.claims.has(conclusion))
      return true;
    return polarity === "support" ? keptOf(inference).relation === "entails" : partners.has(id);
  }

  function lineOf(id: string): Line {
    const inference = connections.inferences.get(id) as Inference;
    const { premises, conclusion, polarity } = inference;
    const [premise = ""] = premises;
    const { relation } = keptOf(inference);
    const partner = partners.get(id);
    if (partner !== undefined && relation === "contradictory")
      return { arrow: "><", isOutgoing: true, target: conclusion, partner };
    if (connections.claims.has(conclusion)) {
      if (relation === "undercut" && sketched.has(conclusion) && connections.from(conclusion).length === 0)
        return { arrow: "<_", isOutgoing: false, target: conclusion };
      const arrow = polarity === "support" ? "+" : "-";
      return { arrow, isOutgoing: false, target: conclusion, partner: isStrict ? partner : undefined };
    }
    const step = connections.inferences.get(conclusion) as Inference;
    if (!boxed.has(conclusion)) return { arrow: "<_", isOutgoing: false, target: step.premises[0] ?? "" };
    if (polarity === "support") return { arrow: "+>", isOutgoing: true, target: conclusion };
    if (relation !== "attack" || denies(connections, premise, step))
      return { arrow: "<_", isOutgoing: false, target: conclusion };
    return { arrow: "->", isOutgoing: true, target: conclusion };
  }

  return { boxed, sketched, isStrict, lineOf };
}

/**
 * The inferences that no line can say: with linked premises, said by a line already, with what only a structure holds,
 * or borne on by others, unless they are all that an argument without a structure does, which can itself be undercut.
 */
function neededBoxes(connections: Connections, statements: ReadonlySet<string>): Inference[] {
  const { map } = connections;
  const grounded = new Set<string>();
  const open = map.claims.flatMap(({ id }) => connections.into(id));
  for (let inference = open.pop(); inference !== undefined; inference = open.pop()) {
    if (grounded.has(inference.id)) continue;
    grounded.add(inference.id);
    for (const next of connections.into(inference.id)) open.push(next);
  }
  const said = new Set<string>();
  return map.inferences.filter((inference) => {
    const { id, premises, conclusion, polarity } = inference;
    const [premise = ""] = premises;
    const { title, rules, tags, data } = keptOf(inference);
    const sign = JSON.stringify([polarity, premise, conclusion]);
    const isRepeated = said.has(sign);
    if (premises.length === 1) said.add(sign);
    if (premises.length > 1 || isRepeated || (title ?? rules ?? tags ?? data) !== undefined) return true;
    const onto = connections.into(id);
    if (onto.length === 0) return false;
    const isSole = !statements.has(premise) && connections.from(premise).length === 1 && grounded.has(id);
    return !isSole || onto.some(({ premises, polarity }) => premises.length > 1 || polarity === "support");
  });
}

/** Attacks in both directions that were read as one relation, and can be written as one. */
function partnersIn(
  map: ArgumentMap,
  boxed: ReadonlySet<string>,
  sketched: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const signs = new Map<string, string>();
  const partners = new Map<string, string>();
  for (const inference of map.inferences) {
    const { id, premises, conclusion, polarity } = inference;
    const [premise = ""] = premises;
    const { relation } = keptOf(inference);
    if (boxed.has(id) || polarity !== "attack" || (relation !== "contradictory" && relation !== "contrary")) continue;
    if (sketched.has(premise) || sketched.has(conclusion)) continue;
    const partner = signs.get(JSON.stringify([relation, conclusion, premise]));
    if (premise === conclusion) partners.set(id, id);
    else if (partner === undefined) signs.set(JSON.stringify([relation, premise, conclusion]), id);
    else {
      partners.set(id, partner);
      partners.set(partner, id);
    }
  }
  return partners;
}

/** Whether a claim attacks a premise of a step: Argdown then takes its attack on the whole argument for the same. */
function denies(connections: Connections, claim: string, { premises }: Inference): boolean {
  return connections
    .from(claim)
    .some(({ polarity, conclusion }) => polarity === "attack" && premises.includes(conclusion));
}
