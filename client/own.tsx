/**
 * A reader's own file as a map: opened in this browser, and sent nowhere.
 *
 * Its page answers itself what it would ask the server of a map that is served. The file is kept in the browser while it is
 * open; the address holds the view, as for every map.
 */
import { type ComponentChildren, render } from "preact";
import { useState } from "preact/hooks";
import { count } from "../model/count.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Warning } from "../model/notation/notation.ts";
import type { Problem } from "../model/problems.ts";
import { sourceAnswer } from "../model/source-answer.ts";
import { answerHere, fetchFormats } from "./api.ts";
import { onDrop } from "./drop.ts";
import { forget, keep, kept } from "./kept-file.ts";
import { type Opened, openFile, reader } from "./notations.ts";
import { SLOW, sayAfter } from "./progress.ts";

/** Where a reader's own file is read. */
const OWN_PAGE = "/open";

/** In bytes. A browser holds the text several times while it is read. */
const LARGEST = 256 * 1024 * 1024;

/** What there is to say of a file that is open. */
type OwnFile = { readonly name: string; readonly format: string; readonly warnings: readonly Warning[] };

/** A file that could not be opened as a map. */
type Refused = { readonly name: string; readonly reason: string; readonly problems: readonly Problem[] };

const wordsOf = ({ name, reason }: Refused) => `“${name}” can’t be opened as a map. ${reason}`;

/** Starts the page for files of the reader's own: with the one that is open, or by asking for one. */
export async function startOwn(
  page: HTMLElement,
  show: (map: ArgumentMap, bar: ComponentChildren) => Promise<unknown>,
): Promise<void> {
  const held = await kept();
  if (held === undefined) return ask(page, undefined);
  const { file } = held;
  const stopSaying = sayAfter(SLOW, `Reading “${file.name}” …`);
  const opened = held.reader === reader() ? held.opened : await openFile(file);
  stopSaying();
  if (!opened.ok) return ask(page, refused(file, opened));
  const { map, format, warnings, findings, brief } = opened;
  answerHere(map.id, {
    "/brief": brief,
    "/checks": { map: map.id, counts: {}, findings, total: findings.length, next: null },
    "/links": { map: map.id, counts: { corroborates: 0, qualifies: 0, conflicts: 0 }, links: [], total: 0, next: null },
    ...Object.fromEntries(
      map.sources.map((source) => [`/sources/${encodeURIComponent(source.id)}`, sourceAnswer(map, source, undefined)]),
    ),
  });
  document.title = `${map.title} · ${file.name}`;
  await show(map, <OwnFileBar own={{ name: file.name, format, warnings }} />);
}

/**
 * Opens a file of the reader's own, in place of what is shown.
 *
 * @returns what is in the way, in words; nothing where the page is being left for the file's.
 */
export async function openOwn(file: File): Promise<string | undefined> {
  const refusal = await opening(file);
  return refusal === undefined ? undefined : wordsOf(refusal);
}

async function opening(file: File): Promise<Refused | undefined> {
  const refuse = (reason: string): Refused => ({ name: file.name, reason, problems: [] });
  if (file.size > LARGEST) return refuse(`It is larger than ${LARGEST / 2 ** 20} MiB.`);
  const opened = await openFile(file);
  if (!opened.ok) return refused(file, opened);
  try {
    await keep({ file, opened, reader: reader() });
  } catch {
    // DOMException: this browser lets pages keep nothing, or nothing of that size.
    return refuse("This browser keeps no files for pages.");
  }
  location.assign(OWN_PAGE);
  return undefined;
}

function refused({ name }: File, { format, reason, problems }: Extract<Opened, { ok: false }>): Refused {
  return { name, reason: format === undefined ? reason : `Read as ${format}: ${reason}`, problems };
}

function ask(page: HTMLElement, refusal: Refused | undefined): void {
  page.replaceChildren();
  render(<Asking refusal={refusal} />, page);
}

function Asking({ refusal: first }: { refusal: Refused | undefined }) {
  const [refusal, setRefusal] = useState(first);
  const [busy, setBusy] = useState(false);
  const [formats, setFormats] = useState<readonly string[]>([]);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    setRefusal(await opening(file));
    setBusy(false);
  };
  useState(() => {
    onDrop((file) => void take(file));
    void fetchFormats("reads").then((answer) => {
      if (answer.ok) setFormats(answer.value.map(({ name }) => name));
    });
  });
  return (
    <main class="asking">
      <p class="kicker">
        <a href="/">Argument maps</a>
      </p>
      <h1>Open a file of your own</h1>
      <p>Drop it here, or choose it. It is read in this browser only, and sent nowhere.</p>
      <label class="choose">
        <span>Choose a file</span>
        <input
          type="file"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <p role="status">{busy ? "Reading it …" : ""}</p>
      {refusal !== undefined && (
        <div role="alert" class="refusal foreign">
          <p>{wordsOf(refusal)}</p>
          {refusal.problems.length > 1 && <Problems problems={refusal.problems} />}
        </div>
      )}
      {formats.length > 0 && (
        <>
          <h2>What is read</h2>
          <p>{formats.join(", ")}.</p>
        </>
      )}
    </main>
  );
}

/** So many are listed; a file with more is broken throughout. */
const LISTED = 50;

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      <ol>
        {problems.slice(0, LISTED).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path !== "" && <code>{path}</code>} {message}
          </li>
        ))}
      </ol>
      {problems.length > LISTED && <p>And {count(problems.length - LISTED, "more problem")}.</p>}
    </>
  );
}

/** One line on the file that is open, with what was mended while it was read, and the way out of it. */
function OwnFileBar({ own: { name, format, warnings } }: { own: OwnFile }) {
  const close = async () => {
    await forget();
    location.assign("/");
  };
  return (
    <section class="showing own-file" aria-label="Your own file">
      <p>
        <q class="foreign">{name}</q>, read as {format}, in this browser only.{" "}
        <button
          type="button"
          onClick={async () => {
            await forget();
            location.assign(OWN_PAGE);
          }}
        >
          Open another
        </button>{" "}
        <button type="button" onClick={close}>
          Close it
        </button>
      </p>
      {warnings.length > 0 && (
        <details>
          <summary>What was mended while it was read ({warnings.length})</summary>
          <ol class="foreign">
            {warnings.slice(0, LISTED).map(({ code, place, message }, at) => (
              <li key={`${at} ${code}`}>
                {place !== "" && <code>{place}</code>} {message}
              </li>
            ))}
          </ol>
          {warnings.length > LISTED && <p>And {warnings.length - LISTED} more; the command line lists all.</p>}
        </details>
      )}
    </section>
  );
}
