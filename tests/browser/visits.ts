/** One browser and one service for a file of tests; each visit is a reader of its own, without a complaint at its end. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { launch } from "./chromium.ts";
import { DESKTOP, type Reader, reader } from "./reader.ts";
import { type Served, serve } from "./serve.ts";

export const MAP = "/maps/alaska-summit";
/** The first thing that both the map and these tests know: the main thesis, and a claim deep under it. */
export const THESIS = "danger-is-illusion-of-progress";
export const DEEP = "moscow-left-estonia-treaty";

export type Visit = (path?: string, options?: BrowserContextOptions) => Promise<Reader>;

/**
 * @param maps The folder to serve; the shipped maps if it isn't given.
 * @param settings Of the service, beside that.
 */
export function visits(
  maps?: () => string,
  settings?: Readonly<Record<string, string>>,
): {
  readonly visit: Visit;
  /** Before any page is opened; at the service, or at another address. */
  readonly arrive: (options?: BrowserContextOptions, at?: string) => Promise<Reader>;
  readonly address: () => string;
} {
  let browser: Browser;
  let served: Served;
  let visitors: Reader[] = [];
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve(maps?.(), settings)]);
  });
  afterEach(async () => {
    const complaints = visitors.flatMap((visitor) => visitor.complaints);
    await Promise.all(visitors.map((visitor) => visitor.close()));
    visitors = [];
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.stop()]);
  });

  const arrive = async (options: BrowserContextOptions = DESKTOP, at = served.address) => {
    const visitor = await reader(browser, at, options);
    visitors.push(visitor);
    return visitor;
  };
  const visit: Visit = async (path = MAP, options = DESKTOP) => {
    const visitor = await arrive(options);
    await visitor.open(path);
    return visitor;
  };
  return { visit, arrive, address: () => served.address };
}
