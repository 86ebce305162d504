/**
 * A thread that reads a reader's own files and writes maps in the formats of others. It carries zod and every format, so
 * that the viewer does not, and a hostile file stalls nothing that is seen.
 */
import "./no-eval.ts";
import type { BriefAnswer } from "../model/api.ts";
import { brief } from "../model/brief.ts";
import { briefAnswer } from "../model/brief-answer.ts";
import { check } from "../model/checks/list.ts";
import { connect } from "../model/connections.ts";
import { decode } from "../model/decode.ts";
import { prepare } from "../model/evaluation/arrays.ts";
import { evaluate } from "../model/evaluation/evaluate.ts";
import type { ArgumentMap } from "../model/map.ts";
import { idOfFile } from "../model/notation/draft.ts";
import { can, notationOf, recognise } from "../model/notation/list.ts";
import type { Loss, Warning } from "../model/notation/notation.ts";
import type { Problem } from "../model/problems.ts";
import { InvalidMap } from "../model/read.ts";
import { schemes } from "../model/schemes.ts";
import { everything } from "../model/selection.ts";

export type Order =
  | { readonly job: "open"; readonly name: string; readonly bytes: ArrayBuffer }
  /** The map is one that was read. */
  | { readonly job: "write"; readonly map: ArgumentMap; readonly to: string };

export type Opened =
  | {
      readonly ok: true;
      readonly map: ArgumentMap;
      /** The format's name. */
      readonly format: string;
      readonly warnings: readonly Warning[];
      readonly findings: readonly Problem[];
      readonly brief: BriefAnswer;
    }
  | {
      readonly ok: false;
      /** The format's name, where the file looks like one. */
      readonly format: string | undefined;
      readonly reason: string;
      readonly problems: readonly Problem[];
    };

export type WrittenFile = { readonly content: string; readonly mediaType: string; readonly losses: readonly Loss[] };

/** Of this global scope, whose types are not the window's. */
const thread = self as unknown as {
  onmessage: (event: MessageEvent<Order>) => void;
  postMessage: (answer: Opened | WrittenFile) => void;
};

thread.onmessage = ({ data }) => thread.postMessage(data.job === "open" ? opened(data) : written(data));

function opened({ name, bytes }: Extract<Order, { job: "open" }>): Opened {
  const decoded = decode(new Uint8Array(bytes));
  if (!decoded.ok) return { ok: false, format: undefined, reason: decoded.reason, problems: [] };
  const notation = recognise(name, decoded.text);
  if (notation === undefined) {
    return { ok: false, format: undefined, reason: "It looks like no format that is read here.", problems: [] };
  }
  try {
    const { map, warnings } = notation.read(decoded.text, idOfFile(name));
    const connections = connect(map);
    const told = briefAnswer(connections, brief(connections, evaluate(prepare(map)), schemes));
    return { ok: true, map, format: notation.name, warnings, findings: check(map, connections), brief: told };
  } catch (error) {
    if (!(error instanceof InvalidMap)) throw error;
    const { problems } = error;
    return { ok: false, format: notation.name, reason: problems[0]?.message ?? "", problems };
  }
}

function written({ map, to }: Extract<Order, { job: "write" }>): WrittenFile {
  const notation = notationOf(to);
  if (!can(notation, "write")) throw new Error(`Nothing writes ${to}.`);
  const connections = connect(map);
  const part = { connections, selection: everything(connections), view: "full" } as const;
  return { ...notation.write(part), mediaType: notation.mediaType };
}
