import { type Connections, connect } from "../connections.ts";
import type { ArgumentMap } from "../map.ts";
import type { Problem } from "../problems.ts";
import { bareKeyClaims } from "./bare-key-claim.ts";
import type { Check } from "./check.ts";
import { inferenceCycles } from "./inference-cycle.ts";
import { longLabels } from "./long-label.ts";
import { nearDuplicates } from "./near-duplicate.ts";
import { missingTheses } from "./no-thesis.ts";
import { orphans } from "./orphan.ts";
import { ownPremises } from "./own-premise.ts";
import { redundantPremises } from "./redundant-premise.ts";
import { repeatedInferences } from "./repeated-inference.ts";
import { schemeUses } from "./scheme-use.ts";
import { supportCycles } from "./support-cycle.ts";
import { unansweredObjections } from "./unanswered-objection.ts";
import { unattackedRejections } from "./unattacked-rejected.ts";
import { uncoveredText } from "./uncovered-text.ts";
import { unknownQuestions } from "./unknown-question.ts";

/** In the order in which a report lists what they find: the argument's shape, its steps, its wording, its source. */
const CHECKS: readonly Check[] = [
  missingTheses,
  supportCycles,
  ownPremises,
  inferenceCycles,
  orphans,
  bareKeyClaims,
  unansweredObjections,
  unattackedRejections,
  redundantPremises,
  repeatedInferences,
  schemeUses,
  unknownQuestions,
  nearDuplicates,
  longLabels,
  uncoveredText,
];

/** The findings of every check on a map, in a fixed order. */
export function check(map: ArgumentMap, connections: Connections = connect(map)): readonly Problem[] {
  return CHECKS.flatMap((each) => each(connections));
}
