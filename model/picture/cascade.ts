/** Which of a look's rules an element follows: worked out as Cytoscape does, so that a look needs no Cytoscape to be read. */
import type { Element } from "./drawing.ts";
import type { Look, Style, Value } from "./look.ts";

/** What a style says of a property, `data(…)` in it answered from the element. */
export type Dress = (property: string) => Value;

/** A style, and the properties that are answered from the element's data, by the data's names. */
type Rules = { readonly style: Style; readonly fields: ReadonlyMap<string, string> };
type Dressing = (element: Element) => Dress;

const dressings = new WeakMap<Look, Dressing>();

/** Of all rules that fit, the later one says; nothing else decides between them. */
export function dressing(look: Look): Dressing {
  const known = dressings.get(look);
  if (known !== undefined) return known;
  const rules = look.map(({ selector, style }) => ({ style, alternatives: selector.split(",").map(alternative) }));
  // Most elements share their classes with others.
  const all = new Map<string, Rules>();
  const rulesOf = ({ group, classes }: Element): Rules => {
    const key = `${group} ${classes}`;
    const known = all.get(key);
    if (known !== undefined) return known;
    const own = new Set(classes.split(" "));
    const fits = ({ group: wanted, classes: all }: Alternative) =>
      (wanted === undefined || wanted === group) && all.every((name) => own.has(name));
    const style: Style = Object.assign(
      {},
      ...rules.filter((rule) => rule.alternatives.some(fits)).map((rule) => rule.style),
    );
    const fields = new Map(
      Object.entries(style).flatMap(([property, value]) => {
        const field = typeof value === "string" ? /^data\((\w+)\)$/u.exec(value)?.[1] : undefined;
        return field === undefined ? [] : [[property, field]];
      }),
    );
    const made = { style, fields };
    all.set(key, made);
    return made;
  };
  const made: Dressing = (element) => {
    const { style, fields } = rulesOf(element);
    return (property) => {
      const field = fields.get(property);
      return (field === undefined ? style[property] : element.data[field]) ?? "";
    };
  };
  dressings.set(look, made);
  return made;
}

type Alternative = { readonly group: Element["group"] | undefined; readonly classes: readonly string[] };

/** `node.mark.attack`, `.claim`, `edge`: a look's selectors name a group, classes, or both. */
function alternative(selector: string): Alternative {
  const [group, ...classes] = selector.trim().split(".");
  return { group: group === "node" ? "nodes" : group === "edge" ? "edges" : undefined, classes };
}
