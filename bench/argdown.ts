/**
 * Whether Argdown's own reader (`@argdown/core`, installed apart from this project) takes what is written here for what it is:
 * no error, and the same statements, arguments and relations as this project's reader finds. The maps are those that
 * ship and generated ones with hostile texts; beside them, the files of others where they lie beside the repository.
 *
 *     npm run bench -- argdown [seed]
 *
 * Times are medians of reading the largest of the shipped maps, both readers in the same run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { ArgumentMap } from "../model/map.ts";
import { documentFrom } from "../model/notation/argdown/document.ts";
import { argdown } from "../model/notation/argdown.ts";
import { readText } from "../model/read.ts";
import { hostileMap, read, write } from "../tests/model/notation/hostile.ts";

const SHIPPED = ["night-buses", "alaska-summit-preview", "alaska-summit"];
const GENERATED = 400;
const CORPUS = "../shared/corpora/argdown";
const PEER = "bench/peers/argdown";

type Thing = { type: string; title: string; argumentTitle?: string; members?: readonly { text?: string }[] };
type Peer = {
  run(request: object): {
    statements?: Record<string, Thing>;
    arguments?: Record<string, Thing>;
    relations?: readonly { relationType: string; from: Thing; to: Thing }[];
    parserErrors?: readonly unknown[];
    exceptions?: readonly unknown[];
  };
};

const installed = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
  cwd: PEER,
  stdio: ["ignore", "ignore", "inherit"],
});
if (installed.status !== 0) throw new Error("Argdown could not be installed.");
const entry = pathToFileURL(`${PEER}/node_modules/@argdown/core/dist/index.js`).href;
const { argdown: peer } = (await import(entry)) as { argdown: Peer };

/** A text without what Argdown leaves out of texts or turns into symbols. */
const plain = (text = "") =>
  text
    .replace(/\[([^\]]+)\]\([^)]+\)/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();

type Found = { readonly isClean: boolean; readonly said: readonly string[] };

function byPeer(input: string): Found {
  const model = { removeTagsFromText: true };
  const answer = peer.run({ input, model, process: ["parse-input", "build-model"], logLevel: "silent" });
  const name = ({ type, title, argumentTitle, members }: Thing): string => {
    if (type === "inference") return `step of ${/^Untitled \d+$/u.test(argumentTitle ?? "") ? "" : argumentTitle}`;
    const isUntitled = /^Untitled \d+$/u.test(title);
    return `${type === "argument" ? "argument" : "statement"} ${isUntitled ? plain(members?.[0]?.text) : title}`;
  };
  const things = [...Object.values(answer.statements ?? {}), ...Object.values(answer.arguments ?? {})];
  const relations = answer.relations ?? [];
  return {
    isClean: (answer.parserErrors ?? []).length + (answer.exceptions ?? []).length === 0,
    said: [
      ...things.map(name),
      ...relations.map(({ relationType, from, to }) => `${name(from)} ${relationType} ${name(to)}`),
    ].sort(),
  };
}

function byUs(input: string): Found {
  const { things, steps, relations } = documentFrom(input);
  const argumentOf = new Map(steps.map(({ key, argument }) => [key, argument]));
  const name = (key: string): string => {
    const thing = things.get(key);
    if (thing === undefined) return `step of ${things.get(argumentOf.get(key) ?? "")?.title ?? ""}`;
    return `${thing.isArgument ? "argument" : "statement"} ${thing.title ?? plain(thing.members[0]?.text)}`;
  };
  return {
    isClean: true,
    said: [
      ...[...things.keys()].map(name),
      ...relations.map(({ type, from, to }) => `${name(from)} ${type} ${name(to)}`),
    ].sort(),
  };
}

type Tally = { texts: number; refused: number; same: number; selfRelations: number; others: string[] };

function compare(texts: Iterable<readonly [string, string]>): Tally {
  const tally: Tally = { texts: 0, refused: 0, same: 0, selfRelations: 0, others: [] };
  for (const [name, text] of texts) {
    tally.texts += 1;
    const theirs = byPeer(text);
    const ours = byUs(text);
    const left = [...theirs.said];
    const more = ours.said.filter((each) => {
      const at = left.indexOf(each);
      return at === -1 || left.splice(at, 1).length === 0;
    });
    // Argdown 2.0.1 now and then drops a relation of a statement to itself when it rearranges those of arguments.
    const isSelf = (each: string) => /^(.+) (?:attack|support) \1$/su.test(each);
    if (!theirs.isClean) tally.refused += 1;
    else if (left.length === 0 && more.every(isSelf)) tally[more.length === 0 ? "same" : "selfRelations"] += 1;
    else
      tally.others.push(
        `${name}: only Argdown ${JSON.stringify(left.slice(0, 3))}, only we ${JSON.stringify(more.slice(0, 3))}`,
      );
  }
  return tally;
}

const maps = SHIPPED.map((id): readonly [string, ArgumentMap] => [
  id,
  readText(readFileSync(`graph-data/${id}.json`, "utf8")),
]);
const seed = Number(process.argv[2] ?? 1);
const generated = fc.sample(hostileMap(), { numRuns: GENERATED, seed });
const written = (map: ArgumentMap) => write(argdown, map).content;

const rows = [
  ["maps that ship", compare(maps.map(([id, map]) => [id, written(map)]))],
  [`generated maps, seed ${seed}`, compare(generated.map((map, at) => [`map ${at}`, written(map)]))],
] as [string, Tally][];
if (existsSync(CORPUS)) {
  const files = readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(?:argdown|ad)$/u.test(file),
  );
  // Argdown wants a blank line after front matter, which its own documentation leaves out.
  const text = (file: string) =>
    readFileSync(`${CORPUS}/${file}`, "utf8").replace(/^(===\n[\s\S]*?\n===)\n(?!\n)/u, "$1\n\n");
  rows.push(["files of others", compare(files.map((file) => [file, text(file)]))]);
}

console.log("| texts | number | refused by Argdown | the same | but for a relation to itself | otherwise |");
console.log("|---|---|---|---|---|---|");
for (const [name, { texts, refused, same, selfRelations, others }] of rows)
  console.log(`| ${name} | ${texts} | ${refused} | ${same} | ${selfRelations} | ${others.length} |`);
for (const [, { others }] of rows) for (const other of others) console.log(other);

const largest = written(maps.at(-1)?.[1] as ArgumentMap);
const median = (run: () => unknown) => {
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[10] ?? 0;
};
const ours = median(() => read(argdown, largest));
const theirs = median(() => byPeer(largest));
console.log(
  `\nReading ${SHIPPED.at(-1)}, ${largest.length} characters: to a map ${ours.toFixed(1)} ms, by Argdown ${theirs.toFixed(1)} ms.`,
);
