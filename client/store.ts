/** Holds one value and tells who wants to know when it is another. */
export type Store<State> = {
  readonly get: () => State;
  readonly update: (transition: (state: State) => State) => void;
  /** Calls back after each change, with the state before it; the answer ends the subscription. */
  readonly subscribe: (listener: (state: State, before: State) => void) => () => void;
};

/** @param settle what a state is made after every change of it, for what must always hold. */
export function createStore<State>(initial: State, settle = (state: State, _before: State) => state): Store<State> {
  let state = initial;
  const listeners = new Set<(state: State, before: State) => void>();
  return {
    get: () => state,
    update: (transition) => {
      const before = state;
      const next = transition(before);
      state = next === before ? before : settle(next, before);
      if (state === before) return;
      for (const listener of listeners) listener(state, before);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
