/** Keeps drawings in strict layers: asks for them, says how it goes, and has the last one at hand. */
import { joinedReferences, layerGraph, layerLayout } from "../model/layout/layers.ts";
import type { Drawing } from "../model/picture/drawing.ts";
import type { Layering } from "./layering.ts";

/** What is being arranged since when (in ms, as performance.now() counts), or that it has failed. */
export type Arranging = { readonly boxes: number; readonly since: number } | "failed" | undefined;

export type Layers = {
  /** The drawing in layers; until it is there, the last one of the same map, else the packed one. */
  readonly of: (packed: Drawing) => Drawing;
  /** Whether what `of` answers is of this drawing. */
  readonly has: (packed: Drawing) => boolean;
  /** Ends what is under way; what failed may then be asked for again. */
  readonly stop: () => void;
};

export function createLayers(tell: (arranging: Arranging) => void, ready: () => void): Layers {
  let layering: Layering | undefined;
  let asked: Drawing["forest"] | undefined;
  let last: { readonly packed: Drawing; readonly drawn: Drawing } | undefined;

  const has = ({ forest, boxOf }: Drawing) => last?.packed.forest === forest && last.packed.boxOf === boxOf;
  const end = () => {
    layering?.stop();
    layering = undefined;
  };

  async function ask(packed: Drawing): Promise<void> {
    // It can't be told to leave off, only be ended.
    if (asked !== undefined) end();
    asked = packed.forest;
    const isAsked = () => asked === packed.forest;
    const graph = layerGraph(packed.forest, packed.boxOf);
    tell({ boxes: graph.children.length, since: performance.now() });
    try {
      const { createLayering } = await import("./layering.ts");
      if (!isAsked()) return;
      layering ??= createLayering();
      const placed = await layering.arrange(graph);
      if (!isAsked()) return;
      const layout = layerLayout(graph, placed);
      last = { packed, drawn: { ...packed, layout, bands: [], joined: joinedReferences(packed.forest) } };
      asked = undefined;
      tell(undefined);
      ready();
    } catch {
      // What was ended does not answer; what could not be fetched, started or worked out does.
      if (!isAsked()) return;
      end();
      tell("failed");
    }
  }

  return {
    has,
    of: (packed) => {
      if (!has(packed) && asked !== packed.forest) void ask(packed);
      return last?.packed.boxOf === packed.boxOf ? last.drawn : packed;
    },
    stop: () => {
      if (layering === undefined && asked === undefined) return;
      asked = undefined;
      end();
      tell(undefined);
    },
  };
}
