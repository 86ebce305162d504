import type { ExcerptAnswer } from "../../model/api.ts";
import { read } from "../../model/read.ts";
import { mapOf } from "../maps.ts";
import { libraryOf, type Running, start } from "./service.ts";

/** Two theses, one with a chain of four beneath it; and two claims apart. */
const branching = mapOf(
  ["i1: b -> a", "i2: c -> b", "i3: d -> c", "i4: e -| c", "u: f -| i2", "i5: h -> g", "i6: y -> x"],
  {
    theses: ["a", "g"],
  },
);

let service: Running;
beforeAll(async () => {
  service = await start({ library: await libraryOf(branching) });
});
afterAll(() => service.stop());

async function ask(query: string): Promise<ExcerptAnswer> {
  const answer = await fetch(`${service.address}/api/maps/${branching.id}/excerpt${query}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

const claimsOf = ({ document }: ExcerptAnswer) => document.claims.map(({ id }) => id).join("");
const foldedOf = ({ folded }: ExcerptAnswer) => folded.map(({ claim, beneath }) => `${claim}+${beneath}`).join(" ");

test("first come the roots, each with what is said about it", async () => {
  const answer = await ask("");
  expect([sort(claimsOf(answer)), foldedOf(answer)]).toEqual(["abghxy", "b+4"]);
  expect(answer.whole).toEqual({ claims: 10, inferences: 7, roots: 3 });
  expect(answer.next).toBeNull();
});

test("roots come in pages, theses before what leads to none", async () => {
  const first = await ask("?limit=1&depth=0");
  expect([claimsOf(first), foldedOf(first)]).toEqual(["a", "a+5"]);
  const second: ExcerptAnswer = await (await fetch(service.address + first.next)).json();
  const third: ExcerptAnswer = await (await fetch(service.address + second.next)).json();
  expect([claimsOf(second), claimsOf(third), third.next]).toEqual(["g", "x", null]);
});

test("a branch is opened, and a claim come to, without the roots", async () => {
  const opened = await ask("?open=b");
  expect([sort(claimsOf(opened)), foldedOf(opened)]).toEqual(["bcf", "c+2"]);
  const come = await ask("?to=e");
  expect(sort(claimsOf(come))).toBe("abcdef");
});

test("the parts are maps, and put together make the map again", async () => {
  const parts = await Promise.all(["?depth=1", "?open=b", "?open=c&open=g"].map(ask));
  for (const { document } of parts) expect(read(document).id).toBe(branching.id);
  const claims = new Set(parts.flatMap(({ document }) => document.claims.map(({ id }) => id)));
  const inferences = new Set(parts.flatMap(({ document }) => document.inferences.map(({ id }) => id)));
  expect([claims.size, inferences.size]).toEqual([10, 7]);
});

test("what stands of a part is what stands of it in the map", async () => {
  expect((await ask("?open=c")).labels).toBeNull();
  const { labels } = await ask("?open=c&labels=yes");
  const whole = await (await fetch(`${service.address}/api/maps/${branching.id}/evaluation`)).json();
  expect(labels?.length).toBe(5);
  for (const { id, label } of labels ?? []) expect(whole.labels[id].label).toBe(label);
});

test("what is not there is refused by name", async () => {
  for (const [query, parameter] of [
    ["?open=nowhere", "open"],
    ["?to=nowhere", "to"],
    ["?open=i1", "open"],
    ["?depth=21", "depth"],
    ["?open=a&cursor=MQ", "cursor"],
  ]) {
    const answer = await fetch(`${service.address}/api/maps/${branching.id}/excerpt${query}`);
    const { errors } = await answer.json();
    expect([400, 404]).toContain(answer.status);
    expect(errors[0].parameter).toBe(parameter);
  }
});

const sort = (text: string) => [...text].sort().join("");
