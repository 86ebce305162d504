/** Installs the packages of the lockfile where they are missing or others. Uses nothing but Node itself. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.installed.json`;

/**
 * Exits with a sentence where Node is too old or the packages can't be had. Serving needs a quarter of the packages;
 * `development` wants all of them.
 */
export function install({ development }) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`This needs Node 20 or newer; here is ${process.versions.node}.`);

  const lockfile = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  const installed = existsSync(stamp) ? JSON.parse(readFileSync(stamp, "utf8")) : {};
  if (installed.lockfile === lockfile && (installed.development || !development)) return;

  process.stdout.write("Installing packages, once ...\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const words = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(development ? [] : ["--omit=dev"])];
  const { status, error } = spawnSync(npm, words, { cwd: root, stdio: "inherit", shell: npm.endsWith(".cmd") });
  if (status !== 0)
    fail(`npm ci failed${error ? ` (${error.message})` : ""}: see above. Is the npm registry in reach?`);
  writeFileSync(stamp, JSON.stringify({ lockfile, development }));
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
