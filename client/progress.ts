/** Says what is going on while the reader waits. */

/** After so many ms a reader wonders whether anything happens. */
export const SLOW = 400;

/** Says it once it has gone on for so many ms; the answer ends it. */
export function sayAfter(ms: number, words: string): () => void {
  const line = document.createElement("p");
  line.className = "progress";
  line.setAttribute("role", "status");
  line.textContent = words;
  const timer = setTimeout(() => document.body.prepend(line), ms);
  return () => {
    clearTimeout(timer);
    line.remove();
  };
}

/** Once the page as it now stands can be seen. */
export const afterPainting = (): Promise<void> =>
  new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 1));

/** Lets the page answer its reader between two long pieces of work. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
