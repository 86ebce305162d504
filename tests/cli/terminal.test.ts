import { colourFor } from "../../cli/terminal.ts";

const coloured = (isTTY: boolean, environment: NodeJS.ProcessEnv) => colourFor({ isTTY }, environment)("red", "error");

test("a terminal gets colours, a file none", () => {
  expect(coloured(true, {})).toBe("\u001b[31merror\u001b[0m");
  expect(coloured(false, {})).toBe("error");
});

test("NO_COLOR and a dumb terminal get none, and an empty NO_COLOR says nothing", () => {
  expect(coloured(true, { NO_COLOR: "1" })).toBe("error");
  expect(coloured(true, { TERM: "dumb" })).toBe("error");
  expect(coloured(true, { NO_COLOR: "" })).toBe("\u001b[31merror\u001b[0m");
});
