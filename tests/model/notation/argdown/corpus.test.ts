import { existsSync, readFileSync } from "node:fs";
import { documentFrom } from "../../../../model/notation/argdown/document.ts";
import { argdown } from "../../../../model/notation/argdown.ts";
import { testWithCorpus } from "../corpora.ts";
import { read, squeezed, survives, write } from "../hostile.ts";

type Member = { readonly text?: string };
type Exported = {
  readonly statements: Readonly<Record<string, { readonly members: readonly Member[] }>>;
  readonly arguments: Readonly<Record<string, { readonly members: readonly Member[] }>>;
  readonly relations: readonly {
    readonly relationType: string;
    readonly from: string;
    readonly fromType: string;
    readonly to: string;
    readonly toType: string;
  }[];
};

/** A text without what Argdown leaves out of it or in it: tags, addresses of links. */
const plain = (text = "") => squeezed(text.replace(/\[([^\]]+)\]\([^)]+\)/gu, "$1").replace(/#[\w()-]+/gu, ""));
const isUntitled = (title: string) => /^Untitled \d+$/u.test(title);

function named(things: Exported["statements"], title: string): string {
  return isUntitled(title) ? plain(things[title]?.members[0]?.text) : title;
}

/** The same examples as Argdown exports them. */
for (const folder of ["argdown-json/argdown-core-2.0.1-derived", "argdown-json/arguebase"]) {
  testWithCorpus(folder, "statements, arguments and relations are those of Argdown's own export", (json, file) => {
    const source = new URL(
      `../../../../../shared/corpora/argdown/argdown-examples/${file.replace(".json", ".argdown")}`,
      import.meta.url,
    );
    if (!existsSync(source)) throw new Error(`${file} has no example beside it.`);
    const exported = JSON.parse(json) as Exported;
    const { things, steps, relations } = documentFrom(readFileSync(source, "utf8"));
    const name = (key: string) => things.get(key)?.title ?? plain(things.get(key)?.members[0]?.text);
    const end = (key: string) => {
      const step = steps.find((step) => step.key === key);
      return step === undefined ? name(key) : name(step.argument);
    };
    const titles = (isArgument: boolean) =>
      [...things.values()].filter((thing) => thing.isArgument === isArgument).map(({ key }) => name(key));

    const statements = Object.keys(exported.statements).map((title) => named(exported.statements, title));
    expect(titles(false).sort()).toEqual(statements.sort());
    const others = Object.keys(exported.arguments).map((title) => named(exported.arguments, title));
    expect(titles(true).sort()).toEqual(others.sort());
    const wanted = exported.relations.map(({ relationType, from, fromType, to, toType }) => [
      relationType,
      named(fromType === "argument" ? exported.arguments : exported.statements, from),
      named(toType === "equivalence-class" ? exported.statements : exported.arguments, to),
    ]);
    expect(relations.map(({ type, from, to }) => [type, end(from), end(to)]).sort()).toEqual(wanted.sort());
  });
}

testWithCorpus(
  "argdown",
  "a real text gives a map that is the same when it is written and read again",
  (text, file) => {
    survives(argdown, text);
    if (file.startsWith("not-argdown")) {
      expect(() => read(argdown, text)).toThrow(/another language/u);
      return;
    }
    const { map } = read(argdown, text);
    const { things, steps, relations } = documentFrom(text);
    expect(map.claims.length).toBeGreaterThan(0);
    expect(map.inferences.length).toBeGreaterThanOrEqual(steps.length + relations.length);
    const { content } = write(argdown, map);
    const again = read(argdown, content).map;
    const claims = (claims: typeof map.claims) =>
      claims.map(({ id, text, tags }) => JSON.stringify([id, text, tags])).sort();
    expect(claims(again.claims)).toEqual(claims(map.claims));
    const ends = (inferences: typeof map.inferences) =>
      inferences
        .map(({ id, premises, conclusion, polarity }) => JSON.stringify([id, premises, conclusion, polarity]))
        .sort();
    expect(ends(again.inferences)).toEqual(ends(map.inferences));
    expect(write(argdown, again).content).toBe(content);
    expect(things.size).toBeGreaterThanOrEqual(map.claims.length);
  },
);
