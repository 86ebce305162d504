/**
 * The tour: the argument told in the article's order, a step at a time. First what is argued for; then of each section
 * its point, what that rests on, what is said against anything in it and what answers that, and how the point reaches
 * the conclusion. Worked out of the graph alone, so it is the same under any what-if; the same map gives the same tour.
 */

import { type Connections, grounds } from "./connections.ts";
import type { Claim, Inference, Stance } from "./map.ts";
import { distancesTo, routes, routeToThesis, type Selection } from "./neighbourhood.ts";
import { quotedLabel } from "./quoted-label.ts";

export const TOUR_PARTS = ["thesis", "point", "reasons", "objections", "way", "end"] as const;
export type TourPart = (typeof TOUR_PARTS)[number];

/** What each part of the tour is called. */
export const TOUR_HEADINGS = {
  thesis: "What is argued for",
  point: "The point",
  reasons: "What it rests on",
  objections: "What is said against it",
  way: "How it bears on the conclusion",
  end: "What it comes to",
} as const satisfies Record<TourPart, string>;

/**
 * `claim` tells a claim by itself; `because` and `but` a step for or against what is told above it; `so` a step that
 * leads on from what is told above it.
 */
export const TOUR_LINES = ["claim", "because", "but", "so"] as const;

export type TourLine = {
  readonly kind: (typeof TOUR_LINES)[number];
  /** How deep it stands under other lines; 0 stands under none. */
  readonly level: number;
  /** The step that is told. */
  readonly inference: string | undefined;
  /** The claim itself, the step's premises, or where it leads on to; none where that is a step. */
  readonly claims: readonly string[];
  /** What the step bears on, a claim or an inference. */
  readonly about: string | undefined;
  /** Whether what it bears on must be named, since what stands above leaves it open. */
  readonly named: boolean;
};

export type TourStep = {
  /** `reasons,some-claim`: what is told, and of which claim. Each is had once. */
  readonly id: string;
  readonly part: TourPart;
  /** Absent where it is about the map as a whole. */
  readonly section: string | undefined;
  readonly claim: string;
  /** Never empty. */
  readonly lines: readonly TourLine[];
};

/** Reasons, and the reasons for these: what lies deeper is for the map to show. */
const DEEPEST_REASON = 1;

/** Empty for a map without a thesis: of that there is nothing to tell. */
export function tour(connections: Connections): readonly TourStep[] {
  const { map } = connections;
  const [thesis] = map.theses;
  if (thesis === undefined) return [];
  const objections = objectionsBySection(connections, thesis);
  const distances = distancesTo(connections, thesis);
  return [
    ...told("thesis", undefined, thesis, claimLines(map.theses)),
    ...told("reasons", undefined, thesis, reasonLines(connections, thesis)),
    ...told("objections", undefined, thesis, objections.get(undefined) ?? []),
    ...map.sections.flatMap(({ id }) => {
      const own = map.claims.filter(({ section }) => section === id);
      return chapter(connections, own, thesis, distances, objections.get(id) ?? []);
    }),
    ...told("end", undefined, thesis, claimLines(map.theses)),
  ];
}

/** What a section says, by its claims; nothing where that is the main thesis alone, which is told already. */
function chapter(
  connections: Connections,
  own: readonly Claim[],
  thesis: string,
  distances: ReadonlyMap<string, number>,
  objections: readonly TourLine[],
): readonly TourStep[] {
  const point = pointOf(connections, own, thesis, distances);
  if (point === undefined) return [];
  const { id, section } = point;
  const reasons = reasonLines(connections, id);
  const way = wayLines(connections, id, thesis);
  const said = new Set([thesis, id, ...[...reasons, ...objections, ...way].flatMap(({ claims }) => claims)]);
  const others = own.filter((claim) => claim.importance === KEY && !said.has(claim.id));
  return [
    ...told("point", section, id, claimLines([id, ...others.map((claim) => claim.id)])),
    ...told("reasons", section, id, reasons),
    ...told("objections", section, id, objections),
    ...told("way", section, id, way),
  ];
}

const KEY = 3;

function told(part: TourPart, section: string | undefined, claim: string, lines: readonly TourLine[]): TourStep[] {
  const bearing = lines.map((line) => (line.about === claim ? { ...line, named: false } : line));
  return lines.length === 0 ? [] : [{ id: `${part},${claim}`, part, section, claim, lines: bearing }];
}

/** What the article itself commits to, rather than what it passes on or argues against. */
const COMMITTED: ReadonlySet<Stance> = new Set(["asserted", "conceded", "implicit"]);

/**
 * The weightiest of a section's claims; among equals one that the article commits to, then the nearest to the main
 * thesis, then another thesis, then the one with the most grounds.
 */
function pointOf(
  { map, into }: Connections,
  own: readonly Claim[],
  thesis: string,
  distances: ReadonlyMap<string, number>,
): Claim | undefined {
  const rank = ({ id, importance, stance }: Claim): readonly number[] => [
    importance,
    COMMITTED.has(stance) ? 1 : 0,
    -(distances.get(id) ?? Number.MAX_SAFE_INTEGER),
    map.theses.includes(id) ? 1 : 0,
    into(id).length,
  ];
  const outranks = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0);
  };
  let best: { readonly claim: Claim; readonly rank: readonly number[] } | undefined;
  for (const claim of own) {
    if (claim.id === thesis) continue;
    const ranked = { claim, rank: rank(claim) };
    if (best === undefined || outranks(ranked.rank, best.rank)) best = ranked;
  }
  return best?.claim;
}

/** The first claim, and the others under it. */
function claimLines(claims: readonly string[]): readonly TourLine[] {
  return claims.map((claim, at) => ({
    kind: "claim",
    level: at === 0 ? 0 : 1,
    inference: undefined,
    claims: [claim],
    about: undefined,
    named: false,
  }));
}

/** The reasons for a claim, each with the reasons for its premises; of what other sections say, those are told there. */
function reasonLines(connections: Connections, claim: string): readonly TourLine[] {
  const section = connections.claims.get(claim)?.section;
  const seen = new Set<string>();
  const under = (id: string, level: number, among: number): TourLine[] =>
    grounds(connections, id, "support").flatMap((step) => {
      if (seen.has(step.id)) return [];
      seen.add(step.id);
      const here = step.premises.filter((premise) => connections.claims.get(premise)?.section === section);
      const deeper =
        level === DEEPEST_REASON
          ? []
          : [...here, step.id].flatMap((each) => under(each, level + 1, step.premises.length));
      return [stepLine("because", level, step, among > 1), ...deeper];
    });
  return under(claim, 0, 1);
}

function stepLine(
  kind: "because" | "but",
  level: number,
  { id, premises, conclusion }: Inference,
  named: boolean,
): TourLine {
  return { kind, level, inference: id, claims: premises, about: conclusion, named };
}

/** The way from a claim to the main thesis, or where it has none to the nearest of the others. */
function wayLines(connections: Connections, claim: string, thesis: string): readonly TourLine[] {
  const route = routes(connections, claim, thesis, 1).routes[0] ?? routeToThesis(connections, claim);
  if (route === undefined) return [];
  const onwards = route.steps.map(
    ({ inference, to }): TourLine => ({
      kind: "so",
      level: 0,
      inference,
      claims: connections.claims.has(to) ? [to] : [],
      about: to,
      named: false,
    }),
  );
  return [...claimLines([claim]), ...onwards];
}

/**
 * Every objection of the map, each once: under it what is said against it or its premises, under that what is said
 * against that. By the section of what it is said against in the end; `undefined` for the main thesis and for claims of
 * no section.
 */
function objectionsBySection(
  connections: Connections,
  thesis: string,
): ReadonlyMap<string | undefined, readonly TourLine[]> {
  const attacks = connections.map.inferences.filter(({ polarity }) => polarity === "attack");
  const answersTo = ({ id, premises }: Inference) =>
    [id, ...premises].flatMap((each) => grounds(connections, each, "attack"));
  const answers = new Set(attacks.flatMap((attack) => answersTo(attack).filter((answer) => answer !== attack)));
  const seen = new Set<Inference>();
  const bySection = new Map<string | undefined, TourLine[]>();
  // Attacks that answer each other in a circle are answers all: the first of them is then taken for the objection.
  for (const attack of [...attacks.filter((each) => !answers.has(each)), ...attacks]) {
    const target = endOf(connections, attack);
    const section = target?.id === thesis ? undefined : target?.section;
    const lines = bySection.get(section) ?? [];
    bySection.set(section, lines);
    // From a stack, so that no dispute is too long.
    const open = [{ attack, level: 0, named: true }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next.attack)) continue;
      seen.add(next.attack);
      const { level } = next;
      lines.push(stepLine("but", level, next.attack, next.named));
      const named = next.attack.premises.length > 1;
      open.push(
        ...answersTo(next.attack)
          .map((answer) => ({ attack: answer, level: level + 1, named }))
          .toReversed(),
      );
    }
  }
  return bySection;
}

/** The claim that an inference bears on, directly or through the steps it is about; none where these go round in a circle. */
function endOf({ claims, inferences }: Connections, start: Inference): Claim | undefined {
  const passed = new Set<string>();
  let end = start.conclusion;
  for (let step = inferences.get(end); step !== undefined && !passed.has(end); step = inferences.get(end)) {
    passed.add(end);
    end = step.conclusion;
  }
  return claims.get(end);
}

/** The word that leads to what a line tells; empty for what a step is about. */
export function leadingWord({ kind, level, inference }: TourLine, { inferences }: Connections): string {
  if (kind === "claim") return level === 0 ? "" : "Also";
  if (kind === "so") return inferences.get(inference ?? "")?.polarity === "attack" ? "Against" : "So";
  return kind === "but" ? "But" : "Because";
}

/** What a line's step is for or against, where the lines above leave that open; else empty. */
export function bearingWords({ kind, about = "", named }: TourLine, { claims, inferences }: Connections): string {
  if (!named) return "";
  const bears = kind === "but" ? "against" : "for";
  const step = inferences.get(about);
  const label = (id: string) => quotedLabel(claims.get(id)?.label ?? id);
  if (step === undefined) return `${bears} ${label(about)}`;
  const end = claims.has(step.conclusion) ? ` to ${label(step.conclusion)}` : "";
  return `${bears} the step from ${step.premises.map(label).join(" and ")}${end}`;
}

/** What the map is to show with a step: claims by themselves, and steps with their premises and conclusions. */
export function toldIn({ claim, lines }: TourStep): Selection {
  return {
    claims: new Set([claim, ...lines.filter(({ kind }) => kind === "claim").flatMap(({ claims }) => claims)]),
    inferences: new Set(lines.flatMap(({ inference }) => inference ?? [])),
  };
}
