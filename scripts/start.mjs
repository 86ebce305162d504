/** `npm start [-- folder-of-maps]`: installs what is missing, builds what is stale, serves. */
import { install, root } from "./install.mjs";

install({ development: false });
const { build } = await import("./build.mjs");
await build();
await import(`${root}dist/server/main.js`);
