/** A thread that builds and asks the words of many maps. */
import { searchDone } from "./shards.ts";
import { takeJobs } from "./thread.ts";

takeJobs(searchDone);
