import fc from "fast-check";
import { emphasisOf } from "../../client/emphasis.ts";
import { OPENING, type ViewerState } from "../../client/state.ts";
import { spokenStep, telling, toldAt } from "../../client/touring.ts";
import { read, visible } from "../../model/picture/reading.ts";
import { tour } from "../../model/tour.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { mapOf } from "../maps.ts";
import { views } from "./views.ts";

test("of any map each step opens all that it tells, whatever the reader has looked at before, and sets it forward", () => {
  fc.assert(
    fc.property(arbitraryMap(), views, (map, view) => {
      const reading = read(map);
      const steps = tour(reading.connections);
      for (const step of steps) {
        const state = telling(reading, step)(view);
        expect(state.tour).toBe(step.id);
        const { nodes } = visible(reading, state.folding);
        const shown = visible(reading, state.folding);
        const { forward } = emphasisOf(reading.connections, shown, state, new Set(), toldAt(steps, state.tour));
        for (const { kind, inference, claims } of step.lines) {
          if (inference !== undefined) expect(nodes.has(`inference:${inference}`)).toBe(true);
          else if (kind === "claim") for (const claim of claims) expect(forward).toContain(`claim:${claim}`);
        }
        for (const id of forward ?? []) expect(nodes.has(id)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("a step takes the article to the claim that it tells", () => {
  const passage = { source: "text", at: "3.2-3.4", start: 0, end: 1, sha256: "0".repeat(16) };
  const map = mapOf(["i: b -> a"], {
    sources: [{ id: "text", title: "A text" }],
    claims: [
      { id: "a", text: "It is so that a.", passages: [passage] },
      { id: "b", text: "It is so that b." },
    ],
  });
  const reading = read(map);
  const [step] = tour(reading.connections);
  const beside = (source: string): ViewerState => ({ ...OPENING, text: { source, at: "1.1", together: true } });
  if (step === undefined) throw new Error("The map has a thesis.");
  expect(telling(reading, step)(beside("text")).text).toEqual({ source: "text", at: "3.2", together: true });
  expect(telling(reading, step)(beside("another")).text?.at).toBeUndefined();
  expect(telling(reading, step)(OPENING).text).toBeUndefined();
});

test("a step is spoken with its place on the tour; off it, that it has ended", () => {
  const { connections } = read(mapOf(["i: b -> a", "u: c -| i"], { theses: ["a"] }));
  const steps = tour(connections);
  expect(spokenStep(connections, steps, "reasons,a")).toBe("Step 2 of 4. What it rests on. Because: It is so that b.");
  expect(spokenStep(connections, steps, "objections,a")).toBe(
    "Step 3 of 4. What is said against it. But against the step from “It is so that b.” to “It is so that a.”: It is so that c.",
  );
  expect(spokenStep(connections, steps, undefined)).toBe("The tour has ended.");
});
