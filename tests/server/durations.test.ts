import { Durations } from "../../server/durations.ts";

test("each duration is counted in its bucket and all above", () => {
  const durations = new Durations();
  const took = durations.of({ method: "GET", route: "/api/maps/{map}", status: 200 });
  for (const seconds of [0.001, 0.002, 0.3, 60]) took(seconds);
  const text = durations.text();
  const value = (name: string, bound = "") => {
    const labels = `{${bound === "" ? "" : `le="${bound}",`}method="GET",route="/api/maps/{map}",status="200"}`;
    return text.split("\n").find((line) => line.startsWith(`http_request_duration_seconds_${name}${labels} `));
  };
  expect(value("bucket", "0.001")).toMatch(/ 1$/);
  expect(value("bucket", "0.0025")).toMatch(/ 2$/);
  expect(value("bucket", "0.25")).toMatch(/ 2$/);
  expect(value("bucket", "1")).toMatch(/ 3$/);
  expect(value("bucket", "5")).toMatch(/ 3$/);
  expect(value("bucket", "+Inf")).toMatch(/ 4$/);
  expect(value("count")).toMatch(/ 4$/);
  expect(Number(value("sum")?.split(" ")[1])).toBeCloseTo(60.303);
});
