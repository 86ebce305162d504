/** The same map as a tree of text (the APG's tree pattern): one focus stop, arrows to walk, one selection with the map. */
import { Component } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { LinkAnswer } from "../model/api.ts";
import { count } from "../model/count.ts";
import type { Label } from "../model/evaluation/labels.ts";
import { MOST_COUNTED } from "../model/excerpt.ts";
import { claimNodeId, type TreeNode } from "../model/layout/tree.ts";
import { sectionSign, standing } from "../model/picture/boxes.ts";
import type { Reading } from "../model/picture/reading.ts";
import { ASSUMED_WORDS, type Assumed, MARKS, type Standing, statusWord } from "../model/picture/standing.ts";
import type { Actions } from "./actions.ts";
import { assumptionFor } from "./assumption-keys.ts";
import { isFiltering, matches } from "./matches.ts";
import { type Row, rowsOf } from "./rows.ts";
import { close, open, select, type ViewerState } from "./state.ts";
import { groundOf, groundsOf, selectionOf, siblingsOf } from "./walk.ts";
import { relation, stepWords } from "./words.ts";

type Props = {
  readonly reading: Reading;
  readonly state: ViewerState;
  /** The node that is selected, where it can be seen. */
  readonly selected: string | undefined;
  readonly found: ReadonlySet<string>;
  readonly standing: Standing;
  readonly actions: Actions;
};

export function Outline({ reading, state, selected, found, standing: stands, actions }: Props) {
  const matching = isFiltering(state.filter) ? matches(reading.connections, state.filter) : undefined;
  const { forest, depths } = reading;
  const tree = useRef<HTMLDivElement>(null);
  const rows = rowsOf(reading, state);
  // Exactly one row is a stop for Tab: the selected one, or the first.
  const stop = (rows.find(({ node }) => node.id === selected) ?? rows[0])?.node.id;

  // Before the next key can be pressed: it must find the row that the last one led to.
  useLayoutEffect(() => {
    if (selected === undefined || stop === undefined) return;
    const row = rowElement(tree.current, stop);
    row?.scrollIntoView({ block: "nearest" });
    if (tree.current?.contains(document.activeElement)) row?.focus({ preventScroll: true });
  }, [selected, stop]);

  const go = (id: string | undefined) => {
    const node = id === undefined ? undefined : forest.nodes.get(id);
    if (node !== undefined) actions.goTo(...selectionOf(node));
  };
  const setOpen = (node: TreeNode, wantOpen: boolean) => {
    if (node.kind !== "claim") return;
    const depth = depths.get(node.claim) ?? 0;
    actions.dispatch(wantOpen ? open([[node.claim, depth]]) : close(node.claim, depth));
  };

  const onKey = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ node }) => node.id === rowOf(event.target));
    const row = rows[index];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { node } = row;
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(rows[index + 1]?.node.id),
      ArrowUp: () => go(rows[index - 1]?.node.id),
      Home: () => go(rows[0]?.node.id),
      End: () => go(rows.at(-1)?.node.id),
      ArrowRight: () =>
        row.open === false ? setOpen(node, true) : row.open ? go(groundsOf(forest, node.id)[0]) : undefined,
      ArrowLeft: () => (row.open && node.kind === "claim" ? setOpen(node, false) : go(groundOf(forest, node.id))),
      Enter: () => {
        if (node.kind === "reference") go(claimNodeId(node.claim));
        else if (node.id !== selected) go(node.id);
        else if (row.open !== undefined) setOpen(node, !row.open);
      },
      " ": () => setOpen(node, !row.open),
      "+": () => setOpen(node, true),
      "=": () => setOpen(node, true),
      "-": () => setOpen(node, false),
      "0": actions.fit,
      Escape: () => actions.dispatch(select(undefined)),
      "*": () => {
        const siblings = siblingsOf(forest, node.id).flatMap((id) => {
          const sibling = forest.nodes.get(id);
          return sibling?.kind === "claim" ? [[sibling.claim, depths.get(sibling.claim) ?? 0] as const] : [];
        });
        actions.dispatch(open(siblings));
      },
    };
    const assumed = assumptionFor(event, reading.connections, idOf(node));
    const act = assumed === undefined ? (keys[event.key] ?? typeAhead(event.key)) : () => actions.dispatch(assumed);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();

    function typeAhead(key: string): (() => void) | undefined {
      if (!/^\p{L}$/u.test(key)) return undefined;
      const following = [...rows.slice(index + 1), ...rows.slice(0, index)];
      const match = following.find(({ node }) => textOf(reading, node).toLowerCase().startsWith(key.toLowerCase()));
      return match === undefined ? undefined : () => go(match.node.id);
    }
  };

  const onClick = ({ target }: MouseEvent) => {
    const row = rows.find(({ node }) => node.id === rowOf(target));
    if (row === undefined) return;
    if (row.open !== undefined && (target as Element).closest(".twist") !== null) setOpen(row.node, !row.open);
    else go(row.node.id);
  };

  const shown = rows.map(
    ({ node, level, position, size, open: unfolded }): RowProps => ({
      ...{ node, level, position, size, unfolded, reading },
      label: stands.labels.get(idOf(node)),
      assumed: stands.assumed.get(idOf(node)),
      selected: node.id === selected,
      stop: node.id === stop,
      found: node.kind !== "inference" && found.has(node.claim),
      back: matching !== undefined && node.kind !== "inference" && !matching.has(node.claim),
    }),
  );
  return (
    // The tree hears for its rows, of which there may be thousands.
    <div
      class="outline"
      role="tree"
      aria-label="Outline of the argument"
      ref={tree}
      onKeyDown={onKey}
      onClick={onClick}
    >
      {grouped(shown).map((group) => (
        <RowGroup key={group[0]?.node.id} rows={group} />
      ))}
    </div>
  );
}

/** The node of the row that something of the outline stands in. */
const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-node]")?.dataset.node : undefined;

const idOf = (node: TreeNode) => (node.kind === "inference" ? node.inference : node.claim);

type RowProps = Omit<Row, "open"> & {
  readonly unfolded: Row["open"];
  readonly reading: Reading;
  readonly label: Label | undefined;
  readonly assumed: Assumed | undefined;
  readonly selected: boolean;
  readonly stop: boolean;
  readonly found: boolean;
  /** Set back by the filter. */
  readonly back: boolean;
};

/** The rows in groups: a row of the first two levels with what is beneath it. */
function grouped(rows: readonly RowProps[]): RowProps[][] {
  const groups: RowProps[][] = [];
  for (const row of rows) {
    const group = row.level > 2 ? groups.at(-1) : undefined;
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

const isSame = (a: RowProps, b: RowProps) => {
  const parts = Object.keys(a) as (keyof RowProps)[]; // Object.keys forgets what the keys are
  return parts.every((part) => a[part] === b[part]);
};

/** Looked at only where one of its rows shows something else: hundreds of others stand around it. */
class RowGroup extends Component<{ readonly rows: readonly RowProps[] }> {
  override shouldComponentUpdate({ rows }: { readonly rows: readonly RowProps[] }): boolean {
    const before = this.props.rows;
    return rows.length !== before.length || rows.some((row, at) => !isSame(row, before[at] as RowProps)); // as many
  }

  override render({ rows }: { readonly rows: readonly RowProps[] }) {
    return rows.map((row) => <OutlineRow key={row.node.id} {...row} />);
  }
}

/** Drawn again only where it shows something else. */
class OutlineRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return !isSame(next, this.props);
  }

  override render(props: RowProps) {
    return drawRow(props);
  }
}

function drawRow(props: RowProps) {
  const { node, level, position, size, unfolded, reading, label, assumed, selected, stop, found, back } = props;
  const { connections, forest } = reading;
  const claim = node.kind === "inference" ? undefined : connections.claims.get(node.claim);
  const lead = relation(forest, node) ?? (level === 1 ? { word: "", polarity: undefined } : undefined);
  const above = claim === undefined ? "" : standing(connections, claim);
  return (
    <div
      role="treeitem"
      class={`row level-${Math.min(level, 9)}${found ? " found" : ""}${node.kind === "claim" ? "" : ` ${node.kind}`}${back ? " back" : ""}`}
      data-node={node.id}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-selected={selected}
      aria-expanded={unfolded}
      tabIndex={stop ? 0 : -1}
    >
      {unfolded === undefined ? (
        <span class="twist" />
      ) : (
        <span class={`twist ${unfolded ? "open" : "folded"}`} aria-hidden="true" />
      )}
      <span class="said">
        {label !== undefined && (
          <span class={`status ${label}`}>
            <span aria-hidden="true">{MARKS[label]}</span>{" "}
            <span class={label === "in" ? "unseen" : ""}>{statusWord(connections, idOf(node), label)} </span>
          </span>
        )}
        {assumed !== undefined && <span class="yours">{ASSUMED_WORDS[assumed]} </span>}
        {lead !== undefined && lead.word !== "" && <span class={`lead ${lead.polarity}`}>{lead.word} </span>}
        {above !== "" && <span class="standing foreign">{above}: </span>}
        <span class="foreign">{textOf(reading, node)}</span>
        {node.kind === "claim" && node.hidden > 0 && (
          <span class="hidden" title={hiddenWords(reading, node.hidden)}>
            <span aria-hidden="true"> +{node.hidden.toLocaleString("en")}</span>
            <span class="unseen"> ({hiddenWords(reading, node.hidden)})</span>
          </span>
        )}
        {node.kind === "claim" && <LinkBadge links={reading.links.get(node.claim)} />}
        {node.kind === "reference" && claim !== undefined && (
          <span class="aside"> (given elsewhere, {sectionSign(connections, claim) || "see there"})</span>
        )}
      </span>
    </div>
  );
}

/** Of a map that is here in part, claims are counted up to a number. */
function hiddenWords({ connections: { elided } }: Reading, hidden: number): string {
  const more = elided.size > 0 && hidden >= MOST_COUNTED ? "At least " : "";
  return `${more}${count(hidden, "claim")} folded away`;
}

/** Says that another article speaks of the same; what it says is in the details. */
function LinkBadge({ links = [] }: { links: readonly LinkAnswer[] | undefined }) {
  if (links.length === 0) return null;
  const relations = (["corroborates", "qualifies", "conflicts"] as const).flatMap((relation) => {
    const number = links.filter((link) => link.relation === relation).length;
    return number === 0 ? [] : [`${number} ${RELATION_WORDS[relation]}`];
  });
  const words = `Another article: ${relations.join(", ")}`;
  return (
    <span class="linked-elsewhere" title={words}>
      {" "}
      <span aria-hidden="true">{count(links.length, "link")}</span>
      <span class="unseen">({words})</span>
    </span>
  );
}

const RELATION_WORDS = {
  corroborates: "in agreement",
  qualifies: "in qualification",
  conflicts: "in conflict",
} as const satisfies Record<LinkAnswer["relation"], string>;

function textOf({ connections }: Reading, node: TreeNode): string {
  if (node.kind === "inference") return stepWords(connections, node.inference);
  const claim = connections.claims.get(node.claim);
  return (node.kind === "reference" ? claim?.label : claim?.text) ?? "";
}

function rowElement(tree: HTMLElement | null, node: string): HTMLElement | undefined {
  return tree?.querySelector<HTMLElement>(`[data-node="${CSS.escape(node)}"]`) ?? undefined;
}
