/** What stands of a map that is here in part: it is worked out of the whole, and told of what is here. */
import type { Label } from "../model/evaluation/labels.ts";
import type { Excerpted } from "./api.ts";
import type { Far } from "./far.ts";
import type { Later } from "./later.ts";
import type { Passing } from "./passing.ts";
import type { Store } from "./store.ts";

/** In ms, between two questions where the server is still working it out; a map of a million claims takes half a minute. */
const AGAIN = 3_000;
const TRIES = 20;

const FAILED = "What stands could not be fetched.";

type Parts = {
  readonly far: Far;
  readonly passing: Store<Passing>;
  readonly later: Pick<Later, "failed">;
};

/** @returns asks for the labels of a part that was fetched, one part after the other. */
export function createLabelling({ far, passing, later }: Parts): (asked: Excerpted) => void {
  let asking: Promise<void> = Promise.resolve();

  async function labelsOf(asked: Excerpted, tries = TRIES): Promise<ReadonlyMap<string, Label>> {
    const answer = await far.excerpt({ ...asked, labels: true });
    if (answer.ok) return new Map(answer.value.labels?.map(({ id, label }) => [id, label]));
    if (!answer.failure.again || tries === 0) throw new Error(answer.failure.title);
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    return labelsOf(asked, tries - 1);
  }

  const label = (asked: Excerpted): void => {
    asking = asking
      .then(() => labelsOf(asked))
      .then((labels) => passing.update((state) => ({ ...state, labels: new Map([...state.labels, ...labels]) })))
      .catch(() => later.failed(FAILED, () => label(asked)));
  };
  return label;
}
