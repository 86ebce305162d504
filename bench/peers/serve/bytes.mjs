/** The answers that every peer gives: bytes and headers as the service gave them, read from a folder. */
import { readFileSync } from "node:fs";

const [folder, port] = process.argv.slice(2);
export const listenOn = Number(port);

/** By address: { head, list, etag, bytes }. */
export const answers = new Map(
  JSON.parse(readFileSync(`${folder}/answers.json`, "utf8")).map(({ path, file, headers }) => {
    const described = Object.fromEntries(headers);
    const { "Content-Length": _, ...unmodified } = described;
    return [
      path,
      {
        headers: described,
        list: headers.flat(),
        unmodified,
        etag: described.ETag,
        bytes: readFileSync(`${folder}/${file}`),
      },
    ];
  }),
);
