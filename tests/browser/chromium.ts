/** The browser that the tests drive: Chromium or Chrome, found on the path or named in CHROME. Nothing is skipped without it. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Headless, without a sandbox that containers forbid, and silent: it asks nobody but the page's own server. */
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}

function executable(): string {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const named = process.env.CHROME;
  const candidates =
    named === undefined
      ? [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE]
      : [named];
  const found = candidates.find(isExecutable);
  if (found === undefined) {
    throw new Error(
      "The browser tests need Chromium or Chrome: install it (apt-get install chromium), or name it in CHROME.",
    );
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // No such file, or none that may be run: not a browser.
    return false;
  }
}
