import { readSettings } from "../../server/settings.ts";

const world = (environment: Record<string, string>, more: Partial<Parameters<typeof readSettings>[0]> = {}) =>
  readSettings({ environment, words: [], root: "/project", isFolder: () => true, terminal: false, ...more });

const usual = {
  port: 3000,
  host: "127.0.0.1",
  origin: "",
  folders: { maps: "/project/graph-data", sources: "/project/graph-data/sources" },
  logLevel: "info",
  mapsMemory: 512 * 1024 * 1024,
  answersMemory: 256 * 1024 * 1024,
  rateLimit: 0,
  proxies: 0,
  mostConnections: 16_384,
  drainDelay: 0,
};

test("without a word everything is as usual", () => {
  expect(world({})).toEqual({ ok: true, settings: usual });
  expect(world({ PORT: "", HOST: "", MAPS: "", SOURCES: "", LOG_LEVEL: "" })).toEqual({ ok: true, settings: usual });
});

test("every setting can be said", () => {
  const said = {
    PORT: "0",
    HOST: "::1",
    ORIGIN: "https://maps.example.org/",
    MAPS: "/maps",
    SOURCES: "/texts",
    LOG_LEVEL: "silent",
  };
  const folders = { maps: "/maps", sources: "/texts" };
  const numbers = { MAPS_MEMORY: "1", ANSWERS_MEMORY: "0", RATE_LIMIT: "600", PROXIES: "1", MAX_CONNECTIONS: "9" };
  expect(world({ ...said, ...numbers, DRAIN_DELAY: "5" })).toEqual({
    ok: true,
    settings: {
      ...{
        port: 0,
        host: "::1",
        origin: "https://maps.example.org",
        folders,
        logLevel: "silent",
        mapsMemory: 1024 * 1024,
        answersMemory: 0,
      },
      ...{ rateLimit: 600, proxies: 1, mostConnections: 9, drainDelay: 5000 },
    },
  });
});

test("a folder on the command line outdoes MAPS", () => {
  const read = world({ MAPS: "/maps" }, { words: ["/others"] });
  expect(read).toMatchObject({ settings: { folders: { maps: "/others" } } });
});

test("at a terminal the log keeps to warnings, so that the address stays in view", () => {
  expect(world({}, { terminal: true })).toMatchObject({ settings: { logLevel: "warn" } });
  expect(world({ LOG_LEVEL: "debug" }, { terminal: true })).toMatchObject({ settings: { logLevel: "debug" } });
});

test("the usual folder of texts may be missing, a named one may not", () => {
  const isFolder = (path: string) => path === "/project/graph-data";
  expect(world({}, { isFolder })).toMatchObject({ settings: { folders: { sources: undefined } } });
  expect(world({ SOURCES: "/texts" }, { isFolder })).toEqual({
    ok: false,
    reasons: ['SOURCES is "/texts"; it must be a folder that holds articles\' texts.'],
  });
});

test("everything that is wrong is said at once, each with what is wanted", () => {
  const wrong = { PORT: "http", HOST: "a b", MAPS: "/nowhere", LOG_LEVEL: "loud", RATE_LIMIT: "-1" };
  const read = world(wrong, { isFolder: (path) => path !== "/nowhere" });
  expect(read).toEqual({
    ok: false,
    reasons: [
      'PORT is "http"; it must be a port, a whole number from 0 to 65535 (0 takes any that is free).',
      'HOST is "a b"; it must be a host\'s name or address, such as 127.0.0.1 or 0.0.0.0.',
      'LOG_LEVEL is "loud"; it must be one of trace, debug, info, warn, error, fatal, silent.',
      'RATE_LIMIT is "-1"; it must be requests of an address in a minute (0 for no limit), a whole number from 0 to 1000000.',
      'MAPS is "/nowhere"; it must be a folder that holds maps.',
    ],
  });
});

test.each(["65536", "-1", "80.5", "0x50", " 80", "1e3"])("%j is no port", (port) => {
  expect(world({ PORT: port }).ok).toBe(false);
});

test.each(["maps.example.org", "ftp://maps.example.org", "https://maps.example.org/path", "https://a b"])(
  "%j is no origin",
  (origin) => {
    expect(world({ ORIGIN: origin })).toMatchObject({
      ok: false,
      reasons: [expect.stringContaining("such as https://maps.example.org")],
    });
  },
);
