/** Remembers the last answer, for the very same arguments. */
export function lastOnly<Arguments extends readonly unknown[], Value>(
  make: (...values: Arguments) => Value,
): (...values: Arguments) => Value {
  let last: { readonly values: Arguments; readonly value: Value } | undefined;
  return (...values) => {
    if (last === undefined || values.some((value, at) => value !== last?.values[at]))
      last = { values, value: make(...values) };
    return last.value;
  };
}
