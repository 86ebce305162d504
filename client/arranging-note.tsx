/** Says that the strict layers are being worked out, for how long, and the way back; or that they could not be. */
import { useEffect, useState } from "preact/hooks";
import { count } from "../model/count.ts";
import type { Actions } from "./actions.ts";
import type { Arranging } from "./layers.ts";
import { inLayers } from "./state.ts";

/** In ms: what is there sooner needs no word. */
const SOON = 300;

export function ArrangingNote({ arranging, actions }: { arranging: Arranging; actions: Actions }) {
  const since = typeof arranging === "object" ? arranging.since : undefined;
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (since === undefined) return;
    const timer = setInterval(() => setNow(performance.now()), SOON);
    return () => clearInterval(timer);
  }, [since]);
  if (arranging === undefined) return null;
  const back = (
    <button type="button" onClick={() => actions.dispatch(inLayers(false))}>
      {arranging === "failed" ? "Back to the packed map" : "Cancel"}
    </button>
  );
  if (arranging === "failed") {
    return (
      <div class="arranging" role="alert">
        <span>The strict layers could not be worked out. The map stands packed, as before.</span>
        <button type="button" onClick={actions.arrangeAgain}>
          Try again
        </button>
        {back}
      </div>
    );
  }
  const waited = now - arranging.since;
  if (waited < SOON) return null;
  return (
    <div class="arranging">
      <span>
        Arranging {count(arranging.boxes, "box", "boxes")} in strict layers … {Math.floor(waited / 1000)} s
      </span>
      {back}
    </div>
  );
}
