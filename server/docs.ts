import type { Assets } from "./assets.ts";
import type { OpenApi } from "./openapi.ts";
export function buildDocs(_openapi: OpenApi, _assets: Assets): string {
  return "";
}
