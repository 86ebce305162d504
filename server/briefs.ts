/** Claims and inferences in the short forms in which answers name them. */
import type {
  AboutStep,
  ClaimBrief,
  ClaimEntry,
  Ground,
  InferenceBrief,
  RouteAnswer,
  Target,
  Use,
} from "../model/api.ts";
import { type Connections, grounds } from "../model/connections.ts";
import type { Claim, Inference, Polarity } from "../model/map.ts";
import type { Route } from "../model/neighbourhood.ts";
import { schemes } from "../model/schemes.ts";

export function claimBrief({ map }: Connections, { id, label, text, stance, holder }: Claim): ClaimBrief {
  const found = map.holders.find((each) => each.id === holder);
  return { id, label, text, stance, holder: found === undefined ? null : { id: found.id, name: found.name } };
}

function inferenceBrief({ id, polarity, scheme, premises, stated, cue, comment, passages }: Inference): InferenceBrief {
  return {
    id,
    polarity,
    scheme: scheme === undefined ? null : { id: scheme, name: schemes.get(scheme)?.name ?? scheme },
    linked: premises.length > 1,
    stated,
    cue: cue ?? null,
    comment: comment ?? null,
    passages,
  };
}

/** Claims by id, in the order of the ids. */
export function claimBriefs(connections: Connections, ids: Iterable<string>): ClaimBrief[] {
  return [...ids].flatMap((id) => {
    const claim = connections.claims.get(id);
    return claim === undefined ? [] : [claimBrief(connections, claim)];
  });
}

export function groundsOf(connections: Connections, id: string, polarity: Polarity): Ground[] {
  return grounds(connections, id, polarity).map((inference) => ({
    inference: inferenceBrief(inference),
    premises: claimBriefs(connections, inference.premises),
    ...aboutStep(connections, inference.id),
  }));
}

export function aboutStep(connections: Connections, inference: string) {
  const about = (polarity: Polarity): AboutStep[] =>
    grounds(connections, inference, polarity).map((each) => ({
      inference: inferenceBrief(each),
      premises: claimBriefs(connections, each.premises),
    }));
  return { undercuts: about("attack"), backings: about("support") };
}

export function usesOf(connections: Connections, claim: string): Use[] {
  return connections.from(claim).map((inference) => ({
    inference: inferenceBrief(inference),
    coPremises: claimBriefs(
      connections,
      inference.premises.filter((premise) => premise !== claim),
    ),
    target: targetOf(connections, inference),
    ...aboutStep(connections, inference.id),
  }));
}

export function targetOf(connections: Connections, { conclusion }: Inference): Target {
  const inference = connections.inferences.get(conclusion);
  if (inference !== undefined) {
    return { kind: "inference", inference: inferenceBrief(inference), conclusion: inference.conclusion };
  }
  // A map that was read has no other conclusions than inferences and claims.
  const claim = connections.claims.get(conclusion) as Claim;
  return { kind: "claim", claim: claimBrief(connections, claim) };
}

export function claimEntry(connections: Connections, claim: Claim): ClaimEntry {
  const { map } = connections;
  return {
    ...claimBrief(connections, claim),
    section: claim.section ?? null,
    importance: claim.importance,
    thesis: connections.theses.has(claim.id),
    counts: {
      reasons: grounds(connections, claim.id, "support").length,
      objections: grounds(connections, claim.id, "attack").length,
      uses: connections.from(claim.id).length,
    },
    link: claimAddress(map.id, claim.id),
  };
}

export function routeAnswer({ claims, inferences }: Connections, route: Route): RouteAnswer {
  const labelOf = (id: string) =>
    claims.get(id)?.label ?? (inferences.get(id)?.polarity === "attack" ? "but" : "because");
  return { ...route, steps: route.steps.map((step) => ({ ...step, label: labelOf(step.to) })) };
}

export const mapAddress = (map: string) => `/api/maps/${encodeURIComponent(map)}`;
export const versionAddress = (map: string, version: string) => `${mapAddress(map)}/versions/${version}`;
export const claimAddress = (map: string, claim: string) => `${mapAddress(map)}/claims/${encodeURIComponent(claim)}`;
/** The viewer at a step of the tour. */
export const tourAddress = (map: string, step: string) =>
  `/maps/${encodeURIComponent(map)}?${new URLSearchParams({ tour: step })}`;
/** The viewer with a claim or an inference selected. */
export const viewerAddress = (map: string, selected?: string) =>
  `/maps/${encodeURIComponent(map)}${selected === undefined ? "" : `?${new URLSearchParams({ claim: selected })}`}`;
