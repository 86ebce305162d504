/** JSON text → a value of which a reader knows that it is no deeper than a map may be. */
import { isDeeperThan, syntaxMessage, withoutMark } from "../json.ts";
import { notOfThisFormat } from "./notation.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** A map may be 64 levels deep, and what a reader keeps of a text lies some levels below the map's root. */
const DEPTH = 48;

/**
 * @param format As people name what was expected, for the message: "AIF JSON".
 * @throws {InvalidMap} where the text is no JSON, or is nested too deep.
 */
export function parseJson(text: string, format: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(withLongNumbersQuoted(withoutMark(text)));
  } catch (error) {
    // JSON.parse throws nothing but SyntaxError.
    throw notOfThisFormat(`This is no ${format}: ${syntaxMessage(error as SyntaxError, text)}`);
  }
  if (!isDeeperThan(value, DEPTH)) return value;
  throw notOfThisFormat(`This is no ${format}: its values are nested more than ${DEPTH} levels deep.`);
}

/** As `parseJson`, where the value must be an object. */
export function parseJsonObject(text: string, format: string): JsonObject {
  const value = parseJson(text, format);
  if (isObject(value)) return value;
  throw notOfThisFormat(`This is no ${format}: it holds ${kindOf(value)}, not an object.`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, as a message says it. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a${typeof value === "object" ? "n" : ""} ${typeof value}`;
}

/**
 * Whole numbers of sixteen digits and more as strings: ids of that length are real, and numbers of JavaScript would
 * make others of them.
 */
function withLongNumbersQuoted(text: string): string {
  if (!/[:[,]\s*-?\d{16}/u.test(text)) return text;
  let isInString = false;
  return text.replace(/\\.|"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/gsu, (token) => {
    if (token === '"') isInString = !isInString;
    return isInString || token === '"' || token.startsWith("\\") ? token : `"${token}"`;
  });
}
