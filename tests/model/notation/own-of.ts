import type { ArgumentMap } from "../../../model/map.ts";

/** A map without what an import kept under these names. */
export function ownOf({ ext, ...map }: ArgumentMap, ...namespaces: readonly string[]): unknown {
  type WithExt = { readonly ext?: Readonly<Record<string, unknown>> | undefined };
  const bare = ({ ext, ...thing }: WithExt) => {
    const others = Object.entries(ext ?? {}).filter(([name]) => !namespaces.includes(name));
    return others.length === 0 ? thing : { ...thing, ext: Object.fromEntries(others) };
  };
  return { ...map, ...bare({ ext }), claims: map.claims.map(bare), inferences: map.inferences.map(bare) };
}
