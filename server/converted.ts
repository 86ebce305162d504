/** A foreign document → the same in another format, with what was mended on the way in and lost on the way out. */
import { type Conversion, MOST_PROBLEMS, MOST_WARNINGS } from "../model/api.ts";
import { connect } from "../model/connections.ts";
import type { View } from "../model/graph.ts";
import { can, notationOf, recognise } from "../model/notation/list.ts";
import type { Problem } from "../model/problems.ts";
import { InvalidMap } from "../model/read.ts";
import { everything } from "../model/selection.ts";

export type Wanted = {
  /** The id of a readable notation; otherwise the text tells. */
  readonly from?: string | undefined;
  /** The id of a writable notation. */
  readonly to: string;
  readonly view: View;
};

/** `from` is absent where the text looks like nothing that is read here; problems may have been cut, `total` counts all. */
export type Converted =
  | { readonly ok: true; readonly conversion: Conversion }
  | { readonly ok: false; readonly from?: string; readonly problems: readonly Problem[]; readonly total: number };

export function converted(text: string, { from, to, view }: Wanted): Converted {
  const source = from === undefined ? recognise("", text) : notationOf(from);
  const target = notationOf(to);
  if (!can(source, "read") || !can(target, "write")) return { ok: false, problems: [], total: 0 };
  try {
    const { map, warnings } = source.read(text, "map");
    const connections = connect(map);
    const { content, losses } = target.write({ connections, selection: everything(connections), view });
    const conversion = {
      from: source.id,
      to: target.id,
      map: { id: map.id, title: map.title },
      counts: { claims: map.claims.length, inferences: map.inferences.length },
      warnings: warnings.slice(0, MOST_WARNINGS),
      totalWarnings: warnings.length,
      losses,
      mediaType: target.mediaType,
      filename: `${map.id}.${target.id}`,
      content,
    };
    return { ok: true, conversion };
  } catch (error) {
    if (!(error instanceof InvalidMap)) throw error;
    const { problems } = error;
    return { ok: false, from: source.id, problems: problems.slice(0, MOST_PROBLEMS), total: problems.length };
  }
}
