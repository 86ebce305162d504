/** The browser that the tests drive: found on the path, or, for root on Debian, installed from its packages. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fail } from "./install.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The path of Chromium or Chrome; `CHROME` names another. Ends the run with a sentence where there is none. */
export function browser() {
  return find() ?? installed() ?? fail("The browser tests need Chromium or Chrome: install it, or name it in CHROME.");
}

function find() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = process.env.CHROME ? [process.env.CHROME] : [...onPath, ...ELSEWHERE];
  return candidates.find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // No such file, or none that may be run: not a browser.
    return false;
  }
}

function installed() {
  if (process.env.CHROME || process.getuid?.() !== 0) return undefined;
  process.stdout.write("Installing Chromium from Debian's packages ...\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...words) => spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  if (!run("update", "-qq") || !run("install", "-y", "-qq", "--no-install-recommends", "chromium")) return undefined;
  return find();
}
