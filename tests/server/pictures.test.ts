import { read } from "../../model/read.ts";
import { MOST_PIXELS } from "../../server/limits.ts";
import { linked } from "../maps.ts";
import { libraryOf, type Running, shipped, start } from "./service.ts";

let service: Running;
const HOSTILE = read({
  format: "argument-map/1",
  id: "hostile",
  title: "</title><script>alert(1)</script> & \u202E",
  claims: [
    "<script>alert(1)</script>",
    "\u202Eback to front",
    "nothing\u0000 and \u0008 less",
    'a" onload="alert(1)',
    "]]> <![CDATA[ <!-- -- &amp; &#0;",
    "long ".repeat(2_000),
    "unbroken".repeat(1_250),
    "Σωκράτης 中文没有空格 עברית العربية 👩‍👩‍👧",
  ].map((text, index) => ({ id: `c${index}`, text, label: text.slice(0, 60) })),
  inferences: [1, 2, 3, 4, 5, 6, 7].map((index) => ({
    id: `i${index}`,
    premises: [`c${index}`],
    conclusion: "c0",
    polarity: "support",
  })),
});

beforeAll(async () => {
  const library = await shipped();
  const hostile = await libraryOf(HOSTILE, { ...linked, id: "linked" });
  service = await start({ library: { ...library, maps: new Map([...library.maps, ...hostile.maps]) } });
});
afterAll(() => service.stop());

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${service.address}/api/maps/${address}`, { headers });
const svgOf = async (address: string) => (await get(address)).text();

async function sizeOf(address: string): Promise<{ width: number; height: number }> {
  const bytes = Buffer.from(await (await get(address)).arrayBuffer());
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** What the picture says, in its order. */
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text).join(" ");

describe("a picture", () => {
  test("is an SVG with its title, source, legend, and what stands open as in the viewer", async () => {
    const response = await get("alaska-summit/graph.svg");
    expect(response.headers.get("content-type")).toBe("image/svg+xml");
    expect(response.headers.get("content-disposition")).toBe('inline; filename="alaska-summit.svg"');
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const said = words(await response.text());
    for (const part of [
      "The Alaska summit",
      "Main conclusion",
      "because",
      "given elsewhere",
      "stands",
      "Licence: CC-BY",
    ])
      expect(said).toContain(part);
    expect(said).toContain("+16");
  });

  test("is the same each time, and not sent again to who has it", async () => {
    const first = await get("alaska-summit/graph.png?width=600");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/u);
    expect((await get("alaska-summit/graph.png?width=600", { "If-None-Match": etag })).status).toBe(304);
    expect((await get("alaska-summit/graph.png?width=600&theme=dark", { "If-None-Match": etag })).status).toBe(200);
  });

  test("opens as far as it is asked to", async () => {
    const claims = (svg: string) => svg.match(/<rect [^>]*rx="3" fill="#ffffff"/gu)?.length ?? 0;
    const [closed, opening, all] = await Promise.all(
      ["0", "1", "all"].map(async (open) => claims(await svgOf(`alaska-summit/graph.svg?open=${open}`))),
    );
    expect(closed).toBeLessThan(opening ?? 0);
    expect(opening).toBeLessThan(all ?? 0);
  });

  test("has the part that the filters ask for, and the rest of the map's name and source", async () => {
    const map = await (await get("alaska-summit")).json();
    const section = map.sections[2].id as string;
    const inside = map.claims.filter((claim: { section?: string }) => claim.section === section);
    const said = words(await svgOf(`alaska-summit/graph.svg?open=all&section=${section}`));
    // A line may end after a hyphen.
    const run = (text: string) => text.replaceAll(" ", "");
    for (const { text } of inside) expect(run(said)).toContain(run(text).slice(0, 20));
    expect(said).toContain(map.title);
    expect(said.match(/Main conclusion/gu)).toBeNull();
  });

  test("of what a claim rests on has the claim at its top", async () => {
    const said = words(await svgOf("linked/graph.svg?open=all&around=a&direction=reasons"));
    expect(said).toContain("Main conclusion");
  });

  test("is as large as it is asked to be", async () => {
    expect(await sizeOf("alaska-summit/graph.png?width=1200&height=630")).toEqual({ width: 1200, height: 630 });
    expect(await sizeOf("alaska-summit/graph.png?width=320&height=320")).toEqual({ width: 320, height: 320 });
    expect((await sizeOf("linked/graph.png?width=700&caption=no")).width).toBe(700);
    expect(await svgOf("linked/graph.svg?width=640&height=400")).toContain('width="640" height="400"');
  });

  test("has two pixels for one without a width, but never too many", async () => {
    const [, width = 0] = /<svg [^>]* width="(\d+)"/u.exec(await svgOf("linked/graph.svg")) ?? [];
    expect((await sizeOf("linked/graph.png")).width).toBe(2 * Number(width));
    const { width: most, height } = await sizeOf("alaska-summit/graph.png?open=all");
    expect(most * height).toBeLessThanOrEqual(MOST_PIXELS * 1.001); // sides are whole
  });

  test("shows labels where texts would be too small to be read", async () => {
    const { claims, theses } = await (await get("alaska-summit")).json();
    const { text } = claims.find(({ id }: { id: string }) => id === theses[0]);
    const isToldWhole = async (address: string) => words(await svgOf(address)).includes(text);
    expect(await isToldWhole("alaska-summit/graph.svg?width=1800")).toBe(true);
    expect(await isToldWhole("alaska-summit/graph.svg?width=900&height=600")).toBe(false);
  });
});

describe("what can't be drawn", () => {
  test.each([
    ["open=two", "open"],
    ["theme=sepia", "theme"],
    ["width=20", "width"],
    ["width=9999", "width"],
    ["height=400", "width"],
    ["depth=2", "around"],
    ["colour=red", "colour"],
  ])("a query of %s is refused, and %s named", async (query, parameter) => {
    const response = await get(`alaska-summit/graph.svg?${query}`);
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].parameter).toBe(parameter);
  });

  test("a section or claim that is not there is said to be unknown", async () => {
    expect((await get("alaska-summit/graph.png?section=nowhere")).status).toBe(404);
    expect((await get("alaska-summit/graph.png?around=nobody")).status).toBe(404);
  });
});

describe("a hostile map", () => {
  test("is drawn as SVG in which its words are words", async () => {
    const svg = await svgOf("hostile/graph.svg?open=all");
    expect(svg).not.toMatch(/<script|<!\[CDATA|<!--/u);
    expect(svg).not.toMatch(/<[^>]* onload=/u);
    expect(svg).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
    expect(svg).toContain("&lt;script&gt;alert(1)");
    expect(svg).toContain("Σωκράτης");
  });

  test("is drawn as PNG", async () => {
    const { width, height } = await sizeOf("hostile/graph.png?open=all");
    expect(Math.min(width, height)).toBeGreaterThan(300);
  });
});
