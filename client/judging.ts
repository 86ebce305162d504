/** The panels on what stands: fetched with what evaluates the map, once it is on the screen. */
import { BriefPanel } from "./brief-panel.tsx";
import { ChecksPanel } from "./checks-panel.tsx";
import { CruxPanel } from "./crux-panel.tsx";
import { ObjectionsPanel } from "./objections-panel.tsx";
import { StandingPart } from "./standing-part.tsx";
import { TourCard } from "./tour-card.tsx";
import { WhatIfBar, WhatIfPanel } from "./what-if.tsx";

export const judging = {
  ...{ BriefPanel, ChecksPanel, CruxPanel, ObjectionsPanel, StandingPart, TourCard, WhatIfBar, WhatIfPanel },
} as const;
export type Judging = typeof judging;
