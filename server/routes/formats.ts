/** The formats of others, and documents from one into another. */
import * as z from "zod";
import { type AnswerOf, conversionSchema, convertQuery, formatListSchema, noQuery } from "../../model/api.ts";
import { able, NOTATIONS } from "../../model/notation/list.ts";
import type { Notation } from "../../model/notation/notation.ts";
import { type ConvertedDocument, JSON_TYPE, type Unconverted } from "../converted.ts";
import { LARGEST_DOCUMENT } from "../limits.ts";
import { Refusal } from "../refusals.ts";
import { represent, representJson } from "../representations.ts";
import { type Documented, route } from "../route.ts";

/** The media types of notations, each once: JSON of others without a shape that is ours to tell. */
export function documented(
  notations: readonly Notation[],
  schemas: Readonly<Record<string, z.ZodType>> = {},
): readonly Documented[] {
  const first = notations.filter(
    ({ mediaType }, at) => notations.findIndex((each) => each.mediaType === mediaType) === at,
  );
  return first.map(({ id, mediaType }) => {
    const schema = schemas[id] ?? (/[/+]json$/u.test(mediaType) ? z.unknown() : undefined);
    return schema === undefined ? { mediaType } : { mediaType, schema };
  });
}

const WRITTEN = documented(able("write").filter(({ mediaType }) => mediaType !== JSON_TYPE));

export const formatRoutes = [
  route({
    method: "get",
    path: "/api/formats",
    name: "listFormats",
    tag: "formats",
    summary: "The formats",
    description:
      "What maps can be read from and written in; `/api/maps/{map}/graph.{format}` has each that is written.",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: formatListSchema }],
    example: {},
    handler: () => {
      const formats = NOTATIONS.map(({ id, name, mediaType, endings = [], read, write }) => ({
        ...{ id, name, mediaType, endings: [...endings] },
        ...{ reads: read !== undefined, writes: write !== undefined },
      }));
      return representJson({ formats, total: formats.length } satisfies AnswerOf<typeof formatListSchema>);
    },
  }),
  route({
    method: "post",
    path: "/api/convert",
    name: "convertDocument",
    tag: "formats",
    summary: "Convert a document of your own",
    description:
      "The document in the body, in another format. As JSON it comes with all that was mended while it was read and all " +
      "that the other format can't hold; where `Accept` asks for the other format's own media type, the document comes " +
      "alone, and the headers `Argument-Map-Warnings` and `Argument-Map-Losses` count. Nothing is stored.",
    parameters: noQuery,
    query: convertQuery,
    body: {
      description: `A document in any format that is read here, of ${LARGEST_DOCUMENT / 1024 / 1024} MiB at most.`,
      largest: LARGEST_DOCUMENT,
      refuseFull: ({ workshop }) => workshop.refuseFull("convert"),
    },
    answers: [{ mediaType: JSON_TYPE, schema: conversionSchema }, ...WRITTEN],
    example: { to: "map.json" },
    handler: async ({ body, query, mediaType, left }, { workshop }) => {
      const answer = await workshop("convert", left(), body, { ...query, mediaType });
      if ("reason" in answer) throw new Refusal("unreadable-document", answer.reason);
      if (!answer.ok) throw unreadable(answer);
      const { bytes, digest, filename, written, warnings, losses } = answer;
      const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      if (mediaType === JSON_TYPE) return represent(content, { mediaType, digest, cacheControl: "no-store" });
      if (mediaType !== written) throw otherType(answer);
      const headers = { "Argument-Map-Warnings": String(warnings), "Argument-Map-Losses": String(losses) };
      return represent(content, { mediaType, digest, filename, cacheControl: "no-store", headers });
    },
  }),
];

function unreadable({ from, problems, total }: Unconverted): Refusal {
  if (from === undefined) {
    const available = able("read").map(({ id }) => id);
    return new Refusal("unreadable-document", "The body looks like no format that is read here: name it in `from`.", {
      available,
    });
  }
  const errors = problems.map(({ path, message }) => ({ pointer: path, message }));
  const more = total > 1 ? ` And ${total - 1} more.` : "";
  return new Refusal("unreadable-document", `Read as ${from}: ${problems[0]?.message ?? ""}${more}`, { errors });
}

function otherType({ to, written }: ConvertedDocument): Refusal {
  const available = [JSON_TYPE, written];
  return new Refusal("no-such-format", `${to} is ${written}; \`Accept\` asks for another.`, { available });
}
