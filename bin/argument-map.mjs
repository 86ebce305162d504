#!/usr/bin/env node
/** The command line: installs what is missing, builds what is stale, and does what the first word says. */
import { install, root } from "../scripts/install.mjs";

install({ development: false });
const { build } = await import("../scripts/build.mjs");
await build();
if (process.argv[2] === "serve") {
  // The service reads its folder from the words after its own name, as `npm start -- folder` gives them.
  process.argv.splice(2, 1);
  await import(`${root}dist/server/main.js`);
} else {
  await import(`${root}dist/cli/main.js`);
}
