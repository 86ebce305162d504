/** The place of the article's text. What reads it is fetched when a reader first asks for it. */
import { useEffect, useState } from "preact/hooks";
import type { SourceAnswer } from "../model/api.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { Actions } from "./actions.ts";
import type { Answer } from "./api.ts";
import { fetchSource } from "./api.ts";
import { showText, type Text, type ViewerState } from "./state.ts";

export type ArticleProps = {
  /** The whole map, whatever part of it is shown. */
  readonly map: ArgumentMap;
  readonly reading: Reading;
  readonly state: ViewerState & { readonly text: Text };
  /** The claim that the pointer is over on the map. */
  readonly pointed: string | undefined;
  readonly actions: Actions;
  readonly announce: (words: string) => void;
  /** By source. */
  readonly brought: ReadonlyMap<string, Brought>;
  readonly bring: (brought: ReadonlyMap<string, Brought>) => void;
};

/** A text that the reader has brought; it is in this page's memory and nowhere else. */
export type Brought = { readonly file: string; readonly answer: SourceAnswer };

type Loaded = {
  readonly id: string;
  readonly article: typeof import("./article.tsx");
  readonly fetched: Answer<SourceAnswer>;
};

export function ArticlePane(props: ArticleProps) {
  const { map, state, actions } = props;
  const id = state.text.source;
  const source = map.sources.find((each) => each.id === id);
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (source === undefined) return;
    void Promise.all([import("./article.tsx"), fetchSource(map.id, id)]).then(([article, fetched]) =>
      setLoaded({ id, article, fetched }),
    );
  }, [map.id, source, id]);

  return (
    <section class="text-pane article" aria-label="Article" lang={map.language}>
      {source === undefined ? (
        <>
          <p>
            The address asks for the article <q class="foreign">{id}</q>, and this map has none of that name.
          </p>
          <button type="button" onClick={() => actions.dispatch(showText(undefined))}>
            Back to the outline
          </button>
        </>
      ) : loaded?.id === id ? (
        <loaded.article.Article key={id} {...props} source={source} fetched={loaded.fetched} />
      ) : (
        <p class="none">Fetching the article …</p>
      )}
    </section>
  );
}
