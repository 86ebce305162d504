/**
 * How long it takes to evaluate a map, by number of claims; beside it, clingo's model of the same map (Debian's
 * package `gringo`), where it is installed, with the answers compared.
 *
 *     npx esbuild --bundle --platform=node --format=esm bench/evaluation.ts --outfile=/tmp/evaluation-bench.mjs
 *     node /tmp/evaluation-bench.mjs
 *
 * Times are medians after a warm-up; those of clingo, of the largest maps and of all rejections are of one run.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Argument, prepare } from "../model/evaluation/arrays.ts";
import { evaluate } from "../model/evaluation/evaluate.ts";
import { gradient } from "../model/evaluation/gradient.ts";
import { labelling } from "../model/evaluation/labelling.ts";
import { IN } from "../model/evaluation/labels.ts";
import { labelProbe, strengthProbe } from "../model/evaluation/probes.ts";
import { ancestors } from "../model/evaluation/propagation.ts";
import { REJECTED, stancesOf } from "../model/evaluation/stances.ts";
import { strength } from "../model/evaluation/strength.ts";
import { random } from "./synthetic/random.ts";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Clingo takes minutes on larger maps. */
const LARGEST_FOR_CLINGO = 100_000;
const SECONDS = 1;

/**
 * An argument as debates have them: every claim bears on an earlier one, a quarter of the inferences are attacks and a
 * fifth of those undercuts, two in five are linked, and every sixth premise is one that is used elsewhere as well.
 *
 * @param circles the share of inferences that also rest on the very claim that their conclusion is a reason for
 */
function argument(size: number, circles: number): Argument {
  const next = random(7);
  const below = (bound: number) => Math.floor(next() * bound);
  const claims = Array.from({ length: size }, (_, index) => ({ id: `c${index}` }));
  const inferences: Argument["inferences"][number][] = [];
  const parents = new Int32Array(size);
  for (let claim = 1; claim < size; ) {
    const target = below(claim);
    const premises: string[] = [];
    const attacks = next() < 0.25;
    for (let linked = next() < 0.4 ? 2 : 1; linked > 0 && claim < size; linked -= 1) {
      premises.push(`c${claim}`);
      parents[claim] = target;
      // A shared premise is one of the claims to come, so that only `circles` makes circles.
      if (next() < 1 / 6 && claim + 2 < size) premises.push(`c${claim + 2 + below(Math.min(50, size - claim - 2))}`);
      claim += 1;
    }
    if (next() < circles) premises.push(`c${parents[target] ?? 0}`);
    const undercut = attacks && next() < 0.2 && inferences.length > 0;
    inferences.push({
      id: `i${inferences.length}`,
      premises: [...new Set(premises)],
      conclusion: undercut ? `i${below(inferences.length)}` : `c${target}`,
      polarity: attacks ? "attack" : "support",
    });
  }
  return { claims, inferences };
}

function median(work: () => void): number {
  work();
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  while (times.length < 5 || (times.length < 200 && performance.now() < end)) times.push(once(work));
  return times.sort((a, b) => a - b)[times.length >> 1] as number; // at least five were taken
}

function once(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds that clingo takes to read and solve a ground program of the map, and what is true in its model. */
function clingo({ claims, inferences }: Argument): { time: number; model: Set<string> } | null {
  if (spawnSync("clingo", ["--version"]).status !== 0) return null;
  const derived = new Set(inferences.filter(({ polarity }) => polarity === "support").map((each) => each.conclusion));
  const against = new Map<string, string[]>();
  for (const { id, conclusion, polarity } of inferences)
    if (polarity === "attack") against.set(conclusion, [...(against.get(conclusion) ?? []), id]);
  const unless = (id: string) => (against.get(id) ?? []).map((attack) => `not ${attack}`);
  const rule = (head: string, body: readonly string[]) => `${head}${body.length > 0 ? `:-${body.join()}` : ""}.`;
  const rules = [
    ...claims.filter(({ id }) => !derived.has(id)).map(({ id }) => rule(id, unless(id))),
    ...inferences.map(({ id, premises }) => rule(id, [...premises, ...unless(id)])),
    ...inferences
      .filter(({ polarity }) => polarity === "support")
      .map(({ id, conclusion }) => rule(conclusion, [id, ...unless(conclusion)])),
  ];
  const folder = mkdtempSync(join(tmpdir(), "evaluation-bench-"));
  const file = join(folder, "map.lp");
  writeFileSync(file, rules.join("\n"));
  const start = performance.now();
  const { stdout } = spawnSync("clingo", ["-n", "1", "--outf=0", "-V0", file], { maxBuffer: 2 ** 30 });
  const time = performance.now() - start;
  rmSync(folder, { recursive: true });
  return { time, model: new Set(String(stdout).split("\n")[0]?.split(" ")) };
}

type Row = Record<string, string | number>;

function measure(size: number, circles: number): Row {
  const map = argument(size, circles);
  const build = once(() => prepare(map));
  const arrays = prepare(map);
  const stances = stancesOf(arrays, {});
  const thesis = arrays.nodeOf("c0") as number; // the first claim
  const labels = labelling(arrays, stances);
  const strengths = strength(arrays, stances, labels);
  const label = median(() => labelling(arrays, stances));
  const weigh = median(() => strength(arrays, stances, labels));
  const slope = median(() => gradient(arrays, strengths, thesis));
  const whole = size > 100_000 ? once(() => evaluate(arrays)) : median(() => evaluate(arrays));
  const row: Row = {
    claims: size,
    inferences: map.inferences.length,
    knots: arrays.knots.length,
    prepare: ms(build),
    label: ms(label),
    strength: ms(weigh),
    gradient: ms(slope),
    "what-if": ms(whole),
    "label, µs a claim": ((label * 1000) / size).toFixed(3),
  };
  if (circles > 0) return row;

  const relevant = ancestors(arrays, [thesis]);
  const premises = [...relevant.keys()].filter((node) => relevant[node] === 1 && arrays.isInference[node] === 0);
  const labelIf = labelProbe(arrays, stances, labels, thesis);
  const strengthIf = strengthProbe(arrays, stances, strengths, thesis);
  row["claims rejected"] = premises.length;
  row["labels if rejected"] = ms(
    once(() => {
      for (const node of premises) labelIf([node], REJECTED);
    }),
  );
  row["strengths if rejected"] = ms(
    once(() => {
      for (const node of premises) strengthIf(node);
    }),
  );
  const peer = size > LARGEST_FOR_CLINGO ? null : clingo(map);
  if (peer === null) return row;
  const same = arrays.ids.every((id, node) => peer.model.has(id) === (labels.labels[node] === IN));
  row.clingo = ms(peer.time);
  row["clingo / label"] = Math.round(peer.time / label);
  row["clingo / (prepare + label)"] = Math.round(peer.time / (build + label));
  row["same answer"] = same ? "yes" : "NO";
  if (!same) process.exitCode = 1;
  return row;
}

function ms(time: number): string {
  return `${time < 10 ? time.toPrecision(2) : Math.round(time)} ms`;
}

/** One line a quantity, one column a size. */
function print(title: string, rows: readonly Row[]) {
  console.log(`\n${title}\n`);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  for (const name of names)
    console.log(`| ${name.padEnd(27)} |${rows.map((row) => String(row[name] ?? "").padStart(12)).join(" |")} |`);
}

print(
  "Debate-like maps without circles",
  SIZES.map((size) => measure(size, 0)),
);
print(
  "The same with a circle at every twentieth inference",
  SIZES.slice(0, 3).map((size) => measure(size, 0.05)),
);
