/** The article's text beside the map: each sentence leads to its claims, and each claim to its sentences. */
import { Component, type ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SourceAnswer } from "../model/api.ts";
import { type Block, blocksOf, paragraphOf, type Worded, wordsIn } from "../model/article.ts";
import { count } from "../model/count.ts";
import type { Covered } from "../model/coverage.ts";
import type { Source } from "../model/map.ts";
import { SECTION_HUES } from "../model/picture/tokens.ts";
import type { Answer } from "./api.ts";
import type { ArticleProps, Brought } from "./article-pane.tsx";
import { bring as readBrought } from "./bring.ts";
import { Margin, reasonOf } from "./margin.tsx";
import { all, focusOn, scrollTogether, select, showText, type Transition } from "./state.ts";
import { Verified } from "./verified.tsx";
import { place } from "./words.ts";

type Props = ArticleProps & {
  readonly source: Source;
  readonly fetched: Answer<SourceAnswer>;
};

/** Offset from the pane's top at which a passage that is gone to comes to stand, as a share of the pane. */
const READING_HEIGHT = 0.3;

export function Article({ map, reading, state, pointed, source, fetched, actions, announce, ...props }: Props) {
  const { id } = source;
  const { at } = state.text;
  const brought = props.brought.get(id);
  const bring = (text: Brought | undefined) => {
    const next = new Map(props.brought);
    if (text === undefined) next.delete(id);
    else next.set(id, text);
    props.bring(next);
  };
  const answer = brought?.answer ?? (fetched.ok ? fetched.value : undefined);
  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const { together } = state.text;
  const [found, setFound] = useState(0);
  const body = useRef<HTMLDivElement>(null);

  const covered = answer?.coverage.covered ?? [];
  const blocks = useMemo(
    () =>
      answer === undefined
        ? []
        : answer.text === null
          ? placesAsBlocks(answer.coverage.covered)
          : blocksOf(answer.text, answer.coverage.covered),
    [answer],
  );
  const byPlace = useMemo(() => new Map(covered.map((each) => [each.at, each])), [answer]);
  const matching = useMemo(
    () =>
      blocks.flatMap((block) =>
        block.kind === "heading" ? [] : block.sentences.filter(({ text }) => wordsIn(text, state.query).length > 0),
      ),
    [blocks, state.query],
  );

  const sectionsOf = useMemo(() => hues(map), [map]);
  // The tour leads map and article itself.
  const following = together && state.tour === undefined;
  const reached = useReached(body, following, blocks);
  const active = hovered ?? (following ? reached : undefined) ?? focused ?? at;
  const marked = new Set(
    state.selected === undefined
      ? []
      : covered.filter((each) => idsAt(each).includes(state.selected ?? "")).map((each) => each.at),
  );
  const underPointer = pointed === undefined ? undefined : covered.filter(({ claims }) => claims.includes(pointed));
  const stop = [focused, at, [...marked][0], covered[0]?.at].find((each) => each !== undefined && byPlace.has(each));

  const lit = idsAt(byPlace.get(active ?? ""));
  useEffect(() => {
    actions.light(lit);
    if (following && hovered === undefined) actions.reveal(lit);
    return () => actions.light([]);
  }, [lit.join("\n"), following]);
  // Said where the reader comes to rest, not of all that is scrolled past.
  useEffect(() => {
    const each = reached === undefined ? undefined : byPlace.get(reached);
    if (each === undefined) return;
    const resting = setTimeout(() => announce(spoken(each, map.claims)), RESTING);
    return () => clearTimeout(resting);
  }, [reached]);

  // A claim that is gone to brings its passage, unless the reader stands on one of its sentences already.
  const target = at !== undefined && byPlace.has(at) ? at : [...marked][0];
  useLayoutEffect(() => {
    if (target !== undefined) scrollTo(body.current, target);
  }, [target, state.selected, answer]);

  const going = (target: string): Transition =>
    all(
      reading.connections.claims.has(target) || reading.connections.inferences.has(target)
        ? (same) => same
        : focusOn(undefined),
      actions.going(target),
    );
  /** One claim is gone to at once; of several the margin has the choice. */
  const standing = (each: Covered): Transition => {
    const [only, ...others] = idsAt(each);
    return all(only === undefined || others.length > 0 ? select(undefined) : going(only), showText(id, each.at));
  };
  const focusOnSentence = (place: string | undefined) => {
    if (place !== undefined) sentenceElement(body.current, place)?.focus({ preventScroll: false });
  };
  const onKey = (event: KeyboardEvent, each: Covered) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = covered.findIndex((other) => other.at === each.at);
    const keys: Record<string, () => void> = {
      ArrowDown: () => focusOnSentence(covered[index + 1]?.at),
      ArrowRight: () => focusOnSentence(covered[index + 1]?.at),
      ArrowUp: () => focusOnSentence(covered[index - 1]?.at),
      ArrowLeft: () => focusOnSentence(covered[index - 1]?.at),
      Home: () => focusOnSentence(covered[0]?.at),
      End: () => focusOnSentence(covered.at(-1)?.at),
      Enter: () => {
        actions.dispatch(standing(each));
        requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(".margin a")?.focus());
      },
      Escape: () => actions.dispatch(all(select(undefined), showText(id))),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const press = (event: MouseEvent, each: Covered) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Whoever marks words to copy them does not press.
    if (getSelection()?.isCollapsed === false) return;
    actions.dispatch(standing(each));
  };
  const find = (by: number) => {
    const next = (found + by + matching.length) % matching.length;
    setFound(next);
    focusOnSentence(matching[next]?.at);
  };

  const sentence = (each: Worded<Covered>) => (
    <>
      {each.space}
      <a
        key={each.at}
        data-at={each.at}
        href={`?${new URLSearchParams({ text: id, sentence: each.at })}`}
        class={classesOf(each, { marked, active, at, underPointer, hue: sectionsOf(each) })}
        aria-current={marked.has(each.at) ? "true" : undefined}
        tabIndex={each.at === stop ? 0 : -1}
        draggable={false}
        // The whole view's address takes a while to write, and who points at one sentence points at no other.
        onPointerDown={({ currentTarget }) => {
          currentTarget.href = actions.hrefAfter(standing(each));
        }}
        onClick={(event) => press(event, each)}
        onKeyDown={(event) => onKey(event, each)}
        // What comes under a pointer that rests, as the text is scrolled, is not pointed at.
        onMouseMove={({ movementX, movementY }) => {
          if (!following || movementX !== 0 || movementY !== 0) setHovered(each.at);
        }}
        onMouseLeave={() => setHovered(undefined)}
        onFocus={({ currentTarget }) => {
          currentTarget.href = actions.hrefAfter(standing(each));
          setFocused(each.at);
          announce(spoken(each, map.claims));
        }}
        onBlur={() => setFocused(undefined)}
      >
        <Words text={each.text} query={state.query} />
      </a>
    </>
  );

  // Every other paragraph is as it was.
  const distinguished = [active, at, stop, ...marked, ...(underPointer ?? []).map((each) => each.at)];
  const shown = distinguished.join(" ");
  const touched = new Set(distinguished.flatMap((each) => (each === undefined ? [] : paragraphOf({ at: each }))));

  return (
    <>
      <header>
        <h2 class="foreign">{source.title}</h2>
        {answer === undefined ? (
          <p class="none">The article could not be fetched from the server. {!fetched.ok && fetched.failure.detail}</p>
        ) : (
          <Verified answer={answer} file={brought?.file} map={map} actions={actions} />
        )}
        <Bring map={map} source={source} here={answer?.text != null} brought={brought} bring={bring} />
        {state.query.trim() !== "" && answer?.text != null && (
          <p class="in-text">
            {matching.length === 0
              ? "The text has no sentence with these words."
              : `In ${count(matching.length, "sentence")} of the text`}{" "}
            {matching.length > 0 && (
              <>
                <button type="button" onClick={() => find(-1)}>
                  Previous
                </button>{" "}
                <button type="button" onClick={() => find(1)}>
                  Next
                </button>
              </>
            )}
          </p>
        )}
      </header>
      <label class="together">
        <input
          type="checkbox"
          checked={together}
          onChange={({ currentTarget }) => actions.dispatch(scrollTogether(currentTarget.checked))}
        />
        The map follows as you read
      </label>
      <div class={`read${answer?.text === null ? " places-only" : ""}`} ref={body}>
        {blocks.map((block, position) =>
          block.kind === "heading" ? (
            <h3 key={position} class="foreign">
              {block.text}
            </h3>
          ) : (
            <Paragraph
              key={position}
              block={block}
              reading={reading}
              ways={`${following} ${state.query}`}
              state={touched.has(block.number) ? state : undefined}
              shows={touched.has(block.number) ? shown : ""}
              draw={() => (
                <>
                  <p class="foreign">{block.sentences.map(sentence)}</p>
                  <Margin
                    of={
                      block.sentences.find((each) => each.at === active) ??
                      block.sentences.find((each) => reasonOf(each) !== "")
                    }
                    standing={block.sentences.some((each) => each.at === active)}
                    reading={reading}
                    map={map}
                    state={state}
                    actions={actions}
                    going={going}
                    back={focusOnSentence}
                  />
                </>
              )}
            />
          ),
        )}
      </div>
    </>
  );
}

type ParagraphProps = {
  readonly block: Block<Covered> & { readonly kind: "paragraph" };
  readonly reading: ArticleProps["reading"];
  /** What all sentences are drawn by. */
  readonly ways: string;
  /** What distinguishes sentences here; absent and empty where nothing does. */
  readonly state: ArticleProps["state"] | undefined;
  readonly shows: string;
  readonly draw: () => ComponentChildren;
};

/** Drawn again only where it shows something else: a long article has thousands of sentences. */
class Paragraph extends Component<ParagraphProps> {
  override shouldComponentUpdate(next: ParagraphProps): boolean {
    const { block, reading, ways, state, shows } = this.props;
    const same = next.block === block && next.reading === reading && next.ways === ways;
    return !same || next.state !== state || next.shows !== shows;
  }

  override render({ block: { number }, draw }: ParagraphProps) {
    return (
      <div class="paragraph">
        <span class="number" title={`Paragraph ${number}`}>
          {number}
        </span>
        {draw()}
      </div>
    );
  }
}

/** In milliseconds: who stays so long at a sentence while the map follows is told of it. */
const RESTING = 700;

/** In milliseconds: the map follows where scrolling pauses for so long; what rushes past would only make it flicker. */
const PAUSE = 100;

/** What a reader scrolls with; all else that moves the text leads it somewhere. */
const SCROLLING = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * The place of the sentence that has been scrolled to the reading height by the reader, while `following`.
 * A sentence that has the focus and can be seen holds the place.
 */
function useReached(body: { readonly current: HTMLElement | null }, following: boolean, blocks: unknown) {
  const [reached, setReached] = useState<string>();
  useEffect(() => {
    const pane = body.current?.closest<HTMLElement>(".text-pane");
    if (!following || pane == null) return setReached(undefined);
    let pausing: ReturnType<typeof setTimeout> | undefined;
    let scrolled = true;
    const look = () => {
      const focused = document.activeElement?.closest("[data-at]");
      if (!scrolled || (focused != null && isIn(pane, focused))) return;
      const at = sentenceAtReadingHeight(pane);
      if (at !== undefined) setReached(at);
    };
    const lookSoon = () => {
      clearTimeout(pausing);
      pausing = setTimeout(look, PAUSE);
    };
    const scrolls = () => {
      scrolled = true;
    };
    const leads = () => {
      scrolled = false;
      setReached(undefined);
    };
    for (const kind of SCROLLING) pane.addEventListener(kind, scrolls, { passive: true });
    pane.addEventListener("scroll", lookSoon, { passive: true });
    pane.addEventListener("focusin", leads);
    lookSoon();
    return () => {
      clearTimeout(pausing);
      for (const kind of SCROLLING) pane.removeEventListener(kind, scrolls);
      pane.removeEventListener("scroll", lookSoon);
      pane.removeEventListener("focusin", leads);
    };
  }, [following, blocks]);
  return reached;
}

/** Between paragraphs, and at headings, the sentence that comes next. */
function sentenceAtReadingHeight(pane: HTMLElement): string | undefined {
  const { left, top, height } = pane.getBoundingClientRect();
  const line = top + height * READING_HEIGHT;
  for (let below = 0; below <= LARGEST_GAP; below += GAP) {
    const found = document.elementsFromPoint(left + INTO_TEXT, line + below);
    const paragraph = found.find((each) => each.matches(".paragraph"));
    const sentences = [...(paragraph?.querySelectorAll<HTMLElement>("[data-at]") ?? [])];
    const sentence = sentences.find((each) => each.getBoundingClientRect().bottom > line);
    if (sentence !== undefined) return sentence.dataset.at;
  }
  return undefined;
}

/** Of what is between two paragraphs, px: at least, and with a heading. */
const GAP = 12;
const LARGEST_GAP = 120;

/** So far from the pane's edge there is text in every line, px. */
const INTO_TEXT = 80;

function isIn(pane: Element, element: Element): boolean {
  const [{ top, bottom }, view] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  return bottom > view.top && top < view.bottom;
}

const idsAt = (each: Covered | undefined): readonly string[] =>
  each === undefined ? [] : each.claims.length > 0 ? each.claims : each.inferences;

/** Without the text there are still the places that the map refers to. */
function placesAsBlocks(covered: readonly Covered[]) {
  const paragraphs = new Map<number, Worded<Covered>[]>();
  for (const each of covered) {
    const number = paragraphOf(each);
    const sentences = paragraphs.get(number) ?? [];
    paragraphs.set(number, sentences);
    sentences.push({ ...each, text: place(each), space: sentences.length === 0 ? "" : " · " });
  }
  return [...paragraphs].map(([number, sentences]) => ({ kind: "paragraph", number, sentences }) as const);
}

/** The hue of the section that a sentence's first claim stands in. */
function hues({ sections, claims }: ArticleProps["map"]): (each: Covered) => number | undefined {
  const positions = new Map(sections.map(({ id }, index) => [id, index]));
  const byClaim = new Map(claims.map(({ id, section }) => [id, positions.get(section ?? "")]));
  return ({ claims }) => {
    const position = claims.map((id) => byClaim.get(id)).find((each) => each !== undefined);
    return position === undefined ? undefined : position % SECTION_HUES;
  };
}

type Look = {
  readonly marked: ReadonlySet<string>;
  readonly active: string | undefined;
  readonly at: string | undefined;
  readonly underPointer: readonly Covered[] | undefined;
  readonly hue: number | undefined;
};

function classesOf(each: Covered, { marked, active, at, underPointer, hue }: Look): string {
  return [
    "sentence",
    hue === undefined ? "" : `hue-${hue}`,
    each.claims.length + each.inferences.length === 0 ? "outside" : "",
    marked.has(each.at) ? "marked" : "",
    each.at === active || underPointer?.some(({ at }) => at === each.at) ? "active" : "",
    each.at === at ? "here" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");
}

function spoken(each: Covered, claims: ArticleProps["map"]["claims"]): string {
  const labels = each.claims.flatMap((id) => claims.find((claim) => claim.id === id)?.label ?? []);
  const what =
    labels.length > 0
      ? `${count(labels.length, "claim")}: ${labels.join("; ")}.`
      : each.inferences.length > 0
        ? `${count(each.inferences.length, "step")}, no claim.`
        : `In no claim. ${reasonOf(each)}`;
  return `${place(each)}. ${what}`;
}

/** A sentence with the words of the search marked. */
function Words({ text, query }: { text: string; query: string }) {
  const spans = wordsIn(text, query);
  return (
    <>
      {spans.map(({ start, end }, index) => (
        <>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
}

function sentenceElement(body: HTMLElement | null, at: string): HTMLElement | undefined {
  const sentences = body?.querySelectorAll<HTMLElement>("[data-at]") ?? [];
  return [...sentences].find((each) => each.dataset.at === at);
}

/** Brings a sentence to where it is read well; one that can be seen whole stays where it is. */
function scrollTo(body: HTMLElement | null, at: string): void {
  const element = sentenceElement(body, at);
  const pane = body?.closest(".text-pane");
  if (element === undefined || pane == null) return;
  const { top, bottom } = element.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  if (top >= view.top + 8 && bottom <= view.bottom - 8) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollTo({
    top: pane.scrollTop + top - view.top - view.height * READING_HEIGHT,
    behavior: still ? "auto" : "smooth",
  });
}

type BringProps = {
  readonly map: ArticleProps["map"];
  readonly source: Source;
  /** Whether a text is shown. */
  readonly here: boolean;
  readonly brought: Brought | undefined;
  readonly bring: (text: Brought | undefined) => void;
};

/** Takes a text that the reader has, dropped anywhere on the page or chosen. */
function Bring({ map, source, here, brought, bring }: BringProps) {
  const [refusal, setRefusal] = useState("");
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readBrought(map, source, file);
    setRefusal(read.ok ? "" : read.reason);
    if (read.ok) bring(read.text);
  };
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      void take(event.dataTransfer.files[0]);
    };
    addEventListener("dragover", over);
    // Before the viewer takes it for a map: whoever reads the article means the article.
    addEventListener("drop", drop, { capture: true });
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop, { capture: true });
    };
  });
  const choose = (
    <label class="choose">
      <span>{here ? "Compare a file" : "Choose the file"}</span>
      <input
        type="file"
        accept="text/plain,.txt"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
  return (
    <div class="bring">
      {here ? (
        <details open={refusal !== ""}>
          <summary>Another version</summary>
          <p>A file that you choose or drop here is read in this browser only, and sent nowhere.</p>
          {choose}
          {brought !== undefined && (
            <button type="button" onClick={() => bring(undefined)}>
              Put “{brought.file}” away
            </button>
          )}
        </details>
      ) : (
        <p>
          The text itself is not on this server. If you have it, drop the file here: it is read in this browser only,
          and sent nowhere. {choose}
        </p>
      )}
      {refusal !== "" && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
