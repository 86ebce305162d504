/** What the routes answer from. */
import type { Assets } from "./assets.ts";
import type { Library, ServedMap } from "./library.ts";
import type { Metrics } from "./metrics.ts";
import type { Pictures } from "./pictures.ts";
import type { Representation } from "./representations.ts";
import type { Workshop } from "./workshop.ts";

export type Service = {
  /** The library that is in service now; loading again puts another in its place. */
  readonly library: () => Library;
  readonly state: () => "ready" | "draining";
  readonly assets: Assets;
  /** A map's page, made when it is first asked for. */
  readonly pages: (served: ServedMap) => Representation;
  readonly metrics: Metrics;
  /** Works on what somebody sends. */
  readonly workshop: Workshop;
  readonly pictures: Pictures;
  /** What is worked out of the route list itself. */
  readonly documents: { readonly openapi: Representation; readonly docs: Representation };
};
