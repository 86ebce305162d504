/** A thread that does jobs. */
import { parentPort } from "node:worker_threads";
import { done, type Order } from "./jobs.ts";

parentPort?.on("message", (order: Order) => parentPort?.postMessage(done(order)));
