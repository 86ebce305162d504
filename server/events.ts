/** Tells those who follow which maps have another version, as server-sent events (WHATWG HTML, chapter 9.2). */
import type { ServerResponse } from "node:http";
import { idOfFile } from "../model/notation/draft.ts";
import type { News } from "./librarian.ts";
import type { FileProblem, Library } from "./library.ts";
import { HEARTBEAT, MOST_FOLLOWERS, MOST_UNREAD_EVENTS } from "./limits.ts";
import { Refusal } from "./refusals.ts";

export type Events = {
  /**
   * Writes the events for these maps, or for all, until the reader leaves; first what version each of these has now,
   * and what is wrong with the files of those that are broken.
   *
   * @throws {Refusal} where too many follow already.
   */
  readonly follow: (maps: readonly string[] | undefined) => (response: ServerResponse) => void;
  readonly tell: (news: News) => void;
  /** Tells that a map's file is broken now; what was good of it stays in service. */
  readonly tellBroken: (map: string, problems: readonly FileProblem[]) => void;
  /** Ends them all: the service is about to stop, and they will ask another. */
  readonly end: () => void;
  readonly followers: () => number;
};

/** So many of a file's problems are told; the log has them all. */
const TOLD_PROBLEMS = 5;

type Follower = { readonly response: ServerResponse; readonly maps: ReadonlySet<string> | undefined };

export function createEvents(library: () => Library): Events {
  const followers = new Set<Follower>();
  let ended = false;

  const write = (follower: Follower, text: string) => {
    const { response } = follower;
    response.write(text);
    // Who does not read is not waited for: it asks again, and is told what there is then.
    if (response.writableLength > MOST_UNREAD_EVENTS) response.destroy();
  };
  // Proxies cut what is silent, and so does this service.
  const beat = setInterval(() => {
    for (const follower of followers) write(follower, ":\n\n");
  }, HEARTBEAT).unref();

  return {
    follow(asked) {
      if (followers.size >= MOST_FOLLOWERS || ended) {
        throw new Refusal("too-slow", `${followers.size} follow already, and no more can.`, {
          headers: { "Retry-After": "30" },
        });
      }
      return (response) => {
        const follower = { response, maps: asked === undefined ? undefined : new Set(asked) };
        followers.add(follower);
        response.on("close", () => followers.delete(follower));
        const now = (asked ?? []).map((map) => ({ map, version: library().maps.get(map)?.version ?? null }));
        const broken = library().rejected.filter(({ file }) => asked?.includes(idOfFile(file)));
        const problems = broken.map((each) => brokenEvent(idOfFile(each.file), each.problems));
        write(follower, `retry: 3000\n\n${[...now.map(eventOf), ...problems].join("")}`);
      };
    },
    tell(news) {
      for (const follower of followers) {
        const { maps } = follower;
        const text = news.filter(({ map }) => maps?.has(map) ?? true).map(eventOf);
        if (text.length > 0) write(follower, text.join(""));
      }
    },
    tellBroken(map, problems) {
      const text = brokenEvent(map, problems);
      for (const follower of followers) {
        if (follower.maps?.has(map) ?? true) write(follower, text);
      }
    },
    end() {
      ended = true;
      clearInterval(beat);
      for (const { response } of followers) response.end();
    },
    followers: () => followers.size,
  };
}

function eventOf({ map, version }: News[number]): string {
  return `event: version\ndata: ${JSON.stringify({ map, version })}\n\n`;
}

function brokenEvent(map: string, problems: readonly FileProblem[]): string {
  const first = problems
    .slice(0, TOLD_PROBLEMS)
    .map(({ code, path, message, line, column }) => ({ code, path, message, line, column }));
  return `event: broken\ndata: ${JSON.stringify({ map, problems: first, total: problems.length })}\n\n`;
}
