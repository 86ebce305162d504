/**
 * The view in the address, and the address as a view: `stateOf(queryOf(state))` is `state`.
 *
 *     ?claim=z6&open=s8&depth=2&q=nato&rests-on=t1&section=s4&reject=p3&at=0,-120,100,z6&layout=layers&text=article&sentence=26.3
 *     ?tour=reasons,z6&open=s8&at=whole
 *
 * What is as the map opens is left out, so a link is as short as the view is plain. An address is foreign text:
 * whatever in it isn't understood counts as not said. Ids are passed on as they are; that one is unknown is said
 * where the map is known.
 */
import type { Polarity, Stance } from "../model/map.ts";
import type { Focus } from "../model/picture/reading.ts";
import { ASSUMED } from "../model/picture/standing.ts";
import { type Camera, NO_FILTER, OPENING, TABS, type Text, type ViewerState } from "./state.ts";

// The client takes only types from model/map.ts, so that zod stays out of the bundle; the compiler holds these complete.
const STANCES = Object.keys({
  asserted: true,
  reported: true,
  conceded: true,
  rejected: true,
  implicit: true,
} satisfies Record<Stance, true>) as readonly Stance[]; // Object.keys forgets what the keys are
const POLARITIES = Object.keys({ support: true, attack: true } satisfies Record<Polarity, true>) as readonly Polarity[]; // as above

const LAYERS = "layers";

/** The query of a view's address: empty, or from its `?` on. */
export function queryOf(state: ViewerState): string {
  const query = new URLSearchParams();
  const say = (name: string, value: string | undefined) => value !== undefined && query.append(name, value);
  const sayAll = (name: string, values: ReadonlySet<string>) => [...values].sort().map((value) => say(name, value));

  say("claim", state.selected);
  if (state.selected !== undefined) say("in", state.use);
  if (state.query !== "") say("q", state.query);
  if (state.folding.depth !== OPENING.folding.depth) {
    say("depth", state.folding.depth === Number.POSITIVE_INFINITY ? "all" : String(state.folding.depth));
  }
  sayAll("open", state.folding.opened);
  sayAll("close", state.folding.closed);
  if (state.folding.part !== OPENING.folding.part) say("part", String((state.folding.part ?? 0) + 1));
  if (state.focus !== undefined) say(FOCUS_NAMES[state.focus.direction], state.focus.claim);
  sayAll("section", state.filter.sections);
  sayAll("holder", state.filter.holders);
  sayAll("stance", state.filter.stances);
  sayAll("tag", state.filter.tags);
  say("polarity", state.filter.polarity);
  if (state.filter.importance !== NO_FILTER.importance) say("importance", String(state.filter.importance));
  if (state.filter.unsupported) say("support", "none");
  for (const what of ASSUMED) {
    const ids = [...state.assumed].filter(([, assumed]) => assumed === what);
    sayAll(what, new Set(ids.map(([id]) => id)));
  }
  if (state.camera === "whole") say("at", "whole");
  else if (state.camera !== "start") {
    const { claim, x, y, zoom } = state.camera;
    say("at", [x, y, zoom, claim].join(","));
  }
  if (state.layered) say("layout", LAYERS);
  say("text", state.text?.source);
  say("sentence", state.text?.at);
  if (state.text?.together) say("scroll", TOGETHER);
  say("tour", state.tour);
  if (state.tab !== OPENING.tab) say("tab", state.tab);

  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The view that an address's query asks for. */
export function stateOf(search: string): ViewerState {
  const query = new URLSearchParams(search);
  const ids = (name: string) => new Set(query.getAll(name));
  const opened = ids("open");
  const closed = new Set([...ids("close")].filter((claim) => !opened.has(claim)));
  const depth = depthOf(query.get("depth"));
  const part = (wholeNumber(query.get("part"), 1, 999) ?? 1) - 1;
  const asOpened = depth === OPENING.folding.depth && opened.size + closed.size === 0 && part === OPENING.folding.part;
  return {
    selected: query.get("claim") ?? undefined,
    use: query.has("claim") ? (query.get("in") ?? undefined) : undefined,
    query: query.get("q") ?? "",
    folding: asOpened ? OPENING.folding : { depth, opened, closed, part },
    focus: focusOf(query),
    filter: {
      sections: ids("section"),
      holders: ids("holder"),
      stances: new Set(STANCES.filter((stance) => query.getAll("stance").includes(stance))),
      tags: ids("tag"),
      polarity: POLARITIES.find((polarity) => polarity === query.get("polarity")),
      importance: wholeNumber(query.get("importance"), 1, 3) ?? NO_FILTER.importance,
      unsupported: query.get("support") === "none",
    },
    assumed: assumedOf(query),
    camera: cameraOf(query.get("at")),
    layered: query.get("layout") === LAYERS,
    text: textOf(query),
    tour: query.get("tour") ?? undefined,
    tab: TABS.find((tab) => tab === query.get("tab")) ?? OPENING.tab,
  };
}

/** Of what is assumed in two ways, the first counts. */
function assumedOf(query: URLSearchParams): ViewerState["assumed"] {
  const pairs = ASSUMED.flatMap((what) => query.getAll(what).map((id) => [id, what] as const));
  return pairs.length === 0 ? OPENING.assumed : new Map(pairs.toReversed());
}

function textOf(query: URLSearchParams): Text | undefined {
  const source = query.get("text");
  if (source === null) return undefined;
  return { source, at: query.get("sentence") ?? undefined, together: query.get("scroll") === TOGETHER };
}

const TOGETHER = "together";

const FOCUS_NAMES = { reasons: "rests-on", consequences: "rested-on-by" } as const satisfies Record<
  Focus["direction"],
  string
>;

function focusOf(query: URLSearchParams): Focus | undefined {
  for (const direction of ["reasons", "consequences"] as const) {
    const claim = query.get(FOCUS_NAMES[direction]);
    if (claim !== null) return { claim, direction };
  }
  return undefined;
}

function depthOf(text: string | null): number {
  if (text === "all") return Number.POSITIVE_INFINITY;
  return wholeNumber(text, 0, 999) ?? OPENING.folding.depth;
}

function cameraOf(text: string | null): Camera {
  if (text === "whole") return "whole";
  const match = /^(-?\d{1,6}),(-?\d{1,6}),(\d{1,3}),(.+)$/su.exec(text ?? "");
  if (match === null) return "start";
  const [, x, y, zoom, claim] = match as unknown as [string, string, string, string, string]; // the pattern has four groups
  return Number(zoom) === 0 ? "start" : { claim, x: Number(x), y: Number(y), zoom: Number(zoom) };
}

function wholeNumber(text: string | null, least: number, most: number): number | undefined {
  if (text === null || !/^\d{1,3}$/u.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}
