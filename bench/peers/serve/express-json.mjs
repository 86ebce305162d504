/** Express 5 with what is added to it as a rule: the document from an object on each request, packed by middleware. */
import { brotliDecompressSync } from "node:zlib";
import compression from "compression";
import cors from "cors";
import express from "express";
import helmet from "helmet";
import { answers, listenOn } from "./bytes.mjs";

const maps = new Map([...answers].map(([path, { bytes }]) => [path, JSON.parse(brotliDecompressSync(bytes))]));
const app = express();
app.use(helmet(), cors(), compression());
app.get("/api/maps/:map", (request, response) => {
  const map = maps.get(request.path);
  if (map === undefined) return response.sendStatus(404);
  response.json(map);
});
app.listen(listenOn, "127.0.0.1");
