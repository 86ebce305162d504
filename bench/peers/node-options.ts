/** What `npm start` starts Node with, so that what is measured is started as what is used. */
import { readFileSync } from "node:fs";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };

export const NODE_OPTIONS = scripts.start.split(" ").filter((word) => word.startsWith("--"));
