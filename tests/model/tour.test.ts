import { readFileSync } from "node:fs";
import fc from "fast-check";
import { connect } from "../../model/connections.ts";
import type { ArgumentMap } from "../../model/map.ts";
import { readText } from "../../model/read.ts";
import { TOUR_PARTS, type TourLine, type TourStep, toldIn, tour } from "../../model/tour.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { mapOf, mutualAttack, undercutOfUndercut } from "../maps.ts";

const tourOf = (map: ArgumentMap) => tour(connect(map));
const shipped = (id: string) => readText(readFileSync(new URL(`../../graph-data/${id}.json`, import.meta.url), "utf8"));
const sections = ["one", "two"].map((id) => ({ id, title: id }));
const claim = (id: string, section: string, importance = 2, stance = "asserted") => ({
  id,
  text: `It is so that ${id}.`,
  section,
  importance,
  stance,
});
const lines = (steps: readonly TourStep[], id: string) => steps.find((step) => step.id === id)?.lines.map(shown) ?? [];
const shown = ({ kind, level, claims }: TourLine) => `${"  ".repeat(level)}${kind} ${claims.join(" + ")}`;

test("a small map is told from its thesis to its end", () => {
  const map = mapOf(["i: b + c -> a", "j: d -> b", "k: e -| i", "l: f -| e"], {
    theses: ["a"],
    sections,
    claims: [
      claim("a", "one", 3),
      claim("b", "two", 3),
      claim("c", "one"),
      claim("d", "two"),
      claim("e", "two"),
      claim("f", "two"),
    ],
  });
  const told = tourOf(map);
  expect(told.map(({ id }) => id)).toEqual([
    "thesis,a",
    "reasons,a",
    "objections,a",
    "point,c",
    "way,c",
    "point,b",
    "reasons,b",
    "way,b",
    "end,a",
  ]);
  expect(lines(told, "reasons,a")).toEqual(["because b + c"]);
  expect(lines(told, "objections,a")).toEqual(["but e", "  but f"]);
  expect(lines(told, "reasons,b")).toEqual(["because d"]);
  expect(lines(told, "way,b")).toEqual(["claim b", "so a"]);
});

test("the point of a section is its weightiest claim; one that the article commits to goes before one that it rejects", () => {
  const map = mapOf(["i: b -> a", "j: c -> a", "k: d -> a"], {
    theses: ["a"],
    sections,
    claims: [claim("a", "one", 3), claim("b", "two"), claim("c", "two", 3, "rejected"), claim("d", "two", 3)],
  });
  expect(lines(tourOf(map), "point,d")).toEqual(["claim d", "  claim c"]);
});

test("an objection is told with what answers it, and that with what is said against the answer", () => {
  expect(lines(tourOf(undercutOfUndercut), "objections,a")).toEqual(["but c", "  but d"]);
  expect(lines(tourOf(mutualAttack), "objections,a")).toEqual(["but b", "  but a"]);
});

test("reasons are told with the reasons for them; of what another section says, it is that section that tells why", () => {
  const map = mapOf(["i: b -> a", "j: c -> b", "k: d -> c", "l: e -> a", "m: f -> e"], {
    theses: ["a"],
    sections,
    claims: ["a", "b", "c", "d"].map((id) => claim(id, "one")).concat(["e", "f"].map((id) => claim(id, "two"))),
  });
  expect(lines(tourOf(map), "reasons,a")).toEqual(["because b", "  because c", "because e"]);
});

test("the way leads on through the step that is undercut", () => {
  const map = mapOf(["i: b -> a", "u: c -| i"], {
    theses: ["a"],
    sections,
    claims: [claim("a", "one"), claim("b", "one"), claim("c", "two")],
  });
  expect(lines(tourOf(map), "way,c")).toEqual(["claim c", "so ", "so a"]);
});

test("a map without a thesis has nothing to tell", () => {
  expect(tourOf(mapOf([], { theses: [] }))).toEqual([]);
});

test.each(["alaska-summit", "alaska-summit-preview", "night-buses"])(
  "%s is told section by section, in their order, and most of its claims are",
  (id) => {
    const map = shipped(id);
    const told = tourOf(map);
    const points = told.filter(({ part }) => part === "point").map(({ section }) => section);
    expect(points).toEqual(map.sections.map((section) => section.id));
    const claims = new Set(told.flatMap((step) => step.lines.flatMap((line) => line.claims)));
    expect(claims.size).toBeGreaterThan(map.claims.length * 0.6);
    for (const { id, importance } of map.claims) if (importance === 3) expect(claims).toContain(id);
  },
);

test("of any map each step is told once, in the order of the parts, of what the map has, and the same each time", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const told = tourOf(map);
      const { claims, inferences } = connect(map);
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      expect(told[0]?.part).toBe("thesis");
      expect(told.at(-1)?.part).toBe("end");
      const chapters = told
        .slice(0, -1)
        .map(({ section, part }) => [map.sections.findIndex(({ id }) => id === section), TOUR_PARTS.indexOf(part)]);
      expect(chapters).toEqual(chapters.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
      for (const step of told) {
        expect(step.lines[0]?.level).toBe(0);
        for (const id of toldIn(step).claims) expect(claims.has(id)).toBe(true);
        for (const id of toldIn(step).inferences) expect(inferences.has(id)).toBe(true);
        for (const { kind, inference, about, claims: named } of step.lines) {
          const bears = inference === undefined ? undefined : inferences.get(inference);
          expect(about).toBe(bears?.conclusion);
          if (kind === "because" || kind === "but") {
            expect(named).toEqual(bears?.premises);
            expect(bears?.polarity).toBe(kind === "but" ? "attack" : "support");
          }
        }
      }
      expect(tourOf(map)).toEqual(told);
    }),
    { numRuns: 200 },
  );
});

test("of any map every objection is told exactly once, and an answer only under what it answers", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const { inferences } = connect(map);
      const disputed = tourOf(map).filter(({ part }) => part === "objections");
      const told = disputed.flatMap((step) => step.lines.map(({ inference }) => inference));
      const attacks = map.inferences.filter(({ polarity }) => polarity === "attack").map(({ id }) => id);
      expect(told.toSorted()).toEqual(attacks.toSorted());
      for (const { lines } of disputed) {
        lines.forEach(({ level, about = "" }, at) => {
          if (level === 0) return;
          const above = lines.slice(0, at).findLast((line) => line.level === level - 1)?.inference ?? "";
          expect([above, ...(inferences.get(above)?.premises ?? [])]).toContain(about);
        });
      }
    }),
    { numRuns: 200 },
  );
});

test("of any map every way is a chain from the point to a thesis", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const { inferences } = connect(map);
      for (const { part, claim, lines } of tourOf(map)) {
        if (part !== "way") continue;
        let at = claim;
        expect(lines[0]?.claims).toEqual([claim]);
        for (const { inference = "", about = "" } of lines.slice(1)) {
          expect(inference === at || inferences.get(inference)?.premises.includes(at)).toBe(true);
          at = about;
        }
        expect(map.theses).toContain(at);
      }
    }),
    { numRuns: 200 },
  );
});
