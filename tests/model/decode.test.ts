import { decode } from "../../model/decode.ts";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...Buffer.from(part, "utf8")])));

test("UTF-8 with and without a mark", () => {
  expect(decode(bytes("é ✓"))).toEqual({ ok: true, text: "é ✓" });
  expect(decode(bytes(0xef, 0xbb, 0xbf, "é"))).toEqual({ ok: true, text: "é" });
  expect(decode(bytes())).toEqual({ ok: true, text: "" });
});

test("UTF-16 of either order, told by its mark", () => {
  const little = Buffer.from("\uFEFF{é}", "utf16le");
  expect(decode(little)).toEqual({ ok: true, text: "{é}" });
  expect(decode(Buffer.from(little).swap16())).toEqual({ ok: true, text: "{é}" });
});

test("what is none is refused with what to do", () => {
  expect(decode(bytes("caf", 0xe9))).toEqual({ ok: false, reason: expect.stringContaining("save it as UTF-8") });
  expect(decode(bytes(0xff, 0xfe, 0x00))).toMatchObject({ ok: false });
  expect(decode(bytes(0x1f, 0x8b, 8))).toEqual({ ok: false, reason: expect.stringContaining("gzip") });
  expect(decode(bytes("PK", 3, 4))).toEqual({ ok: false, reason: expect.stringContaining("ZIP") });
});
