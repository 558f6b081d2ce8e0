import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const PASSWORD = "only/for:tests@";

/** Whether the servers are installed: `npm run test:cluster` does it, and nothing else needs them. */
export const hasServers = (): boolean => existsSync(join(here, "node_modules", "@chdb"));

interface Node {
  readonly http: number;
  readonly tcp: number;
  readonly folder: string;
  process: ChildProcess | null;
}

/** ClickHouse servers on this machine that make a cluster named `pair`, each one a shard. */
export interface Cluster {
  /** The address of a database in it, as ANALYTICS_URL says it; through another port of the first server if one is given. */
  url(database: string, port?: number): string;
  readonly ports: readonly { readonly http: number; readonly tcp: number }[];
  /** As when its machine loses power. */
  kill(shard: number): Promise<void>;
  start(shard: number): Promise<void>;
  /** Rows of a statement, asked of one server by itself. */
  ask(shard: number, sql: string): Promise<string>;
  stop(): Promise<void>;
}

/** A port nobody listens at just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

const USERS = `<clickhouse><profiles><default><max_threads>1</max_threads></default></profiles><quotas><default/></quotas><users>
  <default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
  <bowtie><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></bowtie>
</users></clickhouse>`;

const settingsOf = (node: Node, all: readonly Node[]): string => `<clickhouse>
  <path>${node.folder}/data/</path><users_config>${node.folder}/users.xml</users_config>
  <tcp_port>${node.tcp}</tcp_port><http_port>${node.http}</http_port><listen_host>127.0.0.1</listen_host>
  <max_server_memory_usage>3000000000</max_server_memory_usage>
  <remote_servers><pair>${all
    .map(
      ({ tcp }) =>
        `<shard><replica><host>127.0.0.1</host><port>${tcp}</port><user>bowtie</user><password>${PASSWORD}</password></replica></shard>`,
    )
    .join("")}</pair></remote_servers>
</clickhouse>`;

async function begin(node: Node): Promise<void> {
  const child = spawn(process.execPath, [join(here, "server.mjs"), join(node.folder, "settings.xml"), join(node.folder, "data")], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  node.process = child;
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2000);
  });
  for (let waited = 0; waited < 30_000; waited += 50) {
    const answer = await fetch(`http://127.0.0.1:${node.http}/ping`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  throw new Error(`a ClickHouse server did not start: ${said}`);
}

export async function startCluster(shards = 2): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), "bowtie-cluster-"));
  const nodes: Node[] = [];
  for (let shard = 0; shard < shards; shard++)
    nodes.push({ http: await freePort(), tcp: await freePort(), folder: join(folder, String(shard)), process: null });
  for (const node of nodes) {
    await mkdir(join(node.folder, "data"), { recursive: true });
    await writeFile(join(node.folder, "users.xml"), USERS);
    await writeFile(join(node.folder, "settings.xml"), settingsOf(node, nodes));
  }
  await Promise.all(nodes.map(begin));
  const nodeOf = (shard: number): Node => {
    const node = nodes[shard];
    if (!node) throw new Error(`there is no shard ${shard}`);
    return node;
  };
  const kill = async (shard: number): Promise<void> => {
    const child = nodeOf(shard).process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    ports: nodes,
    url: (database, port = nodeOf(0).http) =>
      `http://bowtie:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}?cluster=pair&nodes=${nodes.map(({ http }) => `127.0.0.1:${http}`).join(",")}`,
    kill,
    start: (shard) => begin(nodeOf(shard)),
    async ask(shard, sql) {
      const answer = await fetch(`http://127.0.0.1:${nodeOf(shard).http}/`, { method: "POST", body: sql });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      return text.trim();
    },
    async stop() {
      for (let shard = 0; shard < shards; shard++) await kill(shard);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
