/** What the routes answer from. */
import type { Aside } from "./aside.ts";
import type { Assets } from "./assets.ts";
import type { Events } from "./events.ts";
import type { Library } from "./library.ts";
import type { Metrics } from "./metrics.ts";
import type { Pictures } from "./pictures.ts";
import type { Representation } from "./representations.ts";
import type { Searching } from "./searching.ts";
import type { ServedMap } from "./served-map.ts";
import type { Workshop } from "./workshop.ts";

/** `loading`: not every file that was found at the start has been read. */
export type State = "loading" | "ready" | "draining";

export type Service = {
  /** The library that is in service now; loading again puts another in its place. */
  readonly library: () => Library;
  /** Done when the file of a map with this id, if one was found and not read yet, has been read. */
  readonly wanted: (map: string) => Promise<void>;
  readonly state: () => State;
  readonly assets: Assets;
  /** Where the service is to be found from outside, such as https://maps.example.org; empty where it does not know. */
  readonly origin: string;
  /** A map's page, made when it is first asked for. */
  readonly pages: (served: ServedMap) => Representation;
  readonly metrics: Metrics;
  readonly events: Events;
  /** Claims of all maps by words. */
  readonly searching: Searching;
  /** Answers that need all of a large map. */
  readonly aside: Aside;
  /** Works on what somebody sends. */
  readonly workshop: Workshop;
  readonly pictures: Pictures;
  /** What is worked out of the route list itself. */
  readonly documents: { readonly openapi: Representation; readonly docs: Representation };
};
