/** `node:http` and nothing else: looks the answer up, minds what the request accepts and has, and writes. */
import { createServer } from "node:http";
import { answers, listenOn } from "./bytes.mjs";

createServer((request, response) => {
  const answer = answers.get(request.url);
  if (answer === undefined || !request.headers["accept-encoding"]?.includes("br")) {
    response.writeHead(404).end();
  } else if (request.headers["if-none-match"] === answer.etag) {
    response.writeHead(304, answer.unmodified).end();
  } else {
    response.writeHead(200, answer.list);
    response.end(answer.bytes);
  }
}).listen(listenOn, "127.0.0.1");
