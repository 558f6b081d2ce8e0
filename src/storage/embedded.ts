import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { canEnter, findPrograms, give, isRoot, type Programs, SYSTEM_FOLDER } from "./binaries.ts";

/** A PostgreSQL of our own, listening on this machine only. */
export interface EmbeddedServer {
  readonly url: string;
  /** Asks it to finish what it does and end; resolves when it has. */
  stop(): Promise<void>;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "512MB",
  wal_buffers: "64MB",
  work_mem: "64MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "4GB",
  // Data lie on a solid-state disk or in memory: reading a row by its index costs little more than reading the next one.
  random_page_cost: "1.1",
  effective_cache_size: "2GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  jit: "off",
  logging_collector: "off",
  log_line_prefix: "%m ",
};

const ATTEMPTS = 60;

/**
 * Starts the PostgreSQL of a data folder, or takes over the one that is already running there: it outlives a program
 * that was killed, so that nothing committed is lost.
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedServer> {
  await makeDataFolder(dataFolder);
  const programs = await findPrograms();
  const cluster = await clusterFolder(dataFolder, programs);
  const password = await clusterPassword(dataFolder, cluster);
  if (!(await exists(join(cluster, "PG_VERSION")))) await initialise(cluster, password, programs, dataFolder);
  for (let attempt = 1; ; attempt++) {
    const running = await runningServer(cluster);
    const port = running?.port ?? (await launch(cluster, programs, dataFolder));
    const url = `postgres://bowtie:${password}@127.0.0.1:${port}/postgres`;
    if (await answers(url)) return { url, stop: () => stop(cluster) };
    if (attempt === ATTEMPTS) {
      throw new Error(`The database in ${cluster} does not start. Its own messages are in ${logFile(dataFolder)}.`);
    }
    await sleep(attempt < 10 ? 50 : 250);
  }
}

/** Ends the PostgreSQL of a data folder, if one runs. */
export async function stopEmbedded(dataFolder: string): Promise<boolean> {
  const programs = await findPrograms();
  const cluster = await clusterFolder(dataFolder, programs);
  if (!(await runningServer(cluster))) return false;
  await stop(cluster);
  return true;
}

const logFile = (dataFolder: string): string => join(dataFolder, "postgres.log");

/** Programs of another user must be able to pass through a folder we make as root, whatever the umask. */
async function makeDataFolder(dataFolder: string): Promise<void> {
  const made = await mkdir(dataFolder, { recursive: true });
  if (made !== undefined && isRoot()) await chmod(dataFolder, 0o711);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Inside the data folder, or where the server's user can reach it when that folder is closed to it. */
async function clusterFolder(dataFolder: string, { user }: Programs): Promise<string> {
  const inside = resolve(dataFolder, "postgres");
  if (user === null || (await canEnter(dataFolder, user))) return inside;
  const name = `${basename(resolve(dataFolder))}-${createHash("sha256").update(resolve(dataFolder)).digest("hex").slice(0, 12)}`;
  const outside = join(SYSTEM_FOLDER, name, "postgres");
  await mkdir(dirname(outside), { recursive: true });
  for (const folder of [SYSTEM_FOLDER, dirname(outside)]) await chmod(folder, 0o711);
  await writeFile(join(dataFolder, "postgres.location"), `${outside}\n`);
  return outside;
}

async function clusterPassword(dataFolder: string, cluster: string): Promise<string> {
  const file = join(dataFolder, "postgres.password");
  if (await exists(file)) return (await readFile(file, "utf8")).trim();
  if (await exists(join(cluster, "PG_VERSION"))) {
    throw new Error(`${file} is missing, and without it the database in ${cluster} cannot be opened. Restore it from your backup.`);
  }
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** Made beside its place and moved there when complete, so that a cluster that exists is a whole one. */
async function initialise(cluster: string, password: string, { folder, user }: Programs, dataFolder: string): Promise<void> {
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await give(unfinished, user);
  const passwordFile = `${unfinished}.secret`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  await give(passwordFile, user);
  const made = spawnSync(
    join(folder, "bin", "initdb"),
    [
      "-D",
      unfinished,
      "-U",
      "bowtie",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      "--no-instructions",
    ],
    { cwd: "/", encoding: "utf8", ...(user ? { uid: user.uid, gid: user.gid } : {}) },
  );
  await rm(passwordFile);
  if (made.status !== 0) {
    await writeFile(logFile(dataFolder), `${made.stdout}\n${made.stderr}`);
    throw new Error(
      `The database could not be created in ${cluster}: ${(made.stderr || made.error?.message || "").trim().split("\n").at(-1)}`,
    );
  }
  await rename(unfinished, cluster);
}

interface Running {
  readonly pid: number;
  readonly port: number;
}

/** What postmaster.pid says, if that process is alive and is a PostgreSQL; a stale file is removed. */
async function runningServer(cluster: string): Promise<Running | null> {
  const file = join(cluster, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (await isPostgres(pid)) return port > 0 ? { pid, port } : null;
  await rm(file, { force: true });
  return null;
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "postgres");
  return command.includes("postgres");
}

async function launch(cluster: string, { folder, user }: Programs, dataFolder: string): Promise<number> {
  const port = await freePort();
  const log = await open(logFile(dataFolder), "a");
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(folder, "bin", "postgres"), ["-D", cluster, "-p", String(port), ...settings], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  child.unref();
  await Promise.race([failed, sleep(30)]);
  child.on("error", () => undefined);
  await log.close();
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = (error as { code?: string }).code;
      if (code === "28P01") throw new Error("The running database does not accept the password of this data folder.", { cause: error });
      if (code !== "57P03" && attempt > 8) return false;
      await sleep(25);
    }
  }
  return false;
}

async function stop(cluster: string): Promise<void> {
  const running = await runningServer(cluster);
  if (!running) return;
  process.kill(running.pid, "SIGINT");
  for (let waited = 0; waited < 600 && (await exists(join(cluster, "postmaster.pid"))); waited++) await sleep(50);
}
