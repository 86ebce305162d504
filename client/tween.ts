const MOVE_MS = 320;

/** Runs `step` from 0 to 1, in frames or at once; the answer stops it where it is, at its end. */
export function tween(animate: boolean, step: (t: number) => void): () => void {
  if (!animate) {
    step(1);
    return () => {};
  }
  let frame = 0;
  const start = performance.now();
  const tick = (now: number) => {
    const t = Math.min(1, Math.max(0, (now - start) / MOVE_MS));
    frame = t < 1 ? requestAnimationFrame(tick) : 0;
    step(t < 1 ? 1 - (1 - t) ** 3 : 1);
  };
  frame = requestAnimationFrame(tick);
  return () => {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
    step(1);
  };
}
