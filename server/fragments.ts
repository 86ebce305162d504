/**
 * What answers say of claims and inferences, as JSON: each text is made when it is first asked for, kept for a while,
 * and put together with others to what was asked. An answer so costs little more than its length.
 *
 * By number, as `Adjacency` has claims and inferences. `tests/server/contract.test.ts` holds the answers against their
 * schemas.
 */
import { conclusionOf, endingIn, isAttack, premisesOf, startingFrom } from "../model/adjacency.ts";
import type { Connections } from "../model/connections.ts";
import type { Note } from "../model/map.ts";
import type { Way } from "../model/neighbourhood.ts";
import { type GraphTexts, graphTexts } from "../model/notation/graphology-text.ts";
import { remembered } from "../model/remembered.ts";
import { claimAddress, claimBrief, inferenceBrief } from "./briefs.ts";
import { once } from "./once.ts";

export type Fragments = {
  /** The claim or inference as its map has it. */
  readonly whole: (node: number) => string;
  readonly brief: (claim: number) => string;
  /** A claim as lists have it. */
  readonly entry: (claim: number) => string;
  readonly grounds: (node: number, polarity: "support" | "attack") => string;
  readonly aboutStep: (inference: number) => string;
  readonly uses: (claim: number) => string;
  readonly target: (inference: number) => string;
  readonly way: (way: Way) => string;
  readonly restatements: (claim: number) => string;
  readonly notes: (node: number) => string;
  readonly graph: GraphTexts;
};

/** In characters, each text a few more than it has: of a kind, and of a map. */
const KEPT = { most: 16 * 1024 * 1024, sizeOf: (text: string) => text.length + 64 };
const kept = (make: (node: number) => string) => remembered(make, KEPT);

const json = (value: unknown) => JSON.stringify(value);
const list = (texts: readonly string[]) => `[${texts.join(",")}]`;

export function fragmentsOf(connections: Connections): Fragments {
  const { map, adjacency: adjacent, claimAt, inferenceAt, idAt } = connections;
  const adjacency = adjacent();
  const { claims } = adjacency;
  const thingAt = (node: number) => (node < claims ? claimAt(node) : inferenceAt(node));

  const brief = kept((claim) => json(claimBrief(connections, claimAt(claim))));
  const stepBrief = kept((inference) => json(inferenceBrief(inferenceAt(inference))));
  const briefs = (nodes: Iterable<number>) => list(Array.from(nodes, brief));
  const from = (node: number, attacks: boolean) =>
    endingIn(adjacency, node).filter((inference) => isAttack(adjacency, inference) === attacks);

  const aboutStep = (inference: number) => {
    const about = (attacks: boolean) =>
      list(
        from(inference, attacks).map(
          (each) => `{"inference":${stepBrief(each)},"premises":${briefs(premisesOf(adjacency, each))}}`,
        ),
      );
    return `"undercuts":${about(true)},"backings":${about(false)}`;
  };
  const ground = (inference: number) =>
    `{"inference":${stepBrief(inference)},"premises":${briefs(premisesOf(adjacency, inference))},${aboutStep(inference)}}`;

  const target = (inference: number) => {
    const node = conclusionOf(adjacency, inference);
    if (node < claims) return `{"kind":"claim","claim":${brief(node)}}`;
    const conclusion = json(idAt(conclusionOf(adjacency, node)));
    return `{"kind":"inference","inference":${stepBrief(node)},"conclusion":${conclusion}}`;
  };
  const use = (claim: number) => (inference: number) => {
    const others = premisesOf(adjacency, inference).filter((premise) => premise !== claim);
    return `{"inference":${stepBrief(inference)},"coPremises":${briefs(others)},"target":${target(inference)},${aboutStep(inference)}}`;
  };

  const entry = kept((claim) => {
    const { id, section = null, importance } = claimAt(claim);
    const counts = {
      reasons: from(claim, false).length,
      objections: from(claim, true).length,
      uses: startingFrom(adjacency, claim).length,
    };
    const more = { section, importance, thesis: connections.theses.has(id), counts, link: claimAddress(map.id, id) };
    return `${brief(claim).slice(0, -1)},${json(more).slice(1)}`;
  });

  const step = kept((inference) => {
    const end = conclusionOf(adjacency, inference);
    const label = end < claims ? claimAt(end).label : isAttack(adjacency, end) ? "but" : "because";
    const polarity = isAttack(adjacency, inference) ? "attack" : "support";
    return json({ inference: idAt(inference), polarity, to: idAt(end), label });
  });

  const groups = once(() => placesOf(map.restatements, (group) => group));
  const noted = once(() => placesOf(map.notes, ({ target }) => [target]));
  const graph = graphTexts(connections);

  return {
    whole: (node) => json(thingAt(node)),
    brief,
    entry,
    grounds: (node, polarity) => list(from(node, polarity === "attack").map(ground)),
    aboutStep,
    uses: (claim) => list(startingFrom(adjacency, claim).map(use(claim))),
    target,
    way: ({ from, to, polarity, inferences }) => {
      const ends = `{"from":${json(idAt(from))},"to":${json(idAt(to))},"polarity":"${polarity}"`;
      return `${ends},"steps":${list(inferences.map(step))}}`;
    },
    restatements: (claim) => {
      const id = idAt(claim);
      const same = (groups().get(id) ?? []).flat().filter((other) => other !== id);
      return briefs([...new Set(same)].map(connections.nodeOf));
    },
    notes: (node) => json(noted().get(idAt(node)) ?? ([] satisfies Note[])),
    graph: {
      claim: kept(graph.claim),
      inference: kept(graph.inference),
      edges: kept(graph.edges),
      head: graph.head,
    },
  };
}

/** What names each id, in its order. */
function placesOf<Thing>(things: readonly Thing[], idsOf: (thing: Thing) => readonly string[]) {
  const places = new Map<string, Thing[]>();
  for (const thing of things) {
    for (const id of new Set(idsOf(thing))) {
      const known = places.get(id);
      if (known === undefined) places.set(id, [thing]);
      else known.push(thing);
    }
  }
  return places;
}
