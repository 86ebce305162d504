/** Names that nothing else has: the wanted one, or the wanted one with a number. */
export function freshNames(taken: Iterable<string>): (wanted: string) => string {
  const used = new Set(taken);
  const tries = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    let at = tries.get(wanted) ?? 2;
    for (; used.has(name); at += 1) name = `${wanted}-${at}`;
    tries.set(wanted, at);
    used.add(name);
    return name;
  };
}
