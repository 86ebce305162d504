/** The article's text beside the map: each sentence leads to its claims, and each claim to its sentences. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SourceAnswer } from "../model/api.ts";
import { blocksOf, paragraphOf, type Worded, wordsIn } from "../model/article.ts";
import { count } from "../model/count.ts";
import type { Covered } from "../model/coverage.ts";
import type { Source } from "../model/map.ts";
import type { Answer } from "./api.ts";
import type { ArticleProps, Brought } from "./article-pane.tsx";
import { Paragraph } from "./article-paragraph.tsx";
import { Bring } from "./bring-box.tsx";
import { Margin, reasonOf } from "./margin.tsx";
import { scrollTo, sentenceElement, useReached } from "./reading-height.ts";
import { classesOf, hues, idsAt, placesAsBlocks, spoken, Words } from "./sentence.tsx";
import { all, focusOn, scrollTogether, select, showText, type Transition } from "./state.ts";
import { Verified } from "./verified.tsx";

type Props = ArticleProps & {
  readonly source: Source;
  readonly fetched: Answer<SourceAnswer>;
};

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

/** In milliseconds: who stays so long at a sentence while the map follows is told of it. */
const RESTING = 700;
