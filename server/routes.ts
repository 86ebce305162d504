/** Every route of the service, in the order of its documentation. */
import type { Route } from "./route.ts";
import { argumentRoutes } from "./routes/argument.ts";
import { checkRoutes } from "./routes/checks.ts";
import { evaluationRoutes } from "./routes/evaluation.ts";
import { excerptRoutes } from "./routes/excerpts.ts";
import { formatRoutes } from "./routes/formats.ts";
import { linkRoutes } from "./routes/links.ts";
import { mapRoutes } from "./routes/maps.ts";
import { pageRoutes } from "./routes/pages.ts";
import { pictureRoutes } from "./routes/pictures.ts";
import { searchRoutes } from "./routes/search.ts";
import { serviceRoutes, vocabularyRoutes } from "./routes/service.ts";
import { sourceRoutes } from "./routes/sources.ts";

export const ROUTES: readonly Route[] = [
  // Before the graph in any format: these are addresses of their own.
  ...pictureRoutes,
  ...mapRoutes,
  ...argumentRoutes,
  ...excerptRoutes,
  ...searchRoutes,
  ...sourceRoutes,
  ...linkRoutes,
  ...evaluationRoutes,
  ...checkRoutes,
  ...formatRoutes,
  ...vocabularyRoutes,
  ...serviceRoutes,
  ...pageRoutes,
];

/** For programs, and so in the OpenAPI document. */
export const DOCUMENTED: readonly Route[] = ROUTES.filter(({ tag }) => tag !== "pages");
