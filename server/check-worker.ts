/** A thread of its own for one foreign map: reads it, says what is wrong with it, and is done. */
import { parentPort, workerData } from "node:worker_threads";
import { checked } from "./checker.ts";

parentPort?.postMessage(checked(workerData as string)); // As `createChecker` starts it.
