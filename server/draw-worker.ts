/** A thread that draws maps. */
import { draw } from "./drawing.ts";
import { memoryOf, takeJobs } from "./thread.ts";

takeJobs(draw, memoryOf);
