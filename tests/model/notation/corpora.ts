/** Files that others made with tools of theirs. They lie beside the repository and are never a part of it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";

const corpora = new URL("../../../../shared/corpora/", import.meta.url);

/** One test for each file of a corpus; where the corpora are not there, the skipped test's title says so. */
export function testWithCorpus(folder: string, title: string, run: (text: string, file: string) => void): void {
  const root = new URL(`${folder}/`, corpora);
  if (!existsSync(root)) {
    test.skip(`${title} (${folder} is not beside the repository)`, () => {});
    return;
  }
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(new URL(name, root)).isFile(),
  );
  for (const file of files.sort()) {
    test(`${title} (${folder}/${file})`, () => run(readFileSync(new URL(file, root), "utf8"), file));
  }
}
