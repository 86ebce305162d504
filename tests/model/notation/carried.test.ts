import { connect } from "../../../model/connections.ts";
import { carry } from "../../../model/notation/carried.ts";
import { nodeLink, nodeLinkJson } from "../../../model/notation/node-link.ts";
import { everything } from "../../../model/selection.ts";
import { mapOf } from "../../maps.ts";
import { read } from "./hostile.ts";

const map = mapOf(["i: b + c -> a", "u: d -| i"], {
  holders: [{ id: "ana", name: "Ana", kind: "person" }],
  theses: ["a"],
  notes: [{ id: "n", target: "i", kind: "tension", text: "?", severity: "low" }],
  restatements: [["b", "c"]],
});

type Json = ReturnType<typeof nodeLinkJson>;
type Changed = { -readonly [Key in keyof Json]: Json[Key] } & {
  nodes: Record<string, unknown>[];
  links: Record<string, unknown>[];
};

/** What is read of the map's graph after some tool has been at it. */
function after(change: (json: Changed) => void) {
  const connections = connect(map);
  const json = nodeLinkJson(carry({ connections, selection: everything(connections), view: "full" }));
  const copy = JSON.parse(JSON.stringify(json)) as Changed;
  change(copy);
  const { map: back, warnings } = read(nodeLink, JSON.stringify(copy));
  return { back, codes: warnings.map(({ code }) => code) };
}

const named = (json: Changed, name: string) => json.nodes.find((node) => node.name === name) ?? {};

test("a label, a stance, a holder or a polarity that a tool has changed counts", () => {
  const { back, codes } = after((json) => {
    Object.assign(named(json, "b"), { label: "New", stance: "conceded", holder: "Bo", importance: 3 });
    Object.assign(named(json, "u"), { polarity: "support" });
  });
  expect(back.claims.find(({ id }) => id === "b")).toMatchObject({ label: "New", stance: "conceded", holder: "bo" });
  expect(back.holders.map(({ name }) => name)).toEqual(["Ana", "Bo"]);
  expect(back.inferences[1]?.polarity).toBe("support");
  expect(codes).toEqual([]);
});

test("what was carried of a text that not every format can hold is not put over a changed one", () => {
  const { back, codes } = after((json) =>
    Object.assign(named(json, "b"), { text: "Changed.", argmap: JSON.stringify({ exact: { text: "It\u0000 was." } }) }),
  );
  expect(back.claims.find(({ id }) => id === "b")?.text).toBe("Changed.");
  expect(codes).toEqual(["changed-field"]);
});

test("nodes taken away take along what spoke of them, and it is said", () => {
  const { back, codes } = after((json) => {
    json.nodes = json.nodes.filter(({ name }) => name !== "b" && name !== "i");
    json.links = json.links.filter(
      ({ source, target }) => ![source, target].some((end) => /:[bi]$/u.test(String(end))),
    );
  });
  expect(back.claims.map(({ id }) => id)).toEqual(["c", "a", "d"]);
  expect(back).toMatchObject({ inferences: [], notes: [], restatements: [], holders: [{ id: "ana" }] });
  expect(codes).toEqual([...["no-conclusion", "fewer-than-written", "fewer-than-written", "gone-references"]]);
});

test("premises come back in their order, whatever order a tool has put the edges in", () => {
  const { back, codes } = after((json) => {
    json.links.reverse();
  });
  expect(back).toEqual(map);
  expect(codes).toEqual([]);
});

test("a premise taken away is said", () => {
  const { back, codes } = after((json) => {
    json.links = json.links.filter(({ source }) => source !== "claim:b");
  });
  expect(back.inferences[0]?.premises).toEqual(["c"]);
  expect(codes).toEqual(["changed-premises"]);
});

test("a node and an edge that a tool has added are a claim and an inference more; its own attributes are kept", () => {
  const { back, codes } = after((json) => {
    json.nodes.push({ id: "7", label: "Added." });
    json.links.push({ source: "7", target: "claim:a", interaction: "attacks" });
    Object.assign(named(json, "a"), { degree: 4, thesis: false });
  });
  expect(back.claims.at(-1)).toMatchObject({ id: "7", text: "Added." });
  expect(back.inferences.at(-1)).toMatchObject({ premises: ["7"], conclusion: "a", polarity: "attack" });
  expect(back.claims.find(({ id }) => id === "a")?.ext).toEqual({ "node-link": { degree: 4 } });
  expect([back.theses, codes]).toEqual([[], ["changed-theses"]]);
});

test("a tool that drops the graph's own attributes leaves the nodes what they carry, but for passages", () => {
  const passages = [{ source: "s", at: "1.1", start: 0, end: 1, sha256: "0".repeat(16) }];
  const { back, codes } = after((json) => {
    json.graph = {} as never;
    Object.assign(named(json, "i"), { argmap: JSON.stringify({ premises: ["b", "c"], cue: "so", passages }) });
  });
  expect(back.inferences).toMatchObject([
    { id: "i", premises: ["b", "c"], cue: "so", passages: [] },
    { id: "u", premises: ["d"] },
  ]);
  expect([back.theses, back.holders, codes]).toEqual([["a"], [], ["no-head"]]);
});

test("what is carried and broken is left, and what the graph shows is read", () => {
  for (const broken of ["{", "[]", '{"counts":{"claims":1,"inferences":1},"id":"NO"}', 7]) {
    const { back, codes } = after((json) => Object.assign(json.graph, { argmap: broken }));
    expect(codes).toContain("carried-unreadable");
    expect(back.inferences.map(({ premises }) => premises)).toEqual([["claim:b", "claim:c"], ["claim:d"]]);
  }
  const { codes } = after((json) => {
    const passages = [{ source: "gone", at: "1.1", start: 0, end: 1, sha256: "0".repeat(16) }];
    Object.assign(named(json, "a"), { argmap: JSON.stringify({ passages }) });
  });
  expect(codes).toContain("carried-unreadable");
});
