/** Express 5 as its documentation has it: a route, `app.listen`, the same prepared bytes, Express' own 304. */
import express from "express";
import { answers, listenOn } from "./bytes.mjs";

const app = express();
app.get("/api/maps/:map", (request, response) => {
  const answer = answers.get(request.path);
  if (answer === undefined) return response.sendStatus(404);
  response.set(answer.headers);
  response.send(answer.bytes);
});
app.listen(listenOn, "127.0.0.1");
