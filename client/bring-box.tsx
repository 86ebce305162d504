/** Takes a text that the reader has, dropped anywhere on the page or chosen. */
import { useEffect, useState } from "preact/hooks";
import type { Source } from "../model/map.ts";
import type { ArticleProps, Brought } from "./article-pane.tsx";
import { bring as readBrought } from "./bring.ts";

type BringProps = {
  readonly map: ArticleProps["map"];
  readonly source: Source;
  /** Whether a text is shown. */
  readonly here: boolean;
  readonly brought: Brought | undefined;
  readonly bring: (text: Brought | undefined) => void;
};

export function Bring({ map, source, here, brought, bring }: BringProps) {
  const [refusal, setRefusal] = useState("");
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readBrought(map, source, file);
    setRefusal(read.ok ? "" : read.reason);
    if (read.ok) bring(read.text);
  };
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      void take(event.dataTransfer.files[0]);
    };
    addEventListener("dragover", over);
    // Before the viewer takes it for a map: whoever reads the article means the article.
    addEventListener("drop", drop, { capture: true });
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop, { capture: true });
    };
  });
  const choose = (
    <label class="choose">
      <span>{here ? "Compare a file" : "Choose the file"}</span>
      <input
        type="file"
        accept="text/plain,.txt"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
  return (
    <div class="bring">
      {here ? (
        <details open={refusal !== ""}>
          <summary>Another version</summary>
          <p>A file that you choose or drop here is read in this browser only, and sent nowhere.</p>
          {choose}
          {brought !== undefined && (
            <button type="button" onClick={() => bring(undefined)}>
              Put “{brought.file}” away
            </button>
          )}
        </details>
      ) : (
        <p>
          The text itself is not on this server. If you have it, drop the file here: it is read in this browser only,
          and sent nowhere. {choose}
        </p>
      )}
      {refusal !== "" && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
