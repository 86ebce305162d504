/** A thread of its own for one job: does it, says what came of it, and is done. */
import { parentPort, workerData } from "node:worker_threads";
import { done, type Order } from "./jobs.ts";

parentPort?.postMessage(done(workerData as Order)); // As `createWorkshop` starts it.
