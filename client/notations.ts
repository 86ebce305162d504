/** The formats of others, by way of the thread that knows them. */
import type { ArgumentMap } from "../model/map.ts";
import type { Opened, Order, WrittenFile } from "./notation-worker.ts";

export type { Opened };

/** The address of `notation-worker.ts` as it was built; see scripts/build.mjs. */
declare const NOTATION_WORKER: string;

/** What reads files, in the version that it has. */
export const reader = (): string => NOTATION_WORKER;

/** In ms. A file that takes longer is given up; what any real corpus needs is a fraction of it. */
const LONGEST = 60_000;

/** Reads a file of the reader's own; it is sent nowhere. */
export async function openFile(file: File): Promise<Opened> {
  const bytes = await file.arrayBuffer();
  const asked = await ask<Opened>({ job: "open", name: file.name, bytes }, [bytes]);
  return asked.ok ? asked.answer : { ok: false, format: undefined, reason: asked.reason, problems: [] };
}

/** @param to The id of a notation that can be written. */
export async function writeMap(map: ArgumentMap, to: string): Promise<Asked<WrittenFile>> {
  return ask<WrittenFile>({ job: "write", map, to });
}

type Asked<Answer> = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly reason: string };

function ask<Answer>(order: Order, handedOver: Transferable[] = []): Promise<Asked<Answer>> {
  return new Promise((resolve) => {
    // A thread for each: one that ran into a limit takes nothing else with it.
    const worker = new Worker(NOTATION_WORKER, { type: "module" });
    const end = (answer: Asked<Answer>) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const fail = (reason: string) => end({ ok: false, reason });
    const timer = setTimeout(() => fail(`It took longer than ${LONGEST / 1000} seconds and was given up.`), LONGEST);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => end({ ok: true, answer: data });
    worker.onerror = ({ message }) =>
      fail(message === undefined ? "What reads files could not be loaded." : `It could not be read: ${message}.`);
    worker.postMessage(order, handedOver);
  });
}
