import fc from "fast-check";
import { heap } from "../../../model/evaluation/heap.ts";

test("a heap gives back what was put in, the smallest first and each once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat({ max: 30 }))), (batches) => {
      const queue = heap(31);
      const waiting = new Set<number>();
      for (const batch of batches) {
        for (const item of batch) {
          queue.push(item);
          waiting.add(item);
        }
        const least = Math.min(...waiting);
        expect(queue.pop()).toBe(waiting.size === 0 ? -1 : least);
        waiting.delete(least);
      }
      const rest: number[] = [];
      for (let item = queue.pop(); item >= 0; item = queue.pop()) rest.push(item);
      expect(rest).toEqual([...waiting].toSorted((a, b) => a - b));
    }),
  );
});
