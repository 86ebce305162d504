/** Seeded maps of any size, as like an article's argument as such maps can be. */

import { type ArgumentMap, mapSchema } from "../../model/map.ts";
import { random } from "./random.ts";

/** Of common lengths. */
const WORDS =
  "a town that keeps its night buses running has fewer accidents after midnight because people who work late take them home instead of driving whatever the council says about empty seats and rising costs each year".split(
    " ",
  );

const pickWith = <Item>(next: () => number, items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;

/**
 * An argument as articles and books have them: a thesis with up to a dozen sections beneath it, of about a dozen claims
 * each, and further sections beneath those; a fifth of the inferences attacks, some claims used again elsewhere.
 */
export function argument(claimCount: number, id = "bench"): ArgumentMap {
  const next = random(7);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const claims = [{ id: "thesis", section: "s0" }];
  const inferences: { id: string; premises: string[]; conclusion: string; polarity: "support" | "attack" }[] = [];
  const sections = Math.max(1, Math.round(claimCount / 12));
  const bySection = new Map<string, string[]>();
  while (claims.length < claimCount) {
    // They begin in order, so that what a section is beneath is there.
    const at = Math.floor(next() * Math.min(sections, 1 + claims.length / 12));
    const section = `s${at}`;
    const above = at < 12 ? "thesis" : (bySection.get(`s${Math.floor(at / 12) - 1}`)?.[0] ?? "thesis");
    const here = bySection.get(section) ?? [];
    bySection.set(section, here);
    const attack = next() < 0.2;
    const undercut = attack && inferences.length > 0 && next() < 0.2;
    const conclusion = here.length === 0 ? above : undercut ? pick(inferences).id : pick(here);
    const premises = Array.from({ length: next() < 0.5 ? 1 : 2 }, () => {
      const id = `c${claims.length}`;
      claims.push({ id, section });
      here.push(id);
      return id;
    });
    // A quarter of the inferences also use a claim from anywhere before: a reference, or a circle.
    if (next() < 0.25) premises.push(pick(claims.slice(0, -premises.length)).id);
    inferences.push({ id: `i${inferences.length}`, premises, conclusion, polarity: attack ? "attack" : "support" });
  }
  const words = random(13);
  const sentence = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(words() * (most - least + 1)) }, () => pickWith(words, WORDS)).join(" ");
  const titles = Array.from({ length: sections }, (_, index) => ({ id: `s${index}`, title: `Section ${index}` }));
  return mapSchema.parse({
    format: "argument-map/1",
    id,
    title: "A synthetic argument",
    theses: ["thesis"],
    sections: titles,
    claims: claims.map((claim) => ({ ...claim, label: sentence(3, 6), text: `${sentence(8, 22)}.` })),
    inferences,
  });
}
