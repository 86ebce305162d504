/** Loads what evaluates the map, the panels that tell of it, the brief and the tour: once the map is on the screen. */
import type { BriefAnswer } from "../model/api.ts";
import type { Connections } from "../model/connections.ts";
import type { TourStep } from "../model/tour.ts";
import { fetchBrief } from "./api.ts";
import type { Judge } from "./judge.ts";
import type { Judging } from "./judging.ts";
import { nextTask } from "./progress.ts";

export type Judgement = {
  readonly judge: Judge;
  readonly words: typeof import("./judge.ts")["changeWords"];
  readonly panels: Judging;
  readonly touring: typeof import("./touring.ts");
  readonly tour: readonly TourStep[];
  /** Absent where the server did not answer; the map is shown all the same. */
  readonly brief: BriefAnswer | undefined;
};

export async function loadJudgement(connections: Connections): Promise<Judgement> {
  const [{ createJudge, changeWords }, { judging }, touring, { tour }, brief] = await Promise.all([
    import("./judge.ts"),
    import("./judging.ts"),
    import("./touring.ts"),
    import("../model/tour.ts"),
    fetchBrief(connections.map.id),
  ]);
  // Of a large map each of these takes a while, and so does showing them.
  await nextTask();
  const judge = createJudge(connections);
  await nextTask();
  const steps = tour(connections);
  await nextTask();
  return {
    judge,
    words: changeWords,
    panels: judging,
    touring,
    tour: steps,
    brief: brief.ok ? brief.value : undefined,
  };
}
