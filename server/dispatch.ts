/**
 * An address → the route that answers it and what its parameters are, found a segment at a time.
 *
 * Express tries its routes one after the other, by regular expressions; with some fifty that takes longer than many an
 * answer. What looks in any way unusual is left to it.
 */
import { LONGEST_PATH } from "./limits.ts";
import type { Route } from "./route.ts";

export type Found = { readonly route: Route; readonly parameters: Readonly<Record<string, string>> };

type Place = {
  readonly named: Map<string, Place>;
  /** Segments that start so and go on with a parameter, the earlier route first. */
  readonly open: { readonly start: string; readonly parameter: string; readonly place: Place }[];
  route: Route | undefined;
};

/** @throws {URIError} where a parameter is not validly percent-encoded. */
export type Dispatch = (path: string) => Found | undefined;

export function createDispatch(routes: readonly Route[]): Dispatch {
  const top = emptyPlace();
  for (const route of routes) {
    if (route.method !== "get") continue;
    let place = top;
    for (const segment of route.path.slice(1).split("/")) place = beneath(place, segment);
    place.route ??= route;
  }
  return (path) => {
    if (path.length > LONGEST_PATH) return undefined;
    const parameters: Record<string, string> = {};
    let place: Place | undefined = top;
    for (let start = 1; place !== undefined; ) {
      const slash = path.indexOf("/", start);
      const segment = slash === -1 ? path.slice(start) : path.slice(start, slash);
      place = placeOf(place, segment, parameters);
      if (slash === -1) break;
      start = slash + 1;
    }
    return place?.route === undefined ? undefined : { route: place.route, parameters };
  };
}

const emptyPlace = (): Place => ({ named: new Map(), open: [], route: undefined });

function beneath({ named, open }: Place, segment: string): Place {
  const [, start = "", parameter] = /^([^{]*)\{(\w+)\}$/.exec(segment) ?? [];
  if (parameter === undefined) {
    const place = named.get(segment) ?? emptyPlace();
    named.set(segment, place);
    return place;
  }
  const known = open.find((each) => each.start === start && each.parameter === parameter);
  if (known !== undefined) return known.place;
  const place = emptyPlace();
  open.push({ start, parameter, place });
  return place;
}

function placeOf({ named, open }: Place, segment: string, parameters: Record<string, string>): Place | undefined {
  const place = named.get(segment);
  if (place !== undefined) return place;
  for (const { start, parameter, place } of open) {
    if (segment.length <= start.length || !segment.startsWith(start)) continue;
    const value = segment.slice(start.length);
    parameters[parameter] = value.includes("%") ? decodeURIComponent(value) : value;
    return place;
  }
  return undefined;
}
