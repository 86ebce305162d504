/** One runner for every test: unit and API tests, and browser tests that drive Chromium through playwright-core. */
export default {
  testEnvironment: "node",
  // A browser on a busy machine takes its time; what hangs is still told.
  testTimeout: 60_000,
  roots: ["<rootDir>/tests"],
  setupFiles: ["<rootDir>/tests/seed.ts"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: {
    "\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "es6" },
      },
    ],
  },
};
