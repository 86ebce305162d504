import fc from "fast-check";
import type { ArgumentMap } from "../../../model/map.ts";
import { aif } from "../../../model/notation/aif.ts";
import { arggraph } from "../../../model/notation/arggraph.ts";
import { recognise } from "../../../model/notation/list.ts";
import { escapeXml, isBeyondXml, parseXml, textOf } from "../../../model/notation/xml.ts";
import { InvalidMap } from "../../../model/read.ts";
import { mapOf, undercutOfUndercut } from "../../maps.ts";
import { corpusText, testWithCorpus } from "./corpora.ts";
import { full } from "./full.ts";
import { hostileMap, mutated, read, survives, write } from "./hostile.ts";

/** Edges as `id type src>trg`. */
function file(
  edus: readonly string[],
  adus: readonly string[],
  edges: readonly string[],
  more: readonly string[] = [],
) {
  return [
    `<?xml version='1.0' encoding='UTF-8'?>`,
    `<arggraph id="micro_x1" topic_id="rain" stance="pro">`,
    ...edus.map((text, at) => `<edu id="e${at + 1}"><![CDATA[${text}]]></edu>`),
    ...more,
    ...adus.map((type, at) => `<adu id="a${at + 1}" type="${type}"/>`),
    ...edges.map((edge) => {
      const [, id, type, src, trg] = /^(\S+) (\S+) (\S*)>(\S*)$/u.exec(edge) ?? [];
      return `<edge id="${id}" src="${src}" trg="${trg}" type="${type}"/>`;
    }),
    "</arggraph>\n",
  ].join("\n");
}

/** a2 + a4 → a1 by c1; a3 ⊣ c1 by c3, a5 ⊣ a3 by c4; a4 is two units of discourse. */
const TEXT = file(
  ["It rains & pours.", "The street is wet.", "Somebody has washed it,", "Rain makes", "streets wet.", "Nobody has."],
  ["pro", "pro", "opp", "pro", "pro"],
  [
    ...["s1 seg e1>a1", "s2 seg e2>a2", "s3 seg e3>a3", "s4 seg e4>j1", "s5 seg e5>j1", "s6 seg j1>a4", "s7 seg e6>a5"],
    ...["c1 sup a2>a1", "c2 add a4>c1", "c3 und a3>c1", "c4 reb a5>a3"],
  ],
  [`<joint id="j1"/>`],
);

/** A document by its elements: CDATA, space between and the order of attributes say nothing. */
function elementsOf(text: string) {
  const root = parseXml(text, "arggraph");
  return [root, ...root.children].flatMap((element) =>
    typeof element === "string"
      ? []
      : [JSON.stringify([element.name, [...element.attributes].sort(), element === root ? "" : textOf(element)])],
  );
}

const codes = (text: string) => read(arggraph, text).warnings.map(({ code, place }) => `${code} ${place}`);
const again = (text: string, change: (map: ArgumentMap) => ArgumentMap = (map) => map) =>
  write(arggraph, change(read(arggraph, text).map)).content;
const steps = ({ inferences }: ArgumentMap) =>
  inferences.map(({ id, premises, polarity, conclusion, scheme = "" }) =>
    [id, premises.join("+"), polarity === "support" ? "->" : "-|", conclusion, scheme].join(" ").trim(),
  );

test("units are claims, edges inferences, and one that adds is a premise of the one it leads to", () => {
  const { map, warnings } = read(arggraph, TEXT);
  expect(map.title).toBe("micro_x1");
  expect(map.claims.map(({ id, text, stance }) => [id, text, stance])).toEqual([
    ["a1", "It rains & pours.", "asserted"],
    ["a2", "The street is wet.", "asserted"],
    ["a3", "Somebody has washed it,", "reported"],
    ["a4", "Rain makes streets wet.", "asserted"],
    ["a5", "Nobody has.", "asserted"],
  ]);
  expect(steps(map)).toEqual(["c1 a2+a4 -> a1", "c3 a3 -| c1", "c4 a5 -| a3"]);
  expect(map.holders).toEqual([{ id: "opponent", name: "Opponent", kind: "anonymous" }]);
  expect(warnings).toEqual([]);
});

test("support by example is the scheme, what the text leaves unsaid is implicit", () => {
  const text = file(["A", "B"], ["pro", "pro"], ["s1 seg e1>a1", "s2 seg e2>a2", "c1 exa a2>a1"]).replace(
    `<edu id="e2">`,
    `<edu id="e2" implicit="true">`,
  );
  const { map } = read(arggraph, text);
  expect(steps(map)).toEqual(["c1 a2 -> a1 example"]);
  expect(map.claims.map(({ stance }) => stance)).toEqual(["asserted", "implicit"]);
  expect(elementsOf(again(text))).toEqual(elementsOf(text));
});

test("an undercut may aim at an edge that adds, and premises be added to premises", () => {
  const text = file(
    ["A", "B", "C", "D"],
    ["pro", "pro", "pro", "opp"],
    [
      ...["s1 seg e1>a1", "s2 seg e2>a2", "s3 seg e3>a3", "s4 seg e4>a4"],
      ...["c3 und a4>c2", "c2 add a3>c1", "c1 sup a2>a1", "c5 add a4>c2"],
    ],
  );
  expect(steps(read(arggraph, text).map)).toEqual(["c3 a4 -| c1", "c1 a2+a3+a4 -> a1"]);
  expect(elementsOf(again(text)).sort()).toEqual(elementsOf(text).sort());
});

test("what was read is written again as it was, edge by edge", () => {
  expect(elementsOf(again(TEXT))).toEqual(elementsOf(TEXT));
  expect(write(arggraph, read(arggraph, TEXT).map).losses).toEqual([]);
});

describe("after the map was changed", () => {
  test("a claim that is gone takes its words and edges along", () => {
    const text = again(TEXT, (map) => ({
      ...map,
      claims: map.claims.filter(({ id }) => id !== "a4" && id !== "a3"),
      inferences: map.inferences.slice(0, 1).map((step) => ({ ...step, premises: ["a2"] })),
    }));
    expect(elementsOf(text)).toEqual(
      elementsOf(TEXT).filter((element) => !/"(?:e3|e4|e5|j1|a3|a4|s3|s4|s5|s6|c2|c3|c4)"/u.test(element)),
    );
  });

  test("their words are not in what was kept either", () => {
    expect(JSON.stringify(read(arggraph, TEXT).map.ext)).not.toMatch(/rains|makes/u);
  });

  test("new words, sides and premises are written in place of the old", () => {
    const { map } = read(arggraph, TEXT);
    const claims = map.claims.map((claim) => ({
      ...claim,
      ...(claim.id === "a1" ? { text: "It pours." } : {}),
      ...(claim.id === "a4" ? { text: "Wet is wet.", stance: "rejected" as const } : {}),
    }));
    const inferences = map.inferences.map((step) =>
      step.id === "c1"
        ? { ...step, polarity: "attack" as const, premises: ["a5", "a4"] }
        : { ...step, conclusion: "a2" },
    );
    const now = read(arggraph, write(arggraph, { ...map, claims, inferences }).content).map;
    expect(now.claims.map(({ text }) => text)).toEqual(claims.map(({ text }) => text));
    expect(now.claims[3]?.stance).toBe("reported");
    expect(steps(now)).toEqual(["c1 a5+a4 -| a1", "c3 a3 -| a2", "c4 a5 -| a2"]);
  });
});

describe("broken files are read, and it is said what was found", () => {
  const seg = ["s1 seg e1>a1", "s2 seg e2>a2"];
  test.each([
    ["an edge to nothing", [...seg, "c1 sup a2>a9"], ["dangling-edge c1"]],
    ["an edge from a unit of discourse", [...seg, "c1 sup e2>a1"], ["illegal-edge c1"]],
    ["an edge of no type that is known", [...seg, "c1 sub a2>a1"], ["illegal-edge c1"]],
    ["edges that add to each other", [...seg, "c1 add a1>c2", "c2 add a2>c1"], ["illegal-edge c1", "illegal-edge c2"]],
    [
      "an undercut of an edge that says nothing",
      [...seg, "c1 sup a2>a9", "c2 und a1>c1"],
      ["dangling-edge c1", "no-conclusion c2"],
    ],
    ["an undercut of itself", [...seg, "c1 und a2>c1"], []],
    ["undercuts in a circle", [...seg, "c1 und a2>c2", "c2 und a1>c1"], []],
    ["a claim that is its own reason", [...seg, "c1 sup a1>a1"], []],
    ["one id for two things", [...seg, "a1 sup a2>a1"], ["duplicate-key a1"]],
    ["a unit without words", ["s1 seg e1>a1"], ["empty-text a2"]],
  ])("%s", (_, edges, warnings) => {
    const text = file(["A", "B"], ["pro", "opp"], edges);
    expect(codes(text)).toEqual(warnings);
    expect(elementsOf(again(text)).sort()).toEqual(elementsOf(text).sort());
  });

  test("elements that nobody knows", () => {
    expect(codes(`<arggraph id="x">\n<note>Hm.</note></arggraph>`)).toEqual(["unknown-element line 2"]);
  });
});

test("a document type that names the DTD of the corpus is passed over, declarations are refused", () => {
  const typed = TEXT.replace("<arggraph", `<!DOCTYPE arggraph SYSTEM "arggraph.dtd">\n<arggraph`);
  expect(read(arggraph, typed).map).toEqual(read(arggraph, TEXT).map);
  const laughs = TEXT.replace("<arggraph", `<!DOCTYPE arggraph [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><arggraph`);
  expect(() => read(arggraph, laughs)).toThrow(/This is no arggraph XML: its DOCTYPE declares something/u);
});

test.each([
  ["nothing", ""],
  ["a cut file", TEXT.slice(0, 300)],
  ["two roots", TEXT + TEXT.replace(/^<\?.*\n/u, "")],
  ["another XML", "<graphml/>"],
  ["JSON", "{}"],
])("%s is refused", (_, text) => expect(() => read(arggraph, text)).toThrow(InvalidMap));

test("it is recognised by its root", () => {
  expect(recognise("micro_x1.xml", `\uFEFF${TEXT}`)).toBe(arggraph);
  expect(recognise("micro_x1", TEXT)).toBe(arggraph);
});

test("a map that was never an arggraph becomes one", () => {
  const { content, losses } = write(arggraph, undercutOfUndercut);
  expect(content).toContain(`<edge id="u" src="c" trg="i" type="und"/>`);
  expect(content).toContain(`<edu id="e-a">It is so that a.</edu>`);
  expect(steps(read(arggraph, content).map)).toEqual(steps(undercutOfUndercut));
  expect(losses.map(({ code }) => code)).toEqual(["title"]);
});

test("what an arggraph has no place for is said", () => {
  const { content, losses } = write(arggraph, full);
  expect(steps(read(arggraph, content).map)).toEqual(["i b+c -> a", "u d -| i"]);
  expect(losses.map(({ code, count }) => `${code} ${count}`)).toEqual([
    ...["title 1", "labels 1", "importance 2", "sections 1", "tags 1", "cues 2", "passages 2", "sources 1", "notes 1"],
    ...["links 1", "restatements 1", "details 4", "holders 3", "stances 1", "schemes 2", "theses 2", "ext 3"],
  ]);
});

test("ids that are no names of XML are replaced, and it is said", () => {
  const map = mapOf(
    ["1 2: <a> -> b"].map((line) => line.replace("1 2", "i")),
    { title: "tiny" },
  );
  const { content, losses } = write(arggraph, map);
  expect(content).toContain(`<adu id="a-a" type="pro"/>`);
  expect(losses).toEqual([{ code: "ids", message: "Ids that are no XML names are replaced.", count: 1 }]);
});

test("whatever the map, its claims and inferences come back", () => {
  fc.assert(
    fc.property(hostileMap(), (map) => {
      const { map: now, warnings } = read(arggraph, write(arggraph, map).content);
      expect(warnings.filter(({ code }) => code !== "other-id")).toEqual([]);
      const textOf = (text: string) =>
        isBeyondXml(text) ? parseXml(`<a>${escapeXml(text)}</a>`, "a").children.join("") : text;
      expect(now.claims.map(({ text }) => text)).toEqual(map.claims.map(({ text }) => textOf(text)));
      const shape = ({ claims, inferences }: ArgumentMap) => {
        const at = new Map([...claims, ...inferences].map(({ id }, place) => [id, place]));
        return inferences.map(({ premises, conclusion, polarity }) => [
          premises.map((id) => at.get(id)),
          at.get(conclusion),
          polarity,
        ]);
      };
      expect(shape(now)).toEqual(shape(map));
    }),
  );
});

test("whatever is done to a file, the answer is a map or a refusal", () => {
  const pieces = [
    `<adu id="a1"/>`,
    `<edge id="c9" src="a1" trg="c9" type="add"/>`,
    `type="und"`,
    "&lt;",
    "&x;",
    "]]>",
    "\0",
  ];
  fc.assert(fc.property(mutated(TEXT, pieces), (text) => survives(arggraph, text)));
});

test("20,000 premises of one inference, and 20,000 edges that add to one another, are read and written", () => {
  const many = Array.from({ length: 20_000 }, (_, at) => at + 2);
  const adus = ["pro", ...many.map(() => "pro")];
  const edus = adus.map((_, at) => `e${at}`);
  const segs = adus.map((_, at) => `s${at + 1} seg e${at + 1}>a${at + 1}`);
  const star = file(edus, adus, [...segs, "c2 sup a2>a1", ...many.slice(1).map((at) => `c${at} add a${at}>c2`)]);
  const chain = file(edus, adus, [
    ...segs,
    "c2 sup a2>a1",
    ...many.slice(1).map((at) => `c${at} add a${at}>c${at - 1}`),
  ]);
  for (const text of [star, chain]) {
    const { map } = read(arggraph, text);
    expect(map.inferences[0]?.premises).toHaveLength(20_000);
    expect(elementsOf(write(arggraph, map).content).join() === elementsOf(text).join()).toBe(true);
  }
});

/** A map by its texts: how claims are joined, whatever their ids; spaces say nothing. */
function shapeOf({ claims, inferences }: ArgumentMap) {
  const names = new Map(claims.map(({ id, text }) => [id, text.replace(/\s+/gu, " ").trim()]));
  for (const _ of inferences) {
    for (const { id, premises, polarity, conclusion, scheme = "" } of inferences) {
      const parts = [
        premises.map((premise) => names.get(premise)).sort(),
        polarity,
        scheme,
        names.get(conclusion) ?? "?",
      ];
      names.set(id, JSON.stringify(parts));
    }
  }
  return [...names.values()].sort();
}

testWithCorpus(
  "arggraph-xml",
  "a microtext is read whole and written as it was",
  (text) => {
    const { map, warnings } = read(arggraph, text);
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    expect(warnings).toEqual([]);
    expect(map.claims).toHaveLength(count(/<adu\b/gu));
    expect(map.inferences).toHaveLength(count(/type="(?:sup|exa|reb|und)"/gu));
    expect(elementsOf(write(arggraph, map).content)).toEqual(elementsOf(text));
  },
  /\.xml$/u,
);

testWithCorpus(
  "arggraph-xml/microtexts-en",
  "a microtext and its AIF are the same map",
  (text, file) => {
    const pairs = Object.entries(JSON.parse(corpusText("aif/microtexts/aif2arggraph.json")) as Record<string, string>);
    const [nodeset] = pairs.find(([, name]) => file === `${name}.xml`) ?? [];
    const other = corpusText(`aif/microtexts/${nodeset}.json`);
    expect(shapeOf(read(arggraph, text).map)).toEqual(shapeOf(read(aif, other).map));
  },
  /\.xml$/u,
);
