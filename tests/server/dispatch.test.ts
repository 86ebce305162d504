import { createDispatch } from "../../server/dispatch.ts";
import { ROUTES } from "../../server/routes.ts";
import { getRaw } from "./raw.ts";
import { type Running, shipped, start } from "./service.ts";

const dispatch = createDispatch(ROUTES);

test("every route that is read is found by its path, with its parameters decoded", () => {
  for (const route of ROUTES.filter(({ method }) => method === "get")) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const path = route.path.replace(/\{(\w+)\}/g, "a%2Fb%20$1");
    expect(dispatch(path)).toEqual({
      route,
      parameters: Object.fromEntries(names.map((name) => [name, `a/b ${name}`])),
    });
  }
});

test("what is no route's address is nobody's", () => {
  for (const path of ["//", "/api/", "/API", "/api/maps/", "/api/maps/a/graph.", "/api/maps/a/claims/", "/nothing"]) {
    expect([path, dispatch(path)]).toEqual([path, undefined]);
  }
  expect(() => dispatch("/api/maps/%E0%A4%A")).toThrow(URIError);
});

describe("Express answers the same", () => {
  let service: Running;
  beforeAll(async () => {
    service = await start({ library: await shipped() });
  });
  afterAll(() => service.stop());

  /** What one answer has and another need not. */
  const passing = ["date", "x-request-id"];

  test.each([
    "/api",
    "/api/maps",
    "/api/maps/alaska-summit",
    "/api/maps/alaska-summit/claims/not-the-same-war",
    "/api/maps/alaska-summit/claims?limit=3&importance=3",
    "/api/maps/alaska-summit/graph?around=not-the-same-war&depth=2",
    "/api/maps/alaska-summit/graph.cytoscape.json?around=not-the-same-war&depth=1",
    "/api/maps/alaska-summit/search?q=preparation",
    "/api/maps/alaska-summit/evaluation?reject=not-the-same-war",
    "/api/maps/alaska-sumit",
    "/api/maps/alaska-summit/claims/%00",
    "/api/maps/%E0%A4%A",
    "/api/maps/alaska-summit/claims?limt=3",
    "/maps/alaska-summit",
    "/",
    "/nowhere",
  ])("%s", async (path) => {
    const accept = { Accept: "application/json" };
    const plain = await getRaw(service.port, path, accept);
    // With its host an address goes past what finds routes at plain ones.
    const absolute = await getRaw(service.port, `http://127.0.0.1${path}`, accept);
    const told = ({ status, headers, body }: typeof plain) => ({
      status,
      headers: [...headers].filter(([name]) => !passing.includes(name) && name !== "content-length"),
      body: body.replace(/"request":"[^"]*"/, "").replaceAll("http://127.0.0.1", ""),
    });
    const [one, other] = [told(plain), told(absolute)];
    if (plain.status < 300) expect(other).toEqual(one);
    else expect([other.status, detailOf(other.body)]).toEqual([one.status, detailOf(one.body)]);
  });
});

const detailOf = (body: string) => /"detail":"([^"]*)"/.exec(body)?.[1];
