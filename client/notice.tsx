/** Says what went wrong, and the way on. */
import type { Failure } from "./api.ts";

export function Notice({ failure, again }: { failure: Failure; again: () => void }) {
  return (
    <div class="notice" role="alert">
      <h1>{failure.title}</h1>
      <p>{failure.detail}</p>
      <p>
        {failure.again && (
          <button type="button" onClick={again}>
            Try again
          </button>
        )}{" "}
        <a href="/">To the maps of this server</a>
      </p>
    </div>
  );
}
