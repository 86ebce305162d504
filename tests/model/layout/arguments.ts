/** Maps as large and as tangled as layouts must bear, for laws that hold of every picture. */
import fc from "fast-check";
import type { Size, TreeNode } from "../../../model/layout/tree.ts";
import { type ArgumentMap, mapSchema, type Polarity } from "../../../model/map.ts";

/** How the next inference chooses what it bears on: the latest claim makes arguments deep, the first makes them wide. */
const GROWTHS = ["deep", "wide", "any"] as const;

type Step = {
  readonly growth: (typeof GROWTHS)[number];
  readonly target: number;
  readonly polarity: Polarity;
  /** Bears on an inference instead of a claim. */
  readonly undercut: boolean;
  /** One premise each: a new claim, or one that is there already, which may make a circle. */
  readonly premises: readonly (number | "new")[];
  /** In the section of what it bears on, or out of it. */
  readonly section: number | "same";
};

const step: fc.Arbitrary<Step> = fc.record({
  growth: fc.constantFrom(...GROWTHS),
  target: fc.nat(),
  polarity: fc.constantFrom("support", "support", "support", "attack"),
  undercut: fc.constantFrom(false, false, false, false, true),
  premises: fc.array(
    fc.oneof({ weight: 4, arbitrary: fc.constant("new" as const) }, { weight: 1, arbitrary: fc.nat() }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  section: fc.oneof({ weight: 3, arbitrary: fc.constant("same" as const) }, { weight: 1, arbitrary: fc.nat(4) }),
});

/** Grown from one to four roots in up to `steps` inferences, a quarter of the claims out of their section. */
export function arbitraryArgument({ steps = 40 } = {}): fc.Arbitrary<ArgumentMap> {
  return fc
    .record({
      roots: fc.integer({ min: 1, max: 4 }),
      theses: fc.integer({ min: 0, max: 4 }),
      growth: fc.option(fc.constantFrom(...GROWTHS), { nil: undefined }),
      steps: fc.array(step, { maxLength: steps, size: "max" }),
    })
    .map(({ roots, theses, growth, steps }) => {
      const claims = Array.from({ length: roots }, (_, index) => ({ id: `c${index}`, section: `s${index}` }));
      const inferences: { id: string; premises: string[]; conclusion: string; polarity: Polarity }[] = [];
      for (const step of steps) {
        const conclusion =
          step.undercut && inferences.length > 0
            ? chosen(inferences, step.target, "any")
            : chosen(claims, step.target, growth ?? step.growth);
        const here = claims.find(({ id }) => id === conclusion.id)?.section ?? "s0";
        const section = step.section === "same" ? here : `s${step.section}`;
        const premises = step.premises.map((premise) => {
          if (premise !== "new") return chosen(claims, premise, "any").id;
          const claim = { id: `c${claims.length}`, section };
          claims.push(claim);
          return claim.id;
        });
        const { polarity } = step;
        const id = `i${inferences.length}`;
        inferences.push({ id, premises: [...new Set(premises)], conclusion: conclusion.id, polarity });
      }
      return mapSchema.parse({
        format: "argument-map/1",
        id: "grown",
        title: "A grown argument",
        sections: ["s0", "s1", "s2", "s3", "s4"].map((id) => ({ id, title: id })),
        theses: claims.slice(0, theses).map(({ id }) => id),
        claims: claims.map((claim) => ({ ...claim, text: claim.id })),
        inferences,
      });
    });
}

function chosen<Item>(items: readonly Item[], at: number, growth: Step["growth"]): Item {
  const index = { deep: Math.max(0, items.length - 1 - (at % 2)), wide: at % 3, any: at }[growth];
  return items[index % items.length] as Item; // never empty: there is a root, and inferences were counted
}

/** Sizes as the viewer's: claims of one width and many heights, the same for the same id. */
export function sizeOf({ id, kind, parent }: TreeNode): Size {
  if (kind === "inference") return { width: 22, height: 18 };
  if (kind === "reference") return { width: 224, height: 24 };
  const lines = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1009, 7) % 10;
  return { width: parent === null ? 336 : 224, height: 40 + 17 * lines };
}
