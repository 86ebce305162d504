/** What is printed: the picture of what stands open, then every claim, numbered as an outline, with its places in the article. */
import type { TreeNode } from "../model/layout/tree.ts";
import type { Claim, Passage } from "../model/map.ts";
import { standing } from "../model/picture/boxes.ts";
import type { Reading } from "../model/picture/reading.ts";
import { place, relation } from "./words.ts";

/** Of a source, the sentences that can be seen beside the map, in their order. */
export type ShownText = {
  readonly source: string;
  readonly sentences: readonly { readonly at: string; readonly text: string }[];
};

type Props = {
  readonly reading: Reading;
  readonly drawing: SVGElement;
  readonly text: ShownText | undefined;
};

export function PrintSheet({ reading, drawing, text }: Props) {
  const { connections, forest } = reading;
  const { map } = connections;
  const numbers = numbersOf(reading);
  const numberOfClaim = new Map<string, string>();
  for (const [id, number] of numbers) {
    const node = forest.nodes.get(id);
    if (node?.kind === "claim") numberOfClaim.set(node.claim, number);
  }
  const placed = map.claims.filter(({ id, passages }) => numberOfClaim.has(id) && passages.length > 0);
  return (
    <div class="print-sheet">
      <figure ref={(element) => element?.replaceChildren(drawing)} />
      <h2>The argument</h2>
      {[...numbers].map(([id, number]) => {
        const node = forest.nodes.get(id) as TreeNode; // numbers are of the forest's nodes
        if (node.kind === "inference") return null;
        const claim = connections.claims.get(node.claim) as Claim; // the forest's claims are the map's
        const held = standing(connections, claim);
        const lead = relation(forest, node);
        return (
          <p key={id} class={`line level-${Math.min(9, number.split(".").length)}`}>
            <span class="number">{number}</span>{" "}
            {lead !== undefined && <span class={`lead ${lead.polarity}`}>{lead.word} </span>}
            {held !== "" && <span class="standing">({held}) </span>}
            {node.kind === "reference" ? (
              <span class="foreign">
                {claim.label}: see {numberOfClaim.get(node.claim)}
              </span>
            ) : (
              <span class="foreign">{claim.text}</span>
            )}
          </p>
        );
      })}
      {placed.length > 0 && <h2>Where the article says it</h2>}
      <ul class="places">
        {placed.map((claim) => (
          <li key={claim.id}>
            <span class="number">{numberOfClaim.get(claim.id)}</span>{" "}
            {claim.passages.map((passage, index) => {
              const words = wordsOf(passage, text);
              return (
                <span key={passage.at}>
                  {index > 0 && words === "" && "; "}
                  {place(passage)}
                  {words !== "" && <q class="foreign">{words}</q>}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentences of a passage; none where its text is not shown. */
function wordsOf({ source, at }: Passage, text: ShownText | undefined): string {
  if (text === undefined || text.source !== source) return "";
  const [first, last = first] = at.split("-");
  const start = text.sentences.findIndex((sentence) => sentence.at === first);
  const end = text.sentences.findIndex((sentence) => sentence.at === last);
  if (start === -1 || end === -1) return "";
  return text.sentences
    .slice(start, end + 1)
    .map((sentence) => sentence.text)
    .join(" ");
}

/** Every claim and reference by its node: "1.2.3" is the third ground of the second ground of the first conclusion. */
function numbersOf({ forest }: Reading): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const beneath = new Map<string, number>();
  const above = new Map<string, string>();
  for (const node of forest.nodes.values()) {
    // A step has no number of its own: what is beneath it counts with what it bears on.
    const prefix = node.parent === null ? "" : (above.get(node.parent) ?? "");
    if (node.kind === "inference") {
      above.set(node.id, prefix);
      continue;
    }
    const position = (beneath.get(prefix) ?? 0) + 1;
    beneath.set(prefix, position);
    const number = prefix === "" ? String(position) : `${prefix}.${position}`;
    numbers.set(node.id, number);
    above.set(node.id, number);
  }
  return numbers;
}
