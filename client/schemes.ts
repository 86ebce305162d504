/** The argumentation schemes that steps name, by id; empty until they are fetched. */
import type { Inference } from "../model/map.ts";
import type { Scheme } from "../model/schemes.ts";

export type Schemes = ReadonlyMap<string, Scheme>;

export const schemeName = (schemes: Schemes, { scheme }: Inference): string =>
  scheme === undefined ? "step without a named scheme" : (schemes.get(scheme)?.name ?? scheme);
