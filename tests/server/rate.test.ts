import type { IncomingMessage } from "node:http";
import { askedBy, Rate } from "../../server/rate.ts";

test("so many requests are let through in a minute, and whoever asks on is told how long to wait", () => {
  let now = 0;
  const rate = new Rate(2, () => now);
  expect([rate.count("a"), rate.count("a"), rate.count("b")]).toEqual([0, 0, 0]);
  now = 20_500;
  expect([rate.count("a"), rate.count("b")]).toEqual([40, 0]);
  now = 60_000;
  expect(rate.count("a")).toBe(0);
});

test("a crowd of addresses does not fill the memory: all start anew", () => {
  const rate = new Rate(1, () => 0);
  rate.count("first");
  expect(rate.count("first")).toBeGreaterThan(0);
  for (let at = 0; at < 100_000; at += 1) rate.count(`address ${at}`);
  expect(rate.count("first")).toBe(0);
});

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
  }) as unknown as IncomingMessage;

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::6", "2001:db8:1:2"],
  ["2001:db8::6", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("%s is counted as %s", (address, counted) => {
  expect(askedBy(request(address), 0)).toBe(counted);
});

test("what proxies say counts as far as there are proxies", () => {
  const forwarded = request("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2");
  expect([0, 1, 2].map((proxies) => askedBy(forwarded, proxies))).toEqual(["10.0.0.1", "10.0.0.2", "1.2.3.4"]);
  expect(askedBy(request("10.0.0.1"), 1)).toBe("10.0.0.1");
});
