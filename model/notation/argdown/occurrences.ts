/**
 * Where things next occur in a text that is read from start to end: each stretch is searched once, however often it is
 * asked about, so that a text full of openings without an end costs no more than any other.
 */
export function occurrencesIn(text: string) {
  const known = new Map<string, { readonly from: number; readonly at: number }>();
  const next = (name: string, from: number, search: (from: number) => number): number => {
    const last = known.get(name);
    if (last !== undefined && last.from <= from && (from <= last.at || last.at === -1)) return last.at;
    const at = search(from);
    known.set(name, { from, at });
    return at;
  };
  return {
    /** Where a string next starts, at `from` or after; -1 where it does not. */
    of: (sought: string, from: number): number => next(sought, from, (at) => text.indexOf(sought, at)),
    /** Where the next blank line starts, or the text ends. */
    gap: (from: number): number => {
      const at = next("\n\n", from, (start) => {
        const gap = /\n[ \t]*(?=\n)/gu;
        gap.lastIndex = start;
        return gap.exec(text)?.index ?? -1;
      });
      return at === -1 ? text.length : at;
    },
    braces: bracesIn(text),
  };
}

export type Occurrences = ReturnType<typeof occurrencesIn>;

/** Where the brace that opens at a place is closed; `undefined` where it is not. Quoted braces don't count. */
function bracesIn(text: string): (at: number) => number | undefined {
  const ends = new Map<number, number>();
  let looked = 0;
  const look = (from: number) => {
    const open: number[] = [];
    let startsValue = false;
    let at = from;
    while (at < text.length) {
      const character = text.charAt(at);
      if (character === "\\") at += 1;
      else if (character === "{") open.push(at);
      else if (character === "}") {
        ends.set(open.pop() ?? at, at);
        if (open.length === 0) break;
      } else if (startsValue && (character === '"' || character === "'")) {
        at = quoteEnd(text, at);
      }
      if (!/\s/u.test(character)) startsValue = /[{[,:]/u.test(character);
      at += 1;
    }
    looked = at + 1;
  };
  return (at) => {
    if (at >= looked) look(at);
    return ends.get(at);
  };
}

/** Where a quoted scalar ends; at its own start where it does not end before the next blank line. */
function quoteEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return at;
    if (character === "\\" && quote === '"') at += 1;
    else if (character === "\n" && /^[ \t]*\n/u.test(text.slice(at + 1, at + 80))) return start;
  }
  return start;
}
