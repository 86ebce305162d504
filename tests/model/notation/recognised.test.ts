/** What others' files are taken for: by their names, by nothing but their text, and in a folder of maps. */
import { able, recognise, recogniseFound } from "../../../model/notation/list.ts";
import { InvalidMap } from "../../../model/read.ts";
import { testWithCorpus } from "./corpora.ts";

/** By folder of the corpora. What is no map lies between them: tables for converting, oracles, document types. */
const EXPECTED = {
  aif: "aif.json",
  apx: "apx",
  argdown: "argdown",
  "arggraph-xml": "arggraph.xml",
  cx: "cx",
  cx2: "cx2",
  "cytoscape-json": "cytoscape.json",
  dot: "dot",
  gexf: "gexf",
  graphml: "graphml",
  kialo: "kialo.txt",
  sadface: "sadface.json",
  tgf: "tgf",
  xaif: "xaif.json",
} as const;
const NO_MAP = /aif2arggraph\.json$|\.dtd$/u;
/** Files whose text is AIF with nothing of xAIF's about it. */
const PLAIN_AIF = /amf-xaif-ner\/data\.json$/u;

for (const [folder, id] of Object.entries(EXPECTED)) {
  testWithCorpus(folder, `others' files are taken for ${id}`, (text, file) => {
    const wanted = NO_MAP.test(file) ? undefined : PLAIN_AIF.test(file) ? "aif.json" : id;
    const name = file.replace(/\.gz$/u, "");
    expect(recognise(name, text)?.id).toBe(wanted);
    expect(recogniseFound(name, text)?.id).toBe(wanted);
    // Prose with a mark of Argdown's here and there could be anything, where no name says that it is Argdown.
    expect(folder === "argdown" ? [wanted, undefined] : [wanted]).toContain(recognise("unnamed", text)?.id);
  });
}

/** By its text it is nothing; whoever goes by its name is told in words that it is not what it is called. */
function expectRefused(name: string, text: string): void {
  expect(recognise("unnamed", text)?.id).toBeUndefined();
  const named = recognise(name, text);
  if (named !== undefined) expect(() => named.read(text, "map")).toThrow(InvalidMap);
}

for (const folder of ["aif-rdf", "argdown-json", "carneades-other"]) {
  testWithCorpus(folder, "what no format here reads is taken for none", (text, file) => {
    expectRefused(file, text);
    expect(recogniseFound(file, text)?.id).toBeUndefined();
  });
}

test("what is no map at all is taken for none, or refused as what its name says", () => {
  const page = "<!doctype html>\n<html><head><title>502</title></head><body>- [a]: b\n<c>: d</body></html>\n";
  const element = '<note to="all">\n<A>: b\n</note>';
  const packed = ["\u001f\uFFFD\b", "PK\u0003\u0004"];
  for (const text of [
    "",
    "null",
    "[]",
    "{}",
    "\n\n",
    page,
    "<html>\n<A>\n</html>",
    "<a>\n<b>:\n</a>",
    element,
    ...packed,
  ]) {
    for (const { id } of able("read")) expectRefused(`download.${id}`, text);
    for (const name of ["download", "download.html", "download.json"]) expectRefused(name, text);
  }
});

test("what only starts like XML is Argdown", () => {
  expect(recognise("unnamed", "<Argument>: It is a sketch.\n  + <Other>")?.id).toBe("argdown");
});
