/** What a reader needs once the map can be seen, and not to see it: fetched in one piece after the first picture. */
import { ArticlePane } from "./article-pane.tsx";
import { Details } from "./details.tsx";
import { FilterBox, Sections } from "./filter.tsx";
import { Keys } from "./keys.tsx";
import { SearchBox } from "./search-box.tsx";
import { Showing } from "./showing.tsx";
import { TakeAwayMenu } from "./take-away-menu.tsx";
import { Tip } from "./tip.tsx";

export const panels = {
  ...{ ArticlePane, Details, FilterBox, Keys, SearchBox, Sections, Showing, TakeAwayMenu, Tip },
} as const;
export type Panels = typeof panels;
