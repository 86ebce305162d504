/** Says of a map that opens branch by branch how much of it is here, and where the rest can be had. */
import { count } from "../model/count.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import type { Roots } from "./branches.ts";

export function InPart({ whole, roots, actions }: { whole: Reading; roots: Roots; actions: Actions }) {
  const { map } = whole.connections;
  const data = (what: string) => `/api/maps/${encodeURIComponent(map.id)}/${what}`;
  return (
    <section class="in-part" aria-label="How much of the map is here">
      <p>
        This map opens branch by branch: {map.claims.length.toLocaleString("en")} of its {count(whole.total, "claim")}{" "}
        are here, and what you open, select or search for comes to them. Filters, and what is taken away, know these
        alone.
      </p>
      {roots.next !== null && (
        <p>
          {roots.here.toLocaleString("en")} of {roots.total.toLocaleString("en")} claims that lead to no other are here.{" "}
          <button type="button" onClick={actions.moreRoots}>
            Fetch more
          </button>
        </p>
      )}
      {!actions.own && (
        <p>
          What stands is worked out of the whole. Of that there is, as data: <a href={data("brief.md")}>the brief</a>,{" "}
          <a href={data("evaluation")}>what stands</a>, also under any <a href="/api/docs">what-if</a>,{" "}
          <a href={data("checks")}>what the checks find</a>, <a href={data("graph")}>the graph</a>.
        </p>
      )}
    </section>
  );
}
