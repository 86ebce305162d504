/** The two articles' own texts, which lie beside the repository: what they verify, what drifts, and that nothing leaks. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bring } from "../../client/bring.ts";
import { GRAPH_FORMATS, sourceAnswerSchema } from "../../model/api.ts";
import type { Source } from "../../model/map.ts";
import { testWithArticles } from "../model/articles.ts";
import { load, type Running, root, shipped, start } from "./service.ts";

const SEEDS = join(root, "../shared/seeds");
const MAPS = ["alaska-summit", "alaska-summit-preview"] as const;
const testWithSeeds = existsSync(SEEDS)
  ? test
  : (title: string, _run: () => Promise<void>) =>
      test.skip(`${title} (the articles are not beside the repository)`, () => {});

const library = async () =>
  (await load({ maps: `${root}graph-data`, sources: existsSync(SEEDS) ? SEEDS : undefined })).library();
const answerOf = async (map: string, { address }: Running) =>
  sourceAnswerSchema.parse(await (await fetch(`${address}/api/maps/${map}/sources/article`)).json());

describe("with the articles' texts installed", () => {
  testWithSeeds("all passages of both maps verify, and every sentence is accounted for", async () => {
    const service = await start({ library: await library() });
    for (const map of MAPS) {
      const { verification, coverage, text } = await answerOf(map, service);
      expect(verification).toMatchObject({ installed: "same", moved: 0, missing: 0 });
      expect(verification.verified).toBe(verification.passages.length);
      expect(coverage).toMatchObject({ of: "sentences", counts: { open: 0 } });
      expect(text?.length).toBeGreaterThan(5000);
    }
    await service.stop();
  });
});

const fileOf = (text: string, name = "mine.txt") => new File([text], name, { type: "text/plain" });

describe("a version with three changed sentences", () => {
  testWithArticles("has exactly those as missing, and finds what moved", async ({ name, text, sentences }) => {
    const { maps } = await shipped();
    const map = (await maps.get(name === "the first article" ? MAPS[0] : MAPS[1])?.open())?.map;
    if (map === undefined) throw new Error("The map is shipped.");
    const source = map.sources[0] as Source; // each of the two has one
    const points = Array.from(text);
    const changed = [5, 20, 40].flatMap((at) => sentences[at] ?? []);
    // Later ones first, so that the offsets of the earlier ones still hold; each gets longer, so that all after it moves.
    for (const { start } of changed.toReversed()) points.splice(start, 1, "Once more, though otherwise: ");
    const read = await bring(map, source, fileOf(points.join("")));
    if (!read.ok) throw new Error(read.reason);
    const { verification, coverage } = read.text.answer;
    const missing = verification.passages.filter(({ status }) => status === "missing");
    const touches = (span: { start: number; end: number }) =>
      changed.some(({ start, end }) => span.start < end && start < span.end);
    expect(missing).toEqual(verification.passages.filter(touches));
    expect(missing.length).toBeGreaterThanOrEqual(3);
    const first = changed[0]?.start ?? 0;
    for (const { status, start } of verification.passages.filter((passage) => !touches(passage))) {
      expect(status).toBe(start < first ? "verified" : "moved");
    }
    expect(coverage.counts.total).toBe(sentences.length);
  });

  testWithArticles("and the other article is refused with the reason", async ({ name, text }) => {
    const { maps } = await shipped();
    const map = (await maps.get(name === "the first article" ? MAPS[1] : MAPS[0])?.open())?.map;
    if (map === undefined) throw new Error("The map is shipped.");
    const read = await bring(map, map.sources[0] as Source, fileOf(text, "other.txt"));
    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining("“other.txt” is another text: none of") });
  });
});

/** Words in a row that are no accident. */
const RUN = 8;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function runsOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.slice(0, 1 - RUN).map((_, at) => words.slice(at, at + RUN).join(" ")));
}

describe("nothing of an article's text", () => {
  const stray = (texts: Iterable<readonly [string, string]>, article: string) => {
    const runs = runsOf(article);
    return [...texts].flatMap(([name, text]) =>
      [...runsOf(text)].filter((run) => runs.has(run)).map((run) => `${name}: ${run}`),
    );
  };

  testWithArticles("is in the repository, or in the built viewer", async ({ text }) => {
    const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
    const built = join(root, "dist/client/assets");
    const files = [
      ...tracked.filter((file) => existsSync(join(root, file))).map((file) => join(root, file)),
      ...(existsSync(built) ? readdirSync(built).map((file) => join(built, file)) : []),
    ].filter((file) => /\.(ts|tsx|js|mjs|json|md|css|svg|txt|html)$/u.test(file));
    expect(files.length).toBeGreaterThan(100);
    expect(
      stray(
        files.map((file) => [file, readFileSync(file, "utf8")]),
        text,
      ),
    ).toEqual([]);
  });

  testWithArticles("is in an export or the log, though it is installed", async ({ text }) => {
    const service = await start({ library: await library() });
    const paths = MAPS.flatMap((map) => [
      `/api/maps/${map}`,
      `/maps/${map}`,
      ...["claims?limit=500", "links?limit=500", "checks", ...GRAPH_FORMATS.map((format) => `graph.${format}`)].map(
        (rest) => `/api/maps/${map}/${rest}`,
      ),
    ]);
    const answers = await Promise.all(
      paths.map(async (path) => [path, await (await fetch(service.address + path)).text()] as const),
    );
    expect(stray([...answers, ["the log", JSON.stringify(service.lines)]], text)).toEqual([]);
    await service.stop();
  });
});
