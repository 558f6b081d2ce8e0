import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Input,
  type Job,
  type Output,
  type Parsed,
  type Problem,
  type Route,
  routes,
  type SentEvents,
  toQuery,
  type Upload,
} from "../contract/index.ts";
import { Refusal } from "../domain/index.ts";
import {
  type Context,
  exportIssues,
  mayBeMany,
  type OperationRoute,
  openContext,
  perform,
  type Report,
  run,
  type Step,
  sendUsage,
  sourceNamed,
  storeUpload,
  theMachine,
} from "../operations/index.ts";

/** What a command works with: the running program, or the data folder itself when none runs. */
export interface Session {
  call<K extends OperationRoute>(route: K, input: Input<K>, report?: Report): Promise<Output<K>>;
  upload(path: string, name: string): Promise<Upload>;
  sendUsage(source: string, events: readonly unknown[]): Promise<SentEvents>;
  issuesCsv(file: number): Promise<{ readonly name: string; readonly text: string }>;
  close(): Promise<void>;
}

/** What a running server leaves in the data folder, so that commands find it. */
export interface ServerNote {
  readonly pid: number;
  readonly url: string;
  /** Shows the server that whoever asks may read the data folder, so works at the machine. */
  readonly secret: string;
}

export const noteFile = (dataFolder: string): string => join(dataFolder, "server.json");

/** The server of a data folder, if one answers. */
export async function runningServer(dataFolder: string): Promise<ServerNote | null> {
  const text = await readFile(noteFile(dataFolder), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    const note = JSON.parse(text) as ServerNote;
    const answer = await fetch(`${note.url}/api/health`, { signal: AbortSignal.timeout(5000) });
    return answer.ok ? note : null;
  } catch {
    return null;
  }
}

const ATTEMPTS = 40;

/** Opens the data folder, by its running server if there is one. */
export async function openSession(dataFolder: string, databaseUrl: string | undefined): Promise<Session> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const server = await runningServer(dataFolder);
    if (server) return remote(server);
    const context = await openContext({ dataFolder, databaseUrl, isOneOfMany: mayBeMany(process.env) });
    if (context) return local(context);
    await sleep(250);
  }
  throw new Refusal(
    "folder_in_use",
    409,
    `Another bowtie command is working in ${dataFolder}. Wait for it to end, or choose another folder with --data.`,
  );
}

function local(context: Context): Session {
  return {
    call: async (id, input, report = () => undefined) => {
      const parsed = routes[id].input.parse(input) as Parsed<typeof id>;
      return run(context, theMachine(), id, parsed, report);
    },
    upload: (path, name) =>
      perform(context, { operation: "upload", who: theMachine().who, input: { name } }, () =>
        storeUpload(context, name, createReadStream(path)),
      ),
    sendUsage: (source, events) => sendUsage(context, sourceNamed(source), events),
    issuesCsv: (file) => exportIssues(context, file),
    close: () => context.close(),
  };
}

/** The program ended while it was asked. */
const gone = (url: string) => (error: unknown) => {
  if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  throw new Refusal(
    "program_gone",
    503,
    `The program at ${new URL(url).origin} stopped answering. Whatever it had begun to write is whole or not there at all: look with “bowtie imports”, then run this command again.`,
  );
};

const askWith =
  (secret: string) =>
  (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${secret}` } }).catch(
      gone(url),
    );
type Ask = ReturnType<typeof askWith>;

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(gone(response.url));
  if (response.ok) return body;
  const { code, status, detail, details } = body as Problem;
  throw new Refusal(code, status, detail, details ?? {});
}

function remote({ url: base, secret }: ServerNote): Session {
  const ask = askWith(secret);
  const request = async (route: Route, input: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const rest = { ...input };
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = rest[name];
      delete rest[name];
      return encodeURIComponent(String(value));
    });
    if (route.method === "get" || route.method === "delete")
      return answerOf(await ask(`${base}${path}?${toQuery(rest)}`, { method: route.method.toUpperCase() }));
    return answerOf(
      await ask(`${base}${path}`, {
        method: route.method.toUpperCase(),
        headers: { "content-type": "application/json" },
        body: JSON.stringify(rest),
      }),
    );
  };
  return {
    call: async (id, input, report = () => undefined) => {
      const answer = await request(routes[id], input as Readonly<Record<string, unknown>>);
      const result = (routes[id] as Route).job ? await watch(ask, base, answer as Job, report) : answer;
      return result as Output<typeof id>;
    },
    upload: async (path, name) => {
      const body = createReadStream(path) as unknown as ReadableStream;
      return (await answerOf(
        await ask(`${base}/api/uploads?name=${encodeURIComponent(name)}`, { method: "POST", body, duplex: "half" } as RequestInit),
      )) as Upload;
    },
    sendUsage: async (source, events) =>
      (await answerOf(
        await ask(`${base}/api/usage/events?source=${encodeURIComponent(source)}`, {
          method: "POST",
          headers: { "content-type": "application/x-ndjson" },
          body: events.map((event) => JSON.stringify(event)).join("\n"),
        }),
      )) as SentEvents,
    issuesCsv: async (file) => {
      const response = await ask(`${base}/api/issues.csv?file=${file}`);
      if (!response.ok) await answerOf(response);
      const name = decodeURIComponent(
        /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "rows.to-correct.csv",
      );
      return { name, text: await response.text() };
    },
    close: async () => undefined,
  };
}

async function watch(ask: Ask, base: string, started: Job, report: Report): Promise<unknown> {
  for (let job = started; ; ) {
    if (job.step) report(job.step as Step);
    if (job.state === "done") return job.result;
    if (job.state === "failed") {
      const { code, status, detail, details } = job.problem as Problem;
      throw new Refusal(code, status, detail, details ?? {});
    }
    await sleep(100);
    job = (await answerOf(await ask(`${base}/api/jobs/${job.id}`))) as Job;
  }
}
