import { conversionSchema, formatListSchema, lossesSchema, refusalSchema } from "../../model/api.ts";
import { mapSchema } from "../../model/map.ts";
import { able, NOTATIONS } from "../../model/notation/list.ts";
import { LARGEST_DOCUMENT } from "../../server/limits.ts";
import { undercutOfUndercut } from "../maps.ts";
import { libraryOf, type Running, start } from "./service.ts";

let service: Running;
beforeAll(async () => {
  service = await start({ library: await libraryOf(undercutOfUndercut) });
});
afterAll(() => service.stop());

const convert = (query: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${service.address}/api/convert?${query}`, { method: "POST", body, headers });

async function refused(response: Response, status: number, kind: string) {
  const body = refusalSchema.parse(await response.json());
  expect([response.status, body.type]).toEqual([status, `/api/problems/${kind}`]);
  return body;
}

const document = JSON.stringify(undercutOfUndercut);

test("the formats are listed, each with what can be done with it", async () => {
  const response = await fetch(`${service.address}/api/formats`);
  const { formats, total } = formatListSchema.parse(await response.json());
  expect(formats.map(({ id }) => id)).toEqual(NOTATIONS.map(({ id }) => id));
  expect(total).toBe(NOTATIONS.length);
  for (const { reads, writes } of formats) expect(reads || writes).toBe(true);
});

test("a document comes in the other format, with what was in it and what was lost", async () => {
  for (const { id, mediaType } of able("write")) {
    const response = await convert(`to=${id}`, document);
    expect([id, response.status]).toEqual([id, 200]);
    const answer = conversionSchema.parse(await response.json());
    expect(answer).toMatchObject({ from: "map.json", to: id, mediaType, filename: `tiny.${id}`, warnings: [] });
    expect(answer.counts).toEqual({ claims: 4, inferences: 3 });
    expect(answer.content).not.toBe("");
  }
});

test("a format's own media type gets the document alone, with counts in the headers", async () => {
  const type = "application/vnd.argument-map+json";
  const response = await convert("from=map.json&to=map.json", document, { Accept: type });
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("content-disposition")).toBe('inline; filename="tiny.map.json"');
  expect(response.headers.get("argument-map-losses")).toBe("0");
  expect(mapSchema.parse(await response.json())).toEqual(undercutOfUndercut);
});

test("another media type than the format's is refused with those that it has", async () => {
  const response = await convert("to=map.json", document, { Accept: "text/plain" });
  expect((await refused(response, 406, "no-such-format")).available).toContain("application/vnd.argument-map+json");
});

test("what looks like nothing is refused with the formats there are", async () => {
  const body = await refused(await convert("to=map.json", "GIF89a"), 422, "unreadable-document");
  expect(body.available).toContain("map.json");
});

test("what is broken is refused with every problem and its place", async () => {
  const broken = JSON.stringify({ ...undercutOfUndercut, theses: ["nowhere", "gone"] });
  const body = await refused(await convert("to=map.json", broken), 422, "unreadable-document");
  expect(body.detail).toContain("And 1 more");
  expect(body.errors).toEqual([
    expect.objectContaining({ pointer: "/theses/0" }),
    expect.objectContaining({ pointer: "/theses/1" }),
  ]);
});

test("unknown formats, bytes that are no text, and too many of them are refused in words", async () => {
  const unknown = await refused(await convert("to=docx", document), 400, "wrong-parameter");
  expect(unknown.errors?.[0]).toMatchObject({ parameter: "to", message: expect.stringContaining("map.json") });
  await refused(await convert("from=docx&to=map.json", document), 400, "wrong-parameter");
  await refused(await convert("to=map.json", Buffer.from([0x1f, 0x8b, 0x08])), 422, "unreadable-document");
  const large = await refused(await convert("to=map.json", "x".repeat(LARGEST_DOCUMENT + 1)), 413, "large-body");
  expect(large.detail).toContain(String(LARGEST_DOCUMENT / 1024));
});

test("a map can be had in every format that is written, under a name of its own", async () => {
  for (const { id, mediaType } of able("write")) {
    const response = await fetch(`${service.address}/api/maps/tiny/graph.${id}`);
    expect([id, response.status, response.headers.get("content-type")]).toEqual([id, 200, mediaType]);
    expect(response.headers.get("content-disposition")).toContain(`filename="tiny.`);
    expect(await response.text()).not.toBe("");
    const byAccept = await fetch(`${service.address}/api/maps/tiny/graph`, { headers: { Accept: mediaType } });
    expect([id, byAccept.status]).toEqual([id, 200]);
  }
});

test("what a format can't hold is counted in a header, and listed where it leads, for the same part of the map", async () => {
  const response = await fetch(`${service.address}/api/maps/tiny/graph.kialo.txt?around=b&depth=1`);
  const count = Number(response.headers.get("argument-map-losses"));
  expect(count).toBeGreaterThan(0);
  const [, address = ""] = /^<(.*)>; rel="describedby"$/u.exec(response.headers.get("link") ?? "") ?? [];
  expect(address).toBe("/api/maps/tiny/losses?around=b&depth=1&to=kialo.txt");
  const { losses } = lossesSchema.parse(await (await fetch(service.address + address)).json());
  expect(losses).toHaveLength(count);
});

test("what was exported is read as the same map again, where the format holds all of it", async () => {
  for (const { id } of able("write").filter(({ read }) => read !== undefined)) {
    const exported = await fetch(`${service.address}/api/maps/tiny/graph.${id}`);
    if (exported.headers.get("argument-map-losses") !== "0") continue;
    const answer = await convert(`from=${id}&to=map.json`, await exported.text());
    const { content, warnings } = conversionSchema.parse(await answer.json());
    // What the format's own fields said besides is in `ext`.
    const { ext: _, id: __, ...map } = JSON.parse(content);
    const bare = map.inferences.map(({ ext: _, ...inference }: Record<string, unknown>) => inference);
    const { claims, inferences } = undercutOfUndercut;
    expect([id, warnings]).toEqual([id, []]);
    expect(map.claims).toMatchObject(claims);
    expect(bare).toEqual(inferences);
  }
});
