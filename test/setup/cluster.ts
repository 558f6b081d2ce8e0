import { startCluster } from "../cluster/nodes.ts";

/** Two ClickHouse servers for the whole run; every test that needs them makes databases of its own in them. */
export default async function setup({ provide }: { provide: (key: "analyticsUrl", value: string) => void }): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  provide("analyticsUrl", cluster.url("DATABASE"));
  return () => cluster.stop();
}

declare module "vitest" {
  interface ProvidedContext {
    /** With DATABASE where the name of a database stands; only where the cluster runs. */
    analyticsUrl: string;
  }
}
