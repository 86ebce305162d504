/** What stands, as the service tells it: what-ifs, what is wrong with them, cruxes, brief and checks. */
import {
  type BriefAnswer,
  type EvaluationAnswer,
  evaluationSchema,
  refusalSchema,
  type TourAnswer,
} from "../../model/api.ts";
import { mapOf, mutualAttack, undercut } from "../maps.ts";
import { libraryOf, type Running, shipped, start } from "./service.ts";

const MAP = "/api/maps/alaska-summit";
const THESIS = "danger-is-illusion-of-progress";
const CRUX = "putin-thinks-in-decades";

/** Ids with a comma in them, one of which reads like a list of two others. */
const commas = mapOf(["i: a,b -> t", "j: a -> t", "k: b -> t", "l: __proto__ -> t"], { id: "commas", theses: ["t"] });

let service: Running;
beforeAll(async () => {
  const { maps } = await shipped();
  const own = await libraryOf({ ...undercut, id: "undercut" }, { ...mutualAttack, id: "mutual" }, commas);
  service = await start({ library: { ...own, maps: new Map([...maps, ...own.maps]) } });
});
afterAll(() => service.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(service.address + path, { headers });
const evaluation = async (query: string, map = MAP): Promise<EvaluationAnswer> =>
  (await get(`${map}/evaluation${query}`)).json() as Promise<EvaluationAnswer>;

async function refused(query: string, map = MAP) {
  const response = await get(`${map}/evaluation${query}`);
  expect([query, response.status]).toEqual([query, 400]);
  return refusalSchema.parse(await response.json()).errors ?? [];
}

describe("what stands", () => {
  test("is told of every claim and inference, with the rules and where they are explained", async () => {
    const { labels, theses, rules, changed, whatIf } = await evaluation("");
    expect(Object.keys(labels)).toHaveLength(258);
    expect(theses[0]).toMatchObject({ id: THESIS, label: "in" });
    expect(changed).toEqual([]);
    expect(whatIf).toEqual({ hold: [], grant: [], open: [], reject: [], credence: {} });
    for (const { statement, documentation } of [rules.label, rules.strength]) {
      expect(statement).toMatch(/^[A-Z].*\.$/);
      const [path, anchor] = documentation.split("#");
      expect(await (await get(path ?? "")).text()).toContain(`id="${anchor}"`);
    }
  });

  test("changes with what is assumed, and what has changed is listed", async () => {
    const { theses, changed, labels } = await evaluation(`?reject=${CRUX}`);
    expect(theses[0]).toMatchObject({ id: THESIS, label: "out" });
    expect(changed).toContainEqual({ id: THESIS, from: "in", to: "out" });
    for (const { id, to } of changed) expect(labels[id]?.label).toBe(to);
  });

  test("is explained in sentences, from the thing itself to what is assumed", async () => {
    const { explanation } = await evaluation(`?reject=${CRUX}&explain=${THESIS}`);
    expect(explanation?.steps[0]).toMatchObject({ id: THESIS, label: "out" });
    expect(explanation?.steps.at(-1)).toMatchObject({ rule: "rejected" });
  });

  test("of a circle of objections is undecided, a range, and what would settle it is told", async () => {
    const { labels, unsettled, explanation } = await evaluation(
      "?credence.a=1&credence.b=1&explain=a",
      "/api/maps/mutual",
    );
    expect(labels.a).toEqual({ label: "undecided", strength: { low: 0, high: 1 } });
    expect(unsettled).toContain("a");
    expect(explanation?.settledBy).toContainEqual({ id: "b", assume: "reject", label: "in" });
  });

  test("counts credences of claims and of inferences", async () => {
    const { labels, whatIf } = await evaluation("?credence.b=1&credence.i=0.5&credence.c=0", "/api/maps/undercut");
    expect(labels.a?.strength).toEqual({ low: 0.5, high: 0.5 });
    expect(whatIf.credence).toEqual({ b: 1, i: 0.5, c: 0 });
  });
});

describe("ids in a what-if", () => {
  test("stand with commas between them, or the parameter is repeated", async () => {
    const { whatIf } = await evaluation("?reject=a,b,__proto__&open=i&open=j", "/api/maps/commas");
    expect(whatIf).toMatchObject({ reject: ["a", "b", "__proto__"], open: ["i", "j"] });
    expect((await evaluation("?reject=a&reject=b,", "/api/maps/commas")).whatIf.reject).toEqual(["a", "b"]);
  });

  test("may have commas themselves: a value that is an id as a whole is that id", async () => {
    const { whatIf } = await evaluation("?reject=a%2Cb", "/api/maps/commas");
    expect(whatIf.reject).toEqual(["a,b"]);
  });

  test("may be a prototype's name", async () => {
    const answer = await (await get("/api/maps/commas/evaluation?reject=__proto__&credence.__proto__=0.5")).text();
    expect(answer).toContain('"__proto__":{"label":"out","strength":{"low":0,"high":0}}');
    expect(evaluationSchema.safeParse(JSON.parse(answer)).success).toBe(true);
  });
});

describe("a what-if that can't be", () => {
  test("is refused with each unknown id, where it stands, and the nearest", async () => {
    const errors = await refused("?reject=putin-thinks-in-decade,nobody&credence.no-one=0.5&explain=nothing");
    expect(errors.map(({ parameter }) => parameter)).toEqual(["reject", "reject", "credence.no-one", "explain"]);
    expect(errors[0]?.suggestions).toContain(CRUX);
  });

  test("is refused where it assumes two things of one claim", async () => {
    const errors = await refused(`?hold=${CRUX}&reject=${CRUX}`);
    expect(errors).toMatchObject([
      { parameter: "reject", message: expect.stringContaining("both in hold and in reject") },
    ]);
  });

  test("is refused where it holds or grants an inference", async () => {
    expect(await refused("?hold=i&grant=u", "/api/maps/undercut")).toMatchObject([
      { parameter: "hold" },
      { parameter: "grant" },
    ]);
  });

  test.each(["-0.1", "1.01", "NaN", "", "much", "Infinity", "0x1", "1,0", "1e999"])(
    "is refused where a credence is %j",
    async (value) => {
      const errors = await refused(`?credence.${CRUX}=${encodeURIComponent(value)}`);
      expect(errors).toMatchObject([{ parameter: `credence.${CRUX}` }]);
    },
  );

  test("is refused where a credence is given twice, or a parameter names nothing or is not known", async () => {
    expect(await refused(`?credence.${CRUX}=1&credence.${CRUX}=1`)).toMatchObject([{ parameter: `credence.${CRUX}` }]);
    expect(await refused("?reject=")).toMatchObject([
      { parameter: "reject", message: expect.stringContaining("names nothing") },
    ]);
    expect(await refused("?rejects=a")).toMatchObject([{ parameter: "rejects", suggestions: ["reject"] }]);
  });

  test("is refused with all that is wrong, ten thousand parameters of it too", async () => {
    const many = (parameter: (at: number) => string, length = 10_000) =>
      `?${Array.from({ length }, (_, at) => parameter(at)).join("&")}`;
    const unknown = await refused(many((at) => `reject=x${at}`));
    expect(new Set(unknown.map(({ message }) => message)).size).toBe(10_000);
    const credences = await refused(many((at) => `credence.some-claim-with-a-long-id-${at}=2`));
    expect(new Set(credences.map(({ parameter }) => parameter)).size).toBe(10_000);
    expect(await refused(many((at) => `colour${at}=red`))).toHaveLength(10_000);
    expect(await refused(many((at) => `credence.x${at % 5_000}=1`))).toHaveLength(5_000);
    const { detail } = refusalSchema.parse(await (await get(`${MAP}/evaluation${many((at) => `open=x${at}`)}`)).json());
    expect(detail.length).toBeLessThan(1_000);
  });

  test("that is longer than that is refused for its length, as other addresses are much earlier", async () => {
    const long = `?${"reject=x&".repeat(60_000)}`;
    expect((await get(`${MAP}/evaluation${long}`)).status).toBe(414);
    expect((await get(`${MAP}/evaluation${long}${long}`)).status).toBe(431);
    expect((await get(`${MAP}/cruxes?${"thesis=x&".repeat(1_000)}`)).status).toBe(414);
  });
});

describe("cruxes", () => {
  test("are those whose rejection the evaluation confirms", async () => {
    const { theses } = (await (await get(`${MAP}/cruxes`)).json()) as {
      theses: { thesis: string; label: string; claims: { id: string; label: string }[]; sets: string[][] }[];
    };
    expect(theses.map(({ thesis }) => thesis)).toContain(THESIS);
    for (const { thesis, claims, sets } of theses.slice(0, 2)) {
      for (const { id, label } of claims) expect((await evaluation(`?reject=${id}`)).labels[thesis]?.label).toBe(label);
      for (const set of sets) expect((await evaluation(`?reject=${set.join()}`)).labels[thesis]?.label).not.toBe("in");
    }
  });

  test("can be asked of any claim, but not of what is none, nor of all at once", async () => {
    const asked = async (query: string) => (await get(`${MAP}/cruxes?${query}`)).status;
    expect(await asked(`thesis=${CRUX}`)).toBe(200);
    expect(await asked("thesis=nobody")).toBe(404);
    const { claims } = (await (await get(`${MAP}/claims`)).json()) as { claims: { id: string }[] };
    expect(
      await asked(
        claims
          .slice(0, 11)
          .map(({ id }) => `thesis=${id}`)
          .join("&"),
      ),
    ).toBe(400);
  });
});

describe("the brief, the tour and the checks as Markdown", () => {
  test("are had by Accept and by address, and are the same", async () => {
    for (const name of ["brief", "tour", "checks"]) {
      const byAccept = await get(`${MAP}/${name}`, { Accept: "text/markdown" });
      expect(byAccept.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
      const text = await byAccept.text();
      expect(text).toMatch(/^# /);
      expect(await (await get(`${MAP}/${name}.md`)).text()).toBe(text);
    }
  });

  test("has each line of the brief, with a link to its claim or step", async () => {
    const { lines } = (await (await get(`${MAP}/brief`)).json()) as BriefAnswer;
    const text = await (await get(`${MAP}/brief.md`)).text();
    for (const { claim, inference } of lines) expect(text).toContain(`claim=${inference ?? claim})`);
    expect(text.match(/^- /gm)).toHaveLength(lines.length);
  });

  test("has each line of the tour, with who holds what the author does not", async () => {
    const { steps } = (await (await get(`${MAP}/tour`)).json()) as TourAnswer;
    const text = await (await get(`${MAP}/tour.md`)).text();
    expect(text.match(/^ *- /gm)).toHaveLength(steps.flatMap(({ lines }) => lines).length);
    expect(text).toMatch(/\(Donald Trump, rejected\)/u);
    expect(text).toMatch(/\(Russian officials, reported\)/u);
  });
});

test("the tour leads each of its steps to the viewer, and tells what stands", async () => {
  const { steps } = (await (await get(`${MAP}/tour`)).json()) as TourAnswer;
  expect(steps[0]).toMatchObject({ part: "thesis", claim: THESIS, section: null });
  expect(steps[0]?.lines[0]).toMatchObject({ kind: "claim", label: "in", word: "" });
  for (const { id, viewer } of steps) expect(new URL(viewer, service.address).searchParams.get("tour")).toBe(id);
});
