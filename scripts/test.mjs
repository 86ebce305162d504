/** `npm test [-- jest's words]`: installs what is missing, builds what is stale, runs every test, unit to browser. */
import { spawnSync } from "node:child_process";
import { install, root } from "./install.mjs";

install({ development: true });
const { build } = await import("./build.mjs");
await build();
const { browser } = await import("./browser.mjs");

const { status } = spawnSync(
  process.execPath,
  // jest's own loader for ECMAScript modules stands on it.
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    `${root}node_modules/jest/bin/jest.js`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, CHROME: browser() } },
);
process.exit(status ?? 1);
