/** Which of a look's rules an element follows: worked out as Cytoscape does, so that a look needs no Cytoscape to be read. */
import type { Element } from "./elements.ts";
import type { Look, Style, Value } from "./look.ts";

/** What a style says of a property, `data(…)` in it answered from the element. */
export type Dress = (property: string) => Value;

/** Of all rules that fit, the later one says; nothing else decides between them. */
export function dressing(look: Look): (element: Element) => Dress {
  const rules = look.map(({ selector, style }) => ({ style, alternatives: selector.split(",").map(alternative) }));
  // Most elements share their classes with others.
  const styles = new Map<string, Style>();
  const styleOf = ({ group, classes }: Element): Style => {
    const key = `${group} ${classes}`;
    const known = styles.get(key);
    if (known !== undefined) return known;
    const own = new Set(classes.split(" "));
    const fits = ({ group: wanted, classes: all }: Alternative) =>
      (wanted === undefined || wanted === group) && all.every((name) => own.has(name));
    const style: Style = Object.assign(
      {},
      ...rules.filter((rule) => rule.alternatives.some(fits)).map((rule) => rule.style),
    );
    styles.set(key, style);
    return style;
  };
  return (element) => {
    const style = styleOf(element);
    return (property) => {
      const value = style[property] ?? "";
      const field = typeof value === "string" ? /^data\((\w+)\)$/u.exec(value)?.[1] : undefined;
      return field === undefined ? value : (element.data[field] ?? "");
    };
  };
}

type Alternative = { readonly group: Element["group"] | undefined; readonly classes: readonly string[] };

/** `node.mark.attack`, `.claim`, `edge`: a look's selectors name a group, classes, or both. */
function alternative(selector: string): Alternative {
  const [group, ...classes] = selector.trim().split(".");
  return { group: group === "node" ? "nodes" : group === "edge" ? "edges" : undefined, classes };
}
