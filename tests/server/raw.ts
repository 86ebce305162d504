/** Requests as no well-meaning client sends them: bytes to a port, and what comes back. */
import { connect } from "node:net";

export type RawAnswer = {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** Sends these bytes and reads until the service closes the connection. */
export async function sendRaw(port: number, bytes: string): Promise<RawAnswer> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  const [head = "", ...rest] = Buffer.concat(chunks).toString("latin1").split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  return {
    status: Number(first.split(" ")[1]),
    headers: new Map(
      lines.map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    ),
    body: Buffer.from(rest.join("\r\n\r\n"), "latin1").toString(),
  };
}

/** A GET with a path that is sent as it is, however wrong. */
export function getRaw(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
  const lines = Object.entries({ Host: "test", Connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return sendRaw(port, `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
}
