/** A JSON value with its keys and lists in an order of their own: equal ones differ in nothing but the order. */
export function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(unordered(item))).sort();
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, unordered(item)] as const);
  return entries.sort(([one], [other]) => (one < other ? -1 : 1));
}
