import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { check } from "../../model/checks/list.ts";
import { connect } from "../../model/connections.ts";
import { coverage, uses } from "../../model/coverage.ts";
import { LINK_RELATIONS, type Source } from "../../model/map.ts";
import { leadingTo } from "../../model/neighbourhood.ts";
import { verify } from "../../model/passages.ts";
import { readText } from "../../model/read.ts";
import { schemes } from "../../model/schemes.ts";
import { type Article, readArticle, testWithArticles } from "../model/articles.ts";
import { runs, words } from "./words.ts";

const file = readFileSync(new URL("../../graph-data/alaska-summit-preview.json", import.meta.url), "utf8");
const map = readText(file);
const connections = connect(map);
const claims = new Map(map.claims.map((claim) => [claim.id, claim]));

const linked = readText(readFileSync(new URL("../../graph-data/alaska-summit.json", import.meta.url), "utf8"));
const targets = new Map(linked.claims.map((claim) => [claim.id, claim]));

const [source] = map.sources as readonly [Source];
const article = readArticle({
  name: "the second article",
  text: "seeds/004_3e5fa35c2a182196.txt",
  sentences: "analysis/article-2-sentences.tsv",
});

/** The article lies beside the repository, never in it; where it is absent the skipped test's title says so. */
function testWithArticle(title: string, run: (article: Article) => void | Promise<void>): void {
  if (article === null) test.skip(`${title} (the article is not beside the repository)`, () => {});
  else test(title, async () => run(article));
}

const digest = async (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

const idsWhere = <T extends { id: string }>(items: readonly T[], isSo: (item: T) => boolean) =>
  items.filter(isSo).map(({ id }) => id);

describe("the map against the article", () => {
  testWithArticle("every passage stands where the map says it does", async ({ text }) => {
    const verification = await verify(source, uses(map, source), text, map.language, digest);
    expect(verification.text).toBe("same");
    expect(verification.length).toBe(source.text?.length);
    expect(verification.counts).toMatchObject({ moved: 0, missing: 0 });
    const renamed = verification.passages.filter(
      (finding) => finding.status === "missing" || finding.place.at !== finding.passage.at,
    );
    expect(renamed).toEqual([]);
  });

  testWithArticle(
    "each of the 53 sentences is in a claim, in an inference, or unmapped with its reason",
    ({ sentences }) => {
      const { counts } = coverage(uses(map, source), sentences);
      expect(counts).toEqual({ total: 53, mapped: 52, unmapped: 1, open: 0 });
    },
  );

  testWithArticle("each of the 52 sentences that say something is in a claim, not in an inference alone", (article) => {
    const { covered } = coverage(uses(map, source), article.sentences);
    expect(covered.filter((place) => place.claims.length === 0).map(({ at }) => at)).toEqual(["9.1"]);
  });

  testWithArticles("no six words of an article stand in a row anywhere in the file", async ({ text }) => {
    for (const apostrophe of ["", " "]) {
      const plain = (words: string) => words.replaceAll(/['’]/gu, apostrophe);
      const ofArticle = new Set(runs(plain(text), 6));
      expect(runs(plain(file), 6).filter((run) => ofArticle.has(run))).toEqual([]);
    }
  });

  testWithArticle("the headings stand where the map says they do", ({ headings }) => {
    const spans = source.headings.map(({ start, end }) => ({ start, end }));
    expect(spans).toEqual(headings.map(({ start, end }) => ({ start, end })));
  });
});

describe("the map by itself", () => {
  test("it is whole: a section for the opening and for each heading, and a thesis for each of them", () => {
    expect(map.sections.map(({ title }) => title)).toEqual(["The talks", ...source.headings.map(({ title }) => title)]);
    expect(map.theses).toEqual([
      "success-is-in-doubt",
      "both-want-land-ceded",
      "putin-wants-more-than-land",
      "alaska-matters",
    ]);
    expect(map.theses.map((id) => claims.get(id)?.section)).toEqual(map.sections.map(({ id }) => id));
    const within = (count: number, least: number, most: number) => count >= least && count <= most;
    expect(within(map.claims.length, 45, 75)).toBe(true);
    expect(within(map.inferences.length, 40, 80)).toBe(true);
    expect(map.notes.length).toBeGreaterThanOrEqual(10);
  });

  test("the claims stand in reading order", () => {
    const order = map.sections.map(({ id }) => id);
    const places = map.claims.map(({ section = "" }) => order.indexOf(section));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  test("the checks find nothing, so that there is no circle and no objection without an answer", () => {
    expect(check(map, connections).map(({ code, target }) => `${code} ${target}`)).toEqual([]);
  });

  test("every claim reaches a thesis", () => {
    const leading = leadingTo(connections, map.theses);
    expect(idsWhere(map.claims, ({ id }) => !leading.has(id))).toEqual([]);
  });

  test("every label is three to six words that fit, and every text one proposition of at most thirty", () => {
    const isWritten = ({ label, text }: { label: string; text: string }) => {
      const inLabel = label.split(/\s+/u).length;
      const fits = inLabel >= 3 && inLabel <= 6 && Array.from(label).length <= 48;
      return fits && text.split(/\s+/u).length <= 30 && /^\p{Lu}.*\.$/u.test(text);
    };
    expect(idsWhere(map.claims, (claim) => !isWritten(claim))).toEqual([]);
    expect(new Set(map.claims.map(({ label }) => label)).size).toBe(map.claims.length);
  });

  test("who says it is in the holder, never in the text", () => {
    expect(idsWhere(map.claims, ({ text }) => /\bthe (author|article|text)\b/iu.test(text))).toEqual([]);
    const holders = map.holders.map(({ id }) => id);
    expect(idsWhere(map.claims, ({ holder = "" }) => !holders.includes(holder))).toEqual([]);
    expect(holders.filter((id) => map.claims.every(({ holder }) => holder !== id))).toEqual([]);
  });

  test("what is passed on is held by who said it, what is left unsaid by the map makers, the rest by the author", () => {
    const isRight = ({ stance, holder, passages }: (typeof map.claims)[number]) => {
      if (stance === "implicit") return holder === "map-makers" && passages.length === 0;
      const isOfAuthor = holder === "author";
      return passages.length > 0 && holder !== "map-makers" && isOfAuthor === (stance !== "reported");
    };
    expect(idsWhere(map.claims, (claim) => !isRight(claim))).toEqual([]);
    expect(idsWhere(map.inferences, ({ passages }) => passages.length === 0)).toEqual([]);
  });

  test("it reports more than it asserts, as a news article does", () => {
    const count = (stance: string) => map.claims.filter((claim) => claim.stance === stance).length;
    expect(count("reported")).toBeGreaterThan(count("asserted"));
  });

  test("every step names a scheme of the list, and no few schemes do for all", () => {
    expect(idsWhere(map.inferences, ({ scheme }) => !schemes.has(scheme ?? ""))).toEqual([]);
    expect(new Set(map.inferences.map(({ scheme }) => scheme)).size).toBeGreaterThanOrEqual(15);
  });

  test("no claim has more than nine grounds", () => {
    const grounds = (id: string) => map.inferences.filter(({ conclusion }) => conclusion === id).length;
    expect(idsWhere(map.claims, ({ id }) => grounds(id) > 9)).toEqual([]);
  });

  test("every note says in a few sentences what is doubtful", () => {
    expect(idsWhere(map.notes, ({ text }) => words(text).length < 20 || words(text).length > 110)).toEqual([]);
  });
});

describe("the links to the first map", () => {
  test("there are at least forty, of every relation, and no two join the same claims", () => {
    expect(map.links.length).toBeGreaterThanOrEqual(40);
    expect(new Set(map.links.map(({ relation }) => relation))).toEqual(new Set(LINK_RELATIONS));
    expect(new Set(map.links.map(({ claim, target }) => `${claim} ${target}`)).size).toBe(map.links.length);
  });

  test("each joins a claim of this map to a claim of that one, and gives its reason in one sentence", () => {
    const loose = map.links.filter((link) => {
      return link.map !== linked.id || !claims.has(link.claim) || !targets.has(link.target);
    });
    expect(loose).toEqual([]);
    expect(map.links.filter(({ comment }) => !/^\p{Lu}[^.]*\.$/u.test(comment))).toEqual([]);
  });

  test("each stands on words of an article at both ends, so that the two passages can be compared", () => {
    const isUnsaid = (id: string, of: typeof claims) => of.get(id)?.passages.length === 0;
    const bare = map.links.filter(({ claim, target }) => isUnsaid(claim, claims) || isUnsaid(target, targets));
    expect(bare).toEqual([]);
  });

  test("whose Camp David it is makes a difference: the Taliban’s is not linked to that of 1978", () => {
    const there = idsWhere(linked.claims, ({ tags }) => tags.includes("camp-david"));
    expect(there).not.toEqual([]);
    expect(map.links.filter(({ target }) => there.includes(target))).toEqual([]);
  });
});
