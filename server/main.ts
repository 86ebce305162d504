/**
 * Starts the service: the only file of the server that does something when it is imported.
 *
 * The thread that reads the folder takes as long to begin as the rest takes to be loaded, so it is begun before that.
 */
import { beginReading } from "./readers.ts";

const reader = beginReading(import.meta.url);
// A bundle of its own, which an import by its name would make part of this one.
const { serve }: typeof import("./serve.ts") = await import(new URL("./serve.js", import.meta.url).href);
await serve(reader);
