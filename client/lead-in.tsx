/** What the map is and how it is read, in a line at the head of the outline, and where others speak of the same. */
import { count } from "../model/count.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Reading } from "../model/picture/reading.ts";
import { comparison } from "./comparison.ts";

type Props = {
  readonly map: ArgumentMap;
  /** How many claims the whole map has. */
  readonly total: number;
};

export function LeadIn({ map, total }: Props) {
  const [source] = map.sources;
  return (
    <p class="lead-in">
      {count(total, "claim")}
      {source !== undefined && (
        <>
          {" "}
          of{" "}
          {source.url === undefined ? (
            <q class="foreign">{source.title}</q>
          ) : (
            <a href={source.url} class="foreign">
              {source.title}
            </a>
          )}
          {source.author !== undefined && <span class="foreign">, {source.author}</span>}
        </>
      )}
      . Read downwards: <em class="lead support">because</em> leads to reasons, <em class="lead attack">but</em> to
      objections. <a href="/">All maps</a>
    </p>
  );
}

/** The ways to the maps that speak of the same. */
export function Others({ map, reading }: { map: ArgumentMap; reading: Reading }) {
  return comparable(reading).map(([other, title]) => (
    <p key={other} class="lead-in">
      <a href={comparison(map.id, other)}>
        What another article says of the same: <span class="foreign">{title}</span>
      </a>
    </p>
  ));
}

/** The maps, by id, that have to do with this one and are served. */
const comparable = ({ links }: Reading): [id: string, title: string][] => {
  const titles = [...links.values()].flat().map(({ other }) => [other.map, other.title] as const);
  return [...new Map(titles)].flatMap(([id, title]) => (title === null ? [] : [[id, title]]));
};
