/** Files that others made with tools of theirs. They lie beside the repository and are never a part of it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { decode } from "../../../model/decode.ts";

const corpora = new URL("../../../../shared/corpora/", import.meta.url);

/** One test for each file of a corpus; where the corpora are not there, the skipped test's title says so. */
export function testWithCorpus(
  folder: string,
  title: string,
  run: (text: string, file: string) => void,
  names = /./u,
): void {
  const root = new URL(`${folder}/`, corpora);
  if (!existsSync(root)) {
    test.skip(`${title} (${folder} is not beside the repository)`, () => {});
    return;
  }
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => names.test(name) && statSync(new URL(name, root)).isFile(),
  );
  for (const file of files.sort()) {
    test(`${title} (${folder}/${file})`, () => run(textOf(readFileSync(new URL(file, root))), file));
  }
}

/** A file that goes with another of the corpora. */
export function corpusText(file: string): string {
  return textOf(readFileSync(new URL(file, corpora)));
}

/** As whoever drops a file gets its text; what is packed is unpacked first. */
function textOf(bytes: Buffer): string {
  const decoded = decode(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  return decoded.ok ? decoded.text : bytes.toString("utf8");
}
