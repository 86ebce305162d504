import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { check } from "../../model/checks/list.ts";
import { connect, grounds } from "../../model/connections.ts";
import { coverage, uses } from "../../model/coverage.ts";
import { type Inference, LABEL_LENGTH, type Source, STANCES } from "../../model/map.ts";
import { leadingTo } from "../../model/neighbourhood.ts";
import { verify } from "../../model/passages.ts";
import { readText } from "../../model/read.ts";

const folder = new URL("../../graph-data/", import.meta.url);
const file = readFileSync(new URL("night-buses.json", folder), "utf8");
const article = readFileSync(new URL("texts/night-buses.txt", folder), "utf8");

const map = readText(file);
const connections = connect(map);
const { claims, inferences } = connections;
const [source] = map.sources as readonly [Source];

const digest = async (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const stanceOf = (claim: string) => claims.get(claim)?.stance;
const holderOf = (claim: string) => map.holders.find(({ id }) => id === claims.get(claim)?.holder)?.kind;

describe("the text", () => {
  test("is as long as a short article, one paragraph or heading a line", () => {
    const length = article.trim().split(/\s+/u).length;
    expect(length).toBeGreaterThanOrEqual(300);
    expect(length).toBeLessThanOrEqual(500);
    expect(article).not.toMatch(/\r|\n\n|[ \t]\n|\p{Zl}|\p{Zp}/u);
    expect(article.endsWith(".\n")).toBe(true);
  });

  test("is the very one that the map refers to, and every passage stands in it at its place", async () => {
    const verification = await verify(source, uses(map, source), article, map.language, digest);
    expect(verification.text).toBe("same");
    expect(verification.length).toBe(source.text?.length);
    const places = verification.passages.map((finding) => finding.status === "verified" && finding.place.at);
    expect(places).toEqual(uses(map, source).map(({ at }) => at));
  });

  test("has its headings, the title first, where the map says", () => {
    const characters = Array.from(article);
    const lines = source.headings.map(({ start, end }) => characters.slice(start, end).join(""));
    expect(lines).toEqual(source.headings.map(({ title }) => title));
    expect(lines[0]).toBe(map.title);
    expect(article.split("\n")).toEqual(expect.arrayContaining(lines));
  });

  test("is accounted for, sentence by sentence", async () => {
    const { sentences } = await verify(source, [], article, map.language, digest);
    expect(coverage(uses(map, source), sentences).counts).toEqual({ total: 33, mapped: 28, unmapped: 5, open: 0 });
  });

  test("shares no run of six words with what the map says in its own words", () => {
    const runs = (text: string) => {
      const all = words(text.replaceAll("’", ""));
      return all.slice(5).map((_, start) => all.slice(start, start + 6).join(" "));
    };
    const ofArticle = new Set(runs(article));
    const own = [
      ...map.claims.flatMap(({ text, label }) => [text, label]),
      ...map.inferences.map(({ comment }) => comment ?? ""),
      ...map.notes.map(({ text }) => text),
      ...map.sections.map(({ summary }) => summary ?? ""),
      map.summary ?? "",
    ];
    expect(own.flatMap(runs).filter((run) => ofArticle.has(run))).toEqual([]);
  });
});

describe("the map", () => {
  test("leaves nothing for the checks to find", () => {
    expect(check(map)).toEqual([]);
  });

  test("leads from every claim to its one thesis", () => {
    expect(map.theses).toEqual(["keep-the-night-buses"]);
    const leading = leadingTo(connections, map.theses);
    expect(map.claims.filter(({ id }) => !leading.has(id))).toEqual([]);
  });

  test("is small enough to be read in one sitting", () => {
    expect([map.sections.length, map.claims.length, map.inferences.length, map.notes.length]).toEqual([4, 30, 28, 3]);
  });

  test("says each claim in at most thirty words, and its gist in three to six", () => {
    for (const { label, text } of map.claims) {
      expect(text.split(/\s+/u).length).toBeLessThanOrEqual(30);
      expect(label).toMatch(/^\S+( \S+){2,5}$/u);
      expect(label.length).toBeLessThanOrEqual(LABEL_LENGTH);
    }
  });

  test("says who holds each claim, and where every claim but the unstated one stands", () => {
    for (const { holder, section, stance, passages } of map.claims) {
      expect([holder, section]).not.toContain(undefined);
      expect(passages.length > 0).toBe(stance !== "implicit");
    }
    for (const { passages } of map.inferences) expect(passages).not.toEqual([]);
  });
});

/** A reader learns each of these from this map, so each has to be in it. */
describe("to learn from, the map has", () => {
  const undercuts = map.inferences.filter(({ conclusion }) => inferences.has(conclusion));
  const targetOf = ({ conclusion }: Inference) => inferences.get(conclusion);

  test("all five stances", () => {
    const count = (stance: string) => map.claims.filter((claim) => claim.stance === stance).length;
    expect(STANCES.map((stance) => [stance, count(stance)])).toEqual([
      ["asserted", 19],
      ["reported", 2],
      ["conceded", 4],
      ["rejected", 4],
      ["implicit", 1],
    ]);
  });

  test("claims of an author, persons, groups, anonymous sources and the map makers", () => {
    const kinds = map.claims.map(({ id }) => holderOf(id));
    expect(new Set(kinds)).toEqual(new Set(["author", "person", "group", "anonymous", "editor"]));
    expect(map.holders.filter(({ id }) => !map.claims.some(({ holder }) => holder === id))).toEqual([]);
  });

  test("somebody else's claim that the author takes over, which holder and stance tell together", () => {
    const unnamed = map.claims.filter(({ id, stance }) => holderOf(id) === "anonymous" && stance === "asserted");
    expect(unnamed.map(({ id }) => id)).toEqual(["part-of-the-cost-was-one-off"]);
  });

  test("linked inferences: two premises for and against, and three", () => {
    const linked = map.inferences.filter(({ premises }) => premises.length > 1);
    expect(linked.map(({ id }) => id)).toEqual([
      "only-way-because-others-fail",
      "keep-for-night-workers",
      "checks-alone-changed-little",
      "ten-is-what-remains",
      "vouchers-cost-more-a-ride",
      "fair-for-a-safe-way-home",
    ]);
  });

  test("convergent reasons: several inferences to the same conclusion", () => {
    expect(grounds(connections, "only-safe-way-home", "support")).toHaveLength(2);
    expect(grounds(connections, "keep-the-night-buses", "support")).toHaveLength(3);
  });

  test("rebuttals of claims that have a reason of their own", () => {
    const rebutted = map.claims.filter(
      ({ id }) => grounds(connections, id, "attack").length > 0 && grounds(connections, id, "support").length > 0,
    );
    expect(rebutted.map(({ id }) => id)).toEqual([
      "keep-the-night-buses",
      "town-needs-no-night-bus",
      "drivers-lose-their-living",
      "buses-are-too-dear",
    ]);
  });

  test("undercuts, of steps that support and of a step that attacks", () => {
    const targets = undercuts.map((undercut) => `${undercut.id} ⊣ ${targetOf(undercut)?.polarity}`);
    expect(undercuts.every(({ polarity }) => polarity === "attack")).toBe(true);
    expect(targets).toEqual([
      "empty-seats-prove-little ⊣ support",
      "checks-may-be-behind-the-fall ⊣ support",
      "checks-alone-changed-little ⊣ attack",
      "fourteen-includes-one-off-cost ⊣ support",
      "paying-is-no-condition ⊣ attack",
    ]);
  });

  test("an undercut of an undercut", () => {
    const twice = undercuts.filter((undercut) => undercuts.some(({ id }) => id === undercut.conclusion));
    expect(twice.map(({ id }) => id)).toEqual(["checks-alone-changed-little"]);
  });

  test("a concession: an objection whose premise is granted and whose step is refused", () => {
    const concessions = map.inferences.filter(
      ({ id, polarity, conclusion, premises }) =>
        polarity === "attack" &&
        map.theses.includes(conclusion) &&
        premises.every((premise) => stanceOf(premise) === "conceded") &&
        grounds(connections, id, "attack").length > 0,
    );
    expect(concessions.map(({ id }) => id)).toEqual(["keep-although-it-never-pays"]);
  });

  test("a rejected rival of the thesis, attacked twice", () => {
    expect(stanceOf("vouchers-do-it-for-less")).toBe("rejected");
    expect(grounds(connections, "keep-the-night-buses", "attack").map(({ id }) => id)).toContain(
      "vouchers-in-place-of-buses",
    );
    expect(grounds(connections, "vouchers-do-it-for-less", "attack")).toHaveLength(2);
  });

  test("an implicit premise, which works only together with a stated one", () => {
    const [unstated] = map.claims.filter(({ stance }) => stance === "implicit");
    const steps = connections.from(unstated?.id ?? "");
    expect(steps.map(({ premises }) => premises.map(stanceOf))).toEqual([["asserted", "implicit"]]);
  });

  test("a restatement, each wording a premise where the article gives it", () => {
    expect(map.restatements).toEqual([["only-safe-way-home", "no-other-safe-way-home"]]);
    expect(map.restatements.flat().map((id) => claims.get(id)?.section)).toEqual(["riders", "costs"]);
  });

  test("steps that the article leaves unsaid, and cues of those that it marks", () => {
    const unsaid = map.inferences.filter(({ stated }) => !stated);
    expect(unsaid).toHaveLength(7);
    expect(unsaid.filter(({ cue }) => cue !== undefined)).toEqual([]);
    expect(map.inferences.filter(({ cue }) => cue !== undefined)).toHaveLength(19);
  });

  test("cues that are the article's own words, at the place where the step is made", () => {
    const characters = Array.from(article);
    for (const { cue, passages } of map.inferences) {
      const places = passages.map(({ start, end }) => characters.slice(start, end).join("").toLowerCase());
      expect(places.join(" ")).toContain(cue ?? "");
    }
  });

  test("critical notes on steps, answering a critical question, and on a claim", () => {
    expect(map.notes.map(({ target, question }) => [claims.has(target) ? "claim" : "step", question])).toEqual([
      ["step", 2],
      ["step", 1],
      ["claim", undefined],
    ]);
  });
});
