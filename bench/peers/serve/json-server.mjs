/** json-server over the largest map's claims: `?q=` looks for words, a claim's address answers the claim. */
import { brotliDecompressSync } from "node:zlib";
import jsonServer from "json-server";
import { answers, listenOn } from "./bytes.mjs";

const maps = [...answers].map(([, { bytes }]) => JSON.parse(brotliDecompressSync(bytes)));
const resources = Object.fromEntries(maps.map((map) => [map.id, map.claims]));
const server = jsonServer.create();
server.use(jsonServer.router(resources));
server.listen(listenOn, "127.0.0.1");
