import fc from "fast-check";
import { createDraft, slugOf } from "../../../model/notation/draft.ts";
import { read } from "../../../model/read.ts";
import { HOSTILE_IDS } from "../../arbitrary.ts";

/** a, b and c as claims; what is asked of the draft comes on top. */
function drafted(add: (draft: ReturnType<typeof createDraft>) => void) {
  const draft = createDraft();
  for (const key of ["a", "b", "c"]) draft.claim(key, { text: `It is so that ${key}.` });
  add(draft);
  const { map, warnings } = draft.finish({ id: "tiny" });
  return { map, codes: warnings.map(({ code }) => code), warnings };
}

test("what is whole comes out as it went in, under the format's own keys", () => {
  const { map, warnings } = drafted((draft) => {
    draft.inference("i", { premises: ["b", "c"], conclusion: "a", polarity: "support", scheme: "sign" });
    draft.inference("u", { premises: ["c"], conclusion: "i", polarity: "attack" });
  });
  expect(warnings).toEqual([]);
  expect(map.inferences.map(({ id, premises, conclusion }) => [id, premises, conclusion])).toEqual([
    ["i", ["b", "c"], "a"],
    ["u", ["c"], "i"],
  ]);
  expect(map).toMatchObject({ id: "tiny", title: "tiny", theses: ["a"] });
});

test("an inference may come before what it joins", () => {
  const draft = createDraft();
  draft.inference("i", { premises: ["b"], conclusion: "a", polarity: "attack" });
  draft.claim("a", { text: "A." });
  draft.claim("b", { text: "B." });
  expect(draft.finish({ id: "tiny" }).map.inferences).toHaveLength(1);
});

test("a premise that is not there is left out, an inference without premises too, and what ended in it", () => {
  const { map, codes } = drafted((draft) => {
    draft.inference("half", { premises: ["b", "gone"], conclusion: "a", polarity: "support" });
    draft.inference("bare", { premises: ["gone"], conclusion: "a", polarity: "support" });
    draft.inference("onto", { premises: ["c"], conclusion: "bare", polarity: "attack" });
    draft.inference("into-nothing", { premises: ["c"], conclusion: "gone", polarity: "attack" });
  });
  expect(map.inferences.map(({ id, premises }) => [id, premises])).toEqual([["half", ["b"]]]);
  expect(codes).toEqual([...["unknown-premise", "unknown-premise", "no-premise", "no-conclusion", "no-conclusion"]]);
});

test("the second of two under one key is left out, and two that want one id get two", () => {
  const { map, codes } = drafted((draft) => {
    draft.claim("a", { text: "Another A." });
    draft.claim("d", { id: "b", text: "D." });
  });
  expect(map.claims.map(({ id }) => id)).toEqual(["a", "b", "c", "b-2"]);
  expect(codes).toEqual(["duplicate-key", "other-id"]);
});

test("a claim without a text says so in its place", () => {
  const { map, codes } = drafted((draft) => draft.claim("d", { text: " \n" }));
  expect(map.claims[3]?.text).toBe("(no text)");
  expect(codes).toEqual(["empty-text"]);
});

test("holders and sections get ids of their names, and names that look alike stay apart", () => {
  const draft = createDraft();
  draft.claim("a", { text: "A.", holder: "Ana Rué", section: "Part 1" });
  draft.claim("b", { text: "B.", holder: "Ana Rue", section: "Part 1" });
  draft.claim("c", { text: "C.", holder: "Ana Rué" });
  const { map } = draft.finish({ id: "tiny" });
  expect(map.holders.map(({ id }) => id)).toEqual(["ana-rue", "ana-rue-2"]);
  expect(map.claims.map(({ holder }) => holder)).toEqual(["ana-rue", "ana-rue-2", "ana-rue"]);
  expect(map.sections).toEqual([{ id: "part-1", title: "Part 1" }]);
});

test("holders and sections that the head declares keep their ids, kinds, order and equal names", () => {
  const draft = createDraft();
  draft.claim("a", { text: "A.", holder: "h2", section: "second" });
  draft.claim("b", { text: "B.", holder: "Somebody else", section: "first" });
  const { map } = draft.finish({
    id: "tiny",
    holders: [
      { key: "h1", name: "Ana", id: "author", kind: "author" },
      { key: "h2", name: "Ana" },
    ],
    sections: [
      { key: "first", name: "Part", id: "p1", summary: "What it says." },
      { key: "second", name: "Part", id: "p1" },
    ],
  });
  expect(map.holders).toEqual([
    { id: "author", name: "Ana", kind: "author" },
    { id: "ana", name: "Ana", kind: "person" },
    { id: "somebody-else", name: "Somebody else", kind: "person" },
  ]);
  expect(map.sections).toEqual([
    { id: "p1", title: "Part", summary: "What it says." },
    { id: "p1-2", title: "Part" },
  ]);
  expect(map.claims.map(({ holder, section }) => [holder, section])).toEqual([
    ["ana", "p1-2"],
    ["somebody-else", "p1"],
  ]);
});

test("whatever the keys, texts and ends, the map can be read again", () => {
  const key = fc.oneof(
    fc.constantFrom(...HOSTILE_IDS, "", "\0", "\ud800", "y".repeat(300)),
    fc.string({ maxLength: 3 }),
  );
  const claims = fc.array(fc.record({ key, text: fc.string({ unit: "binary" }) }), { maxLength: 8 });
  const inferences = fc.array(
    fc.record({ key, premises: fc.array(key, { maxLength: 3 }), conclusion: key, against: fc.boolean() }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(claims, inferences, (claims, inferences) => {
      const draft = createDraft();
      for (const { key, text } of claims) draft.claim(key, { text });
      for (const { key, premises, conclusion, against } of inferences)
        draft.inference(key, { premises, conclusion, polarity: against ? "attack" : "support" });
      const { map } = draft.finish({ id: "tiny" });
      expect(read(JSON.parse(JSON.stringify(map)))).toEqual(map);
      expect(map.claims).toHaveLength(new Set(claims.map(({ key }) => key)).size);
    }),
  );
});

test("a slug has nothing but a-z, 0-9 and single hyphens", () => {
  expect(slugOf("  Éléphants & Co. (2nd)  ")).toBe("elephants-co-2nd");
  expect(slugOf("日本")).toBe("");
});
