/** Installs the packages of the lockfile where they are missing or others. Uses nothing but Node itself. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.lockfile-sha256`;

/** Exits with a sentence where Node is too old or the packages can't be had. */
export function install() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`This needs Node 20 or newer; here is ${process.versions.node}.`);

  const lockfile = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockfile) return;

  process.stdout.write("Installing packages (once, about half a minute) ...\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync(npm, options, { cwd: root, stdio: "inherit", shell: npm.endsWith(".cmd") });
  if (status !== 0)
    fail(`npm ci failed${error ? ` (${error.message})` : ""}: see above. Is the npm registry in reach?`);
  writeFileSync(stamp, lockfile);
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
