import fc from "fast-check";
import type { ArgumentMap } from "../../../model/map.ts";
import { CONTEXT, jsonld } from "../../../model/notation/jsonld.ts";
import { recognise } from "../../../model/notation/list.ts";
import { InvalidMap } from "../../../model/read.ts";
import { mapOf, undercut } from "../../maps.ts";
import { full } from "./full.ts";
import { mutated, read, survives, write } from "./hostile.ts";
import { richMap } from "./rich.ts";

const documentOf = (map: ArgumentMap) => JSON.parse(write(jsonld, map).content);
const steps = ({ inferences }: ArgumentMap) =>
  inferences.map(({ id, premises, polarity, conclusion }) =>
    [id, premises.join("+"), polarity === "support" ? "->" : "-|", conclusion].join(" "),
  );

/** b → a by i; c ⊣ i, in words of the older namespace, with a prefix; premises and conclusions are said of the steps. */
const FOREIGN = {
  "@context": { a: "http://www.arg.dundee.ac.uk/aif#", says: { "@id": "a:claimText" } },
  "@graph": [
    { "@id": "#a", "@type": "a:I-node", says: "It rains." },
    { "@id": "#b", "@type": ["a:I-node"], "a:claimText": { "@value": "The street is wet." }, "a:date": "today" },
    { "@id": "#c", "@type": "a:I-node", says: ["Somebody has washed it."] },
    { "@id": "#i", "@type": "a:RA-node", "a:Premise": { "@id": "#b" }, "a:Conclusion": [{ "@id": "#a" }] },
    { "@id": "#u", "@type": "a:CA-node", "a:Premise": "#c", "a:Conclusion": "#i" },
  ],
};

test("claims are I-nodes, inferences RA- and CA-nodes with their premises and conclusion", () => {
  const document = documentOf(undercut);
  expect(document["@context"]).toEqual(CONTEXT);
  expect(document.claims[0]).toMatchObject({ "@id": "#b", "@type": "aif:I-node", claimText: "It is so that b." });
  expect(document.inferences).toMatchObject([
    { "@id": "#i", "@type": "aif:RA-node", premises: ["#b"], conclusion: "#a" },
    { "@id": "#u", "@type": "aif:CA-node", premises: ["#c"], conclusion: "#i" },
  ]);
});

test("the context names no other document", () => {
  expect(JSON.stringify(CONTEXT)).not.toMatch(/"@(?:import|context)"/u);
  expect(Object.values(documentOf(full)["@context"]).filter((term) => typeof term === "string")).toEqual([
    "urn:argument-map:1:",
    "http://www.arg.tech/aif#",
    "aif:claimText",
  ]);
});

test("a map with something of everything comes back as it was", () => {
  const { content, losses } = write(jsonld, full);
  expect(losses).toEqual([]);
  expect(jsonld.read(content, full.id)).toEqual({ map: full, warnings: [] });
});

test("claims and holders of one id, and ids that differ only in broken characters, stay apart", () => {
  const map = mapOf(["i: \ud800 -> \udfff", "j: h -| a/b#c"], {
    holders: [{ id: "h", name: "Ana", kind: "person" }],
  });
  expect(documentOf(map).claims.map((claim: Record<string, string>) => claim["@id"])).toEqual([
    "#%EF%BF%BD",
    "#%EF%BF%BD-2",
    "#h",
    "#a%2Fb%23c",
  ]);
  expect(jsonld.read(write(jsonld, map).content, map.id).map).toEqual(map);
});

test("a document of ours that was changed into nonsense is refused with all that is wrong", () => {
  const document = documentOf(full);
  document.claims[0].holder = "#holder:nobody";
  document.notes = 7;
  expect(() => read(jsonld, JSON.stringify(document))).toThrow(/\/notes/u);
  expect(() => read(jsonld, JSON.stringify({ ...document, notes: [] }))).toThrow(
    /no holder with the id "#holder:nobody"/u,
  );
});

test("documents of others are read as far as an AIF graph goes", () => {
  const { map, warnings } = read(jsonld, JSON.stringify(FOREIGN));
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual([
    ["#a", "It rains."],
    ["#b", "The street is wet."],
    ["#c", "Somebody has washed it."],
  ]);
  expect(steps(map)).toEqual(["#i #b -> #a", "#u #c -| #i"]);
  expect(warnings.map(({ code, message }) => [code, message])).toEqual([
    ["unknown-property", `1 kinds of properties are left out, as nothing here knows them: "a:date".`],
  ]);
});

test("expanded documents, and those that say it of the claims, as AIFdb does, or of both ends, are read alike", () => {
  const aif = (name: string) => `http://www.arg.tech/aif#${name}`;
  const expanded = [
    {
      "@id": "#a",
      "@type": [aif("I-node")],
      [aif("claimText")]: [{ "@value": "A" }],
      [aif("Conclusion")]: [{ "@id": "#i" }],
    },
    {
      "@id": "#b",
      "@type": [aif("I-node")],
      [aif("claimText")]: [{ "@value": "B" }],
      [aif("Premise")]: [{ "@id": "#i" }],
    },
    { "@id": "#i", "@type": [aif("RA-node")], [aif("Premise")]: [{ "@id": "#b" }] },
  ];
  expect(steps(read(jsonld, JSON.stringify(expanded)).map)).toEqual(["#i #b -> #a"]);
  const vocabulary = {
    "@context": { "@vocab": aif("") },
    "@graph": [{ "@id": "#a", "@type": "I-node", claimText: "A" }],
  };
  expect(read(jsonld, JSON.stringify(vocabulary)).map.claims).toMatchObject([{ id: "#a", text: "A" }]);
});

test("broken graphs of others are read, and it is said", () => {
  const document = {
    ...FOREIGN,
    "@graph": [
      { "@type": "a:I-node" },
      { "@id": "#i", "@type": "a:RA-node", "a:Premise": [{ "@id": "#gone" }, 7, null] },
      { "@id": "#x", "@type": "other:Thing" },
    ],
  };
  expect(read(jsonld, JSON.stringify(document)).warnings.map(({ code }) => code)).toEqual([
    ...["dangling-edge", "no-premise", "empty-text"],
  ]);
});

test.each([
  [
    "a context elsewhere",
    JSON.stringify({ ...FOREIGN, "@context": "http://127.0.0.1:1/context.jsonld" }),
    /nothing is fetched/u,
  ],
  [
    "a context elsewhere among others",
    JSON.stringify({ ...FOREIGN, "@context": [{}, "http://127.0.0.1:1/"] }),
    /nothing is fetched/u,
  ],
  ["no node of AIF", `{"@context": {}, "@graph": [{"@id": "#a"}]}`, /no node of the AIF ontology/u],
  ["nothing", "", /The file is empty/u],
  ["null", "null", /no node of the AIF ontology/u],
  ["a cut document", write(jsonld, full).content.slice(0, 999), /This is no JSON-LD: /u],
])("%s is refused", (_, text, message) => {
  expect(() => read(jsonld, text)).toThrow(InvalidMap);
  expect(() => read(jsonld, text)).toThrow(message);
});

test("it is recognised among other JSON", () => {
  expect(recognise("a.json", `\uFEFF${write(jsonld, full).content}`)).toBe(jsonld);
  expect(recognise("a.jsonld", JSON.stringify(FOREIGN))).toBe(jsonld);
});

test("whatever the map, it comes back as it was", () => {
  fc.assert(
    fc.property(richMap(), (map) => {
      expect(jsonld.read(write(jsonld, map).content, map.id)).toEqual({ map, warnings: [] });
    }),
  );
});

test("whatever is done to a document, the answer is a map or a refusal", () => {
  const pieces = [
    '"__proto__": ',
    "null",
    "[",
    "{}",
    '"@type": "a:MA-node",',
    '"@context": {"__proto__": "a:"},',
    "\\ud800",
  ];
  fc.assert(fc.property(mutated(JSON.stringify(FOREIGN), pieces), (text) => survives(jsonld, text)));
  fc.assert(fc.property(mutated(write(jsonld, full).content, pieces), (text) => survives(jsonld, text)));
});
