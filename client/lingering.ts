/** What the pointer is over, for as long as what is said of it should stay. */
import { useEffect, useRef, useState } from "preact/hooks";

/** A pointer that only crosses asks for nothing; ms. */
const RESTING = 140;
/** For so long, ms, the pointer may be on its way from what it was over to what is said of it. */
const CROSSING = 300;

type Lingering<Value> = {
  readonly shown: Value | undefined;
  /** While it is true, what is shown stays. */
  readonly hold: (held: boolean) => void;
  readonly dismiss: () => void;
};

/** @param pointed What the pointer is over now: another value for each time that it comes. */
export function useLingering<Value extends object>(pointed: Value | undefined): Lingering<Value> {
  const [shown, show] = useState<Value>();
  const [held, hold] = useState(false);
  const dismissed = useRef<Value>(undefined);
  const dismiss = () => {
    dismissed.current = pointed;
    hold(false);
    show(undefined);
  };
  useEffect(() => {
    if (pointed === undefined) {
      if (held || shown === undefined) return;
      const leaving = setTimeout(() => show(undefined), CROSSING);
      return () => clearTimeout(leaving);
    }
    if (pointed === shown || pointed === dismissed.current) return;
    const coming = setTimeout(() => show(pointed), RESTING);
    return () => clearTimeout(coming);
  }, [pointed, held, shown]);
  return { shown, hold, dismiss };
}
