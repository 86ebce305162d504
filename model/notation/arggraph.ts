/**
 * arggraph XML, the format of the argumentative microtexts.
 *
 * A unit of argument (adu) is a claim, worded by its units of discourse (edu); what the opponent says is reported. `sup`,
 * `exa`, `reb` and `und` edges are inferences, `add` edges further premises of one. What the map does not say, how the
 * text was cut up among it, stays in `ext.arggraph` and is written again for what is still there.
 */
import type { Claim } from "../map.ts";
import { quoted } from "../problems.ts";
import { type Element, readArggraph } from "./arggraph-reading.ts";
import { arggraphOf, isExample, isOpponent } from "./arggraph-writing.ts";
import { createDraft } from "./draft.ts";
import { loss, lossesOf, lossOfExt, lossOfTheses, lossOfTitle } from "./losses.ts";
import { mapOfPart, type Notation, type Part, type Written } from "./notation.ts";
import { elementsOf, escapeXml, isBeyondXml, parseXmlOf, rootNameOf, textOf } from "./xml.ts";

const FORMAT = "arggraph XML";
const NAMES = ["edu", "joint", "adu", "edge"];
const OPPONENT = "Opponent";

export const arggraph = {
  id: "arggraph.xml",
  name: "arggraph XML (microtexts)",
  mediaType: "application/xml",
  endings: ["xml"],
  read(text: string, id: string) {
    const root = parseXmlOf("arggraph", text, FORMAT);
    const draft = createDraft();
    const elements = elementsOf(root).flatMap((element): readonly Element[] => {
      const { name, line } = element;
      const attributes = Object.fromEntries(element.attributes);
      if (name === "edu") return [{ name, attributes, text: textOf(element) }];
      if (NAMES.includes(name)) return [{ name, attributes }];
      draft.warn("unknown-element", `The element ${quoted(name)} is left out.`, `line ${line}`);
      return [];
    });
    const { units, relations } = readArggraph(elements, draft.warn);
    for (const { id, isOpponent, edus } of units) {
      const texts = edus.map(({ text = "" }) => text);
      const isImplicit = edus.length > 0 && edus.every(({ attributes }) => attributes.implicit === "true");
      draft.claim(id, {
        text: texts.join(" "),
        stance: isOpponent ? "reported" : isImplicit ? "implicit" : "asserted",
        holder: isOpponent ? OPPONENT : undefined,
        place: id,
        ext: { arggraph: { id, ...(texts.length > 1 ? { edus: texts } : {}) } },
      });
    }
    for (const { id, premises, conclusion, polarity, isExample } of relations) {
      const scheme = isExample ? "example" : undefined;
      draft.inference(id, { premises, conclusion, polarity, scheme, place: id, ext: { arggraph: { id } } });
    }
    // What words claims have is theirs alone: what somebody takes out of the map is not to stay in what was kept.
    const worded = new Set(units.flatMap(({ edus }) => edus));
    const kept = elements.map((element) =>
      worded.has(element) ? { name: element.name, attributes: element.attributes } : element,
    );
    const ext = { arggraph: { attributes: Object.fromEntries(root.attributes), elements: kept } };
    const holders = [{ key: OPPONENT, name: OPPONENT, kind: "anonymous" as const }];
    return draft.finish({
      id,
      title: root.attributes.get("id"),
      ...(units.some((unit) => unit.isOpponent) ? { holders } : {}),
      ext,
    });
  },
  write(part: Part): Written {
    const map = mapOfPart(part);
    const { attributes, elements, renamed } = arggraphOf(map);
    const lines = elements.map(({ name, attributes, text }) => {
      const start = `  <${name}${attributesOf(attributes)}`;
      return text === undefined ? `${start}/>` : `${start}>${escapeXml(text)}</${name}>`;
    });
    const start = `<arggraph${attributesOf(attributes)}>`;
    const content = ['<?xml version="1.0" encoding="UTF-8"?>', start, ...lines, "</arggraph>", ""].join("\n");
    const names = new Map(map.holders.map(({ id, name }) => [id, name]));
    const losses = [
      ...loss("ids", "Ids that are no XML names are replaced.", renamed),
      ...(attributes.id === map.title ? [] : lossOfTitle(map)),
      ...lossesOf(map, ["ids", "linked-premises", "stances", "schemes", "holders"]),
      ...loss("holders", "Who holds a claim is left out.", map.claims.filter(isHeldByOther(names)).length),
      ...loss(
        "stances",
        "What is conceded or rejected is the opponent's, as what is reported.",
        map.claims.filter(({ stance }) => stance === "conceded" || stance === "rejected").length,
      ),
      ...loss(
        "schemes",
        "Schemes other than support by example are left out.",
        map.inferences.filter((each) => each.scheme !== undefined && !isExample(each)).length,
      ),
      ...loss(
        "characters",
        "Characters that XML can't hold are replaced.",
        map.claims.filter(({ text }) => isBeyondXml(text)).length,
      ),
      ...lossOfTheses(map),
      ...lossOfExt(map, ["arggraph"]),
    ];
    return { content, losses };
  },
  recognises: (text: string) => rootNameOf(text) === "arggraph",
} satisfies Notation;

function attributesOf(attributes: Element["attributes"]): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");
}

function isHeldByOther(names: ReadonlyMap<string, string>) {
  return (claim: Claim) => claim.holder !== undefined && !(isOpponent(claim) && names.get(claim.holder) === OPPONENT);
}
