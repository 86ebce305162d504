/** The tour beneath the map: one step of the argument told, with the way to the next and the one before. */
import { useEffect, useRef } from "preact/hooks";
import type { Claim } from "../model/map.ts";
import { standing } from "../model/picture/boxes.ts";
import { bearingWords, leadingWord, TOUR_HEADINGS, type TourLine, type TourStep } from "../model/tour.ts";
import { MapLink } from "./links.tsx";
import { endTour, OPENING, type ViewerState } from "./state.ts";
import { type JudgedProps, Status } from "./status.tsx";
import { telling, titleOf } from "./touring.ts";

type Props = JudgedProps & { readonly state: ViewerState; readonly steps: readonly TourStep[] };

/** A finger that goes this far sideways, px, and not half as far up or down, turns to another step. */
const SWIPE = 48;

export function TourCard({ state, steps, ...props }: Props) {
  const { reading, connections, actions } = props;
  const card = useRef<HTMLElement>(null);
  const finger = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  const found = steps.findIndex(({ id }) => id === state.tour);
  const at = Math.max(0, found);
  const step = steps[at];
  const going = (to: number) => {
    const next = steps[to];
    return next === undefined ? (same: ViewerState) => same : telling(reading, next);
  };
  const turn = (by: number) => actions.dispatch(going(at + by));
  const end = () => {
    actions.dispatch(endTour);
    document.querySelector<HTMLElement>(".canvas-frame")?.focus({ preventScroll: true });
  };

  // A link that names a step and nothing else, and one that names none, still show what is told.
  const bare = found === -1 || (state.folding === OPENING.folding && state.camera === "start");
  useEffect(() => {
    if (bare) actions.dispatch(going(at));
    // Who has followed the link to it goes on from here.
    if (document.activeElement?.closest(".tour-start") != null) card.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    card.current?.querySelector(".told")?.scrollTo({ top: 0 });
  }, [step]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = { PageDown: 1, PageUp: -1 }[event.key];
      const elsewhere = "input, textarea, select, dialog, .text-pane, .details";
      const typing = event.target instanceof Element && event.target.closest(elsewhere) !== null;
      if (by === undefined || typing || event.defaultPrevented || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      turn(by);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  if (step === undefined) return null;

  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { ArrowRight: () => turn(1), ArrowLeft: () => turn(-1), Escape: end }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const next = steps[at + 1];
  return (
    <section
      class="tour"
      aria-label="Tour of the argument"
      ref={card}
      tabIndex={-1}
      onKeyDown={onKey}
      onTouchStart={({ changedTouches: [touch] }) => {
        finger.current = touch === undefined ? undefined : { x: touch.clientX, y: touch.clientY };
      }}
      onTouchEnd={({ changedTouches: [touch] }) => {
        const from = finger.current;
        if (from === undefined || touch === undefined) return;
        const [right, down] = [touch.clientX - from.x, touch.clientY - from.y];
        if (Math.abs(right) > SWIPE && Math.abs(down) < Math.abs(right) / 2) turn(right < 0 ? 1 : -1);
      }}
    >
      <header>
        <p class="kicker">
          Step {at + 1} of {steps.length}
        </p>
        <Chapters steps={steps} at={at} go={(to) => actions.dispatch(going(to))} {...props} />
        {!actions.own && (
          <a class="link small" href={`/maps/${encodeURIComponent(connections.map.id)}/tour`}>
            All on one page
          </a>
        )}
        <button type="button" class="close" onClick={end}>
          End<span class="wide-only"> the tour</span>
        </button>
      </header>
      <div class="told">
        <h2 class="foreign">{titleOf(connections, step)}</h2>
        {step.lines.map((line, position) => (
          <Line key={`${step.id} ${position}`} line={line} {...props} />
        ))}
      </div>
      <footer>
        <button type="button" aria-disabled={at === 0} onClick={() => turn(-1)}>
          <span aria-hidden="true">← </span>Previous
        </button>
        <button type="button" class="main" aria-disabled={next === undefined} onClick={() => turn(1)}>
          Next
          {next !== undefined && (
            <span class="coming foreign">
              : {next.section === step.section ? TOUR_HEADINGS[next.part] : titleOf(connections, next)}
            </span>
          )}
          <span aria-hidden="true"> →</span>
        </button>
      </footer>
    </section>
  );
}

type ChaptersProps = JudgedProps & {
  readonly steps: readonly TourStep[];
  readonly at: number;
  readonly go: (to: number) => void;
};

/** All steps, to go to any. */
function Chapters({ steps, at, go, connections }: ChaptersProps) {
  return (
    <select
      aria-label="Go to a step"
      value={String(at)}
      onChange={({ currentTarget }) => go(Number(currentTarget.value))}
    >
      {steps.map((step, position) => (
        <option key={step.id} value={String(position)}>
          {position + 1}. {titleOf(connections, step)}
        </option>
      ))}
    </select>
  );
}

/** A claim or a step, told with who holds what the author does not assert, and with its status. */
function Line({ line, ...props }: JudgedProps & { readonly line: TourLine }) {
  const { connections, actions } = props;
  const word = leadingWord(line, connections);
  const bears = bearingWords(line, connections);
  const against = line.kind === "but" || word === "Against";
  const id = line.inference ?? line.claims[0];
  return (
    <p class="told-line" style={{ marginInlineStart: `${Math.min(line.level, 4) * 16}px` }}>
      {word !== "" && (
        <span class={`lead ${against ? "attack" : line.kind === "claim" ? "" : "support"}`}>{word} </span>
      )}
      {bears !== "" && <span class="none foreign">{bears}: </span>}
      {line.claims.length === 0 && "the step that is told next"}
      {line.claims.map((claim, at) => {
        const held = standing(connections, connections.claims.get(claim) as Claim); // the tour was made of this very map
        return (
          <span key={claim}>
            {at > 0 && <span class="lead"> and </span>}
            {held !== "" && <span class="standing foreign">{held}: </span>}
            <MapLink id={claim} class="foreign" actions={actions}>
              {connections.claims.get(claim)?.text}
            </MapLink>
          </span>
        );
      })}{" "}
      {id !== undefined && <Status id={id} {...props} />}
    </p>
  );
}
