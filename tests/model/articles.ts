/** The two articles that maps are made of, with their sentences as marked by hand. They lie beside the repository. */
import { existsSync, readFileSync } from "node:fs";

const shared = new URL("../../../shared/", import.meta.url);

const FILES = [
  { name: "the first article", text: "seeds/000_6b132909997f68aa.txt", sentences: "analysis/article-1-sentences.tsv" },
  { name: "the second article", text: "seeds/004_3e5fa35c2a182196.txt", sentences: "analysis/article-2-sentences.tsv" },
];

export type Marked = { at: string; start: number; end: number; sha256: string };
export type Article = { name: string; text: string; headings: Marked[]; sentences: Marked[] };

/** Null where the articles are not there. */
export function readArticle(file: (typeof FILES)[number]): Article | null {
  const text = new URL(file.text, shared);
  const table = new URL(file.sentences, shared);
  if (!existsSync(text) || !existsSync(table)) return null;
  const marked = readFileSync(table, "utf8")
    .split("\n")
    .filter((line) => /\t\d+\t\d+\t/u.test(line))
    .map((line) => line.split("\t"))
    .map(([at = "", , start, end, sha256 = ""]) => ({ at, start: Number(start), end: Number(end), sha256 }));
  return {
    name: file.name,
    text: readFileSync(text, "utf8"),
    headings: marked.filter(({ at }) => at === "heading"),
    sentences: marked.filter(({ at }) => at !== "heading"),
  };
}

/** One test for each article that is there; where none is, the skipped test's title says so. */
export function testWithArticles(title: string, run: (article: Article) => Promise<void>): void {
  for (const file of FILES) {
    const article = readArticle(file);
    if (article === null) test.skip(`${title} (${file.name} is not beside the repository)`, () => {});
    else test(`${title} (${file.name})`, () => run(article));
  }
}
