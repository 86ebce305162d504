/** A paragraph of the article with its margin. */
import { Component, type ComponentChildren } from "preact";
import type { Block } from "../model/article.ts";
import type { Covered } from "../model/coverage.ts";
import type { ArticleProps } from "./article-pane.tsx";

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
export class Paragraph extends Component<ParagraphProps> {
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
