import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { check } from "../../model/checks/list.ts";
import { connect } from "../../model/connections.ts";
import { coverage, uses } from "../../model/coverage.ts";
import type { Source } from "../../model/map.ts";
import { around, leadingTo } from "../../model/neighbourhood.ts";
import { verify } from "../../model/passages.ts";
import { read } from "../../model/read.ts";
import { schemes } from "../../model/schemes.ts";
import { runs, words } from "./words.ts";

const file = readFileSync(new URL("../../graph-data/alaska-summit.json", import.meta.url), "utf8");
const map = read(JSON.parse(file));
const connections = connect(map);
const claims = new Map(map.claims.map((claim) => [claim.id, claim]));
const inferences = new Map(map.inferences.map((inference) => [inference.id, inference]));

const [source] = map.sources as readonly [Source];
const seed = new URL("../../../shared/seeds/000_6b132909997f68aa.txt", import.meta.url);

/** The article lies beside the repository, never in it; where it is absent the skipped test's title says so. */
function testWithArticle(title: string, run: (article: string) => void | Promise<void>): void {
  if (existsSync(seed)) test(title, async () => run(readFileSync(seed, "utf8")));
  else test.skip(`${title} (the article is not beside the repository)`, () => {});
}

/** Every text in the file, keys left out. */
function prose(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(prose) : [];
}

const idsWhere = <T extends { id: string }>(items: readonly T[], isSo: (item: T) => boolean) =>
  items.filter(isSo).map(({ id }) => id);

describe("the map against the article", () => {
  testWithArticle("every passage stands where the map says it does", async (article) => {
    const digest = async (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
    const verification = await verify(source, uses(map, source), article, map.language, digest);
    expect(verification.text).toBe("same");
    expect(verification.length).toBe(source.text?.length);
    expect(verification.counts).toMatchObject({ moved: 0, missing: 0 });
    const renamed = verification.passages.filter(
      (finding) => finding.status === "missing" || finding.place.at !== finding.passage.at,
    );
    expect(renamed).toEqual([]);
  });

  testWithArticle(
    "each of the 82 sentences is in a claim, in an inference, or unmapped with its reason",
    async (article) => {
      const digest = async (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
      const { sentences } = await verify(source, [], article, map.language, digest);
      expect(coverage(uses(map, source), sentences).counts).toEqual({ total: 82, mapped: 81, unmapped: 1, open: 0 });
    },
  );

  testWithArticle("no six words of the article stand in a row anywhere in the file", (article) => {
    for (const apostrophe of ["", " "]) {
      const plain = (text: string) => text.replaceAll(/['’]/gu, apostrophe);
      const ofArticle = new Set(runs(plain(article), 6));
      const taken = [...prose(JSON.parse(file)), file].flatMap((text) => runs(plain(text), 6));
      expect(taken.filter((run) => ofArticle.has(run))).toEqual([]);
    }
  });

  testWithArticle("the headings stand where the map says they do", (article) => {
    const characters = Array.from(article);
    const found = source.headings.map(({ start, end }) => characters.slice(start, end).join(""));
    expect(found).toEqual(source.headings.map(({ title }) => title));
    expect(map.sections.map(({ title }) => title)).toEqual(["The mismatch", ...found]);
  });
});

describe("the map by itself", () => {
  test("it is whole: eight sections, three theses, and what a careful reading finds", () => {
    expect(map.sections).toHaveLength(8);
    expect(map.theses).toEqual([
      "danger-is-illusion-of-progress",
      "not-the-same-war",
      "west-bargains-away-a-democracy",
    ]);
    const within = (count: number, least: number, most: number) => count >= least && count <= most;
    expect(within(map.claims.length, 90, 120)).toBe(true);
    expect(within(map.inferences.length, 100, 140)).toBe(true);
    expect(map.notes.length).toBeGreaterThanOrEqual(30);
    const empty = idsWhere(map.sections, ({ id }) => map.claims.every(({ section }) => section !== id));
    expect(empty).toEqual([]);
  });

  test("the checks find nothing", () => {
    expect(check(map, connections).map(({ code, target }) => `${code} ${target}`)).toEqual([]);
  });

  test("every claim reaches a thesis", () => {
    const leading = leadingTo(connections, map.theses);
    expect(idsWhere(map.claims, ({ id }) => !leading.has(id))).toEqual([]);
  });

  test("each section has a key claim within two steps of a thesis", () => {
    const near = new Set(map.theses.flatMap((id) => [...around(connections, id, 2, "reasons").claims]));
    const keys = map.claims.filter(({ id, importance }) => importance === 3 && near.has(id));
    expect(idsWhere(map.sections, ({ id }) => !keys.some(({ section }) => section === id))).toEqual([]);
  });

  test("every label is three to six words that fit, and every text one proposition of at most thirty", () => {
    const isWritten = ({ label, text }: { label: string; text: string }) => {
      const inLabel = label.split(/\s+/u).length;
      const fits = inLabel >= 3 && inLabel <= 6 && Array.from(label).length <= 48;
      return fits && text.split(/\s+/u).length <= 30 && /^[\p{Lu}“].*\.$/u.test(text);
    };
    expect(idsWhere(map.claims, (claim) => !isWritten(claim))).toEqual([]);
    expect(new Set(map.claims.map(({ label }) => label)).size).toBe(map.claims.length);
  });

  test("who says it is in the holder, never in the text", () => {
    expect(idsWhere(map.claims, ({ text }) => /\bthe (author|article|text)\b/iu.test(text))).toEqual([]);
    expect(idsWhere(map.claims, ({ holder, section }) => holder === undefined || section === undefined)).toEqual([]);
    expect(idsWhere(map.holders, ({ id }) => map.claims.every(({ holder }) => holder !== id))).toEqual([]);
  });

  test("what is left unsaid is the map makers', and everything else has its place in the article", () => {
    const isPlaced = ({ stance, holder, passages }: (typeof map.claims)[number]) =>
      stance === "implicit" ? holder === "map-makers" : holder !== "map-makers" && passages.length > 0;
    expect(idsWhere(map.claims, (claim) => !isPlaced(claim))).toEqual([]);
    expect(idsWhere(map.inferences, ({ passages }) => passages.length === 0)).toEqual([]);
  });

  test("a rejected view is somebody else's, stands against something, and is answered", () => {
    const attacked = new Set(
      map.inferences.flatMap(({ polarity, conclusion }) => (polarity === "attack" ? conclusion : [])),
    );
    const rejected = map.claims.filter(({ stance }) => stance === "rejected");
    expect(rejected.length).toBeGreaterThanOrEqual(8);
    expect(idsWhere(rejected, ({ id, holder }) => holder === "author" || !attacked.has(id))).toEqual([]);
  });

  test("a map without circles: nothing is a reason for or against itself", () => {
    const next = (id: string): readonly string[] => {
      const conclusion = inferences.get(id)?.conclusion;
      return conclusion === undefined
        ? idsWhere(map.inferences, ({ premises }) => premises.includes(id))
        : [conclusion];
    };
    const finished = new Set<string>();
    const visit = (id: string, way: readonly string[]): void => {
      expect(way).not.toContain(id);
      if (finished.has(id)) return;
      for (const following of next(id)) visit(following, [...way, id]);
      finished.add(id);
    };
    for (const id of claims.keys()) visit(id, []);
  });

  test("every step names a scheme of the list, and no few schemes do for all", () => {
    expect(idsWhere(map.inferences, ({ scheme }) => !schemes.has(scheme ?? ""))).toEqual([]);
    expect(new Set(map.inferences.map(({ scheme }) => scheme)).size).toBeGreaterThanOrEqual(15);
  });

  test("no claim has more than nine grounds", () => {
    const grounds = (id: string) => map.inferences.filter(({ conclusion }) => conclusion === id).length;
    expect(idsWhere(map.claims, ({ id }) => grounds(id) > 9)).toEqual([]);
  });

  test("each condition of success is paired with its own missing counterpart", () => {
    const pairs = map.inferences.filter(
      ({ scheme, conclusion }) => scheme === "necessary-condition" && conclusion === "alaska-cannot-succeed",
    );
    expect(pairs.map(({ premises }) => premises)).toEqual([
      ["success-needs-shared-understanding", "no-shared-understanding"],
      ["success-needs-agreed-principles", "no-agreed-principles"],
      ["success-needs-ukraine-present", "ukraine-takes-no-part"],
    ]);
  });

  test("every note is on a claim or a step, says so in a few sentences, and asks a question that the scheme has", () => {
    expect(idsWhere(map.notes, ({ text }) => words(text).length < 20 || words(text).length > 110)).toEqual([]);
    const unknown = map.notes.filter(({ target, question = 1 }) => {
      const { scheme } = inferences.get(target) ?? {};
      return scheme !== undefined && question > (schemes.get(scheme)?.questions.length ?? 0);
    });
    expect(unknown).toEqual([]);
    expect(idsWhere(map.notes, ({ target, question }) => question !== undefined && claims.has(target))).toEqual([]);
  });
});
