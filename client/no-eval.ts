/**
 * Tells zod to make no code of its own, which the content security policy forbids and the browser would complain of.
 * It is asked while schemas are made, so this is imported before them.
 */
import * as z from "zod";

z.config({ jitless: true });
