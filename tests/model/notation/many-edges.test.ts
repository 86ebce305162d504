import { notationOf } from "../../../model/notation/list.ts";

test("a graph with more edges than a call takes arguments is read", () => {
  const edges = Array.from({ length: 150_000 }, (_, at) => `b${at % 50}->a;`).join("");
  const read = notationOf("dot")?.read?.(`digraph{${edges}}`, "many");
  expect(read?.map.claims.length).toBe(51);
});
