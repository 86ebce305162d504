import fc from "fast-check";
import type { ArgumentMap } from "../../../model/map.ts";
import { aif } from "../../../model/notation/aif.ts";
import { recognise } from "../../../model/notation/list.ts";
import { InvalidMap } from "../../../model/read.ts";
import { HOSTILE_IDS } from "../../arbitrary.ts";
import { mapOf, undercutOfUndercut } from "../../maps.ts";
import { testWithCorpus } from "./corpora.ts";
import { hostileMap, hostileText, mutated, read, survives, write } from "./hostile.ts";
import { unordered } from "./unordered.ts";

type Row = Readonly<Record<string, unknown>>;

/** Nodes as `id type text`, edges as `from>to`. */
function file(nodes: readonly string[], edges: readonly string[], more: Row = {}) {
  return JSON.stringify({
    nodes: nodes.map((node) => {
      const [nodeID = "", type = "", ...words] = node.split(" ");
      return { nodeID, text: words.join(" ") || type, type, timestamp: "2012-04-12 18:18:26" };
    }),
    edges: edges.map((edge, at) => {
      const [fromID, toID] = edge.split(">");
      return { edgeID: String(at + 100), fromID, toID, formEdgeID: null };
    }),
    ...more,
  });
}

const codes = (text: string) => read(aif, text).warnings.map(({ code, place }) => `${code} ${place}`.trim());

function steps({ inferences }: ArgumentMap): readonly string[] {
  return inferences.map(({ id, premises, polarity, conclusion }) =>
    [id, premises.join("+"), polarity === "support" ? "->" : "-|", conclusion].join(" "),
  );
}

/** The document that a file becomes when the map read from it is changed in between. */
function rewritten(text: string, change: (map: ArgumentMap) => ArgumentMap = (map) => map) {
  const { content } = write(aif, change(read(aif, text).map));
  return JSON.parse(content) as { nodes: Row[]; edges: Row[]; locutions?: Row[]; participants?: Row[] };
}

const idsOf = ({ nodes }: { nodes: Row[] }) => nodes.map(({ nodeID }) => nodeID);

/** Ana said 1, 2 and, by arguing so, 5: 1 because 2. Bo disagrees: 3, against 5. 4 says 1 again. */
const DIALOGUE = file(
  [
    "1 I It rains.",
    "2 I The street is wet.",
    "3 I Somebody has washed it.",
    "4 I There is rain.",
    "5 RA Sign",
    "6 CA Default Conflict",
    "7 MA Default Rephrase",
    "11 L Ana : it is raining",
    "12 L Ana : look, the street is wet",
    "13 L Bo : somebody has washed it",
    "21 YA Asserting",
    "22 YA Asserting",
    "23 YA Asserting",
    "31 TA Default Transition",
    "41 YA Arguing",
  ],
  [
    ...["2>5", "5>1", "3>6", "6>5", "4>7", "7>1"],
    ...["11>21", "21>1", "12>22", "22>2", "13>23", "23>3", "11>31", "31>12", "31>41", "41>5"],
  ],
  {
    locutions: [
      { nodeID: "11", personID: "71", timestamp: "2012-04-12 18:18:26", start: null, end: null, source: null },
      { nodeID: "12", personID: "71" },
      { nodeID: "13", personID: "72" },
    ],
    participants: [{ participantID: "71", firstname: "Ana", surname: "Rué" }],
  },
);

test("I-nodes are claims, RA- and CA-nodes inferences with their schemes, MA-nodes restatements", () => {
  const { map } = read(aif, DIALOGUE);
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual([
    ["1", "It rains."],
    ["2", "The street is wet."],
    ["3", "Somebody has washed it."],
    ["4", "There is rain."],
  ]);
  expect(steps(map)).toEqual(["5 2 -> 1", "6 3 -| 5"]);
  expect(map.inferences.map(({ scheme }) => scheme)).toEqual(["sign", undefined]);
  expect(map.restatements).toEqual([["1", "4"]]);
});

test("who spoke what asserts a claim is its holder, by the name that the file has", () => {
  const { map } = read(aif, DIALOGUE);
  expect(map.holders.map(({ name }) => name)).toEqual(["Ana Rué", "Bo"]);
  expect(map.claims.map(({ holder }) => holder)).toEqual(["ana-rue", "ana-rue", "bo", undefined]);
});

test("who asks whether something is so does not hold it", () => {
  for (const [act, holder] of [
    ["Pure Questioning", undefined],
    ["Challenging", undefined],
    ["Rhetorical Questioning", "bo"],
  ]) {
    const text = file(["1 I It rains.", "2 L Bo : does it rain?", `3 YA ${act}`], ["2>3", "3>1"], {
      locutions: [{ nodeID: "2", personID: "7" }],
    });
    expect(read(aif, text).map.claims[0]?.holder).toBe(holder);
  }
});

test("a person without a name is called by the id, and may be named of a claim itself", () => {
  const text = file(["1 I A", "2 I B"], [], {
    locutions: [
      { nodeID: 1, personID: 7 },
      { nodeID: "2", personID: "TRUMP:" },
    ],
  });
  expect(read(aif, text).map.holders.map(({ name }) => name)).toEqual(["Speaker 7", "TRUMP"]);
});

test("what a map has no place for is told once, and nothing else is said of a file that is whole", () => {
  expect(codes(DIALOGUE)).toEqual(["speech"]);
});

test("what was read is written again as it was", () => {
  expect(unordered(rewritten(DIALOGUE))).toEqual(unordered(JSON.parse(DIALOGUE)));
  expect(write(aif, read(aif, DIALOGUE).map).losses).toEqual([]);
});

describe("after the map was changed", () => {
  test("a claim that is gone takes its inferences along, and what was said only of it", () => {
    const without = (map: ArgumentMap) => ({
      ...map,
      theses: [],
      claims: map.claims.filter(({ id }) => id !== "3"),
      inferences: map.inferences.filter(({ id }) => id !== "6"),
    });
    const document = rewritten(DIALOGUE, without);
    expect(idsOf(document)).toEqual(["1", "2", "4", "5", "7", "11", "12", "21", "22", "31", "41"]);
    expect(JSON.stringify(document)).not.toMatch(/washed|Bo/u);
    expect(document.locutions?.map(({ nodeID }) => nodeID)).toEqual(["11", "12"]);
  });

  test("its text is not in what was kept either", () => {
    expect(JSON.stringify(read(aif, DIALOGUE).map.ext)).not.toContain("It rains.");
  });

  test("an inference that is gone takes the act of arguing along, not what was said", () => {
    const document = rewritten(DIALOGUE, (map) => ({ ...map, inferences: [] }));
    expect(idsOf(document)).not.toEqual(expect.arrayContaining(["41"]));
    expect(idsOf(document)).toEqual(expect.arrayContaining(["31", "11", "12", "13"]));
  });

  test("new wording, side, scheme and premises are written in place of the old", () => {
    const document = rewritten(DIALOGUE, (map) => ({
      ...map,
      claims: map.claims.map((claim) => (claim.id === "1" ? { ...claim, text: "It pours." } : claim)),
      inferences: map.inferences.map((step) =>
        step.id === "5"
          ? { ...step, polarity: "attack", scheme: "expert-opinion", premises: ["4"] }
          : { ...step, conclusion: "1" },
      ),
    }));
    const node = (id: string) => document.nodes.find(({ nodeID }) => nodeID === id);
    expect(node("1")).toMatchObject({ text: "It pours.", timestamp: "2012-04-12 18:18:26" });
    expect(node("5")).toMatchObject({ text: "Expert Opinion", scheme: "Expert Opinion", type: "CA" });
    const edges = document.edges.map(({ fromID, toID }) => `${fromID}>${toID}`);
    expect(edges).toEqual(expect.arrayContaining(["4>5", "5>1", "3>6", "6>1", "41>5"]));
    expect(edges).not.toEqual(expect.arrayContaining(["2>5"]));
    expect(edges).not.toEqual(expect.arrayContaining(["6>5"]));
  });

  test("restatements that are gone are not written, new ones are", () => {
    const document = rewritten(DIALOGUE, (map) => ({ ...map, restatements: [["2", "3", "4"]] }));
    expect(idsOf(document)).not.toContain("7");
    expect(read(aif, JSON.stringify(document)).map.restatements).toEqual([["2", "3", "4"]]);
  });

  test("another holder silences the old one, and is said to be lost", () => {
    const { map } = read(aif, DIALOGUE);
    const claims = map.claims.map((claim) => (claim.id === "3" ? { ...claim, holder: "ana-rue" } : claim));
    const { content, losses } = write(aif, { ...map, claims });
    expect(idsOf(JSON.parse(content))).not.toEqual(expect.arrayContaining(["13"]));
    expect(content).not.toMatch(/Bo :/u);
    expect(losses).toMatchObject([{ code: "holders", count: 1 }]);
  });

  test("new claims and inferences get nodes of their own, whatever ids the file has", () => {
    const document = rewritten(DIALOGUE, (map) => ({
      ...map,
      claims: [...map.claims, { ...mapOf(["11"]).claims[0], id: "11", text: "New." } as ArgumentMap["claims"][number]],
      inferences: [...map.inferences, ...mapOf(["21: 11 -> 2"]).inferences],
    }));
    const again = read(aif, JSON.stringify(document)).map;
    expect(steps(again)).toContain("21-2 11-2 -> 2");
    expect(again.claims.find(({ id }) => id === "11-2")).toMatchObject({ text: "New." });
  });

  test("a part that was selected is written without what only spoke of the rest", () => {
    const { map } = read(aif, DIALOGUE);
    const part = {
      ...map,
      claims: map.claims.slice(0, 2),
      inferences: map.inferences.slice(0, 1),
      restatements: [],
      theses: [],
    };
    expect(idsOf(JSON.parse(write(aif, part).content))).toEqual(["1", "2", "5", "11", "12", "21", "22", "31", "41"]);
  });
});

describe("broken files are read, and it is said what was found", () => {
  test.each([
    [
      "an RA without a premise, and what attacks it",
      ["1 I A", "2 RA", "3 CA"],
      ["2>1", "1>3", "3>2"],
      ["no-premise 2", "no-conclusion 3"],
    ],
    ["an RA without a conclusion", ["1 I A", "2 RA"], ["1>2"], ["no-conclusion 2"]],
    ["an isolated S-node", ["1 I A", "2 CA", "3 MA"], [], ["no-premise 2", "broken-rephrase 3"]],
    ["an edge from claim to claim", ["1 I A", "2 I B"], ["1>2"], ["illegal-edge 100"]],
    ["an edge from a locution to a claim", ["1 I A", "2 L B"], ["2>1"], ["illegal-edge 100", "speech"]],
    [
      "an edge between rephrases",
      ["1 MA", "2 MA"],
      ["1>2"],
      ["illegal-edge 100", "broken-rephrase 1", "broken-rephrase 2"],
    ],
    ["an edge to nothing", ["1 I A", "2 RA", "3 I B"], ["1>2", "2>3", "9>2"], ["dangling-edge 102"]],
    ["a preference", ["1 I A", "2 PA", "3 I B"], ["1>2", "2>3"], ["preference 2"]],
    ["a type that nobody knows", ["1 XX A"], [], ["unknown-type 1"]],
    ["a type that every object has", ["1 constructor A"], [], ["unknown-type 1"]],
    ["a claim without a text", ["1 I \t"], [], ["empty-text 1"]],
    ["the same id for two things", ["1 I A", "1 I B"], [], ["duplicate-key 1"]],
    ["a node twice", ["1 I A", "1 I A"], [], ["repeated-nodes"]],
  ])("%s", (_, nodes, edges, warnings) => {
    const text = file(nodes, edges);
    expect(codes(text)).toEqual(warnings);
    expect(unordered(rewritten(text))).toEqual(unordered(JSON.parse(text)));
  });

  test("an RA with two targets is two inferences, and one node again", () => {
    const text = file(["1 I A", "2 I B", "3 I C", "4 RA"], ["1>4", "4>2", "4>3"]);
    expect(steps(read(aif, text).map)).toEqual(["4 1 -> 2", "4-2 1 -> 3"]);
    expect(codes(text)).toEqual(["many-conclusions 4"]);
    expect(unordered(rewritten(text))).toEqual(unordered(JSON.parse(text)));
    const one = rewritten(text, (map) => ({ ...map, inferences: map.inferences.slice(1) }));
    expect(one.edges.map(({ fromID, toID }) => `${fromID}>${toID}`)).toEqual(["1>4", "4>3"]);
  });

  test("self loops, circles and circles of undercuts", () => {
    const text = file(
      ["1 I A", "2 RA", "3 I B", "4 RA", "5 CA", "6 CA", "7 CA"],
      ["1>2", "2>3", "3>4", "4>1", "1>5", "5>6", "1>6", "6>5", "1>7", "7>7"],
    );
    expect(steps(read(aif, text).map)).toEqual(["2 1 -> 3", "4 3 -> 1", "5 1 -| 6", "6 1 -| 5", "7 1 -| 7"]);
    expect(codes(text)).toEqual([]);
    expect(unordered(rewritten(text))).toEqual(unordered(JSON.parse(text)));
  });

  test("locutions of nodes that are not there, rows that are none, lists that are null", () => {
    const text = file(["1 I A"], [], {
      locutions: [{ nodeID: "9", personID: "7" }, null, 3],
      participants: null,
      x: { y: 1 },
    });
    expect(codes(text)).toEqual(["dangling-locution locutions"]);
    expect(unordered(rewritten(text))).toEqual(unordered(JSON.parse(text)));
    expect(codes(`{"nodes": [null, {"text": "A"}, {"nodeID": "1", "type": "I", "text": "A"}], "edges": null}`)).toEqual(
      ["unreadable-record /nodes/0", "unreadable-record nodes"],
    );
  });

  test("nodes and edges that are lists are read by their places", () => {
    const { map } = read(
      aif,
      `{"nodes": [[1, "A", "I"], [2, "RA", "Default Inference"], [3, "B", "I"], {"nodeID": 4, "type": "L"}], "edges": [[7, 1, 2], [2, 3]]}`,
    );
    expect(steps(map)).toEqual(["2 1 -> 3"]);
    expect(map.claims.map(({ text }) => text)).toEqual(["A", "B"]);
  });
});

test('1 and "1" are one id, "01" is another, and ids beyond 2^53 are not rounded', () => {
  const { map } = read(
    aif,
    `\uFEFF{"nodes": [{"nodeID": 1, "text": "A", "type": "I"}, {"nodeID": "01", "text": "B", "type": "I"},
      {"nodeID": 12345678901234567890, "text": "C", "type": "I"}, {"nodeID": 12345678901234567891, "text": "Default Inference", "type": "RA"}],
      "edges": [{"fromID": "1", "toID": 12345678901234567891}, {"fromID": 12345678901234567891, "toID": "12345678901234567890"}]}`,
  );
  expect(steps(map)).toEqual(["12345678901234567891 1 -> 12345678901234567890"]);
});

test("texts are kept as they are: entities, tags, C1 controls, line ends", () => {
  const text = file(["1 I &#8217; &mdash; <b>&D;</b> <URL> \u0097 a\rb\u2028"], []);
  expect(read(aif, text).map.claims[0]?.text).toBe("&#8217; &mdash; <b>&D;</b> <URL> \u0097 a\rb\u2028");
});

test.each([
  ["nothing", ""],
  ["null", "null"],
  ["a list", "[]"],
  ["no nodes", "{}"],
  ["nodes of another format", `{"nodes": [{"id": "a"}]}`],
  ["a cut file", DIALOGUE.slice(0, 200)],
  ["two documents", `${DIALOGUE}${DIALOGUE}`],
  ["a page that says no", "<!DOCTYPE html><html></html>"],
  ["gzip", "\u001f\u008b\b"],
  ["100,000 levels", `{"nodes": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
])("%s is refused", (_, text) => {
  expect(() => read(aif, text)).toThrow(InvalidMap);
  expect(() => read(aif, text)).toThrow(/This is no AIF JSON: /u);
});

test("an empty graph is an empty map", () => {
  expect(read(aif, `{"nodes": [], "edges": []}`).map.claims).toEqual([]);
});

test("ids that break objects are ids like others", () => {
  const ids = HOSTILE_IDS.filter((id) => !id.includes(" "));
  const text = file(
    ids.map((id) => `${id} I A`),
    ids.map((id) => `${id}>constructor`),
    Object.fromEntries([["__proto__", { polluted: true }]]),
  );
  expect(read(aif, text).map.claims.map(({ id }) => id)).toEqual(ids);
  expect(unordered(rewritten(text))).toEqual(unordered(JSON.parse(text)));
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("it is recognised among other JSON", () => {
  expect(recognise("nodeset1.json", DIALOGUE)).toBe(aif);
});

test("a map that was never AIF is written so that AIFdb takes it, undercuts of undercuts as well", () => {
  const { content, losses } = write(aif, { ...undercutOfUndercut, restatements: [["a", "b", "c"]] });
  const document = JSON.parse(content);
  expect(Object.keys(document)).toEqual(["nodes", "edges", "schemefulfillments", "participants", "locutions"]);
  expect(document.nodes.slice(3, 5)).toEqual([
    { nodeID: "d", text: "It is so that d.", type: "I" },
    { nodeID: "i", text: "Default Inference", type: "RA", scheme: "Default Inference", schemeID: "72" },
  ]);
  const again = read(aif, content).map;
  expect(steps(again)).toEqual(["i b -> a", "u c -| i", "v d -| u"]);
  expect(again.restatements).toEqual([["a", "b", "c"]]);
  expect(losses.map(({ code }) => code)).toEqual(["title"]);
});

test("what AIF has no place for is said, each with how many it befalls", () => {
  const map = mapOf(["i: b -> a"], {
    summary: "S",
    claims: [
      { id: "a", text: "A.", holder: "h", stance: "reported", label: "L", ext: { kialo: 1 } },
      { id: "b", text: "B." },
    ],
    holders: [{ id: "h", name: "Ana", kind: "person" }],
    notes: [{ id: "n", target: "a", kind: "tension", text: "Hm.", severity: "low" }],
  });
  expect(write(aif, map).losses.map(({ code, count }) => `${code} ${count}`)).toEqual([
    "title 1",
    "labels 1",
    "stances 1",
    "notes 1",
    "details 1",
    "holders 1",
    "ext 1",
  ]);
});

test("whatever the map, its claims, inferences and schemes come back", () => {
  fc.assert(
    fc.property(hostileMap(), (map) => {
      const again = read(aif, write(aif, map).content);
      expect(again.warnings).toEqual([]);
      expect(again.map.claims.map(({ id, text }) => [id, text])).toEqual(map.claims.map(({ id, text }) => [id, text]));
      expect(again.map.inferences.map(({ ext: _, ...rest }) => rest)).toEqual(
        map.inferences.map((inference) => ({ ...inference, stated: true })),
      );
    }),
  );
});

/** Any AIF file at all: hostile ids and texts, every type, edges from anything to anything. */
const anyFile = fc
  .uniqueArray(fc.oneof(fc.constantFrom(...HOSTILE_IDS), fc.nat({ max: 30 })), { maxLength: 12, selector: String })
  .chain((ids) => {
    const end = fc.constantFrom(...ids, "gone");
    const type = fc.constantFrom("I", "I", "I", "RA", "RA", "CA", "MA", "L", "YA", "TA", "PA", "?");
    return fc.record({
      nodes: fc.tuple(...ids.map((nodeID) => fc.record({ nodeID: fc.constant(nodeID), text: hostileText, type }))),
      edges: fc.array(fc.record({ edgeID: fc.nat({ max: 99 }), fromID: end, toID: end }), { maxLength: 30 }),
      locutions: fc.array(fc.record({ nodeID: end, personID: fc.nat({ max: 3 }) }), { maxLength: 5 }),
    });
  })
  .map((document) => JSON.stringify(document));

test("whatever the file, it is written again as it was", () => {
  fc.assert(
    fc.property(anyFile, (text) => {
      expect(unordered(rewritten(text))).toEqual(unordered(JSON.parse(text)));
    }),
  );
});

test("whatever the file and whatever is taken out of the map, what comes back is the map as it is then", () => {
  fc.assert(
    fc.property(anyFile, fc.nat(), (text, seed) => {
      const { map } = read(aif, text);
      const claims = map.claims.filter((_, at) => ((seed >> at) & 1) === 0);
      const here = new Set(claims.map(({ id }) => id));
      let inferences = map.inferences.filter(({ premises }) => premises.every((id) => here.has(id)));
      for (let size = -1; size !== inferences.length; ) {
        size = inferences.length;
        const ends = new Set([...here, ...inferences.map(({ id }) => id)]);
        inferences = inferences.filter(({ conclusion }) => ends.has(conclusion));
      }
      const restatements = map.restatements.filter((group) => group.every((id) => here.has(id)));
      const less = { ...map, theses: [], claims, inferences, restatements };
      const again = read(aif, write(aif, less).content).map;
      expect(again.claims.map(({ text }) => text).sort()).toEqual(claims.map(({ text }) => text).sort());
      expect(again.inferences).toHaveLength(inferences.length);
      expect(again.restatements).toHaveLength(restatements.length);
    }),
  );
});

test("whatever is done to a file, the answer is a map or a refusal", () => {
  const pieces = ['"__proto__": ', "null", "[", "{}", '"nodeID": 1,', '"type": "CA"', "-0", "1e3", "\\ud800", "\0"];
  fc.assert(fc.property(mutated(DIALOGUE, pieces), (text) => survives(aif, text)));
});

test("50,000 premises of one inference, 50,000 edges side by side and a text of 1 MB are read", () => {
  const many = Array.from({ length: 50_000 }, (_, at) => String(at + 10));
  const star = file(["1 I A", "2 RA", ...many.map((id) => `${id} I x`)], ["2>1", ...many.map((id) => `${id}>2`)]);
  expect(read(aif, star).map.inferences[0]?.premises).toHaveLength(50_000);
  const side = file(["1 I A", "2 RA", "3 I B"], ["2>1", ...many.map(() => "3>2")]);
  expect(steps(read(aif, side).map)).toEqual(["2 3 -> 1"]);
  const long = file([`1 I ${"x".repeat(1_000_000)}`], []);
  expect(unordered(rewritten(long))).toEqual(unordered(JSON.parse(long)));
});

test("20,000 premises for 20,000 conclusions of one node, and one act of 20,000 speakers, stay within the file's size", () => {
  const many = Array.from({ length: 20_000 }, (_, at) => String(at + 10));
  const claims = many.map((id) => `${id} I x`);
  const fan = file(["1 RA", ...claims], [...many.map((id) => `${id}>1`), ...many.map((id) => `1>${id}`)]);
  const { map, warnings } = read(aif, fan);
  expect(map.inferences.reduce((sum, { premises }) => sum + premises.length, 0)).toBeLessThan(200_000);
  expect(warnings.find(({ code }) => code === "many-conclusions")?.message).toContain("other ends are kept aside");
  const speakers = many.map((id) => `L${id}`);
  const choir = file(
    ["1 YA Asserting", ...claims, ...speakers.map((id) => `${id} L x`)],
    [...many.map((id) => `1>${id}`), ...speakers.map((id) => `${id}>1`)],
    { locutions: speakers.map((nodeID, personID) => ({ nodeID, personID: `P${personID}` })) },
  );
  expect(read(aif, choir).map.holders.map(({ name }) => name)).toEqual(["P0"]);
});

testWithCorpus(
  "aif",
  "a file of others is read whole and written as it was",
  (text) => {
    const document = JSON.parse(text) as { nodes: Row[]; edges: Row[] };
    const { map, warnings } = read(aif, text);
    const nodes = [...new Map(document.nodes.map((node) => [node.nodeID, node])).values()];
    const ofType = (...types: string[]) => nodes.filter(({ type }) => types.includes(String(type)));
    const broken = (...codes: string[]) => warnings.filter(({ code }) => codes.includes(code)).length;
    expect(map.claims).toHaveLength(ofType("I").length);
    expect(new Set(map.inferences.map(({ ext }) => JSON.stringify(ext))).size).toBe(
      ofType("RA", "CA").length - broken("no-premise", "no-conclusion"),
    );
    expect(map.restatements).toHaveLength(ofType("MA").length - broken("broken-rephrase"));
    // As text, since jest takes its time to compare 280,000 records.
    const again = JSON.stringify(unordered(JSON.parse(write(aif, map).content)));
    expect(again === JSON.stringify(unordered(document))).toBe(true);
  },
  /nodeset[0-9]+\.json$|\/(?:[0-9]+|[A-Z]\w+|corp_esp|6064-original)\.json$|\.gz$/u,
);
