/** A check looks at a whole map, connected, and returns what it finds; one check, one file. */
import type { Connections } from "../connections.ts";
import type { Problem } from "../problems.ts";

export type Check = (connections: Connections) => readonly Problem[];
