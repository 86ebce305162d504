/** The JSON Schema of a map's file, from the one declaration of the format. */
import * as z from "zod";
import { FORMAT, mapSchema, SCHEMA_PATH } from "../model/map.ts";

/** Draft 2020-12; of what may be written, so what has a default may be left out. */
export function mapJsonSchema() {
  const { $schema, ...schema } = z.toJSONSchema(mapSchema, { io: "input", target: "draft-2020-12" });
  return {
    $schema,
    $id: SCHEMA_PATH,
    title: `A map (${FORMAT})`,
    description: "One article's argument: claims and the inferences between them.",
    ...schema,
  };
}
