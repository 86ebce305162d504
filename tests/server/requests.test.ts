/** What the service makes of requests that are wrong, and of the finer points of those that are right. */

import { Ajv2020 } from "ajv/dist/2020.js";
import cytoscape from "cytoscape";
import { DirectedGraph, MultiDirectedGraph } from "graphology";
import type { AnswerOf, claimListSchema } from "../../model/api.ts";
import { checkedSchema, GRAPH_FORMATS, refusalSchema, searchAnswerSchema } from "../../model/api.ts";
import { read } from "../../model/read.ts";
import { LARGEST_BODY } from "../../server/limits.ts";
import { mapOf, undercut } from "../maps.ts";
import { getRaw, sendRaw } from "./raw.ts";
import { libraryOf, type Running, shipped, start } from "./service.ts";

/** Ids that are no words: `a/b` is one id, and so is `__proto__`. */
const hostile = mapOf(["i: a/b -> __proto__", "j: é -> a/b", "k: %2e%2e -| i"], {
  id: "hostile",
  theses: ["__proto__"],
});

let service: Running;
beforeAll(async () => {
  const { maps } = await shipped();
  const own = await libraryOf(undercut, hostile);
  service = await start({ library: { ...own, maps: new Map([...maps, ...own.maps]) } });
});
afterAll(() => service.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(service.address + path, { headers });
/** Parsed here: `json()` makes objects of another realm than jest's, which Cytoscape does not take for plain ones. */
const json = async (path: string) => JSON.parse(await (await get(path)).text());

async function refused(response: Response, status: number, kind: string) {
  expect([response.url, response.status]).toEqual([response.url, status]);
  const body = refusalSchema.parse(await response.json());
  expect(body.type).toBe(`/api/problems/${kind}`);
  return body;
}

describe("formats that others read", () => {
  test("the map document is valid by the JSON Schema that is served", async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const check = ajv.compile(await json("/api/schema/argument-map.json"));
    check(await json("/api/maps/alaska-summit"));
    expect(check.errors).toBeNull();
  });

  test("the map document can be read again, and is the same", async () => {
    const map = await json("/api/maps/alaska-summit");
    expect(read(map)).toEqual(map);
  });

  test("the graph loads into graphology unchanged", async () => {
    const answer = await json("/api/maps/alaska-summit/graph");
    const graph = DirectedGraph.from(answer);
    const { claims, inferences } = answer.attributes.whole;
    expect(graph.order).toBe(claims + inferences);
    expect(graph.export()).toEqual(answer);
    const claimsOnly = await json("/api/maps/alaska-summit/graph?view=claims");
    expect(MultiDirectedGraph.from(claimsOnly).order).toBe(claims);
  });

  test("cytoscape.json loads into Cytoscape unchanged", async () => {
    const answer = await json("/api/maps/alaska-summit/graph.cytoscape.json");
    const cy = cytoscape({ headless: true, ...answer });
    expect(cy.nodes().length).toBe(answer.elements.nodes.length);
    expect(cy.edges().length).toBe(answer.elements.edges.length);
    expect(cy.data()).toEqual(answer.data);
    cy.destroy();
  });
});

describe("choosing a format", () => {
  const graph = "/api/maps/alaska-summit/graph";

  test("Accept chooses among the formats by quality and specificity", async () => {
    const type = async (accept: string) => (await get(graph, { Accept: accept })).headers.get("content-type");
    expect(await type("*/*")).toBe("application/json");
    expect(await type("application/vnd.cytoscape+json")).toBe("application/vnd.cytoscape+json");
    expect(await type("application/json;q=0.5, application/vnd.node-link+json")).toBe("application/vnd.node-link+json");
    expect(await type("application/*, application/json;q=0")).toBe("application/vnd.argument-map+json");
    expect(await type("application/graphml+xml, */*;q=0.1")).toBe("application/graphml+xml");
  });

  test("the address outdoes Accept", async () => {
    const headers = { Accept: "text/plain" };
    expect((await get(`${graph}.node-link.json`, headers)).headers.get("content-type")).toBe(
      "application/vnd.node-link+json",
    );
    expect((await get(`${graph}?format=cytoscape.json`, headers)).status).toBe(200);
  });

  test("a format that there is not is refused with those that there are", async () => {
    const byAccept = await refused(await get(graph, { Accept: "image/png" }), 406, "no-such-format");
    expect(byAccept.available).toContain("application/json");
    const byAddress = await refused(await get(`${graph}.docx`), 406, "no-such-format");
    expect(byAddress.available).toEqual(GRAPH_FORMATS);
  });

  test("an export says under which name it is saved", async () => {
    const { headers } = await get(`${graph}.cytoscape.json`);
    expect(headers.get("content-disposition")).toBe('inline; filename="alaska-summit.cytoscape.json"');
  });

  test("an Accept-Encoding that allows nothing is refused", async () => {
    const response = await get(graph, { "Accept-Encoding": "identity;q=0, compress" });
    expect((await refused(response, 406, "no-such-encoding")).available).toContain("gzip");
  });
});

describe("filters", () => {
  test("every filter narrows the graph, and says out of how much", async () => {
    const graph = "/api/maps/alaska-summit/graph";
    const { attributes: whole } = await json(graph);
    for (const filter of [
      "section=history",
      "stance=rejected&stance=reported",
      "importance=3",
      "around=not-the-same-war&depth=1",
    ]) {
      const { attributes, nodes } = await json(`${graph}?${filter}`);
      expect(attributes.whole).toEqual(whole.whole);
      expect(attributes.shown.claims).toBeLessThan(whole.shown.claims);
      expect(nodes.length).toBe(attributes.shown.claims + attributes.shown.inferences);
    }
    const { nodes } = await json(`${graph}?polarity=attack`);
    expect(
      nodes.some(
        (node: { attributes: object }) => "polarity" in node.attributes && node.attributes.polarity === "support",
      ),
    ).toBe(false);
  });

  test("unknown values are refused with the nearest known", async () => {
    const graph = "/api/maps/alaska-summit/graph";
    const section = await refused(await get(`${graph}?section=histori`), 404, "unknown-id");
    expect(section.errors).toEqual([expect.objectContaining({ parameter: "section", suggestions: ["history"] })]);
    await refused(await get(`${graph}?around=nobody`), 404, "unknown-id");
    const stance = await refused(await get(`${graph}?stance=asserted&stance=loud`), 400, "wrong-parameter");
    expect(stance.errors?.[0]?.parameter).toBe("stance");
    await refused(await get(`${graph}?depth=2`), 400, "wrong-parameter");
    await refused(await get(`${graph}?view=full&view=claims`), 400, "wrong-parameter");
    await refused(await get(`${graph}?depth=-1&around=not-the-same-war`), 400, "wrong-parameter");
    const missing = await refused(await get("/api/maps/alaska-summit/paths"), 400, "wrong-parameter");
    expect(missing.errors).toEqual([{ parameter: "from", message: "It is missing." }]);
  });

  test("a parameter that is mistyped is refused with the one that was meant", async () => {
    const body = await refused(await get("/api/maps/alaska-summit/graph?secton=history"), 400, "unknown-parameter");
    expect(body.errors).toEqual([expect.objectContaining({ parameter: "secton", suggestions: ["section"] })]);
    await refused(await get("/api/maps?__proto__=1"), 400, "unknown-parameter");
  });
});

describe("pages of a list", () => {
  const claims = "/api/maps/alaska-summit/claims";

  test("following `next` gives every entry once, in the map's order", async () => {
    const { claims: inMap } = await json("/api/maps/alaska-summit");
    const seen: string[] = [];
    for (let next: string | null = `${claims}?limit=37`; next !== null; ) {
      const page: AnswerOf<typeof claimListSchema> = await json(next);
      expect(page.total).toBe(inMap.length);
      seen.push(...page.claims.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(inMap.map(({ id }: { id: string }) => id));
  });

  test("limits are kept, and those that can't be are refused", async () => {
    expect((await json(`${claims}?limit=3`)).claims).toHaveLength(3);
    expect((await json(claims)).claims).toHaveLength(50);
    for (const limit of ["0", "501", "-1", "1e2", "many", ""])
      await refused(await get(`${claims}?limit=${limit}`), 400, "wrong-parameter");
  });

  test("a cursor that was not given out for this list is refused", async () => {
    const { next } = await json(`${claims}?limit=3`);
    const cursor = new URLSearchParams(next.split("?")[1]).get("cursor");
    for (const address of [
      `${claims}?cursor=${cursor}x`,
      `${claims}?cursor=!`,
      `${claims}?cursor=`,
      `${claims}?section=history&cursor=${cursor}`,
    ]) {
      const body = await refused(await get(address), 400, "malformed-cursor");
      expect(body.errors?.[0]?.parameter).toBe("cursor");
    }
    expect((await get(`${claims}?limit=5&cursor=${cursor}`)).status).toBe(200);
  });
});

describe("search", () => {
  test("marks what was found, by code points", async () => {
    const answer = searchAnswerSchema.parse(await json("/api/maps/alaska-summit/search?q=preparation&limit=5"));
    expect(answer.hits).toHaveLength(5);
    for (const { matches } of answer.hits) {
      const words = matches.flatMap(({ value, spans }) =>
        spans.map(({ start, end }) => [...value].slice(start, end).join("")),
      );
      expect(words.some((word) => /^prepar/i.test(word))).toBe(true);
    }
  });

  test("of several maps only those count in which a claim has all the words", async () => {
    const answer = searchAnswerSchema.parse(await json("/api/search?q=alaska+preparation"));
    expect(answer.having).toBe("all");
    expect(new Set(answer.hits.map(({ map }) => map))).not.toContain("tiny");
    expect(searchAnswerSchema.parse(await json("/api/search?q=xyzzyqwx")).total).toBe(0);
  });

  test("words are needed, and a bound number of them", async () => {
    await refused(await get("/api/search"), 400, "wrong-parameter");
    await refused(await get("/api/search?q=%20"), 400, "wrong-parameter");
    await refused(await get(`/api/search?q=${"x".repeat(300)}`), 400, "wrong-parameter");
    await refused(await get(`/api/search?q=${"x".repeat(10_000)}`), 414, "long-address");
  });
});

describe("ids are data", () => {
  test("what has a slash, a dot or a prototype's name for an id is found under it", async () => {
    for (const id of ["a/b", "__proto__", "é", "%2e%2e"]) {
      const { claim, viewer } = await json(`/api/maps/hostile/claims/${encodeURIComponent(id)}`);
      expect(claim.id).toBe(id);
      expect(await (await get(viewer)).text()).toContain("A tiny map");
    }
    const { target, undercuts } = await json("/api/maps/hostile/inferences/i");
    expect(target.claim.id).toBe("__proto__");
    expect(undercuts[0].premises[0].id).toBe("%2e%2e");
    expect({}).not.toHaveProperty("polluted");
  });

  test("no path leads to a file", async () => {
    const paths = [
      "/api/maps/..%2f..%2f..%2fetc%2fpasswd",
      "/api/maps/../../etc/passwd",
      "/assets/../package.json",
      "/assets/..%2f..%2fpackage.json",
      "/assets/%2e%2e/package.json",
      "/..%2fpackage.json",
      "//etc/passwd",
      "/assets/__proto__",
    ];
    for (const path of paths) {
      const { status, body } = await getRaw(service.port, path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toMatch(/root:|devDependencies/);
    }
  });

  test("paths that can't be decoded, and ids that can't be, are malformed", async () => {
    for (const path of [
      "/api/maps/%",
      "/api/maps/%ff",
      "/api/maps/%00",
      "/api/maps/a%1fb/graph",
      `/api/maps/${"x".repeat(257)}`,
    ]) {
      const { status, body } = await getRaw(service.port, path);
      expect([path, status, JSON.parse(body).type]).toEqual([path, 400, "/api/problems/malformed-address"]);
    }
  });

  test("an id of 10 kB is too long to be read", async () => {
    await refused(await get(`/api/maps/alaska-summit/claims/${"x".repeat(10_000)}`), 414, "long-address");
  });
});

describe("addresses and methods", () => {
  test("upper and lower case, and a slash at the end, make another address", async () => {
    for (const path of ["/API/maps", "/api/Maps", "/api/maps/", "/api/nothing"]) {
      await refused(await get(path), 404, "unknown-address");
    }
    expect((await refused(await get("/api/map"), 404, "unknown-address")).available).toContain("/api/maps");
  });

  test("another site's script may ask first", async () => {
    const response = await fetch(`${service.address}/api/check`, { method: "OPTIONS" });
    expect(response.headers.get("access-control-allow-methods")).toBe("POST, OPTIONS");
    expect(response.headers.get("access-control-allow-headers")).toContain("Content-Type");
  });

  test("what is no HTTP gets an answer and the connection's end", async () => {
    expect((await sendRaw(service.port, "hello\r\n\r\n")).status).toBe(400);
    const { status, body } = await getRaw(service.port, "/api", { "X-Long": "x".repeat(600_000) });
    expect([status, JSON.parse(body).type]).toEqual([431, "/api/problems/large-headers"]);
    expect((await get("/health/live")).status).toBe(200);
  });

  test("a body sent with a reading does no harm", async () => {
    const head = "GET /api HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 5\r\n\r\n";
    expect((await sendRaw(service.port, `${head}hello`)).status).toBe(200);
  });
});

describe("checking a map that is sent", () => {
  const check = (body: BodyInit, headers: Record<string, string> = { "Content-Type": "application/json" }) =>
    fetch(`${service.address}/api/check`, { method: "POST", body, headers });
  const checked = async (value: unknown) => checkedSchema.parse(await (await check(JSON.stringify(value))).json());

  test("a good map has no errors; what the checks find is named", async () => {
    const answer = await checked(undercut);
    expect(answer.valid).toBe(true);
    expect(answer.problems.every(({ severity }) => severity === "finding")).toBe(true);
    expect(answer.total).toBe(answer.problems.length);
  });

  const problemOf = (change: Record<string, unknown>) => checked({ ...undercut, ...change });
  const claim = { id: "a", text: "It is so." };
  test.each([
    ["an unknown key", { clams: [] }, "unknown-key", "/clams"],
    ["duplicate ids", { claims: [...undercut.claims, claim] }, "duplicate-id", "/claims/3/id"],
    ["a dangling reference", { claims: undercut.claims.slice(1) }, "unknown-reference", "/inferences/0/premises/0"],
    ["a missing thesis", { theses: ["nowhere"] }, "unknown-thesis", "/theses/0"],
    ["an empty text", { claims: [{ id: "a", text: " " }] }, "wrong-value", "/claims/0/text"],
    [
      "a passage out of range",
      {
        sources: [{ id: "s", title: "S", text: { sha256: "0".repeat(64), length: 10 } }],
        claims: undercut.claims.map((each) => ({
          ...each,
          passages: [{ source: "s", at: "1.1", start: 5, end: 11, sha256: "0".repeat(16) }],
        })),
      },
      "passage-out-of-range",
      "/claims/0/passages/0",
    ],
  ])("%s is named with its place", async (_, change, code, path) => {
    const { valid, problems } = await problemOf(change);
    expect(valid).toBe(false);
    expect(problems).toContainEqual(expect.objectContaining({ code, path, severity: "error" }));
  });

  test("problems without number are counted, and the first are named", async () => {
    const { problems, total } = await problemOf({ theses: Array.from({ length: 5000 }, (_, at) => `t${at}`) });
    expect(total).toBe(5000);
    expect(problems).toHaveLength(1000);
  });

  test("what is not JSON is refused with the place", async () => {
    const body = await refused(await check('{"format": }'), 400, "malformed-json");
    expect(body.detail).toMatch(/line 1, column 12|Unexpected token/);
    await refused(await check(""), 400, "malformed-json");
    await refused(await check(Buffer.from([0x7b, 0xff, 0x7d])), 422, "unreadable-document");
  });

  test("what can't be unpacked is refused", async () => {
    const packed = { "Content-Type": "application/json", "Content-Encoding": "compress" };
    await refused(await check("{}", packed), 415, "wrong-media-type");
    const broken = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
    await refused(await check("no gzip", broken), 400, "malformed-request");
  });

  test("too large a body is refused with the limit", async () => {
    const body = await refused(await check(" ".repeat(LARGEST_BODY + 1)), 413, "large-body");
    expect(body.detail).toContain("1024 KiB");
  });
});

describe("ids of requests", () => {
  test("a caller's own id is kept where it is sane, and is in the log", async () => {
    const { headers } = await get("/api", { "X-Request-Id": "mine-1" });
    expect(headers.get("x-request-id")).toBe("mine-1");
    const other = await get("/api", { "X-Request-Id": "no good\tid" });
    expect(other.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    await other.arrayBuffer();
    const line = service.lines.find(({ request }) => request === "mine-1");
    expect(line).toMatchObject({ method: "GET", route: "/api", status: 200 });
  });

  test("the log has nothing of who asked, nor what for", async () => {
    await (await get("/api/search?q=secret-words", { "User-Agent": "secret-agent" })).arrayBuffer();
    expect(JSON.stringify(service.lines)).not.toMatch(/secret|127\.0\.0\.1/);
  });
});

describe("a map's versions", () => {
  test("the version that is served has an address of its own, where it never changes", async () => {
    const { maps } = await json("/api/maps");
    const [{ id, links, version }] = maps;
    const answer = await get(links.version);
    expect(links.version).toBe(`/api/maps/${id}/versions/${version}`);
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(await answer.text()).toBe(await (await get(links.map)).text());
  });

  test("another version is refused with the one that there is", async () => {
    const body = await refused(await get(`/api/maps/tiny/versions/${"1".repeat(64)}`), 404, "unknown-version");
    expect(body.errors?.[0]?.suggestions).toEqual(["0".repeat(64)]);
    await refused(await get("/api/maps/tiny/versions/1"), 400, "malformed-address");
  });
});
