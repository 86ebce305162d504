/**
 * What is said beside the pointer of what it is over on the map: a step's scheme and what it leads from, what a chip
 * refers to, and of a box that is too far away for its text, the text.
 *
 * It stays while the pointer is on it, and goes by Escape (WCAG 1.4.13); what it says can also be read in the details.
 */
import { computePosition, flip, offset, shift } from "@floating-ui/dom";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { grounds } from "../model/connections.ts";
import { count } from "../model/count.ts";
import type { InferenceNode } from "../model/layout/tree.ts";
import type { Claim, Inference } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import { sectionSign } from "../model/picture/boxes.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import { insetsOf } from "./insets.ts";
import { useLingering } from "./lingering.ts";
import { MapLink } from "./links.tsx";
import type { Hover } from "./map-pane.tsx";
import type { Schemes } from "./schemes.ts";
import { leadWord } from "./words.ts";

type Props = {
  readonly hover: Hover;
  readonly reading: Reading;
  readonly schemes: Schemes;
  readonly actions: Actions;
};

/** From what it is said of, and from what it must not cover, px. */
const GAP = 8;

export function Tip({ hover, ...props }: Props) {
  const { shown, hold, dismiss } = useLingering(hover);
  const tip = useRef<HTMLDivElement>(null);
  const words = shown === undefined ? undefined : wordsOn(shown, props, dismiss);
  useLayoutEffect(() => {
    if (tip.current !== null && shown !== undefined) void place(tip.current, shown);
  });
  useEffect(() => {
    if (words === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      dismiss();
    };
    const frame = frameOf(tip.current);
    document.addEventListener("keydown", onKey, { capture: true });
    // What the map is moved or pressed by takes it from under the words.
    for (const kind of MOVING) frame?.addEventListener(kind, dismiss, { passive: true });
    return () => {
      document.removeEventListener("keydown", onKey, { capture: true });
      for (const kind of MOVING) frame?.removeEventListener(kind, dismiss);
    };
  });
  if (words === undefined) return null;
  return (
    <div class="tip" ref={tip} onPointerEnter={() => hold(true)} onPointerLeave={() => hold(false)}>
      {words}
    </div>
  );
}

const MOVING = ["wheel", "pointerdown"] as const;

const frameOf = (tip: HTMLElement | null) =>
  tip?.closest(".map-pane")?.querySelector<HTMLElement>(".canvas-frame") ?? null;

/** Under what it is said of, or over it; within the part of the map that nothing covers. */
async function place(tip: HTMLElement, { box }: NonNullable<Hover>): Promise<void> {
  const frame = frameOf(tip);
  if (frame === null) return;
  const at = {
    contextElement: frame,
    getBoundingClientRect: () => {
      const { left, top } = frame.getBoundingClientRect();
      return new DOMRect(left + box.x, top + box.y, box.width, box.height);
    },
  };
  const { top, right, bottom, left } = insetsOf(frame, false);
  const padding = { top: top + GAP, right: right + GAP, bottom: bottom + GAP, left: left + GAP };
  const within = { boundary: frame, padding };
  const middleware = [offset(GAP), flip(within), shift(within)];
  const { x, y } = await computePosition(at, tip, { placement: "bottom", middleware });
  Object.assign(tip.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
}

function wordsOn({ node: id, far }: NonNullable<Hover>, { reading, ...props }: Omit<Props, "hover">, go: () => void) {
  const node = reading.forest.nodes.get(id);
  if (node === undefined || (node.kind === "claim" && !far)) return undefined;
  if (node.kind === "inference") return <StepWords node={node} reading={reading} go={go} {...props} />;
  const claim = reading.connections.claims.get(node.claim) as Claim; // the forest's claims are the map's
  const sign = sectionSign(reading.connections, claim);
  return (
    <>
      <p class="foreign">{claim.text}</p>
      {node.kind === "reference" && (
        <p onClickCapture={go}>
          <MapLink id={node.claim} actions={props.actions}>
            Go to its place{sign !== "" && `, ${sign}`}
          </MapLink>
        </p>
      )}
    </>
  );
}

type StepProps = Omit<Props, "hover"> & { readonly node: InferenceNode; readonly go: () => void };

function StepWords({ node, reading, schemes, actions, go }: StepProps) {
  const { connections } = reading;
  const step = connections.inferences.get(node.inference) as Inference; // the forest's steps are the map's
  const scheme = step.scheme === undefined ? undefined : schemes.get(step.scheme);
  const questions = scheme?.questions.length ?? 0;
  const doubts = grounds(connections, step.id, "attack").length;
  const more = [
    ...(questions > 0 ? [count(questions, "critical question")] : []),
    ...(doubts > 0 ? [`${count(doubts, "objection")} to it`] : []),
  ];
  return (
    <>
      <p class={step.polarity}>
        <span class={`lead ${step.polarity}`}>{leadWord(step.polarity)}</span> ·{" "}
        {scheme?.name ?? step.scheme ?? "step without a named scheme"}
      </p>
      {step.premises.length > 1 && <p class="joint">Only together:</p>}
      <ul class="plain">
        {step.premises.map((premise) => (
          <li key={premise} class="foreign">
            {connections.claims.get(premise)?.label}
          </li>
        ))}
      </ul>
      {!step.stated && <p class="joint">The {originOf(connections.map)} leaves this step unsaid.</p>}
      <p onClickCapture={go}>
        <MapLink id={step.id} actions={actions}>
          Open the step{more.length > 0 && `: ${more.join(", ")}`}
        </MapLink>
      </p>
    </>
  );
}
