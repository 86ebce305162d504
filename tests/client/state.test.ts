import fc from "fast-check";
import { close, OPENING, open, openTo, search, select, toggle } from "../../client/state.ts";
import { isOpen } from "../../model/picture/folding.ts";
import { ids, views } from "./views.ts";

describe("opening and closing", () => {
  test("at first the roots are open and nothing beneath them", () => {
    expect(isOpen(OPENING.folding, "thesis", 0)).toBe(true);
    expect(isOpen(OPENING.folding, "reason", 1)).toBe(false);
  });

  test("a claim that was opened is open, one that was closed is not, and no other changes", () => {
    const depth = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(views, ids, depth, ids, depth, (view, claim, at, other, otherAt) => {
        fc.pre(claim !== other);
        const opened = open([[claim, at]])(view);
        const closed = close(claim, at)(view);
        expect(isOpen(opened.folding, claim, at)).toBe(true);
        expect(isOpen(closed.folding, claim, at)).toBe(false);
        for (const next of [opened, closed]) {
          expect(isOpen(next.folding, other, otherAt)).toBe(isOpen(view.folding, other, otherAt));
        }
      }),
    );
  });

  test("turning a claim twice leaves what was open as it was", () => {
    fc.assert(
      fc.property(views, ids, fc.integer({ min: 0, max: 10 }), (view, claim, depth) => {
        const twice = toggle(claim, depth)(toggle(claim, depth)(view));
        expect(isOpen(twice.folding, claim, depth)).toBe(isOpen(view.folding, claim, depth));
      }),
    );
  });

  test("opening a level forgets the exceptions and shows the map from its start", () => {
    const view = openTo(3)(close("a", 0)(open([["b", 7]])(OPENING)));
    expect(view.folding).toMatchObject({ depth: 3, opened: new Set(), closed: new Set() });
    expect(view.camera).toBe("start");
  });
});

test("what changes nothing is the same view, so nothing is drawn again", () => {
  const view = select("a")(search("b")(OPENING));
  expect(select("a")(view)).toBe(view);
  expect(search("b")(view)).toBe(view);
  expect(open([["thesis", 0]])(view)).toBe(view);
  expect(close("reason", 5)(view)).toBe(view);
});
