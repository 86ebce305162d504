/** AIF as AIFdb's JSON has it: one nodeset, as the corpora of argument mining come. */
import { rowsOf } from "./aif-graph.ts";
import { draftAif, hasAifNodes } from "./aif-reading.ts";
import { aifDocument } from "./aif-writing.ts";
import { createDraft } from "./draft.ts";
import { parseJsonObject } from "./json.ts";
import { loss, lossesOf, lossOfExt, lossOfTheses, lossOfTitle, type MapAspect } from "./losses.ts";
import { mapOfPart, type Notation, notOfThisFormat, type Part, type Written } from "./notation.ts";

const FORMAT = "AIF JSON";

/** What an AIF graph has a place for. Holders are counted apart: there are those whom a locution names. */
export const HELD_BY_AIF: readonly MapAspect[] = ["ids", "schemes", "linked-premises", "restatements", "holders"];

export const aif = {
  id: "aif.json",
  name: "AIF (AIFdb JSON)",
  mediaType: "application/json",
  read(text, id) {
    const document = parseJsonObject(text, FORMAT);
    if (!Array.isArray(document.nodes)) throw notOfThisFormat(`This is no ${FORMAT}: it has no list of nodes.`);
    if (rowsOf(document.nodes).length > 0 && !hasAifNodes(document))
      throw notOfThisFormat(`This is no ${FORMAT}: none of its nodes has a nodeID.`);
    const draft = createDraft();
    return draft.finish({ id, ...draftAif(document, draft, "aif") });
  },
  write(part: Part): Written {
    const map = mapOfPart(part);
    const { document, unspoken } = aifDocument(map, "aif");
    const losses = [
      ...lossOfTitle(map),
      ...lossesOf(map, HELD_BY_AIF),
      ...loss("holders", "Who holds a claim is left out.", unspoken),
      ...lossOfTheses(map),
      ...lossOfExt(map, ["aif"]),
    ];
    return { content: `${JSON.stringify(document, null, 2)}\n`, losses };
  },
  recognises: (text) => /"nodeID"\s*:/u.test(text) && !/"(?:AIF|OVA|ova)"\s*:/u.test(text),
} as const satisfies Notation;
