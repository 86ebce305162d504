/** The words of large maps, which take seconds to build: once for each version, and kept over restarts. */
import type { Pack } from "./pack.ts";
import { Damaged } from "./pack-entry.ts";
import type { WordsOf } from "./served-map.ts";

/** What the words of a map are called in the pack: no file has a slash in its name. */
export const wordsName = (map: string) => `words/${map}`;

/** @param words Builds them. */
export function keepWords(words: WordsOf, pack: Pack): WordsOf {
  const building = new Map<string, Promise<Uint8Array>>();

  const fetched = async (name: string, version: string): Promise<Uint8Array | undefined> => {
    try {
      return await pack.more(name, version)?.parts("document");
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      return undefined;
    }
  };

  return (map, parts) => {
    const { id, version } = map;
    const name = wordsName(id);
    const key = `${name} ${version}`;
    const begun = building.get(key);
    if (begun !== undefined) return begun;
    const made = fetched(name, version).then(async (kept) => {
      if (kept !== undefined) return kept;
      const bytes = await words(map, parts);
      void pack.putMore(name, version, bytes);
      return bytes;
    });
    building.set(key, made);
    const done = () => building.delete(key);
    made.then(done, done);
    return made;
  };
}
