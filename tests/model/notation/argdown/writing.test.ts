import fc from "fast-check";
import type { ArgumentMap } from "../../../../model/map.ts";
import { argdown } from "../../../../model/notation/argdown.ts";
import { hostileMap, read, write } from "../hostile.ts";

/** What Argdown holds of a map, whatever the order; line ends, tabs and runs of spaces say nothing in it. */
function held(map: ArgumentMap) {
  const plain = (text: string | undefined) => text?.replace(/[ \t\r\n]+/gu, " ").trim();
  const names = new Map(map.holders.map(({ id, name }) => [id, name]));
  const titles = new Map(map.sections.map(({ id, title }) => [id, plain(title)]));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    ...{ title: map.title, summary: map.summary, theses: map.theses, restatements: map.restatements },
    holders: map.holders,
    sections: map.sections.map(({ id, title }) => [id, plain(title)]),
    claims: map.claims
      .map(({ id, label, text, holder, section, stance, importance, tags }) => ({
        ...{ id, label, text: plain(text), stance, importance, tags },
        holder: names.get(holder ?? ""),
        section: titles.get(section ?? ""),
      }))
      .sort(byId),
    inferences: map.inferences
      .map(({ id, premises, conclusion, polarity, scheme, cue, stated, comment }) => ({
        ...{ id, premises, conclusion, polarity, scheme, cue, stated },
        comment: plain(comment),
      }))
      .sort(byId),
  };
}

test("whatever the map, what Argdown holds of it comes back, and writing again changes nothing", () => {
  fc.assert(
    fc.property(hostileMap(), (map) => {
      const { content } = write(argdown, map);
      const again = read(argdown, content);
      expect(again.warnings).toEqual([]);
      expect(held(again.map)).toEqual(held(map));
      expect(write(argdown, again.map).content).toBe(content);
    }),
    { numRuns: 300 },
  );
});
