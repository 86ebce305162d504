/** What a request accepts (RFC 9110, 12.5): media types and content codings, by their quality values. */

/** Content codings in the order of the service's preference; `identity` is the bytes as they are. */
export const CODINGS = ["br", "zstd", "gzip", "identity"] as const;
export type Coding = (typeof CODINGS)[number];

type Preference = { readonly value: string; readonly parameters: readonly string[]; readonly quality: number };

/** A header's entries; one whose quality can't be read counts as not there. */
function preferences(header: string): readonly Preference[] {
  return header.split(",").flatMap((entry) => {
    const [value = "", ...rest] = entry.split(";").map((part) => part.trim().toLowerCase());
    if (value === "") return [];
    const weight = rest.find((part) => part.startsWith("q="));
    const quality = weight === undefined ? 1 : qualityOf(weight.slice(2));
    const parameters = rest.filter((part) => part !== weight && part !== "");
    return quality === undefined ? [] : [{ value, parameters, quality }];
  });
}

function qualityOf(text: string): number | undefined {
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : undefined;
}

/**
 * The coding to answer in, of those that are available; `undefined` where none is acceptable.
 *
 * Equal qualities go by the order of `available`. Without a header, or with an empty one, the bytes go as they are.
 */
export function codingFor(header: string | undefined, available: readonly Coding[]): Coding | undefined {
  if (header === undefined || header.trim() === "") return "identity";
  const chosen = available[0] === "identity" ? chosenOfPlain : chosenOfPacked;
  const known = chosen.get(header);
  if (known !== undefined) return known;
  const coding = bestCoding(header, available);
  if (coding !== undefined && header.length <= LONGEST_REMEMBERED && chosen.size < MOST_REMEMBERED) {
    chosen.set(header, coding);
  }
  return coding;
}

/** Browsers send the same few headers again and again, and reading one takes as long as finding the answer. */
const chosenOfPlain = new Map<string, Coding>();
const chosenOfPacked = new Map<string, Coding>();
const MOST_REMEMBERED = 1000;
/** In characters. */
const LONGEST_REMEMBERED = 100;

function bestCoding(header: string, available: readonly Coding[]): Coding | undefined {
  const asked = preferences(header);
  const qualityOfCoding = (coding: Coding): number => {
    const named = asked.find(({ value }) => value === coding || (coding === "gzip" && value === "x-gzip"));
    const any = asked.find(({ value }) => value === "*");
    if (named !== undefined) return named.quality;
    if (any !== undefined) return any.quality;
    // What is not named is not sent; but for the bytes as they are, which come last unless the service prefers them.
    if (coding !== "identity") return 0;
    return available[0] === "identity" ? 1 : 0.0001;
  };
  return best(available, qualityOfCoding);
}

/** The media type to answer with, of those that are available; `undefined` where none is acceptable. */
export function mediaTypeFor<Type extends string>(
  header: string | undefined,
  available: readonly Type[],
): Type | undefined {
  if (header === undefined || header.trim() === "") return available[0];
  const asked = preferences(header);
  const qualityOfType = (type: string): number => {
    const [essence = "", ...own] = type.split(";").map((part) => part.trim().toLowerCase());
    const group = `${essence.split("/")[0]}/*`;
    const matching = asked.filter(({ value, parameters }) => {
      if (value === "*/*" || value === group) return true;
      return value === essence && parameters.every((parameter) => own.includes(parameter));
    });
    const specificity = ({ value, parameters }: Preference) =>
      value === "*/*" ? 0 : value === group ? 1 : 2 + parameters.length;
    const decisive = matching.toSorted((a, b) => specificity(b) - specificity(a))[0];
    return decisive?.quality ?? 0;
  };
  return best(available, qualityOfType);
}

function best<Value>(available: readonly Value[], quality: (value: Value) => number): Value | undefined {
  let chosen: Value | undefined;
  let highest = 0;
  for (const value of available) {
    const own = quality(value);
    if (own <= highest) continue;
    chosen = value;
    highest = own;
  }
  return chosen;
}
