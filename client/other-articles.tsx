/** What the articles of other maps say of a claim: what it corroborates, qualifies or contradicts, and what does so to it. */
import type { LinkAnswer } from "../model/api.ts";
import { comparison } from "./comparison.ts";
import { lowerArticle, place } from "./words.ts";

/** "This" is the claim that is looked at. */
const RELATIONS = {
  incoming: {
    corroborates: "Corroborates this",
    qualifies: "Qualifies this",
    conflicts: "Conflicts with this",
  },
  outgoing: {
    corroborates: "This corroborates",
    qualifies: "This qualifies",
    conflicts: "This conflicts with",
  },
} as const satisfies Record<LinkAnswer["direction"], Record<LinkAnswer["relation"], string>>;

export function OtherArticles({ links, map }: { links: readonly LinkAnswer[]; map: string }) {
  if (links.length === 0) return null;
  const others = [...new Map(links.map(({ other }) => [other.map, other.title]))];
  return (
    <section class="part others">
      <h3>What {others.length === 1 ? "the other article says" : "other articles say"}</h3>
      <ul class="plain">
        {links.map((link) => (
          <li key={`${link.direction} ${link.other.map} ${link.other.id}`} class={`relation ${link.relation}`}>
            <OtherClaim link={link} />
          </li>
        ))}
      </ul>
      {others.map(([other, title]) =>
        title === null ? null : (
          <p key={other}>
            <a class="link small" href={comparison(map, other)}>
              Both articles beside each other: {title}
            </a>
          </p>
        ),
      )}
    </section>
  );
}

function OtherClaim({ link: { direction, relation, strength, comment, other } }: { link: LinkAnswer }) {
  const { claim, viewer } = other;
  return (
    <>
      <p class="kicker">
        {RELATIONS[direction][relation]} · {strength}
      </p>
      {claim === null || viewer === null ? (
        <p class="none">The claim “{other.id}” of a map that is not served here.</p>
      ) : (
        <>
          <p>
            <a class="link foreign" href={viewer}>
              {claim.text}
            </a>
          </p>
          <p class="none">
            {claim.stance === "reported" && claim.holder !== null && `Reported of ${lowerArticle(claim.holder.name)}. `}
            {claim.passages.length > 0 && `There: ${claim.passages.map(place).join("; ")}.`}
          </p>
        </>
      )}
      <p class="foreign comment">{comment}</p>
    </>
  );
}
