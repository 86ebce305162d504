/** The bytes of a request's body → its text. */
import { decode } from "../model/decode.ts";
import { Refusal } from "./refusals.ts";

/** @throws {Refusal} where the body is no text. Without a body, the text is empty. */
export function textOf(body: Buffer | undefined): string {
  const decoded = decode(body ?? Buffer.alloc(0));
  if (decoded.ok) return decoded.text;
  throw new Refusal("unreadable-document", decoded.reason);
}
