import { createShared } from "../../server/shared.ts";
import { Left } from "../../server/turns.ts";

/** Work that is done when it is told to be; `begun` has what each piece of it was told of those who wait. */
function works() {
  const begun: AbortSignal[] = [];
  const finish: ((value: string) => void)[] = [];
  const make = (left: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      begun.push(left);
      finish.push(resolve);
      left.addEventListener("abort", () => reject(new Left()));
    });
  return { begun, finish, make };
}

test("several who ask for the same wait for one piece of work", async () => {
  const { begun, finish, make } = works();
  const shared = createShared<string>();
  const answers = [shared("a", undefined, make), shared("a", new AbortController().signal, make)];
  finish[0]?.("done");
  expect(await Promise.all(answers)).toEqual(["done", "done"]);
  expect(begun.length).toBe(1);
  void shared("a", undefined, make);
  expect(begun.length).toBe(2);
});

test("work goes on while anybody waits, and is dropped with the last", async () => {
  const { begun, make } = works();
  const shared = createShared<string>();
  const [one, two] = [new AbortController(), new AbortController()];
  const answers = [shared("a", one.signal, make), shared("a", two.signal, make)];
  one.abort();
  await expect(answers[0]).rejects.toBeInstanceOf(Left);
  expect(begun[0]?.aborted).toBe(false);
  two.abort();
  await expect(answers[1]).rejects.toBeInstanceOf(Left);
  expect(begun[0]?.aborted).toBe(true);
});

test("the latest values are kept, and what failed is tried again", async () => {
  const { begun, finish, make } = works();
  const shared = createShared<string>(1);
  const first = shared("a", undefined, make);
  finish[0]?.("A");
  expect(await first).toBe("A");
  expect(await shared("a", undefined, make)).toBe("A");
  const second = shared("b", undefined, make);
  finish[1]?.("B");
  await second;
  void shared("c", undefined, make);
  await expect(shared("d", undefined, async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(begun.length).toBe(3);
  void shared("a", undefined, make);
  expect(begun.length).toBe(4);
});
