/** Claims and inferences in the short forms in which answers name them. */
import type { ClaimBrief, InferenceBrief } from "../model/api.ts";
import type { Connections } from "../model/connections.ts";
import type { Claim, Inference } from "../model/map.ts";
import { schemes } from "../model/schemes.ts";

export function claimBrief({ map }: Connections, { id, label, text, stance, holder }: Claim): ClaimBrief {
  const found = map.holders.find((each) => each.id === holder);
  return { id, label, text, stance, holder: found === undefined ? null : { id: found.id, name: found.name } };
}

export function inferenceBrief({
  id,
  polarity,
  scheme,
  premises,
  stated,
  cue,
  comment,
  passages,
}: Inference): InferenceBrief {
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

export const mapAddress = (map: string) => `/api/maps/${encodeURIComponent(map)}`;
export const versionAddress = (map: string, version: string) => `${mapAddress(map)}/versions/${version}`;
export const claimAddress = (map: string, claim: string) => `${mapAddress(map)}/claims/${encodeURIComponent(claim)}`;
/** The viewer at a step of the tour. */
export const tourAddress = (map: string, step: string) =>
  `/maps/${encodeURIComponent(map)}?${new URLSearchParams({ tour: step })}`;
/** The viewer with a claim or an inference selected. */
export const viewerAddress = (map: string, selected?: string) =>
  `/maps/${encodeURIComponent(map)}${selected === undefined ? "" : `?${new URLSearchParams({ claim: selected })}`}`;
