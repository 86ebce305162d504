/** Links between maps as answers have them: both claims in short, wherever the link was written. */
import type { LinkAnswer } from "../model/api.ts";
import type { Connections } from "../model/connections.ts";
import { linksSeenFrom, type SeenLink } from "../model/links.ts";
import type { Claim } from "../model/map.ts";
import { claimAddress, claimBrief, viewerAddress } from "./briefs.ts";
import { type Library, openAll } from "./library.ts";
import type { ServedMap } from "./served-map.ts";

/** The links of a map that are wanted, its own and those that others have to it. */
export async function linkAnswers(
  library: Library,
  { connections }: ServedMap,
  wanted: (link: SeenLink) => boolean,
): Promise<LinkAnswer[]> {
  const links = linksSeenFrom(connections, library.linkingTo(connections.map.id)).filter(wanted);
  const others = await openAll(library, new Set(links.map(({ other }) => other.map)));
  return links.map(({ direction, relation, strength, comment, claim: id, other }) => {
    // A map's links start from claims of its own, and of others' links those were taken that reach one.
    const claim = connections.claims.get(id) as Claim;
    const there = others.get(other.map);
    const target = there?.connections.claims.get(other.claim);
    return {
      direction,
      relation,
      strength,
      comment,
      claim: linkedClaim(connections, claim),
      other: {
        map: other.map,
        title: there?.map.title ?? null,
        id: other.claim,
        claim: there === undefined || target === undefined ? null : linkedClaim(there.connections, target),
        link: target === undefined ? null : claimAddress(other.map, other.claim),
        viewer: target === undefined ? null : viewerAddress(other.map, other.claim),
      },
    };
  });
}

function linkedClaim(connections: Connections, claim: Claim) {
  return { ...claimBrief(connections, claim), passages: claim.passages };
}
