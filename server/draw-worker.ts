/** A thread that draws maps. */
import { parentPort } from "node:worker_threads";
import { type DrawingJob, draw } from "./drawing.ts";

parentPort?.on("message", async (job: DrawingJob) => parentPort?.postMessage(await draw(job)));
