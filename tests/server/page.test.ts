import fc from "fast-check";
import { connect } from "../../model/connections.ts";
import { html } from "../../server/html.ts";
import { anchor, outline } from "../../server/outline.ts";
import { arbitraryMap, HOSTILE_IDS } from "../arbitrary.ts";
import { linked, mapOf, supportCircle, undercut } from "../maps.ts";
import { getRaw } from "./raw.ts";
import { libraryOf, type Running, shipped, start } from "./service.ts";

const outlineOf = (map: Parameters<typeof connect>[0]) => outline(connect(map)).html;
const idsIn = (page: string) => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
const linksIn = (page: string) => [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);

test("html escapes what is put into it, and leaves what is HTML", () => {
  const evil = `<script>"&'`;
  expect(html`<p title="${evil}">${evil}${html`<b>${1}</b>`}${[html`<i></i>`]}${undefined}${false}</p>`.html).toBe(
    '<p title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;<b>1</b><i></i></p>',
  );
});

describe("outline", () => {
  test("of any map has every claim once, every link leads to one, and every list is closed", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const page = outlineOf(map);
        expect(idsIn(page).toSorted()).toEqual(map.claims.map(({ id }) => anchor(id)).toSorted());
        for (const link of linksIn(page)) expect(idsIn(page)).toContain(link);
        for (const tag of ["ul", "li", "p", "details", "span"]) {
          expect(page.split(`<${tag}`).length).toBe(page.split(`</${tag}>`).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("says because, but, together, and what is doubted", () => {
    expect(outlineOf(linked)).toContain("Because, taken together:");
    expect(outlineOf(undercut)).toContain("But this step is doubted:");
    expect(outlineOf(mapOf(["i: b -| a"]))).toContain("But:");
  });

  test("goes round no circle, and says where one closes", () => {
    expect(outlineOf(supportCircle)).toContain("this closes a circle");
  });

  test("of an argument that is deeper than any page goes on below", () => {
    const lines = Array.from({ length: 300 }, (_, at) => `i${at}: c${at + 1} -> c${at}`);
    const page = outlineOf(mapOf(lines));
    expect(page).toContain("Continued from above");
    expect(idsIn(page)).toHaveLength(301);
    const undercuts = Array.from({ length: 300 }, (_, at) => `u${at + 1}: d -| u${at}`);
    expect(outlineOf(mapOf(["u0: b -> a", ...undercuts], { theses: ["a"] }))).toContain("Continued from above");
  });

  test("has no markup of the map's own", () => {
    const id = HOSTILE_IDS.find((each) => each.includes("<script>")) ?? "";
    const page = outlineOf(mapOf([], { claims: [{ id, text: "<img src=x onerror=alert(1)>", label: "</p><b>" }] }));
    expect(page).not.toMatch(/<script|<img|<\/p><b>/);
  });
});

describe("pages", () => {
  let service: Running;
  beforeAll(async () => {
    service = await start({ library: await shipped() });
  });
  afterAll(() => service.stop());
  const get = (path: string) => fetch(service.address + path, { headers: { Accept: "text/html,*/*;q=0.8" } });

  test("a map's page holds its argument, for who reads without a script", async () => {
    const page = await (await get("/maps/alaska-summit")).text();
    const map = await (await fetch(`${service.address}/api/maps/alaska-summit`)).json();
    for (const { id } of map.claims) expect(idsIn(page)).toContain(id);
    expect(page).toContain("Main conclusion");
    expect(page).toMatch(/<meta property="og:title" content="[^"]+">/);
    expect(page).toMatch(/<meta property="og:description" content="[^"]{50,205}">/);
    expect(page).toContain('<html lang="en">');
  });

  test("a map's page holds its brief, every line with its claim and whether that stands", async () => {
    const page = await (await get("/maps/alaska-summit")).text();
    const { lines } = await (await fetch(`${service.address}/api/maps/alaska-summit/brief`)).json();
    const brief = /<dl class="minute">.*?<\/dl>/su.exec(page)?.[0] ?? "";
    expect(linksIn(brief)).toEqual(
      lines.filter(({ part }: { part: string }) => part !== "thesis").map(({ claim }: { claim: string }) => claim),
    );
    expect(brief.match(/✓ holds|✓ stands|✕ fails|✕ falls/gu)).toHaveLength(linksIn(brief).length);
  });

  test("the argument is told step by step on a page that needs no script", async () => {
    const page = await (await get("/maps/alaska-summit/tour")).text();
    const { steps } = await (await fetch(`${service.address}/api/maps/alaska-summit/tour`)).json();
    expect(idsIn(page)).toEqual(steps.map(({ id }: { id: string }) => encodeURIComponent(id)));
    expect(page).not.toContain("<script");
    expect(page).toContain("§1 The mismatch");
    expect((await get("/maps/nobody/tour")).status).toBe(404);
  });

  test("a link to a claim is previewed with the claim", async () => {
    const page = await (await get("/maps/alaska-summit?claim=not-the-same-war&depth=2&whatever=1")).text();
    const { claim } = await (await fetch(`${service.address}/api/maps/alaska-summit/claims/not-the-same-war`)).json();
    expect(page).toContain(`<meta property="og:title" content="${claim.label} · `);
    expect(page).toContain(`content="${claim.text}"`);
    expect((await get("/maps/alaska-summit?claim=nobody")).status).toBe(200);
  });

  test("a link to a map or its tour is previewed with a picture of it; a link to a claim with the claim and its reasons", async () => {
    const pictureIn = (page: string) => /<meta property="og:image" content="([^"]+)">/u.exec(page)?.[1] ?? "";
    for (const path of [
      "/maps/alaska-summit",
      "/maps/alaska-summit/tour",
      "/maps/alaska-summit?claim=not-the-same-war",
    ]) {
      const page = await (await get(path)).text();
      expect(page).toContain(`<meta property="og:url" content="${path}">`);
      expect(page).toContain('<meta name="twitter:card" content="summary_large_image">');
      expect(page).toMatch(/<meta property="og:image:alt" content="A map of claims[^"]{40,}">/u);
      const picture = await get(pictureIn(page).replaceAll("&amp;", "&"));
      expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
      const bytes = Buffer.from(await picture.arrayBuffer());
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    }
    expect(pictureIn(await (await get("/maps/alaska-summit?claim=not-the-same-war")).text())).toContain(
      "around=not-the-same-war",
    );
  });

  test("the preview names whole addresses where the service knows its own, and takes none from the request", async () => {
    const library = await shipped();
    const known = await start({ library, origin: "https://maps.example.org" });
    const page = await (await fetch(`${known.address}/maps/alaska-summit`)).text();
    await known.stop();
    expect(page).toContain('<meta property="og:url" content="https://maps.example.org/maps/alaska-summit">');
    expect(page).toContain(
      '<meta property="og:image" content="https://maps.example.org/api/maps/alaska-summit/graph.png?',
    );
    expect(page).toContain('<link rel="canonical" href="https://maps.example.org/maps/alaska-summit">');
    const { body } = await getRaw(service.port, "/maps/alaska-summit", { Host: "evil.example" });
    expect(body).toContain("og:image");
    expect(body).not.toContain("evil.example");
  });

  test("the list of maps shows each with its picture, its main conclusion, and how much there is of it", async () => {
    const page = await (await get("/")).text();
    const { maps } = await (await fetch(`${service.address}/api/maps`)).json();
    expect(page.match(/<img /gu)).toHaveLength(maps.length);
    for (const { id, title, thesis, counts } of maps) {
      for (const words of [title, thesis.text, `${counts.claims} claims`]) expect(page).toContain(words);
      expect(page).toContain(`<a href="/maps/${id}">`);
      const svg = new RegExp(`src="(/api/maps/${id}/graph\\.svg[^"]+)"`, "u").exec(page)?.[1] ?? "";
      expect((await get(svg.replaceAll("&amp;", "&"))).status).toBe(200);
    }
  });

  test("a page runs no script and takes no style but the service's own, and is framed by nobody else", async () => {
    const policy = (await get("/maps/alaska-summit")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'self'");
    for (const path of ["/maps/alaska-summit", "/", "/api/docs", "/maps/nobody"]) {
      const page = await (await get(path)).text();
      expect(page).not.toMatch(
        /<style|<script(?! type="module" src="\/)| on\w+="| style="|https?:\/\/(?!localhost|www\.w3)/,
      );
    }
  });

  test("only what is to be embedded can be put into another site's frame", async () => {
    const { headers } = await get("/maps/alaska-summit/embed");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(headers.get("x-frame-options")).toBeNull();
  });

  test("who reads is told in a page what is not there; a program in JSON", async () => {
    const page = await get("/maps/alaska-sumit");
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await page.text()).toContain("Did you mean &quot;alaska-summit&quot;?");
    const data = await fetch(`${service.address}/maps/alaska-sumit`);
    expect([data.status, data.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect((await get("/api/maps/alaska-sumit")).headers.get("content-type")).toBe("application/problem+json");
  });

  test("the documentation names every operation, parameter and shape of the OpenAPI document", async () => {
    const docs = await (await get("/api/docs")).text();
    const { paths, components } = await (await fetch(`${service.address}/api/openapi.json`)).json();
    for (const methods of Object.values<Record<string, { operationId: string }>>(paths)) {
      for (const { operationId } of Object.values(methods)) expect(idsIn(docs)).toContain(operationId);
    }
    for (const name of Object.keys(components.schemas)) expect(idsIn(docs)).toContain(`shape-${name}`);
    for (const link of linksIn(docs)) expect(idsIn(docs)).toContain(link);
  });

  test("assets may be kept for good, and are found by their whole names only", async () => {
    const asset = await get("/assets/main-ABC.js");
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect((await get("/assets/main.js")).status).toBe(404);
    expect((await fetch(`${service.address}/assets/main-ABC.js`, { method: "POST" })).status).toBe(405);
  });
});

test("the list of maps is what several maps open with", async () => {
  const service = await start({
    library: await libraryOf(mapOf(["a"], { id: "one", title: "First" }), mapOf(["a"], { id: "two", title: "Second" })),
  });
  const page = await (await fetch(service.address)).text();
  expect(page).toContain('<a href="/maps/one">First</a>');
  expect(page).toContain('<a href="/maps/two">Second</a>');
  await service.stop();
});
