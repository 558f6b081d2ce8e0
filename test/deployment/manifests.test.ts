import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { commands } from "../../src/cli/index.ts";
import { routes } from "../../src/contract/index.ts";
import { STANDARD, saidInCode } from "./environment.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), "utf8");
const KUBERNETES = readdirSync(join(ROOT, "deploy", "kubernetes")).filter((name) => name.endsWith(".yaml"));

const nothing = (): Promise<never> => Promise.reject(new Error("nothing is started here"));

/** Why a command line of a manifest would be refused by the program; nothing where it would not. */
function wrongIn(line: readonly string[]): string | null {
  let command: Command = commands({ listen: nothing, listenForProbes: nothing });
  const rest = [...line];
  for (let next = rest[0]; next !== undefined && !next.startsWith("-"); next = rest[0]) {
    const below = command.commands.find((one) => one.name() === next);
    if (!below) return `there is no command ${next} below ${command.name()}`;
    command = below;
    rest.shift();
  }
  while (rest.length > 0) {
    const name = rest.shift();
    const option = command.options.find(({ long }) => long === name);
    if (!option) return `${command.name()} has no option ${name}`;
    if (option.required && (rest.shift() ?? "--").startsWith("--")) return `${name} takes a value`;
  }
  return null;
}

const serviceSchema = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  env_file: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.unknown()).default({}),
  ports: z.array(z.string()).default([]),
});
const composeSchema = z.object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.unknown()) }).loose();
const compose = composeSchema.parse(parse(read("deploy", "compose.yaml"), { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image.startsWith("openbowtie:"));

const containerSchema = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()),
  envFrom: z.array(
    z.object({ configMapRef: z.object({ name: z.string() }).optional(), secretRef: z.object({ name: z.string() }).optional() }),
  ),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  resources: z.object({ requests: z.object({ cpu: z.string(), memory: z.string() }), limits: z.object({ memory: z.string() }) }),
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal("ALL")]) }),
  }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
});
const podSchema = z.looseObject({
  securityContext: z.looseObject({ runAsNonRoot: z.literal(true), runAsUser: z.literal(1000) }),
  automountServiceAccountToken: z.literal(false),
  containers: z.array(containerSchema).length(1),
  volumes: z.array(z.looseObject({ name: z.string() })),
});
const labelsSchema = z.record(z.string(), z.string());
const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), labels: labelsSchema }),
  data: z.record(z.string(), z.string()).optional(),
  stringData: z.record(z.string(), z.string()).optional(),
  spec: z.looseObject({}).optional(),
});
const manifests = KUBERNETES.flatMap((name) =>
  parseAllDocuments(read("deploy", "kubernetes", name)).map((document) => {
    expect(document.errors, name).toEqual([]);
    return manifestSchema.parse(document.toJS());
  }),
);
const called = (kind: string, name: string) => manifests.find((one) => one.kind === kind && one.metadata.name === name);
const templateSchema = z.looseObject({ template: z.object({ metadata: z.object({ labels: labelsSchema }), spec: podSchema }) });
const workloads = manifests
  .filter(({ kind }) => kind === "Deployment" || kind === "Job")
  .map(({ metadata, spec }) => ({ name: metadata.name, ...templateSchema.parse(spec).template }));

test("commands and options of every manifest are those of the program", () => {
  const lines = [
    ...ours.map(([name, { command }]) => [name, command ?? []] as const),
    ...workloads.map(({ name, spec }) => [name, spec.containers[0]?.args ?? []] as const),
    ["Containerfile", JSON.parse(/^CMD (\[.*\])$/m.exec(read("Containerfile"))?.[1] ?? "[]") as string[]] as const,
    ["Containerfile, building", ["build"]] as const,
  ];
  expect(lines.length).toBeGreaterThanOrEqual(8);
  expect(lines.flatMap(([, line]) => wrongIn(line) ?? [])).toEqual([]);
  expect(wrongIn(["start", "--prot", "1"])).toBe("start has no option --prot");
  expect(wrongIn(["begin"])).toBe("there is no command begin below bowtie");
});

const namesIn = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, name]) => name ?? "");

test("what the environment says in every manifest is known to the program", () => {
  const known = new Set([...saidInCode(), ...STANDARD]);
  const names = [
    ...ours.flatMap(([, { environment }]) => Object.keys(environment)),
    ...namesIn(read("deploy", "program.env.example"), /^(\w+)=/gm),
    ...manifests.flatMap(({ data, stringData }) => Object.keys({ ...data, ...stringData })),
    ...namesIn(read("Containerfile"), /\b(BOWTIE_\w+)=/g),
  ];
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test("services of the compose file wait only for one another, and have the files and volumes they name", () => {
  for (const [name, { depends_on, volumes, env_file = [] }] of services) {
    for (const other of Object.keys(depends_on)) expect(Object.keys(compose.services), name).toContain(other);
    for (const file of env_file) expect(() => read("deploy", `${file}.example`), file).not.toThrow();
    for (const volume of volumes) {
      const [from = ""] = volume.split(":");
      if (from.startsWith("./")) expect(() => read("deploy", from), from).not.toThrow();
      else expect(Object.keys(compose.volumes)).toContain(from);
    }
  }
  // Passwords come from files that are kept nowhere.
  expect(JSON.stringify(compose)).not.toMatch(/password/i);
  expect(read(".gitignore")).toMatch(/^deploy\/\*\.env$/m);
});

test("the addresses of the compose file are those of its services, and the cluster is the one that ClickHouse is told of", () => {
  const said = new Map(
    ["program", "postgres", "clickhouse"].flatMap((file) =>
      [...read("deploy", `${file}.env.example`).matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name ?? "", value ?? ""] as const),
    ),
  );
  const database = new URL(said.get("DATABASE_URL") ?? "");
  expect([database.username, database.password, database.hostname, database.pathname]).toEqual([
    said.get("POSTGRES_USER"),
    said.get("POSTGRES_PASSWORD"),
    "postgres",
    `/${said.get("POSTGRES_DB")}`,
  ]);
  const analytics = new URL(said.get("ANALYTICS_URL") ?? "");
  expect([analytics.username, analytics.password]).toEqual([said.get("CLICKHOUSE_USER"), said.get("CLICKHOUSE_PASSWORD")]);
  const nodes = (analytics.searchParams.get("nodes") ?? "").split(",");
  expect(nodes).toContain(analytics.host);
  const xml = read("deploy", "clickhouse", "cluster.xml");
  expect([...xml.matchAll(/<host>([^<]+)<\/host>/g)].map(([, host]) => `${host}:8123`)).toEqual(nodes);
  expect(xml).toContain(`<${analytics.searchParams.get("cluster")}>`);
  for (const node of nodes) expect(Object.keys(compose.services)).toContain(node.split(":")[0]);
});

test("pods run as nobody in particular, read what there is, and are found by what selects them", () => {
  expect(workloads.map(({ name }) => name).sort()).toEqual(["openbowtie-init", "openbowtie-web", "openbowtie-worker"]);
  for (const { spec } of workloads)
    for (const { envFrom, volumeMounts } of spec.containers) {
      for (const { configMapRef, secretRef } of envFrom) {
        if (configMapRef) expect(called("ConfigMap", configMapRef.name)).toBeDefined();
        if (secretRef) expect(called("Secret", secretRef.name)).toBeDefined();
      }
      expect(volumeMounts.map(({ name }) => name).sort()).toEqual(spec.volumes.map(({ name }) => name).sort());
    }
  const selectors = manifests.flatMap(({ kind, metadata, spec }) => {
    const selector = z.looseObject({ selector: z.unknown().optional() }).parse(spec ?? {}).selector as Record<string, unknown> | undefined;
    if (selector === undefined) return [];
    return [[`${kind} ${metadata.name}`, labelsSchema.parse(selector["matchLabels"] ?? selector)] as const];
  });
  expect(selectors).toHaveLength(5);
  for (const [name, selector] of selectors)
    expect(
      workloads.filter(({ metadata }) => Object.entries(selector).every(([key, value]) => metadata.labels[key] === value)),
      name,
    ).toHaveLength(1);
  const scaled = z.looseObject({ scaleTargetRef: z.object({ kind: z.string(), name: z.string() }).loose() });
  const { kind, name } = scaled.parse(called("HorizontalPodAutoscaler", "openbowtie-web")?.spec).scaleTargetRef;
  expect(called(kind, name)).toBeDefined();
});

test("probes ask what there is at a port that is named, and the healthcheck of the image too", () => {
  const paths = new Set(Object.values(routes).map(({ path }) => path));
  const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }).loose();
  const web = workloads.find(({ name }) => name === "openbowtie-web")?.spec.containers[0];
  const worker = workloads.find(({ name }) => name === "openbowtie-worker")?.spec.containers[0];
  for (const [container, kind] of [
    [web, "startupProbe"],
    [web, "livenessProbe"],
    [web, "readinessProbe"],
    [worker, "livenessProbe"],
    [worker, "readinessProbe"],
  ] as const) {
    const { path, port } = probe.parse(container?.[kind]).httpGet;
    expect(paths).toContain(path);
    expect(container?.ports.map(({ name }) => name)).toContain(port);
    expect(container?.args.join(" ")).toContain("--host 0.0.0.0");
  }
  expect(worker?.args[worker.args.indexOf("--port") + 1]).toBe(String(worker?.ports[0]?.containerPort));
  expect(probe.parse(web?.["livenessProbe"]).httpGet.path).not.toBe(probe.parse(web?.["readinessProbe"]).httpGet.path);
  const asked = /fetch\('http:\/\/127\.0\.0\.1:(\d+)([^']+)'\)/.exec(read("Containerfile"));
  expect(paths).toContain(asked?.[2]);
  expect(Number(asked?.[1])).toBe(web?.ports[0]?.containerPort);
  expect(read("Containerfile")).toContain(`EXPOSE ${asked?.[1]}`);
});

test("the image has the version of the package everywhere, and runs as somebody who may write nothing but data", () => {
  const { version } = z
    .object({ version: z.string() })
    .loose()
    .parse(JSON.parse(read("package.json")));
  const images = [...ours.map(([, { image }]) => image), ...workloads.flatMap(({ spec }) => spec.containers.map(({ image }) => image))];
  expect(new Set(images)).toEqual(new Set([`openbowtie:${version}`]));
  expect(read("Containerfile")).toMatch(/^USER node$/m);
  expect(read("Containerfile")).toMatch(/^VOLUME \/data$/m);
});
