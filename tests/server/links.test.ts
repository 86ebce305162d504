import { checksSchema, claimAnswerSchema, linkListSchema } from "../../model/api.ts";
import { mapOf } from "../maps.ts";
import { libraryOf, type Running, shipped, start } from "./service.ts";

let service: Running;
let loose: Running;

beforeAll(async () => {
  const link = { claim: "a", map: "elsewhere", target: "x", relation: "conflicts", strength: "strong", comment: "No." };
  [service, loose] = await Promise.all([
    start({ library: await shipped() }),
    start({ library: await libraryOf(mapOf(["a"], { id: "tiny", links: [link] })) }),
  ]);
});
afterAll(() => Promise.all([service.stop(), loose.stop()]));

const json = async (path: string, { address } = service) => (await fetch(address + path)).json();
const links = async (path: string, from = service) => linkListSchema.parse(await json(path, from));

test("both maps tell of the same links, each from its own side", async () => {
  const outgoing = await links("/api/maps/alaska-summit-preview/links?limit=500");
  const incoming = await links("/api/maps/alaska-summit/links?limit=500");
  expect(outgoing.total).toBeGreaterThanOrEqual(40);
  expect(incoming.total).toBe(outgoing.total);
  expect(incoming.counts).toEqual(outgoing.counts);
  const ends = outgoing.links.map(({ claim, other }) => `${claim.id} ${other.id}`);
  expect(incoming.links.map(({ claim, other }) => `${other.id} ${claim.id}`)).toEqual(ends);
  expect(new Set(incoming.links.map(({ direction }) => direction))).toEqual(new Set(["incoming"]));
  for (const { claim, other } of incoming.links) {
    expect(claim.passages.length).toBeGreaterThan(0);
    expect(other.claim?.passages.length).toBeGreaterThan(0);
  }
});

test("links come in pages, by map and by relation", async () => {
  const path = "/api/maps/alaska-summit/links?relation=conflicts&limit=2";
  const page = await links(path);
  expect(page.links).toHaveLength(2);
  expect(page.total).toBe(page.counts.conflicts);
  const [third] = (await links(page.next ?? "")).links;
  expect(third).toEqual((await links("/api/maps/alaska-summit/links?relation=conflicts")).links[2]);
  expect((await links("/api/maps/alaska-summit/links?with=night-buses")).total).toBe(0);
});

test("a claim answers with what the other map says of it, though only that map has the link", async () => {
  const [link] = (await links("/api/maps/alaska-summit/links")).links;
  const answer = claimAnswerSchema.parse(await json(`/api/maps/alaska-summit/claims/${link?.claim.id}`));
  expect(answer.links).toContainEqual(link);
});

test("a link that leads nowhere is answered as such, and is a finding", async () => {
  const [link] = (await links("/api/maps/tiny/links", loose)).links;
  expect(link?.other).toEqual({ map: "elsewhere", title: null, id: "x", claim: null, link: null, viewer: null });
  const { findings } = checksSchema.parse(await json("/api/maps/tiny/checks", loose));
  expect(findings).toContainEqual(
    expect.objectContaining({ code: "dangling-link", path: "/links/0/map", target: "a" }),
  );
  expect(
    checksSchema.parse(await json("/api/maps/alaska-summit-preview/checks")).counts["dangling-link"],
  ).toBeUndefined();
});

describe("the page of two maps", () => {
  const page = async (path: string) => (await fetch(service.address + path)).text();

  test("lists every link once, with both claims, whichever of the maps comes first", async () => {
    const { counts, total, links: all } = await links("/api/maps/alaska-summit/links?limit=500");
    for (const path of [
      "/maps/alaska-summit/compare/alaska-summit-preview",
      "/maps/alaska-summit-preview/compare/alaska-summit",
    ]) {
      const html = await page(path);
      expect(html.split('<div class="sides">')).toHaveLength(total + 1);
      expect(html.split('<li class="conflicts">')).toHaveLength(counts.conflicts + 1);
      for (const { claim, other } of all) for (const id of [claim.id, other.id]) expect(html).toContain(`claim=${id}"`);
    }
  });

  test("of maps without links says so, and of a map that is not there what there is", async () => {
    expect(await page("/maps/night-buses/compare/alaska-summit")).toContain("Neither map has a link");
    const response = await fetch(`${service.address}/maps/night-buses/compare/alaska-sumit`);
    expect(response.status).toBe(404);
  });
});
