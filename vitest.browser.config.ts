import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // What a page shows after a click may take a while on a busy machine: a test says what must come, not how soon.
    expect: { poll: { timeout: 20_000 } },
  },
});
