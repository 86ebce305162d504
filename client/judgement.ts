/** Loads what evaluates the map, the panels that tell of it, and the brief: once the map is on the screen. */
import type { BriefAnswer } from "../model/api.ts";
import type { Connections } from "../model/connections.ts";
import { fetchBrief } from "./api.ts";
import type { Judge } from "./judge.ts";

export type Judgement = {
  readonly judge: Judge;
  readonly words: typeof import("./judge.ts")["changeWords"];
  readonly panels: typeof import("./judging.tsx");
  /** Absent where the server did not answer; the map is shown all the same. */
  readonly brief: BriefAnswer | undefined;
};

export async function loadJudgement(connections: Connections): Promise<Judgement> {
  const [{ createJudge, changeWords }, panels, brief] = await Promise.all([
    import("./judge.ts"),
    import("./judging.tsx"),
    fetchBrief(connections.map.id),
  ]);
  return { judge: createJudge(connections), words: changeWords, panels, brief: brief.ok ? brief.value : undefined };
}
