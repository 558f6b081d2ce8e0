import { defineConfig } from "vitest/config";

/** What every store must do alike, with a cluster of two among them; programs that share it; and what becomes of it when servers and wires fail. */
export default defineConfig({
  test: {
    globalSetup: ["test/setup/database.ts", "test/setup/cluster.ts"],
    include: ["test/conformance/store.test.ts", "test/several/processes.test.ts", "test/cluster/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
