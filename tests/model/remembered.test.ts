import { remembered } from "../../model/remembered.ts";

test("a value is made once while there is room, and again once it was forgotten", () => {
  const made: number[] = [];
  const value = remembered(
    (at) => {
      made.push(at);
      return `value ${at}`;
    },
    { most: 20, sizeOf: () => 1 },
  );
  expect([value(1), value(1), value(2)]).toEqual(["value 1", "value 1", "value 2"]);
  expect(made).toEqual([1, 2]);
  // What is asked for again and again stays, whatever else comes.
  for (let at = 10; at < 100; at += 1) expect([value(at), value(1)]).toEqual([`value ${at}`, "value 1"]);
  expect(made.filter((at) => at === 1)).toEqual([1]);
  value(2);
  expect(made.filter((at) => at === 2)).toEqual([2, 2]);
});
