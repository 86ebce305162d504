/** The real service, built if its sources are newer, on a port of its own. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type Served = { readonly address: string; readonly stop: () => Promise<void> };

/**
 * @param maps A folder of maps; the shipped ones if it isn't given.
 * @param settings Of the service, beside those.
 */
export async function serve(
  maps = join(root, "graph-data"),
  settings: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const built = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The viewer could not be built:\n${built.stderr}`);

  const { NODE_OPTIONS: _, ...environment } = process.env;
  const server = spawn(process.execPath, [join(root, "dist/server/main.js")], {
    env: { ...environment, PORT: "0", HOST: "127.0.0.1", MAPS: maps, LOG_LEVEL: "error", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk;
      const found = /Open (http:\/\/[^\s]+?)\/?\s/u.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    void ended.then(() => reject(new Error(`The server did not start:\n${said}`)));
  });
  return {
    address,
    stop: () => {
      server.kill("SIGTERM");
      return ended;
    },
  };
}
