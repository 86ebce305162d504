/**
 * What is held to be drawn: all that stands in the window, what stands around it soon after, and no more than that by
 * much. It is given and taken away as the camera moves and the picture changes. Windows are rectangles of the map.
 */
import type { Point, Rectangle } from "../model/layout/tree.ts";
import type { Element } from "../model/picture/drawing.ts";
import { grown, holds } from "./camera.ts";
import { type Difference, differenceBetween } from "./difference.ts";

/** What draws the elements that are held. */
export type Drawer = {
  /** @param starting where an element stands at first, if not at its place. */
  readonly change: (
    difference: Pick<Difference, "gone" | "changed" | "fresh">,
    starting: (element: Element) => Point | undefined,
  ) => void;
  /** Puts elements to their places. */
  readonly place: (elements: readonly Element[]) => void;
  readonly restyle: (elements: readonly Element[]) => void;
};

/** When what can wait is done. */
export type Waiting = {
  readonly rest: (act: () => void) => void;
  readonly frame: (act: () => void) => void;
  readonly painted: () => Promise<void>;
};

export type Holdings = {
  /** Holds what stands in a window of this picture, and nothing else; what has moved is put to its place. */
  readonly hold: (source: Source, window: Rectangle) => void;
  /** The same, but what has moved stands where it stood, and the answer says what that is. */
  readonly exchange: (
    source: Source,
    window: Rectangle,
    starting: (element: Element) => Point | undefined,
  ) => Difference;
  /** Holds what stands in another window of the same picture: at once; and soon what stands so many px around it. */
  readonly follow: (window: Rectangle, around: number) => void;
  /** Holds these, too. */
  readonly add: (elements: readonly Element[]) => void;
  /** All that stands in here is held. */
  readonly region: () => Rectangle;
  readonly elements: () => ReadonlyMap<string, Element>;
  readonly stop: () => void;
};

/** The elements for a window. */
export type Source = (window: Rectangle) => readonly Element[];

/** More elements than these get other classes a part at a time, what can be seen first: each takes some 0.05 ms. */
const AT_ONCE = 250;
/** So many elements around the window come in a frame. */
const IN_A_FRAME = 40;
/** What is held and no longer stands around the window goes when it is more than this share of what does. */
const LEFT_OVER = 0.6;

export const NOWHERE: Rectangle = { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };

export function createHoldings(drawer: Drawer, { rest, frame, painted }: Waiting): Holdings {
  let source: Source = () => [];
  let held: ReadonlyMap<string, Element> = new Map();
  /** All that stands in here is held. */
  let region = NOWHERE;
  /** What stands around the window, on its way to be held. */
  let coming: readonly Element[] = [];
  /** What has yet to be seen in its classes. */
  const late = new Map<string, Element>();
  let catchingUp = false;

  const nowhere = () => undefined;

  function change(elements: readonly Element[], starting: (element: Element) => Point | undefined): Difference {
    coming = [];
    const difference = differenceBetween(held, elements);
    drawer.change(difference, starting);
    held = new Map(elements.map((element) => [element.data.id, element]));
    for (const id of difference.gone) late.delete(id);
    for (const element of difference.restyled) late.set(element.data.id, element);
    return difference;
  }

  function exchange(next: Source, window: Rectangle, starting: (element: Element) => Point | undefined): Difference {
    source = next;
    region = window;
    const difference = change(next(window), starting);
    void restyleLate(window);
    return difference;
  }

  function add(elements: readonly Element[]): void {
    const fresh = elements.filter(({ data }) => !held.has(data.id));
    if (fresh.length === 0) return;
    drawer.change({ gone: [], changed: [], fresh }, nowhere);
    held = new Map([...held, ...fresh.map((element) => [element.data.id, element] as const)]);
  }

  function follow(window: Rectangle, around: number): void {
    if (!holds(region, window)) {
      coming = [];
      add(source(window));
      region = window;
    }
    if (coming.length === 0 && !holds(region, grown(window, around / 2))) lookAround(grown(window, around));
  }

  function lookAround(wider: Rectangle): void {
    const all = source(wider);
    const queue = all.filter(({ data }) => !held.has(data.id));
    const left = held.size + queue.length - all.length;
    coming = queue;
    const come = () => {
      if (coming !== queue) return;
      add(queue.splice(0, IN_A_FRAME));
      if (queue.length > 0) return frame(come);
      if (left > LEFT_OVER * all.length) change(all, nowhere);
      region = wider;
    };
    rest(come);
  }

  function restyle(elements: readonly Element[]): void {
    for (const { data } of elements) late.delete(data.id);
    drawer.restyle(elements);
  }

  /** Of many, those in the window at once, and the others once these have been painted. */
  async function restyleLate(window: Rectangle): Promise<void> {
    if (late.size <= AT_ONCE) return restyle([...late.values()]);
    const placeOf = (id: string | number | undefined) => held.get(String(id))?.position;
    const isSeen = ({ position, data }: Element) =>
      [position, placeOf(data.source), placeOf(data.target)].some(
        (place) => place !== undefined && holds(window, { ...place, width: 0, height: 0 }),
      );
    restyle([...late.values()].filter(isSeen));
    if (catchingUp) return;
    catchingUp = true;
    while (late.size > 0) {
      await painted();
      restyle([...late.values()].slice(0, AT_ONCE));
    }
    catchingUp = false;
  }

  return {
    hold: (next, window) => {
      const { moved } = exchange(next, window, nowhere);
      if (moved.length > 0) drawer.place(moved.map(([element]) => element));
    },
    exchange,
    follow,
    add,
    region: () => region,
    elements: () => held,
    stop: () => {
      coming = [];
      late.clear();
    },
  };
}
