import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseClickHouseUrl } from "../../src/analytics/index.ts";
import { type Context, openContext } from "../../src/operations/index.ts";
import { findPrograms } from "../../src/storage/binaries.ts";
import { openStorage } from "../../src/storage/index.ts";
import { freePort } from "../cluster/nodes.ts";
import { clusterUrl } from "./cluster.ts";
import { begin, type Ended } from "./program.ts";

/** A program of several that was started for a test. */
export interface Process {
  readonly url: string;
  /** What it has said so far. */
  readonly said: () => string;
  /** Whether it still runs. */
  readonly isRunning: () => boolean;
  kill(signal: NodeJS.Signals): Promise<Ended>;
}

/** A PostgreSQL of its own, and programs that share it; their facts lie in it, or in a ClickHouse cluster where one runs (npm run test:cluster). */
export interface Together {
  /** What says where the programs keep their facts. */
  readonly engine: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  /** For whoever is started beside them. */
  readonly folder: string;
  /** Starts a web process and waits until it answers. */
  web(env?: Readonly<Record<string, string>>): Promise<Process>;
  /** Starts a worker; one with probes says over HTTP how it does. */
  worker(env?: Readonly<Record<string, string>>, hasProbes?: boolean): Promise<Process>;
  /** Looks at the ledger and its facts as one more of them. */
  look(): Promise<Context>;
  /** Breaks PostgreSQL off in the middle of whatever it does, and starts it again at the same address. */
  restartDatabase(): Promise<void>;
  end(): Promise<void>;
}

export async function together(): Promise<Together> {
  const folder = await mkdtemp(join(tmpdir(), "bowtie-several-"));
  await chmod(folder, 0o711);
  const storage = await openStorage({ dataFolder: folder, databaseUrl: undefined });
  await storage.claim();
  const server = storage.pool.options.connectionString ?? "";
  await storage.pool.query("create database shared");
  const url = new URL(server);
  url.pathname = "/shared";
  const databaseUrl = url.href;
  const analyticsUrl = clusterUrl();
  const engine: Together["engine"] = analyticsUrl === null ? { BOWTIE_ANALYTICS: "postgres" } : { ANALYTICS_URL: analyticsUrl };
  const processes: Process[] = [];
  const contexts: Context[] = [];
  let folders = 0;

  const start = async (args: readonly string[], address: string, env: Readonly<Record<string, string>>): Promise<Process> => {
    folders += 1;
    const { child, ended } = begin([...args, "--data", join(folder, `data-${folders}`)], {
      DATABASE_URL: databaseUrl,
      ...engine,
      ...env,
    });
    let said = "";
    let isRunning = true;
    child.stderr?.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
    void ended.then(() => {
      isRunning = false;
    });
    const process: Process = {
      url: address,
      said: () => said,
      isRunning: () => isRunning,
      kill: (signal) => {
        child.kill(signal);
        return ended;
      },
    };
    processes.push(process);
    while (!/ready/.test(said)) {
      if (!isRunning) throw new Error(`${args.join(" ")} ended: ${said}`);
      await sleep(50);
    }
    return process;
  };

  const startAt = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Process> => {
    const port = await freePort();
    return start([...args, "--port", String(port)], `http://127.0.0.1:${port}`, env);
  };

  if (analyticsUrl !== null) {
    const { err, code } = await begin(["analytics", "init", "--data", join(folder, "init")], { DATABASE_URL: databaseUrl, ...engine })
      .ended;
    if (code !== 0) throw new Error(err);
  }
  return {
    databaseUrl,
    engine,
    folder: join(folder, "beside"),
    web: (env = {}) => startAt(["start", "--web-only"], env),
    worker: (env = {}, hasProbes = false) => (hasProbes ? startAt(["worker"], env) : start(["worker"], "", env)),
    async look() {
      const context = await openContext({
        dataFolder: join(folder, "look"),
        databaseUrl,
        engine: analyticsUrl === null ? "postgres" : parseClickHouseUrl(analyticsUrl),
        isOneOfMany: true,
      });
      if (context === null) throw new Error("one of several claims nothing");
      contexts.push(context);
      return context;
    },
    async restartDatabase() {
      const { folder: programs, user } = await findPrograms();
      const { status, stderr } = spawnSync(
        join(programs, "bin", "pg_ctl"),
        ["restart", "-D", join(folder, "postgres"), "-m", "immediate", "-w", "-l", join(folder, "postgres", "restarted.log")],
        { cwd: "/", encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], ...(user ? { uid: user.uid, gid: user.gid } : {}) },
      );
      if (status !== 0) throw new Error(stderr);
    },
    async end() {
      for (const process of processes) if (process.isRunning()) await process.kill("SIGKILL");
      for (const context of contexts) await context.close();
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
